// Add to the marks of a text what only scripts need, which `markup.py` leaves out.
import { $$ } from './page.js';

const TITLES = { x: 'not located', org: 'organisation', event: 'event', norp: 'people or group', date: 'date' };

/** The index of a place or person in the address of a link, "#p12" or "#q12". @param {string} selector @param {'p' | 'q'} kind */
function setIndex(selector, kind, within) {
  for (const link of $$(selector, within)) link.dataset[kind] = link.hash.slice(2);
}

/** Indices of links to places and persons. @param {any} [within] */
export function completeLinks(within) {
  setIndex('a[href^="#p"]', 'p', within);
  setIndex('a[href^="#q"]', 'q', within);
}

/** The number of code points of some text. @param {string} text */
const lengthOf = (text) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

/** The ids of sentences: each has the number of its document and its start, as the first one of its paragraph. */
function completeIds(part) {
  for (const first of $$('.s[id]', part)) {
    const [doc, start] = first.id.split('.');
    let at = Number(start);
    for (let node = first; node; node = node.nextSibling) {
      if (node.className === 's') node.id = `${doc}.${at}`;
      at += lengthOf(node.textContent);
    }
  }
}

/** Ids, indices, descriptions and years of one part of a text. */
export function completeMarks(part) {
  completeIds(part);
  completeLinks(part);
  for (const m of $$('.m[data-p]', part)) m.setAttribute('aria-haspopup', 'dialog');
  for (const m of $$('.m.x, .m.o', part)) {
    const kind = Object.keys(TITLES).find((name) => m.classList.contains(name));
    m.title = [TITLES[kind], m.title].filter(Boolean).join(': ');
  }
  let before = null; // a sentence without years has those of the sentence before it in its paragraph
  for (const sentence of $$('.s', part)) {
    if (before && before.parentNode === sentence.parentNode && before.dataset.y) sentence.dataset.y ??= before.dataset.y;
    before = sentence;
  }
}
