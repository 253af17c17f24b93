// Drawings on the map other than dots: extents, circles of uncertainty, a person's places, other candidates.
import { colours, map, places, reading, state } from './page.js';
import { CanvasLayer } from './canvas.js';
import { drawnPeople, journey, stops } from './people.js';
import { overlay, paintOverlay } from './overlay.js';
import { metresPerPixel } from './mercator.js';
import { paintExtents } from './extents.js';
import { paintLeaders } from './labels.js';

map.createPane('sketch').style.zIndex = 420;
export const sketches = new CanvasLayer(paintSketches, { pane: 'sketch', padding: 0.2 });

export function paintSketches(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  if (overlay.shown) paintOverlay(context, view);
  for (const place of places) if (place.located && place.km && !place.area) ring(context, view, place);
  const chosen = state.place === null ? null : places[state.place];
  paintExtents(context, view);
  drawnPeople().forEach((person, number) => drawPerson(context, view, person, number));
  if (state.other !== null) both(context, view);
  if (chosen && state.others) others(context, view, chosen);
  paintLeaders(context, view);
}

/** A circle around a point, with the uncertainty in kilometres as its radius. */
function ring(context, view, place) {
  const radius = (place.km * 1000) / metresPerPixel(place.lat, view.zoom);
  if (radius < place.r + 2) return;
  const [x, y] = view.at(place);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.globalAlpha = place.on ? 1 : 0.25;
  context.strokeStyle = context.fillStyle = colours.place;
  context.lineWidth = 1.3;
  context.setLineDash([4, 4]);
  context.stroke();
  context.globalAlpha *= 0.09;
  context.fill();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Places that two people share, ringed twice. */
function both(context, view) {
  const [one, two] = drawnPeople().map((person) => new Set(stops(person)));
  for (const place of one) if (two.has(place)) circleAround(context, view, place, 9, colours.person);
}

function circleAround(context, view, place, gap, colour) {
  context.beginPath();
  context.arc(...view.at(place), place.r + gap, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}

/** A person's places: numbered rings in order of the text, and arrows only along a described journey. */
function drawPerson(context, view, person, number) {
  const colour = number ? colours.second : colours.person, way = journey(person);
  way.slice(1).forEach((to, i) => leg(context, view, way[i], to, colour));
  const order = new Map();
  for (const place of [...way, ...stops(person)]) if (!order.has(place)) order.set(place, order.size + 1);
  context.font = '700 11px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [place, n] of order) {
    circleAround(context, view, place, number ? 6 : 4, colour);
    const [x, y] = view.at(place), bx = x - place.r - 9, by = y - place.r - 7 + (number ? 20 : 0);
    context.beginPath();
    context.arc(bx, by, 8, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.fillStyle = colours.paper;
    context.fillText(String(n), bx, by + 0.5);
  }
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
}

/** One leg of a journey, as a bent arrow. */
function leg(context, view, from, to, colour) {
  const [ax, ay] = view.at(from), [bx, by] = view.at(to);
  if (Math.hypot(bx - ax, by - ay) < 6) return;
  const cx = (ax + bx) / 2 - (by - ay) * 0.16, cy = (ay + by) / 2 + (bx - ax) * 0.16;
  const angle = Math.atan2(by - cy, bx - cx), gap = to.r + 3;
  const ex = bx - Math.cos(angle) * gap, ey = by - Math.sin(angle) * gap;
  for (const [width, stroke, alpha] of [[4.5, colours.halo, 0.75], [1.9, colour, 1]]) {
    context.beginPath();
    context.moveTo(ax, ay);
    context.quadraticCurveTo(cx, cy, ex, ey);
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.globalAlpha = alpha;
    context.stroke();
  }
  context.beginPath();
  context.moveTo(ex, ey);
  for (const side of [-1, 1]) context.lineTo(ex - 9 * Math.cos(angle + side * 0.42), ey - 9 * Math.sin(angle + side * 0.42));
  context.closePath();
  context.fillStyle = colour;
  context.fill();
}

/** The other candidates of the current mention, each on a line from the chosen place. */
function others(context, view, place) {
  const [px, py] = place.located ? view.at(place) : [null, null];
  context.strokeStyle = colours.place;
  for (const [, , lat, lon] of reading(place).others) {
    if (lat === null || lon === null) continue;
    const [x, y] = view.xy(lat, lon);
    if (px !== null) {
      context.beginPath();
      context.moveTo(px, py);
      context.lineTo(x, y);
      context.lineWidth = 1.1;
      context.globalAlpha = 0.8;
      context.setLineDash([2, 4]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
    context.beginPath();
    context.arc(x, y, 5.5, 0, 2 * Math.PI);
    context.fillStyle = colours.halo;
    context.fill();
    context.lineWidth = 1.8;
    context.stroke();
  }
}
