// The names on the map: those of the document's places, then those of the ground where there is space.
import { base, el, map, near, sansFamily, serifFamily } from '../scripts/page.js';
import { screenView } from '../scripts/canvas.js';
import { Grid } from '../scripts/grid.js';
import { shown } from '../scripts/ground.js';
import { stateLabels } from '../scripts/states.js';
import { current } from './document.js';
import { places, walkPlace } from './map-places.js';

const MOST_NAMES = 150; // names on the map

map.createPane('orient').style.zIndex = 300;
map.createPane('names').style.zIndex = 640;

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

/** Place the names that fit. */
export function layNames() {
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
export function measureAll() {
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

/** Forget the measured widths: the fonts have changed. */
export const forgetWidths = () => widths.clear();
