// The extents of areas: the present-day outline if it is known, otherwise a soft box that contains the area at its largest.
import { inWorld, trace } from './canvas.js';
import { $, colours, places, state } from './page.js';
import { WORLD, worldX, worldY } from './mercator.js';
import { decode } from './polyline.js';
import { inSight } from './dots.js';

const OUTLINE_Q = 200; // units per degree of an outline, as in `outlines.py`

const SOFT = 14, STEPS = 4; // pixels and steps in which the edge of a box fades
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

/** Left, top, width and height of an extent on the canvas. */
export function extentBox(view, [west, south, east, north]) {
  const half = ((east - west + 360) % 360 || 360) / 2, wide = (half / 180) * WORLD * view.scale;
  const [x, top] = view.xy(north, west + half), [, bottom] = view.xy(south, west);
  return [x - wide / 2, top, wide, bottom - top];
}

/** @type {Map<number, Path2D>} */
const paths = new Map();
/** The outline of a place as a path in world units. */
function outlinePath(place) {
  if (!paths.has(place.index)) {
    const path = new Path2D();
    for (const ring of place.outline) trace(path, ring, OUTLINE_Q, true);
    paths.set(place.index, path);
  }
  return paths.get(place.index);
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

function paintOutline(context, view, place, chosen) {
  inWorld(context, view, () => {
    context.fillStyle = context.strokeStyle = colours.place;
    context.globalAlpha = chosen ? 0.11 : 0.07;
    context.fill(outlinePath(place), 'evenodd');
    context.globalAlpha = chosen ? 0.9 : 0.5;
    context.lineWidth = 1.3 / view.scale;
    context.setLineDash([2 / view.scale, 5 / view.scale]);
    context.stroke(outlinePath(place));
    context.setLineDash([]);
    context.globalAlpha = 1;
  });
}

function rounded(context, x, y, w, h, r) {
  context.beginPath();
  if (context.roundRect) context.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
  else context.rect(x, y, w, h);
}

export function paintExtents(context, view) {
  for (const place of drawnExtents()) {
    const chosen = place.index === state.place;
    if (place.outline) {
      paintOutline(context, view, place, chosen);
      continue;
    }
    const [x, y, w, h] = extentBox(view, place.extent), soft = Math.min(SOFT, w / 5, h / 5);
    context.fillStyle = context.strokeStyle = colours.place;
    context.globalAlpha = chosen ? 0.024 : 0.016;
    for (let i = 0; i <= STEPS; i++) {
      const inset = soft * (i / STEPS - 0.5);
      rounded(context, x + inset, y + inset, w - 2 * inset, h - 2 * inset, soft + 6);
      context.fill();
    }
    context.globalAlpha = chosen ? 0.9 : 0.5;
    context.lineWidth = 1.3;
    context.setLineDash([2, 5]);
    rounded(context, x, y, w, h, soft);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}
