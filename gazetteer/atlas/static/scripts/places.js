// Choosing a place: in the text, on the map, in a list.
import { $, box, data, emit, map, mentions, narrow, near, places, state, still, together } from './core.js';
import { sketches } from './sketches.js';
import { crowdAt, dotAt, pointer, lights, openCrowd } from './dots.js';
import { buttons, placeNames } from './labels.js';
import { cardHeight, closeCard, fillCard, openCard } from './card.js';
import { mark, readMention } from './text.js';


// Whether a mention is within the chosen years and text.
export function visible(mention) {
  if (state.doc >= 0 && data.docs.length > 1 && mention.doc !== state.doc) return false;
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
  if (event.originalEvent.target.closest?.('.name, .leaflet-popup')) return; // these say themselves what they are
  const place = dotAt(event.containerPoint);
  box.classList.toggle('over', Boolean(place ?? crowdAt(event.containerPoint)));
  if ((place?.index ?? null) !== pointer.place) hover(place?.index ?? null);
});

// Light a place up everywhere, without choosing it.
let glowing = [];
export function hover(index) {
  for (const element of glowing) element.classList.remove('hover');
  pointer.place = index;
  lights.paint();
  const found = index === null ? [] : places[index].mentions.map((i) => document.getElementById('m' + i));
  glowing = index === null ? [] : [...found, buttons.get(index)].filter(Boolean);
  for (const element of glowing) element.classList.add('hover');
}

// Choose a place. `from` says where the reader is: there nothing moves, elsewhere it follows.
export function select(index, { from = 'map', mention = null } = {}) {
  const place = places[index];
  const mine = place.mentions.map((i) => mentions[i]);
  together(() => {
    state.others = false;
    state.place = index;
    state.mention = mention ?? (mine.find(visible) ?? mine[0]).index;
    if (from !== 'text') readMention(mentions[state.mention], from);
    mark();
    openCard(place, from === 'map');
    if (from !== 'map') flyTo(place);
    refresh();
  });
  emit('address');
}

export function clear() {
  together(() => {
    state.place = state.mention = null;
    state.others = false;
    closeCard();
    mark();
    refresh();
  });
  emit('address');
}

// Step through the mentions of the chosen place.
export function step(by) {
  const list = places[state.place].mentions;
  const at = list.indexOf(state.mention);
  state.mention = list[(at + by + list.length) % list.length];
  readMention(mentions[state.mention], 'card');
  mark();
  fillCard();
  emit('address');
}

function flyTo(place) {
  if (!place.located) return;
  let zoom = Math.max(map.getZoom(), place.area ? 4.5 : 7);
  if (place.extent) {
    let [west, south, east, north] = place.extent;
    if (east < west) east += 360;
    zoom = Math.min(Math.max(3, map.getBoundsZoom([[south, west], [north, east]], false, L.point(60, 60))), 8) - (narrow.matches ? 0 : 0.75);
  }
  const lift = narrow.matches ? 0 : Math.min(cardHeight() / 2 + 10, box.clientHeight * 0.3);
  const centre = map.unproject(map.project([place.lat, near(place.lon)], zoom).subtract([0, lift]), zoom);
  if (still) map.setView(centre, zoom, { animate: false });
  else map.flyTo(centre, zoom, { duration: 0.7 });
}

// Paint again what depends on the choice.
export function refresh() {
  lights.paint();
  sketches.paint();
  placeNames();
  $('.key-other').hidden = !state.others;
  $('.key-person').hidden = state.person === null;
  $('.key-pair').hidden = state.other === null;
}
