// The text in blocks; only those near the screen are in the page, so that a book scrolls smoothly.
import { $, el, emit, on } from '../scripts/page.js';
import { current, doc, look, pointOf, unitOf } from './document.js';

const BLOCK = 4000; // code points of a block, up to the next line end
const LONGEST = 12000; // without a line end, a block ends between two words
const NEAR = '1500px 0px';

export const box = $('.text');
/** @type {{ start: number, end: number, element: any, filled: boolean }[]} */
let blocks = [];
/** @type {IntersectionObserver | null} */
let observer = null;
/** The mention whose bounds are being changed, with its new bounds. @type {{ id: string, start: number, end: number } | null} */
let preview = null;

/** Ends of blocks: after a line end, outside of every mention. */
function cuts(text) {
  const found = [];
  let start = 0;
  while (start < text.length) {
    let end = start + BLOCK;
    if (end >= text.length) break;
    const line = text.indexOf('\n', end);
    end = line >= 0 && line < start + LONGEST ? line + 1 : text.lastIndexOf(' ', start + LONGEST) + 1 || start + LONGEST;
    if (end <= start || end >= text.length) break;
    found.push(end);
    start = end;
  }
  return found;
}

/** Lay out the complete text again. */
export function lay() {
  observer?.disconnect();
  const at = blocks.length ? anchor() : null;
  const ends = [...cuts(doc.text).map(pointOf), pointOf(doc.text.length)];
  const clean = ends.filter((end) => !doc.order.some((m) => m.start < end && m.end > end) || end === ends[ends.length - 1]);
  let start = 0;
  blocks = clean.map((end) => {
    const element = el('div', 'block');
    element.dir = 'auto';
    const one = { start, end, element, filled: false };
    start = end;
    return one;
  });
  const width = Math.max(24, (box.clientWidth - 60) / 8.6);
  for (const one of blocks) {
    const lines = doc.text.slice(unitOf(one.start), unitOf(one.end)).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
    one.element.style.height = `${lines * 28}px`;
  }
  box.replaceChildren(...blocks.map((one) => one.element));
  observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const one = blocks.find((each) => each.element === entry.target);
      if (!one) continue;
      if (entry.isIntersecting) fill(one);
      else empty(one);
    }
  }, { root: box, rootMargin: NEAR });
  for (const one of blocks) observer.observe(one.element);
  if (at) restore(at);
}

function fill(one) {
  if (one.filled) return;
  one.filled = true;
  one.element.style.height = '';
  one.element.replaceChildren(...runs(one));
}
function empty(one) {
  if (!one.filled || one.element.contains(document.activeElement)) return;
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed && selection.containsNode(one.element, true)) return;
  one.filled = false;
  one.element.style.height = `${one.element.offsetHeight}px`;
  one.element.replaceChildren();
}

/** Index of the first mention that may touch a block. */
function firstFrom(start) {
  let low = 0, high = doc.order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.order[middle].start < start - 400) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The mentions that touch a span of the text, in order. */
export function touching(start, end) {
  const found = [];
  for (let i = firstFrom(start); i < doc.order.length && doc.order[i].start < end; i++) {
    const mention = preview?.id === doc.order[i].id ? { ...doc.order[i], ...preview } : doc.order[i];
    if (mention.end > start && mention.start < end) found.push(mention);
  }
  return found;
}

/** A block as text and marks, split wherever a mention begins or ends, so that mentions may nest and overlap. */
function runs({ start, end }) {
  const mentions = touching(start, end);
  const edges = new Set([start, end]);
  for (const m of mentions) {
    edges.add(Math.max(start, m.start));
    edges.add(Math.min(end, m.end));
  }
  const headings = headingsIn(start, end);
  for (const [first, last] of headings) edges.add(Math.max(start, first)).add(Math.min(end, last));
  const points = [...edges].sort((a, b) => a - b), nodes = [];
  let from = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i], points[i + 1]];
    while (from < mentions.length && mentions[from].end <= a && mentions[from].start < a) from++;
    const over = [];
    for (let k = from; k < mentions.length && mentions[k].start <= a; k++) if (mentions[k].end >= b) over.push(mentions[k]);
    const text = doc.text.slice(unitOf(a), unitOf(b));
    const node = over.length ? mark(over.sort((x, y) => (x.end - x.start) - (y.end - y.start)), text, a, b) : document.createTextNode(text);
    const heading = headings.find(([first, last]) => first <= a && b <= last);
    if (!heading) nodes.push(node);
    else if (a === Math.max(start, heading[0])) nodes.push(headingOf(heading, node));
    else nodes[nodes.length - 1].append(node);
  }
  return nodes;
}

const headingsIn = (start, end) => doc.contents.filter(([first, last]) => first < end && last > start);

/** The element of a heading, with its first words. */
function headingOf([, , level], first) {
  const heading = el('span', 'heading');
  heading.setAttribute('role', 'heading');
  heading.setAttribute('aria-level', String(Math.min(6, level + 1)));
  heading.append(first);
  return heading;
}

const KINDS = { PLACE: 'p', PERSON: 'q', ORG: 'o org', EVENT: 'o event', DATE: 'o date', NORP: 'o' };

function mark(over, text, a, b) {
  const [inner] = over;
  const likely = (inner.score ?? 0) * (inner.sure ?? 1);
  const how = inner.type !== 'PLACE' || inner.state !== 'unverified' ? '' : !inner.place ? ' x' : likely < 0.5 ? ' u' : '';
  const span = el('span', `m ${KINDS[inner.type]}${how}${over.length > 1 ? ' n' : ''}`, text);
  span.dataset.e = over.map((mention) => mention.id).join(' ');
  span.dataset.at = a;
  const ending = over.find((mention) => mention.end === b);
  if (ending?.state === 'confirmed') span.dataset.fix = 'confirm';
  if (ending?.state === 'unidentifiable') span.dataset.fix = 'unidentified';
  if (ending?.note) span.dataset.note = 'yes';
  if (over.some((mention) => mention.id === doc.current)) span.classList.add('cur');
  return span;
}

/** Redraw the blocks with changed mentions. @param {any[]} mentions */
export function redraw(mentions) {
  for (const one of blocks) {
    if (one.filled && mentions.some((m) => m.start < one.end && m.end > one.start)) one.element.replaceChildren(...runs(one));
  }
}
const redrawAll = () => blocks.filter((one) => one.filled).forEach((one) => one.element.replaceChildren(...runs(one)));

/** Show a mention with other bounds; null restores its own bounds. */
export function previewBounds(wanted) {
  preview = wanted;
  redrawAll();
}

const blockAt = (point) => blocks.findLast((one) => one.start <= point) ?? blocks[0];

/** The elements of a mention that are in the page. @param {string} ident */
export const marksOf = (ident) => [...box.querySelectorAll(`[data-e~="${CSS.escape(ident)}"]`)];

/** Scroll until a code point is well inside the screen. @param {number} point @param {boolean} [always] also if it is already visible */
export function show(point, always = false) {
  const one = blockAt(point);
  if (!one) return;
  fill(one);
  const range = rangeOf(point, point + 1);
  const r = range?.getBoundingClientRect();
  if (!r) return;
  const frame = box.getBoundingClientRect();
  const low = frame.bottom - Math.min(180, frame.height * 0.25), high = frame.top + Math.min(120, frame.height * 0.2);
  if (!always && r.top > high && r.bottom < low) return;
  box.scrollTop += r.top - frame.top - frame.height * 0.38;
}

/** A span of the text as a range of the page; null while its block is not filled. */
export function rangeOf(start, end) {
  const range = document.createRange(), one = blockAt(start);
  if (!one?.filled) return null;
  const spot = (point, last) => {
    let at = unitOf(one.start);
    const wanted = unitOf(point), walker = document.createTreeWalker(one.element, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent.length;
      if (wanted < at + length || (last && wanted === at + length)) return { node, offset: wanted - at };
      at += length;
    }
    return null;
  };
  const [a, b] = [spot(start, false), spot(Math.min(end, one.end), true)];
  if (!a || !b) return null;
  range.setStart(a.node, a.offset);
  range.setEnd(b.node, b.offset);
  return range;
}

/** Code point of a position in the page; null outside of the text. */
export function pointAt(node, offset) {
  const element = node.nodeType === 1 ? node : node.parentElement;
  const one = blocks.find((each) => each.element === element?.closest('.block'));
  if (!one) return null;
  const before = document.createRange();
  before.setStart(one.element, 0);
  before.setEnd(node, offset);
  return pointOf(unitOf(one.start) + before.toString().length);
}

/** The first visible code point. */
export function firstSeen() {
  const { top } = box.getBoundingClientRect();
  return blocks.find((one) => one.element.getBoundingClientRect().bottom > top)?.start ?? 0;
}

function anchor() {
  const r = box.getBoundingClientRect();
  const one = blocks.find((each) => each.element.getBoundingClientRect().bottom > r.top);
  return one ? { point: one.start, by: r.top - one.element.getBoundingClientRect().top } : null;
}
function restore({ point, by }) {
  const one = blockAt(point);
  if (!one) return;
  fill(one);
  box.scrollTop = one.element.offsetTop - box.offsetTop + by;
}

box.addEventListener('click', (event) => {
  const span = event.target.closest?.('.m');
  if (!span || !window.getSelection()?.isCollapsed) return;
  const idents = span.dataset.e.split(' ');
  const at = idents.indexOf(doc.current);
  look(idents[(at + 1) % idents.length], { from: 'text' });
});

on('changed', redraw);
on('loaded', lay);
on('looked', (before, from) => {
  for (const span of box.querySelectorAll('.cur')) span.classList.remove('cur');
  const mention = current();
  if (!mention) return;
  if (from !== 'text') show(mention.start);
  for (const span of marksOf(mention.id)) span.classList.add('cur');
  emit('shown');
});
