// The map follows the reader: it moves to the places of the current paragraph.
import { $, $$, map, near, on, places, state } from './page.js';
import { keyExtents } from './extents.js';
import { inSight, lights } from './dots.js';
import { moveTo } from './choose.js';
import { openingZoom } from './ground.js';
import { placeNames } from './labels.js';
import { sketches } from './sketches.js';

const button = $('.follow');
const PAUSE = 350; // milliseconds of rest before the map moves
const LINE = 0.4; // assumed reading position, as a share of the window's height
let following = true, scripted = 0, timer = 0, scrolled = false;
let sought = null; // the paragraph that the reader has searched for, until the next scroll

/** Paragraphs around the line. @type {Set<Element>} */
const passing = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) passing.add(entry.target);
    else passing.delete(entry.target);
  }
  look();
}, { rootMargin: '-20% 0px -30% 0px' });
const watch = (element) => $$('p', element).forEach((p) => watcher.observe(p));

/** The paragraph at the line: the last one that begins above it. */
function paragraph() {
  const line = innerHeight * LINE;
  const ordered = [...passing].map((p) => ({ p, top: p.getBoundingClientRect().top })).sort((a, b) => a.top - b.top);
  return (ordered.findLast(({ top }) => top <= line) ?? ordered[0])?.p ?? null;
}

/** Highlight the places of the current paragraph; none at the beginning of a text before the first scroll. */
function look() {
  const here = scrolled && state.tab === 'text' ? sought ?? paragraph() : null;
  const found = new Set(here ? $$('.m[data-p]', here).map((m) => Number(m.dataset.p)) : []);
  if ([...found].join() === [...inSight].join()) return;
  inSight.clear();
  for (const index of found) inSight.add(index);
  if (map._animatingZoom) return;
  lights.paint();
  sketches.paint();
  keyExtents();
  placeNames();
}

// Ignore scrolling by the page itself.
on('scrolling', () => { scripted = Date.now() + 900; });
addEventListener('scroll', () => {
  if (Date.now() < scripted || state.tab !== 'text') return;
  sought = null;
  scrolled ||= scrollY > 40;
  clearTimeout(timer);
  timer = setTimeout(go, PAUSE);
}, { passive: true });

// A search, and a turn to another chapter, are followed at once.
on('sought', (element) => {
  sought = element;
  scrolled = true;
  clearTimeout(timer);
  timer = setTimeout(go, PAUSE);
});

/** The places to which the map moves: certain dots, else certain areas, else all. */
export function worthSeeing(list) {
  const here = list.filter((p) => p.located), firm = here.filter((p) => !p.unsure), dots = firm.filter((p) => !p.area);
  return [dots, firm].find((some) => some.length) ?? here;
}

/** Move to the places of the paragraph, unless they are already well in view. */
function go() {
  look();
  if (!following || state.place !== null || state.person !== null || state.tab !== 'text') return;
  const wanted = worthSeeing([...inSight].map((index) => places[index]));
  if (!wanted.length) return;
  const bounds = L.latLngBounds(wanted.map((p) => [p.lat, near(p.lon)])), centre = bounds.getCenter();
  const fitting = wanted.length > 1 ? map.getBoundsZoom(bounds.pad(0.25), false, L.point(40, 40)) : wanted[0].area ? 4.5 : 6.5;
  const zoom = openingZoom(centre.lat, centre.lng, Math.min(6.75, Math.max(3, fitting)));
  if (map.getBounds().pad(-0.12).contains(bounds) && zoom - map.getZoom() < 1.6) return;
  moveTo(centre, zoom);
}

button.addEventListener('click', () => {
  following = !following;
  button.setAttribute('aria-pressed', String(following));
  if (!following) return;
  scrolled = true;
  go();
});

on('part', watch);
on('shown', () => {
  passing.clear();
  look();
});
on('tab', () => {
  button.hidden = state.tab !== 'text';
  look();
});
