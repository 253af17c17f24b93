// The extents of areas: the borders of a state in the year of the map, else the present-day outline if it is known, else a soft box
// that contains the area at its largest.
import { $, places, state } from './page.js';
import { OUTLINE_Q, outlinePath, paintBorders, paintBox, paintOutline } from './outline.js';
import { bordersOfPlace } from './states.js';
import { worldX, worldY } from './mercator.js';
import { decode } from './polyline.js';
import { inSight } from './dots.js';

export const extents = { all: false }; // whether all are drawn, or only those of the chosen place and of the current paragraph

/** How the extent of an area is drawn. @returns {'borders' | 'outline' | 'box' | null} null if nothing is known */
export const shapeOf = (place) => (bordersOfPlace(place).length ? 'borders' : place.outline ? 'outline' : place.extent ? 'box' : null);

/** The areas whose extents are drawn. */
export const drawnExtents = () => places.filter((place) => place.area && place.on
  && (extents.all || place.index === state.place || (state.place === null && inSight.has(place.index))) && shapeOf(place));

/** Show in the key how the drawn extents are drawn. */
export function keyExtents() {
  const shapes = drawnExtents().map(shapeOf);
  $('.key-extent').hidden = !shapes.includes('box');
  $('.key-outline').hidden = !shapes.includes('outline');
}

/** @type {Map<number, Path2D>} */
const outlines = new Map();
function outlineOf(place) {
  if (!outlines.has(place.index)) outlines.set(place.index, outlinePath(place.outline));
  return outlines.get(place.index);
}

/** Lines as the data of an SVG path, in the copy of the world nearest to the middle of the view. @param {number[][]} lines @param {string} end */
function svgData(view, place, lines, end) {
  const x = (lon) => worldX(lon) * view.scale, shift = view.xy(place.lat, place.lon)[0] - x(place.lon);
  return lines.map((points) => {
    const list = [];
    for (let i = 0; i < points.length; i += 2) list.push(`${(x(points[i]) + shift).toFixed(1)} ${(worldY(points[i + 1]) * view.scale - view.corner.y).toFixed(1)}`);
    return `M${list.join('L')}${end}`;
  }).join('');
}
/** The outline of a place as the data of an SVG path. */
export const outlineData = (view, place) => svgData(view, place, place.outline.map((ring) => decode(ring, OUTLINE_Q)), 'Z');
/** The borders of a state as the data of an SVG path. */
export const borderData = (view, place) => svgData(view, place, bordersOfPlace(place).map(({ points }) => points), '');

export function paintExtents(context, view) {
  for (const place of drawnExtents()) {
    const chosen = place.index === state.place, shape = shapeOf(place);
    if (shape === 'borders') paintBorders(context, view, bordersOfPlace(place), chosen);
    else if (shape === 'outline') paintOutline(context, view, outlineOf(place), chosen);
    else paintBox(context, view, place.extent, chosen);
  }
}
