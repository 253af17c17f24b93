// The text: its marks, its tabs, and where the reader is in it.
import { $, $$, data, el, emit, map, narrow, places, root, state, still } from './core.js';
import { pointer, inSight } from './dots.js';
import { placeNames } from './labels.js';
import { hover, select } from './places.js';
import { arrowKeys } from './card.js';
import { markRow } from './table.js';
import { drawnPeople, setPerson } from './people.js';

const articles = $$('article');
const long = $('.side').classList.contains('long'); // only what is near the screen is laid out
export const mentionText = (index) => (index === null ? null : document.getElementById('m' + index)?.textContent ?? null);

export let lit = [];

// Show the marks of the chosen place or person.
export function mark() {
  for (const m of lit) m.classList.remove('hit', 'cur');
  let list = [];
  if (state.place !== null) list = places[state.place].mentions;
  else list = drawnPeople().flatMap((person) => person.mentions);
  const found = list.map((i) => document.getElementById('m' + i)).filter(Boolean);
  found.forEach((m) => m.classList.add('hit'));
  const current = state.mention === null ? null : document.getElementById('m' + state.mention);
  current?.classList.add('cur');
  lit = current ? [...found, current] : found;
  markRow();
  ticks(found);
}

// Ticks at the edge of the text: where in it the chosen place is named.
function ticks(found) {
  const rail = $('.rail'), article = found[0]?.closest('article');
  rail.replaceChildren();
  if (!article || narrow.matches || state.tab !== 'text') return;
  const column = $('.side').getBoundingClientRect(), height = root.scrollHeight;
  rail.style.left = column.right - 12 + 'px';
  for (const m of found) {
    const tick = el('i');
    tick.style.top = (100 * (m.getBoundingClientRect().top + scrollY)) / height + '%';
    rail.append(tick);
  }
}

export function setTab(tab) {
  state.tab = tab;
  $$('.tabs [role=tab]').forEach((button) => {
    const on = button.dataset.tab === tab;
    button.setAttribute('aria-selected', String(on));
    button.tabIndex = on ? 0 : -1;
  });
  $$('.panel').forEach((panel) => { panel.hidden = panel.dataset.panel !== tab; });
  mark();
  emit('address');
}

export function showDoc(index) {
  const doc = Math.max(0, index);
  articles.forEach((article, i) => { article.hidden = i !== doc; });
  $$('.docs a').forEach((a) => a.toggleAttribute('aria-current', Number(a.dataset.doc) === index));
}

// Bring a mention into view in the text, unless the reader works in a list.
export function readMention(mention, from) {
  if (data.docs.length > 1 && $(`article[data-doc="${mention.doc}"]`)?.hidden) showDoc(mention.doc);
  if (state.tab !== 'text') {
    if (from === 'list') return;
    setTab('text');
  }
  const element = document.getElementById('m' + mention.index);
  if (!element) return;
  element.scrollIntoView({ block: 'center', behavior: still || long || from === 'address' ? 'auto' : 'smooth' });
}

document.addEventListener('click', (event) => {
  const target = event.target.closest('.m[data-p], .m[data-q]');
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  const index = Number(target.id.slice(1));
  if (target.dataset.p !== undefined) select(Number(target.dataset.p), { from: 'text', mention: index });
  else {
    state.mention = index;
    setPerson(Number(target.dataset.q), { from: 'text' });
  }
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

$$('.tabs [role=tab]').forEach((button) => button.addEventListener('click', () => {
  setTab(button.dataset.tab);
  if (scrollY > $('.side').offsetTop) scrollTo({ top: $('.side').offsetTop });
}));
arrowKeys($('.tabs'));

// Which places the paragraph in the middle of the screen names: their names come first on the map.
if ('IntersectionObserver' in window) {
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      for (const m of $$('.m[data-p]', entry.target)) {
        if (entry.isIntersecting) inSight.add(Number(m.dataset.p));
        else inSight.delete(Number(m.dataset.p));
      }
    }
    if (!map._animatingZoom) placeNames();
  }, { rootMargin: '-30% 0px -45% 0px' });
  $$('article p').forEach((p) => watcher.observe(p));
}
