// Choose a place in the text, on the map, in a list, or by stepping through the text.
import { $, box, emit, many, map, mentions, narrow, near, places, state, still, together } from './page.js';
import { buttons, placeNames } from './labels.js';
import { cardHeight, closeCard, dockTopOverMap, fillCard, openCard } from './card.js';
import { keyExtents } from './extents.js';
import { crowdAt, dotAt, lights, openCrowd, pointer } from './dots.js';
import { mark, markIn, readMention } from './text.js';
import { openingZoom } from './ground.js';
import { rejected } from './corrections.js';
import { sketches } from './sketches.js';

/** Whether a mention is within the chosen years and text, and not rejected. */
export function visible(mention) {
  if (rejected(mention)) return false;
  if (state.doc >= 0 && many && mention.doc !== state.doc) return false;
  if (state.from === null) return true;
  if (!mention.years) return state.undated;
  return mention.years[1] >= state.from && mention.years[0] <= state.to;
}
export function refreshRange() {
  for (const place of places) place.on = place.mentions.some((index) => visible(mentions[index]));
}

map.on('click', (event) => {
  const place = dotAt(event.containerPoint), crowd = place ? null : crowdAt(event.containerPoint);
  if (place) select(place.index, { from: 'map' });
  else if (crowd) openCrowd(crowd);
  else if (state.place !== null) clear();
});
map.on('mousemove', (event) => {
  if (event.originalEvent.target.closest?.('.name, .leaflet-popup')) return; // these have their own handlers
  const place = dotAt(event.containerPoint);
  box.classList.toggle('over', Boolean(place ?? crowdAt(event.containerPoint)));
  if ((place?.index ?? null) !== pointer.place) hover(place?.index ?? null);
});

// Highlight a place everywhere, without choosing it.
let glowing = [];
export function hover(index) {
  for (const element of glowing) element.classList.remove('hover');
  pointer.place = index;
  lights.paint();
  glowing = index === null ? [] : [...places[index].mentions.map(markIn), buttons.get(index)].filter(Boolean);
  for (const element of glowing) element.classList.add('hover');
}

/**
 * Choose a place.
 * @param {number} index
 * @param {{ from?: string, mention?: number | null, opener?: any }} how `from`: where the reader is; this part does not move, the others
 *   follow. `opener` gets the focus back when the card is closed.
 */
export function select(index, { from = 'map', mention = null, opener = null } = {}) {
  const place = places[index];
  const mine = place.mentions.map((i) => mentions[i]);
  together(() => {
    state.others = false;
    state.place = index;
    state.mention = mention ?? (mine.find(visible) ?? mine[0]).index;
    state.sentence = null;
    openCard(place, { pan: from === 'map', focus: from !== 'address', opener });
    readMention(mentions[state.mention], from);
    mark();
    if (from !== 'map') flyTo(place);
    refresh();
  });
  emit('address', 'push');
  emit('chosen');
}

export function clear() {
  if (state.place === null && state.mention === null) return;
  together(() => {
    state.place = state.mention = null;
    state.others = false;
    closeCard();
    mark();
    refresh();
  });
  emit('address', 'push');
}

/** Step through the mentions of the chosen place. */
export function step(by) {
  const list = places[state.place].mentions;
  const at = list.indexOf(state.mention);
  state.mention = list[(at + by + list.length) % list.length];
  readMention(mentions[state.mention], 'card');
  mark();
  fillCard();
  emit('address');
}

/** Step to the next or previous place in the order of the text. */
export function walk(by) {
  const from = state.mention ?? nearestMention(by);
  for (let i = from + by; i >= 0 && i < mentions.length; i += by) {
    const mention = mentions[i];
    if (mention.place === null || !visible(mention)) continue;
    select(mention.place, { from: 'walk', mention: i });
    return;
  }
}

/** The mention from which stepping begins: where the reader is in the text. */
function nearestMention(by) {
  const band = scrollY < 80 ? -1 : innerHeight * 0.35;
  const shownMarks = [...document.querySelectorAll('article:not([hidden]) .m[data-p]')].filter((m) => m.getClientRects().length);
  const found = shownMarks.find((m) => m.getBoundingClientRect().top > band);
  if (!found) return by > 0 ? -1 : mentions.length;
  const index = Number(found.id.slice(1));
  return by > 0 ? index - 1 : index;
}

export function flyTo(place) {
  if (!place.located) return;
  const docked = narrow.matches;
  let zoom, lat = place.lat;
  if (place.extent) {
    const [west, south, east, north] = place.extent;
    lat = (lat + (south + north) / 2) / 2; // between the name, at which the card opens, and the middle of the area
    const bounds = [[south, west], [north, east < west ? east + 360 : east]];
    zoom = Math.min(Math.max(3, map.getBoundsZoom(bounds, false, L.point(60, 60))), 8) - (docked ? 0 : 0.75);
  } else zoom = Math.max(map.getZoom(), place.area ? 4.5 : 7);
  zoom = openingZoom(place.lat, place.lon, zoom);
  // next to the card: below one that is above its dot, above one that covers the bottom of the map
  const hidden = Math.max(0, box.getBoundingClientRect().bottom - dockTopOverMap());
  const lift = docked ? -hidden / 2 : Math.min(cardHeight() / 2 + 10, box.clientHeight * 0.3);
  moveTo(map.unproject(map.project([lat, near(place.lon)], zoom).subtract([0, lift]), zoom), zoom);
}

/** Move the map, animated unless the reader prefers reduced motion. */
export function moveTo(centre, zoom) {
  if (still) map.setView(centre, zoom, { animate: false });
  else map.flyTo(centre, zoom, { duration: 0.7 });
}

/** Repaint everything that depends on the choice. */
export function refresh() {
  lights.paint();
  sketches.paint();
  placeNames();
  $('.key-other').hidden = !state.others;
  keyExtents();
  emit('refreshed');
}
