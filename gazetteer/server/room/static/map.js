// The map: the ground of the map page, dots of the document's places, the candidates of the current mention.
import { $, box, colours, emit, map, near, on, readColours, root, sansFamily, still, store } from '../scripts/page.js';
import { CanvasLayer, screenView } from '../scripts/canvas.js';
import { ground, makeRelief } from '../scripts/ground.js';
import { stateBorders, stateLayer, stateMap } from '../scripts/states.js';
import { outlinePath, paintBox, paintOutline } from '../scripts/outline.js';
import { current, doc } from './document.js';
import { forgetWidths, layNames, measureAll } from './map-names.js';
import { gather, places, spot, walkPlace } from './map-places.js';

const CROWDED = 16, CLOSE = 6.5; // pixels between two dots below which the map moves closer, and to which zoom
/** @type {any[]} candidates of the current mention: name, position, number */
let candidates = [];
/** @type {{ path: Path2D | null, extent: number[] | null } | null} the area that the current mention names */
let area = null;
/** @type {{ lat: number, lon: number } | null} the point of a new place */
let point = null;
/** @type {((lat: number, lon: number) => void) | null} */
let picking = null;

// -- painting --------------------------------------------------------------------------------------

map.createPane('dots').style.zIndex = 400;
const dots = new CanvasLayer(paint, { pane: 'dots', padding: 0.25 });

function circle(context, x, y, r, { fill = null, stroke, width = 1.5, dash = [] }) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.setLineDash(dash);
  context.lineWidth = width;
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  context.strokeStyle = stroke;
  context.stroke();
  context.setLineDash([]);
}

function paint(context, view) {
  stale = false;
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  if (area?.path) paintOutline(context, view, area.path, true);
  else if (area?.extent) paintBox(context, view, area.extent, true);
  const chosen = current()?.place;
  const dot = (place, is) => {
    const [x, y] = view.at(place);
    if (place.sure || place.likely >= 0.5) circle(context, x, y, place.r + (is ? 2 : 0), { fill: colours.place, stroke: is ? colours.ink : colours.halo, width: is ? 2.4 : 1.5 });
    else circle(context, x, y, place.r + (is ? 2 : 0), { fill: colours.halo, stroke: colours.place, width: 1.8, dash: [3, 2.4] });
    if (place.sure) circle(context, x, y, place.r + (is ? 6 : 3.4), { stroke: colours.second, width: 1.5 });
  };
  for (const place of [...places].reverse()) if (!place.area && place.id !== chosen) dot(place, false);
  context.font = `600 11px ${sansFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const one of candidates) {
    if (one.id === chosen) continue;
    const [x, y] = view.at(one);
    circle(context, x, y, 8.5, { fill: colours.paper, stroke: one.lit ? colours.ink : colours.second, width: one.lit ? 2.6 : 1.6 });
    context.fillStyle = colours.ink;
    context.fillText(String(one.number), x, y + 0.5);
  }
  const here = places.find((place) => place.id === chosen);
  if (here && !here.area) dot(here, true); // an area has its name only
  if (point) {
    const [x, y] = view.at(spot(point.lat, point.lon));
    circle(context, x, y, 9, { stroke: colours.person, width: 2.4 });
    circle(context, x, y, 2, { fill: colours.person, stroke: colours.person });
  }
}

let waiting = 0, stale = false; // stale: the dots must be painted again, unless a move of the map does it before the next frame
/** Paint the dots and place the names, once before the next frame. */
export function paintMap() {
  stale = true;
  placeNames();
}
function placeNames() {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    if (stale) dots.paint();
    layNames();
  });
}

// -- what the reader does ---------------------------------------------------------------------------

map.on('click', (event) => {
  if (picking) {
    picking(Math.round(event.latlng.lat * 1e4) / 1e4, Math.round((((event.latlng.lng + 540) % 360) - 180) * 1e4) / 1e4);
    return;
  }
  const view = screenView();
  const hit = (one, r) => {
    const [x, y] = view.at(one);
    return Math.hypot(x - event.containerPoint.x, y - event.containerPoint.y) <= r;
  };
  const candidate = candidates.find((one) => hit(one, 10));
  if (candidate) emit('candidate', candidate.id);
  else {
    const place = places.find((one) => !one.area && hit(one, one.r + 5));
    if (place) walkPlace(place.id);
  }
});

/** Let the reader choose a point on the map; null ends it. @param {((lat: number, lon: number) => void) | null} choose */
export function pick(choose) {
  picking = choose;
  box.classList.toggle('picking', Boolean(choose));
  $('.pick').hidden = !choose;
  if (!choose) setPoint(null);
}
/** @param {{ lat: number, lon: number } | null} given */
export function setPoint(given) {
  point = given && Number.isFinite(given.lat) && Number.isFinite(given.lon) ? given : null;
  dots.paint();
}

/** Show the area that the current mention names. @param {{ outline: string[] | null, extent: number[] | null } | null} given */
export function showArea(given) {
  if (!given && !area) return;
  area = given && (given.outline || given.extent) ? { path: given.outline && outlinePath(given.outline), extent: given.extent } : null;
  paintMap();
}

/** Show the candidates of the current mention with their numbers. @param {{ id: string, row: any[] }[]} list */
export function showCandidates(list) {
  if (!list.length && !candidates.length) return;
  candidates = list.flatMap(({ id, row }, i) => (row[1] === null ? [] : [{ id, number: i + 1, lit: false, ...spot(row[1], row[2]) }]));
  paintMap();
}
/** @param {string | null} id @param {any[]} [row] */
export function light(id, row) {
  for (const one of candidates) one.lit = one.id === id;
  if (id && row && row[1] !== null) into(row[1], row[2]);
  dots.paint();
}

/** Whether the dots of other places cover a point of the map. */
const isCrowded = (at, id, view = screenView()) => places.some((place) => {
  const [x, y] = view.at(place), distance = place.area || place.id === id ? 0 : Math.hypot(x - at.x, y - at.y);
  return distance > 1 && distance < CROWDED;
});

/** Move the map so that a point is inside; closer if its dot is one of a crowd. */
export function into(lat, lon, id = null) {
  const size = map.getSize();
  if (!size.x) return;
  const at = map.latLngToContainerPoint([lat, near(lon)]), inside = at.x > 40 && at.y > 40 && at.x < size.x - 60 && at.y < size.y - 50;
  const closer = id !== null && map.getZoom() < CLOSE && isCrowded(at, id);
  if (inside && !closer) return;
  map.setView([lat, near(lon)], closer ? CLOSE : Math.max(4, Math.min(map.getZoom(), 7)), { animate: !still && map.distance(map.getCenter(), [lat, near(lon)]) < 1.5e6 });
}

export function setTheme(theme) {
  root.dataset.theme = theme;
  store('gazetteer-theme', theme);
  readColours();
  ground.paint();
  stateLayer.paint();
  paintMap();
}

export function startMap() {
  readColours();
  box.setAttribute('role', 'application');
  box.setAttribute('aria-label', 'Map of the places: arrow keys move it, plus and minus zoom');
  L.control.zoom({ position: 'topright' }).addTo(map);
  L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 110 }).addTo(map);
  if (stateMap.shown) {
    $('.credit').textContent = `Dashed: ${stateBorders()} (WHEP, CShapes 2.0)`;
    $('.credit').hidden = false;
  }
  ground.addTo(map);
  if (stateMap.shown) stateLayer.addTo(map);
  dots.addTo(map);
  map.on('moveend zoomend', placeNames); // Leaflet paints the dots
  map.on('zoomstart', () => box.classList.add('zooming'));
  map.on('moveend', () => box.classList.remove('zooming'));
  new ResizeObserver(() => {
    map.invalidateSize({ pan: false });
    paintMap();
  }).observe(box);
  document.fonts?.ready.then(() => {
    forgetWidths();
    paintMap();
    (window.requestIdleCallback ?? setTimeout)(measureAll);
  });
  makeRelief();
}

let due = 0;
on('changed', () => {
  clearTimeout(due);
  due = setTimeout(() => { // the text comes first
    gather();
    paintMap();
  }, 40);
});
on('loaded', () => {
  gather();
  paintMap();
});
on('looked', () => {
  candidates = [];
  area = null;
  paintMap();
  const row = current()?.place && doc.places[current().place];
  if (row && row[1] !== null) into(row[1], row[2], /^(A|H|L)/.test(row[4] ?? '') ? null : current().place);
});
