// Navigation in a long text: contents, progress, next and previous part, search.
import { $, $$, data, el, emit, mentions, on, places, state } from './page.js';
import { bringIntoView, partContent, parts, setTab, showDoc, showPart } from './text.js';

const contents = $('.contents'), turn = $('.turn'), progress = $('.progress'), seek = $('.seek');
const LONG = 800; // number of words from which a text has a search field
let current = null, siblings = [];

const titleOf = (part) => part.title ?? (siblings.length > 1 ? `Part ${siblings.indexOf(part) + 1}` : '');

on('shown', (part, all) => {
  current = part;
  siblings = all;
  const paged = all.length > 1;
  contents.hidden = !paged;
  progress.hidden = !paged;
  turn.hidden = !paged;
  seek.hidden = all.reduce((sum, one) => sum + one.words, 0) < LONG;
  if (!paged) return;
  if (contents.dataset.doc !== String(part.doc)) fillContents(part.doc);
  $$('button', contents).forEach((button) => {
    if (Number(button.dataset.to) === part.index) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
  const at = all.indexOf(part);
  for (const [name, other] of [['.back', all[at - 1]], ['.on', all[at + 1]]]) {
    const button = $(name, turn);
    button.hidden = !other;
    $('span', button).textContent = other ? titleOf(other) : '';
  }
  report();
});

function fillContents(doc) {
  contents.dataset.doc = doc;
  const total = siblings.reduce((sum, part) => sum + part.words, 0);
  let before = 0;
  $('ol', contents).replaceChildren(...siblings.map((part) => {
    const item = el('li', `level${part.level}`), button = el('button', '', titleOf(part));
    button.type = 'button';
    button.dataset.to = part.index;
    button.append(el('i', '', `${Math.round((100 * before) / total)}%`));
    before += part.words;
    item.append(button);
    return item;
  }));
}

/** Go to the beginning of another part of the text. */
function turnTo(index) {
  emit('scrolling');
  showPart(index);
  scrollTo({ top: 0 });
  state.sentence = null;
  emit('sought', null);
  emit('address', 'push');
}
contents.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  contents.open = false;
  turnTo(Number(button.dataset.to));
});
contents.addEventListener('toggle', () => {
  if (contents.open) $('[aria-current]', contents)?.scrollIntoView({ block: 'nearest' });
});
contents.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !contents.open) return;
  event.stopPropagation();
  contents.open = false;
  $('summary', contents).focus();
});
document.addEventListener('click', (event) => {
  if (contents.open && !contents.contains(event.target)) contents.open = false;
});
$('.back', turn).addEventListener('click', () => turnTo(siblings[siblings.indexOf(current) - 1].index));
$('.on', turn).addEventListener('click', () => turnTo(siblings[siblings.indexOf(current) + 1].index));

/** Progress of the reader, in words. */
function report() {
  if (siblings.length < 2) return;
  const total = siblings.reduce((sum, part) => sum + part.words, 0);
  const before = siblings.slice(0, siblings.indexOf(current)).reduce((sum, part) => sum + part.words, 0);
  const height = document.documentElement.scrollHeight - innerHeight;
  const share = (before + current.words * (height > 0 ? Math.min(1, scrollY / height) : 0)) / total;
  $('i', progress).style.width = 100 * share + '%';
  $('.chapter', contents).textContent = titleOf(current);
  $('summary i', contents).textContent = `${siblings.indexOf(current) + 1} of ${siblings.length} · ${Math.round(100 * share)}%`;
}
let waiting = false;
addEventListener('scroll', () => {
  if (waiting || siblings.length < 2) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    report();
  });
}, { passive: true });

// Search in all parts of the text, in order; a match is a paragraph and a range in it.
const plain = new Map();
/** The paragraphs of a part as text without marks. */
function paragraphsOf(index) {
  if (!plain.has(index)) plain.set(index, $$('p, h2', partContent(index)).map((p) => fold(p.textContent)));
  return plain.get(index);
}
/** Letters without case and diacritics, one for one, so that positions do not change. */
function fold(text) {
  const folded = text.toLowerCase();
  return (folded.length === text.length ? folded : text).replace(/[\u00c0-\u024f]/g, (c) => c.normalize('NFD')[0]);
}

/** Find words in a text, as part, paragraph and position. @param {number} doc @param {string} words */
export function search(doc, words, most = 500) {
  const wanted = fold(words.trim()), found = [];
  if (wanted.length < 2) return found;
  for (const part of parts.filter((one) => one.doc === doc)) {
    for (const [paragraph, text] of paragraphsOf(part.index).entries()) {
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        found.push({ part: part.index, paragraph, at, length: wanted.length });
        if (found.length >= most) return found;
      }
    }
  }
  return found;
}

let matches = [], match = -1;
const field = $('input', seek), output = $('output', seek);
function showMatch(index) {
  match = (index + matches.length) % matches.length;
  const { part, paragraph, at, length } = matches[match];
  if (state.part !== part) showPart(part);
  const element = $$('p, h2', $(`[data-part="${part}"]`))[paragraph];
  const range = rangeIn(element, at, length);
  if (range && window.Highlight) CSS.highlights.set('match', new Highlight(range));
  bringIntoView(range ?? element);
  emit('sought', element);
  output.textContent = `${match + 1} of ${matches.length}${matches.length >= 500 ? ' or more' : ''}`;
}
/** The range of some characters of an element's text. */
function rangeIn(element, at, length) {
  const range = document.createRange(), walker = document.createTreeWalker(element, 4);
  let passed = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.textContent.length;
    if (!begun && passed + size > at) {
      range.setStart(node, at - passed);
      begun = true;
    }
    if (begun && passed + size >= at + length) {
      range.setEnd(node, at + length - passed);
      return range;
    }
    passed += size;
  }
  return null;
}
function seekNow() {
  matches = search(Math.max(0, state.doc), field.value);
  for (const button of $$('button', seek)) button.hidden = matches.length < 2;
  if (window.Highlight) CSS.highlights.delete('match');
  if (matches.length) showMatch(matches.findIndex((one) => one.part >= state.part));
  else output.textContent = field.value.trim().length < 2 ? '' : 'not found';
}
let typing = 0;
field.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(seekNow, 200);
});
seek.addEventListener('submit', (event) => {
  event.preventDefault();
  if (matches.length) showMatch(match + 1);
});
$('.before', seek).addEventListener('click', () => showMatch(match - 1));
$('.after', seek).addEventListener('click', () => showMatch(match + 1));

/** The texts that contain words in their titles, places or text. @param {string} words @returns {Set<number>} */
export function textsWith(words) {
  const wanted = fold(words.trim()), found = new Set();
  for (const [doc, { title }] of data.docs.entries()) if (fold(title ?? '').includes(wanted)) found.add(doc);
  for (const mention of mentions) {
    const place = mention.place === null ? null : places[mention.place];
    if (place && [place.name, place.label, ...place.written].some((name) => fold(name).includes(wanted))) found.add(mention.doc);
  }
  for (const doc of data.docs.keys()) if (!found.has(doc) && search(doc, words, 1).length) found.add(doc);
  return found;
}

/** Open a text at a part. */
export function openText(doc, part = null) {
  showDoc(doc, part);
  setTab('text');
}
