// The other places that a name could have meant, on demand.
import { $, map, near, reading, state, still } from './core.js';
import { sketches } from './sketches.js';

export function showOthers(yes) {
  state.others = yes;
  sketches.paint();
  $('.key-other').hidden = !yes;
}

// Widen the map to the chosen place and all its candidates.
export function fitOthers(place) {
  const points = reading(place).others.filter((c) => c[2] !== null).map((c) => [c[2], near(c[3])]);
  if (place.located) points.push([place.lat, near(place.lon)]);
  if (!points.length) return;
  map.fitBounds(points, { padding: [50, 50], maxZoom: 8, animate: !still });
}

// Whether candidates were kept besides the chosen one.
export const hasOthers = (place) => reading(place).others.length > 0;
