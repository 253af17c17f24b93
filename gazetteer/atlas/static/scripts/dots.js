// Dots on one canvas and highlights on another, so that highlighting a place does not repaint the dots.
import { coarse, colours, map, near, places, state, still } from './page.js';
import { CanvasLayer, screenView } from './canvas.js';
import { cluster, spread } from './clusters.js';
import { WORLD } from './mercator.js';

map.createPane('dots').style.zIndex = 610;
export const dots = new CanvasLayer(paintDots, { pane: 'dots', padding: 0.2 });
export const lights = new CanvasLayer(paintLights, { pane: 'dots', padding: 0.2 });
export const onPath = new Set(); // places drawn for a person
export const inSight = new Set(); // places of the current paragraph
export const covered = new Set(); // places whose dots are covered by the name of a more important one
export const pointer = { place: null }; // the place under the pointer
export const dotted = places.filter((p) => p.located && !p.area).sort((a, b) => b.r - a.r || a.index - b.index);

// Overlapping dots are drawn as one circle, sized by their number.
const MANY = 250, CROWDED = 60, CLOSE = 9;
const ROAM = 10; // pixels beyond its radius by which a circle may leave the middle of its places
const FOREMOST = 14; // number of most-named places that are never clustered
export const faint = dotted.length > MANY; // places out of range are then tiny dots without a name
export let crowds = [];
let gathered = '';

const named = [...dotted].sort((a, b) => b.n - a.n || b.score - a.score || a.index - b.index);
/** The most important places, by number of mentions. */
export const foremost = new Set(named.filter((p, i) => i < FOREMOST && p.n >= Math.min(3, named[0].n)));

export function gather() {
  const zoom = map.getZoom(), key = `${zoom} ${state.from} ${state.to} ${state.undated} ${state.doc}`;
  if (key === gathered) return;
  gathered = key;
  for (const place of dotted) place.alone = true;
  crowds = [];
  const list = dotted.filter((p) => p.on), all = list.length > MANY;
  if (list.length <= CROWDED || zoom >= CLOSE) return;
  const free = all ? list : list.filter((p) => !foremost.has(p));
  const pixels = (256 * 2 ** zoom) / WORLD;
  crowds = cluster(free, (all ? 34 : 22) / pixels, all ? 4 : 6);
  const most = Math.max(...crowds.map((crowd) => crowd.members.length));
  for (const crowd of crowds) {
    for (const member of crowd.members) member.alone = false;
    crowd.r = 7 + (all ? 17 : 11) * Math.sqrt(crowd.members.length / most);
  }
  crowds.sort((a, b) => b.r - a.r);
  spreadCrowds(list.filter((place) => place.alone), pixels);
}

/** Circles do not cover each other's numbers, or the dots of places on their own. */
function spreadCrowds(alone, pixels) {
  const onScreen = ({ wx, wy, r }) => ({ x: wx * pixels, y: wy * pixels, r: r + 1 });
  const circles = crowds.map(onScreen);
  spread(circles, alone.map(onScreen), ROAM);
  for (const [i, { x, y }] of circles.entries()) [crowds[i].wx, crowds[i].wy] = [x / pixels, y / pixels];
}

export const isDrawn = (place) => place.alone || place.index === state.place || onPath.has(place.index) || inSight.has(place.index);
export const within = (view, x, y, r) => x > -r && y > -r && x < view.width + r && y < view.height + r;

export function paintDots(context, view) {
  gather();
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  for (const on of [false, true]) {
    for (const place of dotted) {
      if (place.on !== on || !(place.alone || onPath.has(place.index)) || covered.has(place.index)) continue;
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

/** The chosen place, the one under the pointer, and those of the current paragraph. */
export function paintLights(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const lit = new Set([pointer.place, state.place]);
  for (const index of inSight) {
    const place = places[index];
    if (!place.located || place.area || lit.has(index)) continue;
    const [x, y] = view.at(place);
    if (!place.alone || covered.has(index)) dot(context, place, x, y, place.r);
    context.beginPath();
    context.arc(x, y, place.r + 3.5, 0, 2 * Math.PI);
    context.lineWidth = 1.6;
    context.strokeStyle = colours.ink;
    context.stroke();
  }
  for (const index of lit) {
    const place = index === null ? null : places[index];
    if (place?.located && !place.area) dot(context, place, ...view.at(place), place.r + (index === state.place ? 2 : 0), true);
  }
}

function dot(context, place, x, y, r, lit = false) {
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

/** The dot under a point of the map; the nearest of several. */
export function dotAt(point) {
  const view = screenView();
  let best = null, least = Infinity;
  for (const place of dotted) {
    if (!isDrawn(place)) continue;
    const [x, y] = view.at(place), distance = Math.hypot(x - point.x, y - point.y) - place.r;
    if (distance < (coarse ? 14 : 5) && distance < least) {
      least = distance;
      best = place;
    }
  }
  return best;
}

/** The smallest circle under a point of the map. */
export function crowdAt(point) {
  const view = screenView();
  return crowds.findLast((crowd) => {
    const [x, y] = view.at(crowd);
    return Math.hypot(x - point.x, y - point.y) < crowd.r;
  }) ?? null;
}

/** Zoom in until the places of a circle separate. */
export function openCrowd({ members }) {
  const points = members.map((p) => [p.lat, near(p.lon)]);
  const zoom = Math.min(CLOSE, Math.max(map.getZoom() + 1, map.getBoundsZoom(points, false, L.point(60, 60))));
  map.setView(L.latLngBounds(points).getCenter(), zoom, { animate: !still });
}

