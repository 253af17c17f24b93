// The text: its parts, its marks, and scrolling to a mention.
import { $, $$, data, emit, many, mentions, narrow, places, root, state, still } from './page.js';
import { dockTop } from './card.js';
import { drawnPeople, setPerson } from './people.js';
import { completeMarks } from './marks.js';
import { hover, select } from './choose.js';
import { markRow } from './table.js';
import { pointer } from './dots.js';

export const articles = $$('article');
/** @type {{ index: number, doc: number, title: string | null, level: number, start: number, words: number }[]} */
export const parts = data.parts.map(([doc, title, level, start, words], index) => ({ index, doc, title, level, start, words }));
const partsOf = new Map(data.docs.map((_, doc) => [doc, parts.filter((part) => part.doc === doc)]));
const long = $('.side').classList.contains('long'); // only text near the screen is laid out

/** The part of a text that contains a code point. */
export const partAt = (doc, start) => partsOf.get(doc).findLast((part) => part.start <= start) ?? partsOf.get(doc)[0];

/** The HTML of a part that the page has not parsed yet, as elements outside the page. */
export function partContent(index) {
  const slot = $(`[data-part="${index}"]`);
  if (slot.tagName !== 'NOSCRIPT') return slot;
  const template = document.createElement('template');
  template.innerHTML = slot.textContent;
  return template.content;
}

/** The element of a part, parsed when it is first needed. */
function partElement(index) {
  const slot = $(`[data-part="${index}"]`);
  if (slot.tagName !== 'NOSCRIPT') {
    prepare(slot);
    return slot;
  }
  const element = partContent(index).firstElementChild;
  element.dataset.part = index;
  element.hidden = true;
  slot.replaceWith(element);
  prepare(element);
  return element;
}

/** The parts that were shown, whose marks are complete. @type {Set<HTMLElement>} */
export const preparedParts = new Set();

/** Complete the marks of a part when it is first shown. */
function prepare(element) {
  if (preparedParts.has(element)) return;
  preparedParts.add(element);
  completeMarks(element);
  emit('part', element);
}

/** The mark of a mention; null if its part is not in the page. */
export const markIn = (index) => document.getElementById('m' + index);
/** The mark of a mention; its part is parsed if necessary. */
export function markOf(index) {
  const mention = mentions[index];
  if (mention) partElement(partAt(mention.doc, mention.start).index);
  return markIn(index);
}
export const mentionText = (index) => (index === null ? null : markOf(index)?.textContent ?? null);

/** The sentence of a mention before, in and after its mark. */
export function sentenceOf(index) {
  const marked = markOf(index), sentence = marked?.closest('.s');
  if (!sentence) return null;
  const range = document.createRange();
  range.setStart(sentence, 0);
  range.setEndBefore(marked);
  const before = range.toString();
  range.setStartAfter(marked);
  range.setEnd(sentence, sentence.childNodes.length);
  return { before, text: marked.textContent, after: range.toString(), element: sentence };
}

let lit = [];
/** Mark words as current without choosing a place. */
export function lightUp(element) {
  element.classList.add('cur');
  lit.push(element);
}

/** Show the marks of the chosen place or person. */
export function mark() {
  for (const m of lit) m.classList.remove('hit', 'cur');
  const list = state.place !== null ? places[state.place].mentions : drawnPeople().flatMap((person) => person.mentions);
  const found = list.map(markIn).filter(Boolean);
  found.forEach((m) => m.classList.add('hit'));
  const current = state.mention === null ? null : markIn(state.mention);
  current?.classList.add('cur');
  const sentence = state.sentence === null ? null : document.getElementById(state.sentence);
  sentence?.classList.add('hit');
  lit = [...found, current, sentence].filter(Boolean);
  markRow();
  ticks(list);
}

/** Ticks at the edge of the window for all mentions of the chosen place. */
function ticks(list) {
  const rail = $('.rail');
  rail.replaceChildren();
  if (narrow.matches || state.tab !== 'text' || !list.length) return;
  const doc = Math.max(0, state.doc), length = data.docs[doc].length || 1;
  const column = $('.side').getBoundingClientRect();
  rail.style.left = column.right - 12 + 'px';
  for (const index of list) {
    if (mentions[index].doc !== doc) continue;
    const tick = document.createElement('i');
    tick.style.top = (100 * mentions[index].start) / length + '%';
    if (index === state.mention) tick.className = 'here';
    rail.append(tick);
  }
}

const scrolls = new Map(); // where the reader was in each tab
/** Show a tab. The text and each list keep their scroll positions. */
export function setTab(tab) {
  const before = state.tab;
  if (before !== tab) scrolls.set(before, scrollY);
  state.tab = tab;
  $$('.tabs [role=tab]').forEach((button) => {
    const chosen = button.dataset.tab === tab;
    button.setAttribute('aria-selected', String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  });
  $$('.panel').forEach((panel) => { panel.hidden = panel.dataset.panel !== tab; });
  if (before !== tab) scrollTo({ top: scrolls.get(tab) ?? 0 });
  mark();
  emit('tab');
  emit('address');
}

/** Show one text, at its first part or at another. */
export function showDoc(index, part = null) {
  const doc = Math.max(0, index);
  articles.forEach((article, i) => { article.hidden = i !== doc; });
  $$('.docs a').forEach((a) => a.toggleAttribute('aria-current', Number(a.dataset.doc) === index));
  showPart(part ?? partsOf.get(doc)[0].index);
}

/** Show one part of a text that has several. */
export function showPart(index) {
  const part = parts[index], siblings = partsOf.get(part.doc);
  for (const other of siblings) {
    const slot = $(`[data-part="${other.index}"]`);
    if (slot.tagName !== 'NOSCRIPT') slot.hidden = other !== part;
  }
  partElement(index).hidden = false;
  $(`article[data-doc="${part.doc}"] > header`).hidden = part !== siblings[0] && siblings.length > 1;
  state.part = index;
  emit('shown', part, siblings);
}

/** Scroll to a mention in the text, unless the reader works in a list. */
export function readMention(mention, from) {
  const part = partAt(mention.doc, mention.start);
  if ($(`article[data-doc="${mention.doc}"]`).hidden) showDoc(mention.doc, part.index);
  else if (state.part !== part.index) showPart(part.index);
  if (state.tab !== 'text') {
    if (from === 'list') return;
    setTab('text');
  }
  const element = markIn(mention.index);
  if (element) bringIntoView(element, { from });
}

/** Scroll an element into view between the header and a card at the bottom, unless it is already visible. */
export function bringIntoView(element, { from = 'card' } = {}) {
  const rect = element.getClientRects()[0];
  if (!rect) return;
  const top = $('.tabs').getBoundingClientRect().bottom + 8, bottom = Math.min(innerHeight, dockTop()) - 12;
  if (from === 'text' && rect.top >= top && rect.bottom <= bottom) return;
  const smooth = !still && !long && from !== 'address' && Math.abs(rect.top - top) < 4 * innerHeight;
  emit('scrolling');
  const wanted = scrollY + rect.top - (top + bottom) / 2 + rect.height / 2;
  scrollTo({ top: Math.max(0, wanted), behavior: smooth ? 'smooth' : 'auto' });
  if (long) {
    // paragraphs that were not laid out yet may be taller than estimated
    requestAnimationFrame(() => {
      const now = element.getClientRects()[0];
      if (now && (now.top < top || now.bottom > bottom)) scrollTo({ top: scrollY + now.top - (top + bottom) / 2 });
    });
  }
}

/** Show a sentence by its id. */
export function readSentence(id) {
  const found = /^s(\d+)\.(\d+)$/.exec(id);
  if (!found || !data.docs[Number(found[1])]) return;
  const [doc, start] = [Number(found[1]), Number(found[2])];
  showDoc(many ? doc : 0, partAt(doc, start).index);
  if (state.tab !== 'text') setTab('text');
  state.sentence = id;
  mark();
  const element = document.getElementById(id);
  if (element) bringIntoView(element);
}

document.addEventListener('click', (event) => {
  const target = event.target.closest('.m[data-p], .m[data-q]');
  if (target) {
    event.preventDefault();
    event.stopPropagation();
    const index = Number(target.id.slice(1));
    if (target.dataset.p !== undefined) select(Number(target.dataset.p), { from: 'text', mention: index, opener: target });
    else {
      state.mention = index;
      setPerson(Number(target.dataset.q), { from: 'text' });
    }
    return;
  }
  const sentence = event.target.closest('article .s');
  if (!sentence || !window.getSelection()?.isCollapsed) return;
  state.sentence = state.sentence === sentence.id ? null : sentence.id; // the address then names it
  mark();
  emit('address');
});
document.addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('span.m[tabindex]')) {
    event.preventDefault();
    event.target.click();
  }
});
for (const kind of ['mouseover', 'focusin']) {
  document.addEventListener(kind, (event) => {
    const target = event.target.closest?.('.side [data-p]');
    const index = target ? Number(target.dataset.p) : null;
    if (kind === 'mouseover' && !event.target.closest?.('.side')) return;
    if (index !== pointer.place) hover(index);
  });
}

$$('.tabs [role=tab]').forEach((button) => button.addEventListener('click', () => setTab(button.dataset.tab)));
$$('article > header').forEach(prepare);
if (root.classList.contains('embed')) $('.note')?.remove();
