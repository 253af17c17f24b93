// The reader's corrections: stored in the browser, saved as a file that `--corrections` reads.
import { $, $$, data, emit, mentions, on, places, store, stored, toast } from './page.js';
import { partAt } from './text.js';

/**
 * @typedef {{ document: string, start: number, end: number, text: string, action: string, type: string,
 *   place: null | { id: string, name: string | null, lat: number | null, lon: number | null, country: string | null } }} Correction
 */

const VERSION = '1';
const ACTIONS = ['confirm', 'move', 'retype', 'reject', 'add'];
/** The key in the browser's storage, one for each set of texts. */
const KEY = 'gazetteer-corrections ' + data.docs.map((doc) => `${doc.id} ${doc.length}`).join('\n')
  .split('').reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) | 0, 7).toString(36);

/** @type {Map<string, Correction>} by document, start and end */
const corrections = new Map();
const keyOf = (document, start, end) => `${document} ${start} ${end}`;
const keyOfMention = (mention) => keyOf(data.docs[mention.doc].id, mention.start, mention.end);
const byKey = new Map(mentions.map((mention) => [keyOfMention(mention), mention]));

/** The correction of a mention; undefined without one. */
export const corrected = (mention) => (mention && corrections.size ? corrections.get(keyOfMention(mention)) : undefined);
export const rejected = (mention) => corrected(mention)?.action === 'reject';
export const count = () => corrections.size;
/** Missed names that the reader has marked in a text. */
export const added = (doc) => [...corrections.values()].filter((one) => one.action === 'add' && one.document === data.docs[doc].id);

function changed({ quiet = false } = {}) {
  const kept = store(KEY, corrections.size ? JSON.stringify(toFile()) : null);
  show();
  emit('corrected');
  if (!kept && !quiet) toast('This browser cannot store corrections for this page: save them as a file before you leave.');
}

/** Correct a mention. @param {any} mention @param {string} text @param {{ action: string, type?: string, place?: any }} what */
export function correct(mention, text, { action, type = mention.type, place = null }) {
  corrections.set(keyOfMention(mention),
    { document: data.docs[mention.doc].id, start: mention.start, end: mention.end, text, action, type, place });
  changed();
}

/** Mark a name that was missed. @param {number} doc @param {number} start @param {number} end @param {string} text @param {string} type */
export function addMissed(doc, start, end, text, type) {
  const document = data.docs[doc].id;
  corrections.set(keyOf(document, start, end), { document, start, end, text, action: 'add', type, place: null });
  changed();
}

/** Undo one correction. @param {Correction} one */
export function undo(one) {
  corrections.delete(keyOf(one.document, one.start, one.end));
  changed();
}
export function discard() {
  corrections.clear();
  changed();
}

/** The corrections in the form of the file, in order of the texts. */
export function toFile() {
  const order = new Map(data.docs.map((doc, i) => [doc.id, i]));
  const list = [...corrections.values()].sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) || a.start - b.start);
  return { corrections: VERSION, items: list };
}

/** Read a file of corrections into the page. @param {string} text @returns {number} how many belong to these texts */
export function load(text) {
  const file = JSON.parse(text);
  if (file?.corrections !== VERSION || !Array.isArray(file.items)) throw new Error('not a file of corrections');
  const known = new Set(data.docs.map((doc) => doc.id));
  const fitting = file.items.filter((one) => known.has(one.document) && ACTIONS.includes(one.action)
    && Number.isInteger(one.start) && Number.isInteger(one.end) && typeof one.text === 'string');
  for (const one of fitting) corrections.set(keyOf(one.document, one.start, one.end), one);
  changed({ quiet: true });
  return fitting.length;
}

/** Show the corrections on the marks of the text. */
function show() {
  for (const m of $$('.m[data-fix]')) delete m.dataset.fix;
  for (const [key, one] of corrections) {
    const mention = byKey.get(key), element = mention && document.getElementById('m' + mention.index);
    if (element) element.dataset.fix = one.action;
  }
  $('.corrected').textContent = corrections.size || '';
  for (const name of ['corrections', 'discard']) $(`[data-do=${name}]`).hidden = !corrections.size;
  highlightAdded();
}

/** The range of a span of a document on the page; null while its part is not parsed. */
function rangeOf(doc, start, end) {
  const part = $(`.part[data-part="${partAt(doc, start).index}"]`);
  const sentence = part && $$('.s', part).findLast((s) => Number(s.id.split('.')[1]) <= start);
  if (!sentence) return null;
  const range = document.createRange(), walker = document.createTreeWalker(sentence, 4);
  let at = Number(sentence.id.split('.')[1]), begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const letters = [...node.textContent];
    const unit = (points) => letters.slice(0, points).join('').length;
    if (!begun && at + letters.length > start) {
      range.setStart(node, unit(start - at));
      begun = true;
    }
    if (begun && at + letters.length >= end) {
      range.setEnd(node, unit(end - at));
      return range;
    }
    at += letters.length;
  }
  return null;
}

function highlightAdded() {
  if (!window.Highlight) return;
  const ranges = data.docs.flatMap((_, doc) => added(doc).map((one) => rangeOf(doc, one.start, one.end))).filter(Boolean);
  if (ranges.length) CSS.highlights.set('missed', new Highlight(...ranges));
  else CSS.highlights.delete('missed');
}

// Selected words can be marked as a missed name.
const marker = $('.marker');
/** @type {{ doc: number, start: number, end: number, text: string } | null} */
let picked = null;

/** The selected span of a document, if it is short and within one sentence. */
function selected() {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const sentence = (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement)?.closest?.('article .s');
  if (!sentence || !sentence.contains(range.endContainer)) return null;
  const [doc, first] = sentence.id.slice(1).split('.').map(Number);
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString(), text = raw.trim();
  if (!text || text.length > 100) return null;
  const lead = raw.length - raw.trimStart().length;
  const start = first + [...before.toString()].length + [...raw.slice(0, lead)].length;
  return { doc, start, end: start + [...text].length, text, rect: range.getBoundingClientRect() };
}

document.addEventListener('selectionchange', () => {
  const found = selected();
  picked = found;
  marker.hidden = !found;
  if (!found) return;
  marker.style.left = Math.max(8, Math.min(innerWidth - marker.offsetWidth - 8, found.rect.left)) + 'px';
  marker.style.top = Math.max(8, found.rect.top - marker.offsetHeight - 8) + 'px';
});
marker.addEventListener('pointerdown', (event) => event.preventDefault()); // the selection stays
$$('button', marker).forEach((button) => button.addEventListener('click', () => {
  if (!picked) return;
  const { doc, start, end, text } = picked;
  addMissed(doc, start, end, text, button.dataset.as);
  marker.hidden = true;
  window.getSelection().removeAllRanges();
  toast(`“${text}” is marked as a missed ${button.dataset.as === 'PLACE' ? 'place' : 'person'}. Save the corrections and draw the map again to see it resolved.`);
}));

on('part', show);
on('shown', highlightAdded);

/** Restore the corrections that the browser has stored. */
export function restoreCorrections() {
  const kept = stored(KEY);
  if (!kept) return show();
  try {
    load(kept);
  } catch {
    store(KEY, null);
  }
  return undefined;
}

/** A candidate, or the place itself, in the form of a correction. */
export const placeOf = (index, other) => (other
  ? { id: other[5], name: other[0], lat: other[2], lon: other[3], country: null }
  : { id: places[index].id, name: places[index].label, lat: places[index].lat, lon: places[index].lon, country: null });

