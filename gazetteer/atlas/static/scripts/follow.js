// The map follows the reading: it moves to the places of the paragraph in the middle of the screen.
import { $, $$, many, map, near, on, places, state } from './page.js';
import { inSight, lights } from './dots.js';
import { moveTo } from './choose.js';
import { openingZoom } from './ground.js';
import { placeNames } from './labels.js';

const button = $('.follow');
const PAUSE = 350; // milliseconds of rest before the map moves
let following = true, scripted = 0, timer = 0, scrolled = false;

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    for (const m of $$('.m[data-p]', entry.target)) {
      if (entry.isIntersecting) inSight.add(Number(m.dataset.p));
      else inSight.delete(Number(m.dataset.p));
    }
  }
  if (!scrolled) inSight.clear(); // at the head of a text that nobody has scrolled yet, all of it is shown
  else if (!map._animatingZoom) {
    lights.paint();
    placeNames();
  }
}, { rootMargin: '-25% 0px -45% 0px' });
const watch = (element) => $$('p', element).forEach((p) => watcher.observe(p));
$$('.part').forEach(watch);
on('part', watch);
on('shown', () => inSight.clear());
on('tab', () => {
  button.hidden = state.tab !== 'text';
  inSight.clear();
});

// What the page scrolls by itself is not the reader's doing.
on('scrolling', () => { scripted = Date.now() + 900; });
addEventListener('scroll', () => {
  if (Date.now() < scripted || state.tab !== 'text') return;
  if (!scrolled && scrollY > 40) {
    scrolled = true;
    $$('.part:not([hidden]) p').forEach((p) => { watcher.unobserve(p); watcher.observe(p); });
  }
  clearTimeout(timer);
  timer = setTimeout(go, PAUSE);
}, { passive: true });

/** Move to the places in sight, unless they are well in view already. */
export function go() {
  if (!following || state.place !== null || state.person !== null || state.tab !== 'text' || (many && state.doc < 0 && !scrolled)) return;
  const here = [...inSight].map((index) => places[index]).filter((p) => p.located);
  const firm = here.filter((p) => !p.unsure || here.length === 1), dotsOnly = firm.filter((p) => !p.area);
  const wanted = dotsOnly.length ? dotsOnly : firm.length ? firm : here;
  if (!wanted.length) return;
  const bounds = L.latLngBounds(wanted.map((p) => [p.lat, near(p.lon)]));
  const inner = map.getBounds().pad(-0.12), centre = bounds.getCenter();
  const fitting = wanted.length === 1 ? 6.5 : map.getBoundsZoom(bounds.pad(0.25), false, L.point(40, 40));
  const zoom = openingZoom(centre.lat, centre.lng, Math.min(6.75, Math.max(3, wanted[0].area && wanted.length === 1 ? 4.5 : fitting)));
  if (inner.contains(bounds) && zoom - map.getZoom() < 1.6) return;
  moveTo(centre, zoom);
}

button.addEventListener('click', () => {
  following = !following;
  button.setAttribute('aria-pressed', String(following));
  if (!following) return;
  scrolled = true;
  go();
});
