// Dots on one canvas; what is lit on another, so that lighting a place up repaints nothing else.
import { WORLD, coarse, colours, map, near, places, state, still } from './core.js';
import { CanvasLayer, screenView } from './geometry.js';

map.createPane('dots').style.zIndex = 610;
export const dots = new CanvasLayer(paintDots, { pane: 'dots', padding: 0.2 });
export const lights = new CanvasLayer(paintLights, { pane: 'dots', padding: 0.2 });
export const onPath = new Set(); // places on the drawn person's path
export const inSight = new Set(); // places of the paragraph being read
export const dotted = places.filter((p) => p.located && !p.area).sort((a, b) => b.r - a.r || a.index - b.index);
export const pointer = { place: null }; // the place under the pointer

// So many dots would make one blot: neighbours then stand together as a circle in proportion to their number.
const CROWD = 250, REACH = 34, LEAST = 4, CLOSE = 9;
export const faint = dotted.length > CROWD; // what is out of range is then a speck without a name
export let crowds = [], gathered = '';

export function gather() {
  const key = `${map.getZoom()} ${state.from} ${state.to} ${state.undated} ${state.doc}`;
  if (key === gathered) return;
  gathered = key;
  crowds = [];
  const list = dotted.filter((p) => p.on);
  for (const place of dotted) place.alone = true;
  if (list.length <= CROWD || map.getZoom() >= CLOSE) return;
  const reach = REACH / ((256 * 2 ** map.getZoom()) / WORLD), cells = new Map();
  const cell = (x, y) => Math.floor(x / reach) * 65536 + Math.floor(y / reach);
  for (const place of list) {
    const at = cell(place.wx, place.wy);
    if (!cells.has(at)) cells.set(at, []);
    cells.get(at).push(place);
  }
  for (const place of list) {
    if (!place.alone) continue;
    const members = [];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const other of cells.get(cell(place.wx + dx * reach, place.wy + dy * reach)) ?? []) {
          if (other.alone && Math.hypot(other.wx - place.wx, other.wy - place.wy) < reach) members.push(other);
        }
      }
    }
    if (members.length < LEAST) continue;
    let wx = 0, wy = 0;
    for (const member of members) {
      member.alone = false;
      wx += member.wx / members.length;
      wy += member.wy / members.length;
    }
    crowds.push({ members, wx, wy });
  }
  const most = Math.max(...crowds.map((crowd) => crowd.members.length));
  for (const crowd of crowds) crowd.r = 7 + 17 * Math.sqrt(crowd.members.length / most);
  crowds.sort((a, b) => b.r - a.r);
}

export const stands = (place) => place.alone || place.index === state.place || onPath.has(place.index);
export const within = (view, x, y, r) => x > -r && y > -r && x < view.width + r && y < view.height + r;

export function paintDots(context, view) {
  gather();
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  for (const on of [false, true]) {
    for (const place of dotted) {
      if (place.on !== on || !(place.alone || onPath.has(place.index))) continue;
      const [x, y] = view.at(place);
      if (within(view, x, y, 30)) dot(context, place, x, y, faint && !on ? 2 : place.r);
    }
    if (!on) for (const crowd of crowds) circle(context, view, crowd);
  }
}

function circle(context, view, crowd) {
  const [x, y] = view.at(crowd);
  if (!within(view, x, y, 30)) return;
  context.beginPath();
  context.arc(x, y, crowd.r, 0, 2 * Math.PI);
  context.fillStyle = colours.place;
  context.globalAlpha = 0.86;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.strokeStyle = colours.halo;
  context.stroke();
}

// The chosen place and the one under the pointer.
export function paintLights(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  for (const index of new Set([pointer.place, state.place])) {
    const place = index === null ? null : places[index];
    if (place?.located && !place.area) dot(context, place, ...view.at(place), place.r + (index === state.place ? 2 : 0), true);
  }
}

export function dot(context, place, x, y, r, lit = false) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.globalAlpha = place.on ? 1 : 0.32;
  if (place.unsure) {
    context.fillStyle = colours.halo;
    context.globalAlpha = lit ? 1 : context.globalAlpha * 0.75;
    context.fill();
    context.globalAlpha = place.on ? 1 : 0.4;
    context.setLineDash([3, 2.4]);
    context.lineWidth = lit ? 2.6 : 1.8;
    context.strokeStyle = colours.place;
    context.stroke();
    context.setLineDash([]);
  } else {
    context.fillStyle = colours.place;
    context.fill();
    context.globalAlpha = place.on ? 1 : 0.5;
    context.lineWidth = lit ? 2.4 : 1.5;
    context.strokeStyle = lit ? colours.ink : colours.halo;
    context.stroke();
  }
  context.globalAlpha = 1;
}

// The dot under a point of the map, the nearest if several are.
export function dotAt(point) {
  const view = screenView();
  let best = null, least = Infinity;
  for (const place of dotted) {
    if (!stands(place)) continue;
    const [x, y] = view.at(place), distance = Math.hypot(x - point.x, y - point.y) - place.r;
    if (distance < (coarse ? 14 : 5) && distance < least) {
      least = distance;
      best = place;
    }
  }
  return best;
}

// The smallest circle under a point of the map.
export function crowdAt(point) {
  const view = screenView();
  return crowds.findLast((crowd) => {
    const [x, y] = view.at(crowd);
    return Math.hypot(x - point.x, y - point.y) < crowd.r;
  }) ?? null;
}

// Go so near that the places of a circle part.
export function openCrowd({ members }) {
  const points = members.map((p) => [p.lat, near(p.lon)]);
  const zoom = Math.min(CLOSE, Math.max(map.getZoom() + 1, map.getBoundsZoom(points, false, L.point(60, 60))));
  map.setView(L.latLngBounds(points).getCenter(), zoom, { animate: !still });
}
