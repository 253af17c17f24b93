// The other candidates of a mention: a list, and rings on the map on demand.
import { $, el, map, near, pressable, reading, state, still } from './page.js';
import { degrees, percent } from './wording.js';
import { sketches } from './sketches.js';

export function showOthers(yes) {
  state.others = yes;
  sketches.paint();
  $('.key-other').hidden = !yes;
}

/** Zoom out to the chosen place and all its candidates, next to the card. */
export function fitOthers(place) {
  const points = reading(place).others.filter((c) => c[2] !== null).map((c) => [c[2], near(c[3])]);
  if (place.located) points.push([place.lat, near(place.lon)]);
  if (!points.length) return;
  const card = $('.leaflet-popup .card'), room = map.getSize();
  // the card is above its dot: the points go below and next to it
  const top = card ? Math.min(card.offsetHeight + 70, room.y * 0.62) : 50;
  map.fitBounds(points, { paddingTopLeft: [60, top], paddingBottomRight: [60, 50], maxZoom: 8, animate: false });
  if (!card || !place.located) return;
  // the card stays completely in view; if this pushes a candidate out, the map zooms out further
  for (let tries = 0; tries < 6; tries++) {
    const at = map.latLngToContainerPoint([place.lat, near(place.lon)]), half = card.offsetWidth / 2 + 20;
    const dx = at.x < half ? at.x - half : at.x > room.x - half ? at.x - room.x + half : 0;
    map.panBy([dx, at.y < top - 20 ? at.y - top + 20 : 0], { animate: false });
    if (points.every((point) => map.getBounds().contains(point)) || map.getZoom() <= map.getMinZoom()) return;
    map.setZoomAround(map.latLngToContainerPoint([place.lat, near(place.lon)]), map.getZoom() - 0.5, { animate: false });
  }
}

export function candidatesTab(part, place) {
  const list = el('ul', 'others');
  for (const [label, country, lat, lon, score] of reading(place).others) {
    const item = el('li');
    const button = pressable('', [label, country].filter(Boolean).join(', '),
      () => map.panInside([lat, near(lon)], { padding: [60, 60], animate: !still }));
    button.disabled = lat === null;
    item.append(button, el('small', '', degrees(lat, lon)), el('span', 'num', `${percent(score)}%`));
    list.append(item);
  }
  part.append(list, pressable('fit', 'Show all of them on the map', () => fitOthers(place)));
}
