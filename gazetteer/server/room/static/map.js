// The map: the ground of the map page, the document's places with their names, the candidates of the current mention.
import { $, box, base, colours, el, emit, map, near, on, readColours, root, sansFamily, serifFamily, still, store } from '../scripts/page.js';
import { CanvasLayer, screenView } from '../scripts/canvas.js';
import { Grid } from '../scripts/grid.js';
import { ground, makeRelief, shown } from '../scripts/ground.js';
import { worldX, worldY } from '../scripts/mercator.js';
import { stateBorders, stateLayer, stateLabels, stateMap } from '../scripts/states.js';
import { outlinePath, paintBox, paintOutline } from '../scripts/outline.js';
import { current, doc, look, wordsOf } from './document.js';

const CROWDED = 16, CLOSE = 6.5; // pixels between two dots below which the map moves closer, and to which zoom
const MOST_NAMES = 150, FORMS = 20; // names on the map; mentions of a place from which its name is taken
/** @type {any[]} places of the document with their mentions */
let places = [];
/** @type {any[]} candidates of the current mention: name, position, number */
let candidates = [];
/** @type {{ path: Path2D | null, extent: number[] | null } | null} the area that the current mention names */
let area = null;
/** @type {{ lat: number, lon: number } | null} the point of a new place */
let point = null;
/** @type {((lat: number, lon: number) => void) | null} */
let picking = null;

const spot = (lat, lon) => ({ lat, lon, wx: worldX(lon), wy: worldY(lat) });

function gather() {
  const found = new Map();
  for (const mention of doc.order) {
    const row = mention.place && doc.places[mention.place];
    if (!row || row[1] === null) continue;
    const one = found.get(mention.place) ?? { id: mention.place, label: row[0], forms: new Map(), ...spot(row[1], row[2]), n: 0, likely: 0, sure: false,
      first: mention.id, area: /^(A\.PCL|H|T|L)/.test(row[4] ?? ''), water: /^H/.test(row[4] ?? '') };
    one.n += 1;
    if (one.n <= FORMS) one.forms.set(wordsOf(mention), (one.forms.get(wordsOf(mention)) ?? 0) + 1);
    one.sure ||= mention.state === 'confirmed';
    one.likely = Math.max(one.likely, (mention.score ?? 0) * (mention.sure ?? 1));
    found.set(mention.place, one);
  }
  places = [...found.values()].sort((a, b) => b.n - a.n);
  for (const one of places) {
    one.r = Math.min(8, 3.6 + 1.5 * Math.sqrt(one.n - 1));
    one.name = [...one.forms].reduce((best, form) => (form[1] > best[1] ? form : best))[0]; // as the text has it
  }
}

// -- painting --------------------------------------------------------------------------------------

map.createPane('dots').style.zIndex = 400;
map.createPane('orient').style.zIndex = 300;
map.createPane('names').style.zIndex = 640;
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

// -- names -----------------------------------------------------------------------------------------

const ruler = document.createElement('canvas').getContext('2d');
const widths = new Map();
function measure(text, font, spacing) {
  const key = font + text;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key) + spacing * text.length;
}

/** Positions of a name around its dot, best first. */
const around = (r, w, h) => [[r, -h * 0.56], [r * 0.75, -h - r * 0.35], [r * 0.75, r * 0.15], [-w - r, -h * 0.56], [-w / 2, -h - r], [-w / 2, r]];

function style(place) {
  if (place.water) return { cls: ' water', font: `italic 400 14px ${serifFamily}`, h: 18, spacing: 1.6 };
  if (place.area) return { cls: ' areal', font: `600 12px ${sansFamily}`, h: 17, spacing: 1.9, caps: true };
  const unsure = !place.sure && place.likely < 0.5;
  return { cls: (unsure ? ' unsure' : '') + (place.n > 6 ? ' big' : place.n < 3 ? ' small' : ''), font: `${unsure ? 'italic ' : ''}${place.n > 6 ? '700 15' : '600 13'}px ${sansFamily}`, h: place.n > 6 ? 18 : 16, spacing: 0 };
}

/** The class, height and width of a place's name. */
function nameBox(place) {
  const { cls, font, h, spacing, caps } = style(place);
  return { cls, h, w: measure(caps ? place.name.toUpperCase() : place.name, font, spacing) + 3 };
}

function layNames() {
  const size = map.getSize(), view = screenView(), taken = new Grid(), offset = map.containerPointToLayerPoint([0, 0]);
  taken.add([size.x - 56, 0, size.x, 92]);
  taken.add([0, size.y - 44, 150, size.y]);
  const chosen = current()?.place, seen = [], buttons = [];
  for (const place of places) {
    const [x, y] = view.at(place);
    if (x < -30 || y < -30 || x > size.x + 30 || y > size.y + 30) continue;
    seen.push({ place, x, y });
    if (!place.area) taken.add([x - place.r, y - place.r, x + place.r, y + place.r], place.id);
  }
  seen.sort((a, b) => Number(b.place.id === chosen) - Number(a.place.id === chosen) || b.place.n - a.place.n);
  for (const { place, x, y } of seen.slice(0, MOST_NAMES)) {
    const { cls, h, w } = nameBox(place);
    for (const [dx, dy] of place.area ? [[-w / 2, -h / 2]] : around(place.r + 4, w, h)) {
      const r = [x + dx - 2, y + dy, x + dx + w + 2, y + dy + h];
      if (r[0] < 3 || r[1] < 3 || r[2] > size.x - 3 || r[3] > size.y - 14 || !taken.free(r, place.id)) continue;
      taken.add(r, place.id);
      const button = el('button', `name${cls}${place.id === chosen ? ' chosen' : ''}`, place.name);
      button.type = 'button';
      if (place.label !== place.name) button.title = place.label;
      button.tabIndex = -1;
      button.dir = 'auto';
      button.style.transform = `translate(${Math.round(x + dx + offset.x)}px,${Math.round(y + dy + offset.y)}px)`;
      button.addEventListener('click', (event) => {
        event.stopPropagation();
        walkPlace(place.id);
      });
      buttons.push(button);
      break;
    }
  }
  map.getPane('names').replaceChildren(...buttons);
  layOrientation(size, taken, offset, new Set(seen.flatMap(({ place }) => [place.name.toLowerCase(), place.label.toLowerCase()])));
}

const SPACING = { sea: [18, 5.5, 'serif'], country: [12, 3.6, 'sans'], range: [13, 1.8, 'serif'], river: [12, 1.2, 'serif'], lake: [12, 0.8, 'serif'], city: [11.5, 0.2, 'sans'] };
/** The words, width and height of a label of the ground. */
function orientBox(kind, text) {
  const [px, spacing, family] = SPACING[kind], words = kind === 'country' ? text.toUpperCase() : text;
  return { words, w: measure(words, `400 ${px}px ${family === 'serif' ? serifFamily : sansFamily}`, spacing) + 6, h: px + 4 };
}

/** Measure all names before the reader needs them, because text is slow to measure for the first time. */
function measureAll() {
  places.forEach(nameBox);
  for (const [kind, text] of base.labels) orientBox(kind, text);
}

function layOrientation(size, taken, offset, named) {
  const found = [];
  const fixed = base.labels.map(([kind, text, lat, lon, zoom, angle]) => ({ kind, text, spots: [{ lat, lon }], zoom, angle, era: false }));
  for (const { kind, text, spots, zoom, angle, era } of [...stateLabels(), ...fixed]) {
    if (!belongs(kind, zoom, era) || named.has(text.toLowerCase())) continue;
    const { words, w, h } = orientBox(kind, text);
    const slant = Math.abs(Math.sin((angle * Math.PI) / 180)) * w / 2;
    for (const { lat, lon } of spots) {
      const at = map.latLngToContainerPoint([lat, near(lon)]), x = at.x + (kind === 'city' ? w / 2 + 5 : 0);
      const r = [x - w / 2, at.y - h / 2 - slant, x + w / 2, at.y + h / 2 + slant];
      if (r[0] < 6 || r[1] < 6 || r[2] > size.x - 6 || r[3] > size.y - 18 || !taken.free(r)) continue;
      taken.add(r);
      named.add(text.toLowerCase());
      const label = el('div', `orient ${kind}${kind === 'city' ? ' dotted' : ''}${era ? ' era' : ''}`, words);
      label.style.transform = `translate(${Math.round(x + offset.x - w / 2)}px,${Math.round(at.y + offset.y - h / 2)}px)${angle ? ` rotate(${angle}deg)` : ''}`;
      label.style.width = `${Math.ceil(w)}px`;
      found.push(label);
      break;
    }
  }
  map.getPane('orient').replaceChildren(...found);
}

/** Whether a label is shown at the present zoom. */
function belongs(kind, from, era) {
  const zoom = map.getZoom();
  if (kind === 'country') return era || (shown.country && zoom >= from + 0.3 && zoom < 8.5);
  return zoom >= from - 0.4 && (kind !== 'sea' || zoom < from + 4.5);
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

function walkPlace(ident) {
  const list = doc.order.filter((mention) => mention.place === ident);
  const at = list.findIndex((mention) => mention.id === doc.current);
  look(list[(at + 1) % list.length].id, { from: 'map' });
}

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
    widths.clear();
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
