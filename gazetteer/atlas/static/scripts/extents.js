// The extents of areas: the present-day outline if it is known, otherwise a soft box that contains the area at its largest.
import { $, places, state } from './page.js';
import { OUTLINE_Q, outlinePath, paintBox, paintOutline } from './outline.js';
import { worldX, worldY } from './mercator.js';
import { decode } from './polyline.js';
import { inSight } from './dots.js';

export const extents = { all: false }; // whether all are drawn, or only those of the chosen place and of the current paragraph

/** The areas whose extents are drawn. */
export const drawnExtents = () => places.filter((place) => place.area && place.extent && place.on
  && (extents.all || place.index === state.place || (state.place === null && inSight.has(place.index))));

/** Show in the key how the drawn extents are drawn. */
export function keyExtents() {
  const drawn = drawnExtents();
  $('.key-extent').hidden = !drawn.some((place) => !place.outline);
  $('.key-outline').hidden = !drawn.some((place) => place.outline);
}

/** @type {Map<number, Path2D>} */
const outlines = new Map();
function outlineOf(place) {
  if (!outlines.has(place.index)) outlines.set(place.index, outlinePath(place.outline));
  return outlines.get(place.index);
}

/** The outline of a place as the data of an SVG path, in the copy of the world nearest to the middle of the view. */
export function outlineData(view, place) {
  const x = (lon) => worldX(lon) * view.scale, shift = view.xy(place.lat, place.lon)[0] - x(place.lon);
  return place.outline.map((ring) => {
    const points = decode(ring, OUTLINE_Q), list = [];
    for (let i = 0; i < points.length; i += 2) list.push(`${(x(points[i]) + shift).toFixed(1)} ${(worldY(points[i + 1]) * view.scale - view.corner.y).toFixed(1)}`);
    return `M${list.join('L')}Z`;
  }).join('');
}

export function paintExtents(context, view) {
  for (const place of drawnExtents()) {
    const chosen = place.index === state.place;
    if (place.outline) paintOutline(context, view, outlineOf(place), chosen);
    else paintBox(context, view, place.extent, chosen);
  }
}
