// What is drawn over the land but is no dot: extents, rings of doubt, a person's path, other candidates.
import { WORLD, colours, map, mentions, places, reading, state } from './core.js';
import { CanvasLayer } from './geometry.js';
import { visible } from './places.js';
import { drawnPeople } from './people.js';
import { overlay, paintOverlay } from './layers.js';

map.createPane('sketch').style.zIndex = 420;
export const sketches = new CanvasLayer(paintSketches, { pane: 'sketch', padding: 0.2 });

export const metresPerPixel = (lat, zoom) => (156543.03392 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

export function paintSketches(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  if (overlay.shown) paintOverlay(context, view);
  for (const place of places) if (place.located && place.km && !place.area) ring(context, view, place);
  const chosen = state.place === null ? null : places[state.place];
  if (chosen?.extent) extent(context, view, chosen);
  drawnPeople().forEach((person, number) => path(context, view, person, number));
  if (state.other !== null) both(context, view);
  if (chosen && state.others) others(context, view, chosen);
}

export function ring(context, view, place) {
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

function extent(context, view, place) {
  const [west, south, east, north] = place.extent, wide = ((east - west + 360) % 360 || 360) / 2;
  const [x, y0] = view.xy(north, west + wide), [, y1] = view.xy(south, west);
  const half = (wide / 360) * WORLD * view.scale, x0 = x - half, x1 = x + half;
  context.beginPath();
  context.roundRect(x0, y0, x1 - x0, y1 - y0, 6);
  context.strokeStyle = context.fillStyle = colours.place;
  context.lineWidth = 1.4;
  context.setLineDash([2, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 0.06;
  context.fill();
  context.globalAlpha = 1;
}

// Stops of a person: dots only, for a country is no stop; the same place twice running is one stop.
export function stops(person) {
  const found = [];
  for (const index of person.path) {
    const mention = mentions[index], place = places[mention.place];
    if (!place.located || place.area || !visible(mention)) continue;
    if (found.at(-1) !== mention.place) found.push(mention.place);
  }
  return found.map((index) => places[index]);
}

// Places that two people share, ringed twice.
function both(context, view) {
  const [one, two] = drawnPeople().map((person) => new Set(stops(person)));
  for (const place of one) if (two.has(place)) circleAround(context, view, place, 8);
}

function circleAround(context, view, place, gap) {
  context.beginPath();
  context.arc(...view.at(place), place.r + gap, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colours.person;
  context.stroke();
}

// The second of two paths is broken, so that the two can be told apart.
export function path(context, view, person, second) {
  const list = stops(person);
  context.strokeStyle = context.fillStyle = colours.person;
  context.lineWidth = 2;
  const drawn = {};
  list.slice(1).forEach((to, i) => {
    const from = list[i];
    const [ax, ay] = view.at(from), [bx, by] = view.at(to);
    const length = Math.hypot(bx - ax, by - ay);
    if (length < 6) return;
    const again = (drawn[`${from.index} ${to.index}`] = (drawn[`${from.index} ${to.index}`] ?? 0) + 1);
    const bend = (0.12 + 0.07 * again) * (second ? -1 : 1);
    const cx = (ax + bx) / 2 - (by - ay) * bend, cy = (ay + by) / 2 + (bx - ax) * bend;
    const angle = Math.atan2(by - cy, bx - cx), gap = to.r + 3;
    const ex = bx - Math.cos(angle) * gap, ey = by - Math.sin(angle) * gap;
    context.beginPath();
    context.moveTo(ax, ay);
    context.quadraticCurveTo(cx, cy, ex, ey);
    context.lineWidth = 4.5;
    context.strokeStyle = colours.halo;
    context.globalAlpha = 0.75;
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 1.9;
    context.strokeStyle = colours.person;
    if (second) context.setLineDash([7, 5]);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(ex, ey);
    for (const side of [-1, 1]) {
      context.lineTo(ex - 9 * Math.cos(angle + side * 0.42), ey - 9 * Math.sin(angle + side * 0.42));
    }
    context.closePath();
    context.fill();
  });
  const seen = new Set();
  list.forEach((place) => {
    if (seen.has(place)) return;
    seen.add(place);
    circleAround(context, view, place, 4);
  });
}

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
