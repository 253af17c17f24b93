// Draw an area: its present-day outline if it is known, otherwise a soft box that contains the area at its largest.
import { colours } from './page.js';
import { inWorld, trace } from './canvas.js';
import { WORLD } from './mercator.js';

export const OUTLINE_Q = 200; // units per degree of an outline, as in `outlines.py`
const SOFT = 14, STEPS = 4; // pixels and steps in which the edge of a box fades

/** The rings of an outline as a path in world units. @param {string[]} rings */
export function outlinePath(rings) {
  const path = new Path2D();
  for (const ring of rings) trace(path, ring, OUTLINE_Q, true);
  return path;
}

/** Left, top, width and height of an extent on the canvas. @param {any} view @param {number[]} extent @returns {number[]} */
export function extentBox(view, [west, south, east, north]) {
  const half = ((east - west + 360) % 360 || 360) / 2, wide = (half / 180) * WORLD * view.scale;
  const [x, top] = view.xy(north, west + half), [, bottom] = view.xy(south, west);
  return [x - wide / 2, top, wide, bottom - top];
}

/** @param {any} context @param {any} view @param {{ path: Path2D }[]} lines @param {boolean} chosen */
export function paintBorders(context, view, lines, chosen) {
  inWorld(context, view, () => {
    context.strokeStyle = colours.place;
    context.lineJoin = context.lineCap = 'round';
    for (const [width, alpha] of [[7, chosen ? 0.16 : 0.1], [1.8, chosen ? 0.9 : 0.5]]) {
      context.lineWidth = width / view.scale;
      context.globalAlpha = alpha;
      for (const { path } of lines) context.stroke(path);
    }
    context.globalAlpha = 1;
  });
}

/** @param {any} context @param {any} view @param {Path2D} path @param {boolean} chosen */
export function paintOutline(context, view, path, chosen) {
  inWorld(context, view, () => {
    context.fillStyle = context.strokeStyle = colours.place;
    context.globalAlpha = chosen ? 0.11 : 0.07;
    context.fill(path, 'evenodd');
    context.globalAlpha = chosen ? 0.9 : 0.5;
    context.lineWidth = 1.3 / view.scale;
    context.setLineDash([2 / view.scale, 5 / view.scale]);
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
  });
}

/** @param {any} context @param {any} view @param {number[]} extent @param {boolean} chosen */
export function paintBox(context, view, extent, chosen) {
  const [x, y, w, h] = extentBox(view, extent), soft = Math.min(SOFT, w / 5, h / 5);
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

function rounded(context, x, y, w, h, r) {
  context.beginPath();
  if (context.roundRect) context.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
  else context.rect(x, y, w, h);
}
