// Seas, countries, ranges, rivers and cities for orientation, if the names of the text leave room; degrees along the edge.
import { base, box, el, map, near, sansFamily, serifFamily } from './page.js';
import { eraLabels } from './overlay.js';
import { stateLabels } from './states.js';
import { gridStep, shown } from './ground.js';
import { measure } from './labels.js';

const labels = base.labels.map(([kind, text, lat, lon, zoom, angle]) => ({ kind, text, lat, lon, zoom, angle }));

const STYLES = {
  sea: { font: 'italic 400 18px', spacing: 5.5, height: 20, family: 'serif' },
  country: { font: '600 12px', spacing: 3.6, height: 14, family: 'sans', caps: true },
  range: { font: 'italic 400 13px', spacing: 1.8, height: 15, family: 'serif' },
  river: { font: 'italic 400 12px', spacing: 1.2, height: 13, family: 'serif' },
  lake: { font: 'italic 400 12px', spacing: 0.8, height: 13, family: 'serif' },
  city: { font: '400 11.5px', spacing: 0.2, height: 14, family: 'sans' },
};

/** Whether a label belongs on the map at this zoom. */
function belongs(label, zoom) {
  if (label.kind === 'country') return zoom >= label.zoom + 0.3 && (label.era || (shown.country && zoom < 8.5));
  return zoom >= label.zoom - 0.4 && (label.kind !== 'sea' || zoom < label.zoom + 4.5);
}

/** @returns the placed labels, for painting into a picture */
export function placeOrientation(taken, size, names) {
  const zoom = map.getZoom(), offset = map.containerPointToLayerPoint([0, 0]);
  const named = new Set(names.flatMap((f) => [f.place.name.toLowerCase(), f.place.label.toLowerCase()]));
  const areas = names.filter((f) => f.place.area).map((f) => ` ${f.place.name.toLowerCase()} `);
  const found = [];
  for (const label of [...eraLabels(), ...stateLabels(), ...labels]) {
    if (!belongs(label, zoom) || named.has(label.text.toLowerCase())) continue;
    if (label.era && areas.some((area) => ` ${label.text.toLowerCase()} `.includes(area))) continue; // "Georgia" is there already
    const room = orientRoom(label, taken, size, names);
    if (!room) continue;
    found.push(room);
    if (label.kind !== 'city') named.add(label.text.toLowerCase());
  }
  map.getPane('orient').replaceChildren(...found.map(({ label, x, y, w, h, text, mark }) => {
    const element = el('div', `orient ${label.kind}${label.era ? ' era' : ''}`, text);
    element.style.transform = `translate(${Math.round(x + offset.x - w / 2)}px,${Math.round(y + offset.y - h / 2)}px)`
      + (label.angle ? ` rotate(${label.angle}deg)` : '');
    element.style.width = `${Math.ceil(w + 2)}px`;
    if (mark) element.classList.add('dotted');
    return element;
  }));
  return found;
}

function orientRoom(label, taken, size, names) {
  const style = STYLES[label.kind];
  const text = style.caps ? label.text.toUpperCase() : label.text;
  const font = `${style.font} ${style.family === 'serif' ? serifFamily : sansFamily}`;
  const w = measure(text, font, style.spacing), h = style.height;
  const angle = (label.angle * Math.PI) / 180, mark = label.kind === 'city' ? w / 2 + 5 : 0;
  const shifts = label.kind === 'country' && !label.spots ? [[0, 0], [0, -14], [0, 14], [0, -26], [0, 26]] : [[0, 0]];
  for (const { lat, lon } of label.spots ?? [label]) {
    const p = map.latLngToContainerPoint([lat, near(lon)]);
    // a country that the text names is not labelled again
    if (label.kind === 'country' && names.some(({ place }) => place.area && Math.hypot(place.at.x - p.x, place.at.y - p.y) < 45)) continue;
    for (const [dx, dy] of shifts) {
      const x = p.x + dx + mark, y = p.y + dy, boxes = strip(x, y, w, h, angle);
      if (mark) boxes.push([p.x - 3, p.y - 3, p.x + 3, p.y + 3]);
      if (!boxes.every((r) => r[0] > 6 && r[1] > 6 && r[2] < size.x - 6 && r[3] < size.y - 18 && taken.free(r))) continue;
      boxes.forEach((r) => taken.add(r, -2));
      return { label, x, y, w, h, font, style, text, mark };
    }
  }
  return null;
}

/** A slanted label as a row of small boxes. */
function strip(cx, cy, w, h, angle) {
  const n = angle ? Math.max(2, Math.ceil(w / 14)) : 1;
  const c = Math.cos(angle), s = Math.sin(angle), boxes = [];
  for (let i = 0; i < n; i++) {
    const d = -w / 2 + (w * (i + 0.5)) / n, x = cx + d * c, y = cy + d * s, half = w / n / 2 + 2;
    boxes.push([x - half, y - h / 2 - 2, x + half, y + h / 2 + 2]);
  }
  return boxes;
}

let edges = [];
/** Degrees along the lower and right edge. */
export function edgeLabels(size, taken) {
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
