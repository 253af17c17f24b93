// Names on the map: places of the text first, then seas, countries, ranges, rivers, cities where room is left.
import { $, $$, base, box, el, later, map, near, places, plural, sansFamily, serifFamily, state } from './core.js';
import { screenView } from './geometry.js';
import { gridStep, shown } from './basemap.js';
import { crowds, dotted, faint, gather, inSight, onPath, openCrowd, stands, within } from './dots.js';
import { hover, select } from './places.js';
import { eraLabels } from './layers.js';

map.createPane('orient').style.zIndex = 300;
map.createPane('names').style.zIndex = 640;
const POOL = 170; // most names of places tried at once
const orient = base.labels.map(([kind, text, lat, lon, zoom, angle]) => ({ kind, text, lat, lon, zoom, angle }));
export const placed = { names: [], orient: [], blocks: [] };

const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

// Boxes in a grid, so that ten thousand dots cost little.
class Grid {
  constructor(size = 64) {
    this.size = size;
    this.cells = new Map();
  }
  *keys(r) {
    for (let x = Math.floor(r[0] / this.size); x <= r[2] / this.size; x++) {
      for (let y = Math.floor(r[1] / this.size); y <= r[3] / this.size; y++) yield x * 4096 + y;
    }
  }
  add(rect, owner) {
    for (const key of this.keys(rect)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([rect, owner]);
    }
  }
  free(rect, owner) {
    for (const key of this.keys(rect)) {
      for (const [other, whose] of this.cells.get(key) ?? []) {
        if ((owner === undefined || whose !== owner) && meets(rect, other)) return false;
      }
    }
    return true;
  }
}

export const weight = (place) => place.n + (state.place === place.index ? 1e6 : 0) + (place.on ? 1e3 : 0)
  + (onPath.has(place.index) ? 500 : 0) + (inSight.has(place.index) ? 30 : 0) - (place.area ? 0.5 : 0);

export const widths = new Map();
const ruler = document.createElement('canvas').getContext('2d');
function measure(text, font, spacing = 0) {
  const key = font + text;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key) + spacing * text.length;
}

function nameStyle(place) {
  if (place.area) {
    return place.water
      ? { cls: ' water', font: `italic 400 ${place.n > 5 ? 16 : 14}px ${serifFamily}`, height: 18, spacing: 1.6 }
      : { cls: ' areal', font: `600 ${place.n > 5 ? 14 : 12}px ${sansFamily}`, height: 17, spacing: 1.9, caps: true };
  }
  const size = place.n > 6 ? 15 : 13;
  const bold = place.n > 6 || state.place === place.index ? 700 : place.n < 3 ? 400 : 600;
  return { cls: place.unsure ? ' unsure' : '', font: `${place.unsure ? 'italic 400' : bold} ${size}px ${sansFamily}`,
    height: size + 3, spacing: 0 };
}

// How far, in pixels, an area's name may stand from its point and still be inside.
function roam(place) {
  if (!place.extent) return 0;
  const [, south, , north] = place.extent;
  const y = (lat) => map.latLngToContainerPoint([lat, place.lon]).y;
  return Math.abs(y(south) - y(north)) * 0.3;
}

// Imhof's positions around a dot, best first; an area's name may wander over its ground.
function spots(place, w, h) {
  if (place.area) {
    const list = [[-w / 2, -h / 2]];
    const reach = roam(place);
    for (let d = h; d <= Math.max(h, reach); d += h) {
      list.push([-w / 2, -h / 2 - d], [-w / 2, -h / 2 + d]);
      if (d <= reach) list.push([-w / 2 - 2 * d, -h / 2], [-w / 2 + 2 * d, -h / 2]);
      if (d > 90) break;
    }
    return list;
  }
  const r = place.r + (onPath.has(place.index) ? 8 : 4);
  return [[r, -h * 0.56], [r * 0.75, -h - r * 0.35], [r * 0.75, r * 0.15], [-w - r, -h * 0.56],
    [-w - r * 0.75, -h - r * 0.35], [-w / 2, -h - r], [-w / 2, r], [-w - r * 0.75, r * 0.15]];
}

// Whether an element of the page lies over a dot.
export function hides(element) {
  const frame = box.getBoundingClientRect(), r = element.getBoundingClientRect(), view = screenView();
  const left = r.left - frame.left, top = r.top - frame.top;
  return dotted.some((place) => {
    const [x, y] = view.at(place), edge = place.r;
    return place.on && x > left - edge && x < left + r.width + edge && y > top - edge && y < top + r.height + edge;
  });
}

function obstacles() {
  const frame = box.getBoundingClientRect();
  return $$('.legend, .globe:not(.away), .leaflet-control-scale, .leaflet-control-zoom, .leaflet-popup', $('.mapbox'))
    .map((element) => element.getBoundingClientRect())
    .filter((r) => r.width > 4)
    .map((r) => [r.left - frame.left - 4, r.top - frame.top - 4, r.right - frame.left + 4, r.bottom - frame.top + 4]);
}

export const placeNames = () => later(layNames);
function layNames() {
  gather();
  $('.globe').classList.toggle('away', hides($('.globe')));
  const size = map.getSize(), view = screenView(), taken = new Grid();
  const blocks = obstacles();
  blocks.forEach((r) => taken.add(r, null));
  const inside = [];
  for (const place of places) {
    if (!place.located || !(place.area || stands(place)) || !(place.on || !faint || place.index === state.place)) continue;
    const [x, y] = view.at(place);
    if (!within(view, x, y, 40)) continue;
    place.at = { x, y };
    place.weight = weight(place);
    inside.push(place);
    if (!place.area) taken.add([x - place.r, y - place.r, x + place.r, y + place.r], place.index);
  }
  showCrowds(view, taken);
  inside.sort((a, b) => b.weight - a.weight || a.index - b.index);
  const found = [];
  for (const place of inside.slice(0, POOL)) {
    const style = nameStyle(place);
    const text = style.caps ? place.name.toUpperCase() : place.name;
    const w = measure(text, style.font, style.spacing) + 3, h = style.height;
    const tries = spots(place, w, h);
    if (place.index === state.place) tries.push(tries[0]); // the chosen one has its name in any case
    for (const [number, [dx, dy]] of tries.entries()) {
      const last = number === tries.length - 1, x = place.at.x + dx, y = place.at.y + dy, r = [x - 2, y, x + w + 2, y + h];
      if (r[0] < 3 || r[1] < 3 || r[2] > size.x - 3 || r[3] > size.y - 16) continue;
      if (!taken.free(r, place.index) && !(place.index === state.place && last)) continue;
      taken.add(r, -1);
      found.push({ place, x, y, w, h, style, text });
      break;
    }
  }
  showNames(found);
  placed.names = found;
  placeOrientation(taken, size);
  placed.blocks = blocks;
  edgeLabels(size, taken);
}

// The number of places in each circle, as a button that goes nearer.
export let numbers = [];
function showCrowds(view, taken) {
  const offset = map.containerPointToLayerPoint([0, 0]);
  for (const number of numbers) number.button.remove();
  numbers = [];
  for (const crowd of crowds) {
    const [x, y] = view.at(crowd), r = crowd.r;
    if (!within(view, x, y, r)) continue;
    taken.add([x - r, y - r, x + r, y + r], -3);
    const button = el('button', 'crowd', String(crowd.members.length));
    button.type = 'button';
    button.setAttribute('aria-label', `${crowd.members.length} places: go nearer`);
    button.style.width = button.style.height = `${2 * Math.round(r)}px`;
    button.style.transform = `translate(${Math.round(x - r + offset.x)}px,${Math.round(y - r + offset.y)}px)`;
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener('click', () => openCrowd(crowd));
    numbers.push({ button, crowd, x, y });
  }
  $('.key-crowd').hidden = !crowds.length;
  map.getPane('names').prepend(...numbers.map((n) => n.button));
}

export const buttons = new Map();
function showNames(found) {
  const offset = map.containerPointToLayerPoint([0, 0]);
  const kept = new Set(found.map((f) => f.place.index));
  for (const [index, button] of buttons) {
    if (!kept.has(index) && document.activeElement !== button) {
      button.remove();
      buttons.delete(index);
    }
  }
  for (const { place, x, y, style } of found) {
    let button = buttons.get(place.index);
    if (!button) {
      button = el('button', '', place.name);
      button.type = 'button';
      button.dataset.p = place.index;
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener('click', () => select(place.index, { from: 'map' }));
      button.addEventListener('mouseenter', () => hover(place.index));
      button.addEventListener('mouseleave', () => hover(null));
      map.getPane('names').append(button);
      buttons.set(place.index, button);
    }
    button.className = 'name' + style.cls + (place.n > 6 ? ' big' : place.n < 3 ? ' small' : '')
      + (place.on ? '' : ' dim') + (state.place === place.index ? ' chosen' : '');
    button.setAttribute('aria-label', `${place.name}, ${place.label}, ${plural(place.n, 'mention')}`);
    button.style.transform = `translate(${Math.round(x + offset.x)}px,${Math.round(y + offset.y)}px)`;
  }
}

const ORIENT = {
  sea: { font: 'italic 400 18px', spacing: 5.5, height: 20, family: 'serif' },
  country: { font: '600 12px', spacing: 3.6, height: 14, family: 'sans', caps: true },
  range: { font: 'italic 400 13px', spacing: 1.8, height: 15, family: 'serif' },
  river: { font: 'italic 400 12px', spacing: 1.2, height: 13, family: 'serif' },
  lake: { font: 'italic 400 12px', spacing: 0.8, height: 13, family: 'serif' },
  city: { font: '400 11.5px', spacing: 0.2, height: 14, family: 'sans' },
};

function placeOrientation(taken, size) {
  const zoom = map.getZoom(), offset = map.containerPointToLayerPoint([0, 0]);
  const named = new Set(placed.names.map((f) => f.place.name.toLowerCase()));
  placed.names.forEach((f) => named.add(f.place.label.toLowerCase()));
  const found = [];
  for (const label of [...eraLabels(), ...orient]) {
    const ok = zoom >= label.zoom + (label.kind === 'country' ? 0.3 : -0.4) && (label.kind !== 'country' || label.era || (shown.country && zoom < 8.5))
      && (label.kind !== 'sea' || zoom < label.zoom + 4.5) && !named.has(label.text.toLowerCase());
    if (!ok) continue;
    const style = ORIENT[label.kind];
    const text = style.caps ? label.text.toUpperCase() : label.text;
    const font = `${style.font} ${style.family === 'serif' ? serifFamily : sansFamily}`;
    const w = measure(text, font, style.spacing), h = style.height;
    const angle = (label.angle * Math.PI) / 180;
    const dot = label.kind === 'city' ? w / 2 + 5 : 0;
    const shifts = label.kind === 'country' ? [[0, 0], [0, -14], [0, 14], [0, -26], [0, 26]] : [[0, 0]];
    const tries = (label.spots ?? [label]).flatMap(({ lat, lon }) => {
      const p = map.latLngToContainerPoint([lat, near(lon)]);
      return shifts.map((shift) => [p, ...shift]);
    });
    for (const [p, dx, dy] of tries) {
      const cx = p.x + dx + dot, cy = p.y + dy;
      const rects = strip(cx, cy, w, h, angle);
      // a country that the text names is not named a second time
      if (label.kind === 'country' && placed.names.some(({ place }) => place.area && Math.hypot(place.at.x - p.x, place.at.y - p.y) < 45)) continue;
      if (label.kind === 'city') rects.push([p.x - 3, p.y - 3, p.x + 3, p.y + 3]);
      if (rects.every((r) => r[0] > 6 && r[1] > 6 && r[2] < size.x - 6 && r[3] < size.y - 18 && taken.free(r))) {
        rects.forEach((r) => taken.add(r, -2));
        found.push({ label, x: cx, y: cy, w, h, font, style, text, dot });
        if (label.kind !== 'city') named.add(label.text.toLowerCase());
        break;
      }
    }
  }
  const pane = map.getPane('orient');
  pane.replaceChildren(...found.map(({ label, x, y, w, h, text, dot }) => {
    const element = el('div', `orient ${label.kind}${label.era ? ' era' : ''}`, text);
    element.style.transform = `translate(${Math.round(x + offset.x - w / 2)}px,${Math.round(y + offset.y - h / 2)}px)`
      + (label.angle ? ` rotate(${label.angle}deg)` : '');
    element.style.width = `${Math.ceil(w + 2)}px`;
    if (dot) element.classList.add('dotted');
    return element;
  }));
  placed.orient = found;
}

// A slanted label as a row of small boxes.
export function strip(cx, cy, w, h, angle) {
  const n = angle ? Math.max(2, Math.ceil(w / 14)) : 1;
  const c = Math.cos(angle), s = Math.sin(angle), rects = [];
  for (let i = 0; i < n; i++) {
    const d = -w / 2 + (w * (i + 0.5)) / n, x = cx + d * c, y = cy + d * s, half = w / n / 2 + 2;
    rects.push([x - half, y - h / 2 - 2, x + half, y + h / 2 + 2]);
  }
  return rects;
}

// Degrees along the lower and right edge.
let edges = [];
function edgeLabels(size, taken) {
  edges.forEach((e) => e.remove());
  edges = [];
  const bounds = map.getBounds(), step = gridStep(map.getZoom());
  const put = (text, x, y, w) => {
    if (!taken.free([x - 2, y - 2, x + w, y + 13])) return;
    const element = el('div', 'edge', text);
    element.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
    box.append(element);
    edges.push(element);
  };
  for (let lon = Math.ceil(bounds.getWest() / step) * step; lon < bounds.getEast(); lon += step) {
    const x = map.latLngToContainerPoint([0, lon]).x, l = ((((lon + 180) % 360) + 360) % 360) - 180;
    if (x > 40 && x < size.x - 60) put(`${Math.abs(l)}°${Math.abs(l) % 180 ? (l > 0 ? ' E' : ' W') : ''}`, x + 3, size.y - 14, 34);
  }
  for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat < bounds.getNorth(); lat += step) {
    const y = map.latLngToContainerPoint([lat, 0]).y;
    if (y > 24 && y < size.y - 30) put(`${Math.abs(lat)}°${lat > 0 ? ' N' : lat < 0 ? ' S' : ''}`, size.x - 34, y - 14, 34);
  }
}
