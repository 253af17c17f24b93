// The extents of areas: a soft box that contains the area, because its outline at the time is not known.
import { colours, places, state } from './page.js';
import { WORLD } from './mercator.js';
import { inSight } from './dots.js';

const SOFT = 14, STEPS = 4; // pixels and steps in which the edge of a box fades
export const extents = { all: false }; // whether all are drawn, or only those of the chosen place and of the current paragraph

/** The areas whose extents are drawn. */
export const drawnExtents = () => places.filter((place) => place.area && place.extent && place.on
  && (extents.all || place.index === state.place || (state.place === null && inSight.has(place.index))));

/** Left, top, width and height of an extent on the canvas. */
export function extentBox(view, [west, south, east, north]) {
  const half = ((east - west + 360) % 360 || 360) / 2, wide = (half / 180) * WORLD * view.scale;
  const [x, top] = view.xy(north, west + half), [, bottom] = view.xy(south, west);
  return [x - wide / 2, top, wide, bottom - top];
}

function rounded(context, x, y, w, h, r) {
  context.beginPath();
  if (context.roundRect) context.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
  else context.rect(x, y, w, h);
}

export function paintExtents(context, view) {
  for (const place of drawnExtents()) {
    const [x, y, w, h] = extentBox(view, place.extent), soft = Math.min(SOFT, w / 5, h / 5), chosen = place.index === state.place;
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
