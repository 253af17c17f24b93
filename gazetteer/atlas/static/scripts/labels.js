// The names of the text's places on the map, by importance, and then orientation labels if there is room.
import { $, $$, box, colours, el, later, map, places, sansFamily, serifFamily, state } from './page.js';
import { screenView } from './canvas.js';
import { hover, select } from './choose.js';
import { covered, crowds, dots, dotted, faint, foremost, gather, inSight, onPath, openCrowd, isDrawn, within } from './dots.js';
import { edgeLabels, placeOrientation } from './orientation.js';
import { Grid } from './grid.js';
import { plural } from './wording.js';

map.createPane('orient').style.zIndex = 300;
map.createPane('names').style.zIndex = 640;
const POOL = 170; // most names of places tried at once
export const placed = { names: [], orient: [], blocks: [] };

/** Importance of a place's name: chosen, in range, drawn for a person, in the current paragraph; then number of mentions and certainty. */
const weightOf = (place) => place.n * (0.5 + place.score / 2) + (state.place === place.index ? 1e6 : 0) + (place.on ? 1e3 : 0)
  + (onPath.has(place.index) ? 500 : 0) + (inSight.has(place.index) ? 400 : 0) - (place.area ? 0.5 : 0);

export const widths = new Map();
const ruler = document.createElement('canvas').getContext('2d');
export function measure(text, font, spacing = 0) {
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

/** Maximum distance in pixels of an area's name from its point, so that it is still inside. */
function roam(place) {
  if (!place.extent) return 0;
  const [, south, , north] = place.extent;
  const y = (lat) => map.latLngToContainerPoint([lat, place.lon]).y;
  return Math.abs(y(south) - y(north)) * 0.3;
}

/** Imhof's positions around a dot, best first; an area's name may move within the area. */
function positions(place, w, h) {
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
  return around(place.r + (onPath.has(place.index) ? 8 : 4), w, h);
}

const around = (r, w, h) => [[r, -h * 0.56], [r * 0.75, -h - r * 0.35], [r * 0.75, r * 0.15], [-w - r, -h * 0.56],
  [-w - r * 0.75, -h - r * 0.35], [-w / 2, -h - r], [-w / 2, r], [-w - r * 0.75, r * 0.15]];

/** Whether an element of the page covers a dot. */
export function hides(element) {
  const frame = box.getBoundingClientRect(), r = element.getBoundingClientRect(), view = screenView();
  const left = r.left - frame.left, top = r.top - frame.top;
  return dotted.some((place) => {
    const [x, y] = view.at(place), edge = place.r;
    return place.on && x > left - edge && x < left + r.width + edge && y > top - edge && y < top + r.height + edge;
  });
}

/** Whether the open card overlaps an element of the page, which is then hidden. */
function underCard(element) {
  const card = $('.leaflet-popup', box)?.getBoundingClientRect(), r = element.getBoundingClientRect();
  return Boolean(card) && card.left < r.right && card.right > r.left && card.top < r.bottom && card.bottom > r.top;
}

function obstacles() {
  const frame = box.getBoundingClientRect();
  return $$('.legend:not(.away), .globe:not(.away), .leaflet-control-scale, .leaflet-control-zoom, .leaflet-popup, .colourscale', $('.mapbox'))
    .map((element) => element.getBoundingClientRect())
    .filter((r) => r.width > 4)
    .map((r) => [r.left - frame.left - 4, r.top - frame.top - 4, r.right - frame.left + 4, r.bottom - frame.top + 4]);
}

export const placeNames = () => later(layNames);

/** Places on the screen that may have a name, most important first. */
function candidates(view, dotGrid) {
  const inside = [];
  for (const place of places) {
    if (!place.located || !(place.area || isDrawn(place)) || !(place.on || !faint || place.index === state.place)) continue;
    const [x, y] = view.at(place);
    if (!within(view, x, y, 40)) continue;
    place.at = { x, y };
    place.weight = weightOf(place);
    inside.push(place);
    if (!place.area) dotGrid.add([x - place.r, y - place.r, x + place.r, y + place.r], place);
  }
  return inside.sort((a, b) => b.weight - a.weight || a.index - b.index);
}

/**
 * Find room for a name. An important one may cover the dots of places named less than half as often, or be connected to its dot by a line.
 * @returns {{ x: number, y: number, leader: boolean, over: any[] } | null}
 */
function roomFor(place, w, h, size, taken, dotGrid) {
  const chosen = place.index === state.place;
  const important = chosen || foremost.has(place) || inSight.has(place.index);
  const near = positions(place, w, h);
  const rounds = [{ list: near, strict: true, leader: false }];
  if (important && !place.area) {
    rounds.push({ list: near, strict: false, leader: false });
    rounds.push({ list: around(place.r + 22, w, h), strict: false, leader: true }, { list: around(place.r + 44, w, h), strict: false, leader: true });
  }
  for (const { list, strict, leader } of rounds) {
    for (const [dx, dy] of list) {
      const x = place.at.x + dx, y = place.at.y + dy, r = [x - 2, y, x + w + 2, y + h];
      if (r[0] < 3 || r[1] < 3 || r[2] > size.x - 3 || r[3] > size.y - 16 || !taken.free(r)) continue;
      const over = [...dotGrid.under(r)].filter((other) => other !== place);
      if (!over.length) return { x, y, leader, over };
      if (!strict && over.every((other) => other.n * 2 <= place.n || (chosen && other.n <= place.n))) return { x, y, leader, over };
    }
  }
  if (!chosen) return null;
  const [dx, dy] = near[0]; // the chosen place always has its name
  return { x: place.at.x + dx, y: place.at.y + dy, leader: false, over: [] };
}

function layNames() {
  gather();
  $('.globe').classList.toggle('away', hides($('.globe')));
  $('.legend').classList.toggle('away', underCard($('.legend')));
  const size = map.getSize(), view = screenView(), taken = new Grid(), dotGrid = new Grid();
  const blocks = obstacles();
  blocks.forEach((r) => taken.add(r, null));
  const inside = candidates(view, dotGrid);
  showCrowds(view, taken);
  const before = [...covered].join();
  covered.clear();
  const found = [];
  for (const place of inside.slice(0, POOL)) {
    if (covered.has(place.index)) continue;
    const style = nameStyle(place);
    const text = style.caps ? place.name.toUpperCase() : place.name;
    const w = measure(text, style.font, style.spacing) + 3, h = style.height;
    const room = roomFor(place, w, h, size, taken, dotGrid);
    if (!room) continue;
    for (const other of room.over) covered.add(other.index);
    taken.add([room.x - 2, room.y, room.x + w + 2, room.y + h], -1);
    found.push({ place, x: room.x, y: room.y, w, h, style, text, leader: room.leader });
  }
  showNames(found);
  placed.names = found;
  for (const place of inside) if (!place.area) taken.add([place.at.x - place.r, place.at.y - place.r, place.at.x + place.r, place.at.y + place.r], place.index);
  placed.orient = placeOrientation(taken, size, placed.names);
  placed.blocks = blocks;
  edgeLabels(size, taken);
  if ([...covered].join() !== before) dots.paint();
}

// The number of places in each circle, as a button that zooms in.
export let numbers = [];
function showCrowds(view, taken) {
  const offset = map.containerPointToLayerPoint([0, 0]);
  for (const number of numbers) number.button.remove();
  numbers = [];
  const lit = [...new Set([state.place, ...inSight])].filter((index) => index !== null && !places[index].alone && places[index].located).map((index) => view.at(places[index]));
  for (const crowd of crowds) {
    const [x, y] = view.at(crowd), r = crowd.r;
    if (!within(view, x, y, r)) continue;
    taken.add([x - r, y - r, x + r, y + r], -3);
    const under = lit.some((at) => Math.hypot(at[0] - x, at[1] - y) < r); // the dot of a highlighted place is there
    const button = el('button', 'crowd', under ? '' : String(crowd.members.length));
    button.type = 'button';
    button.setAttribute('aria-label', `${crowd.members.length} places: zoom in`);
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
    const button = buttons.get(place.index) ?? nameButton(place);
    button.className = 'name' + style.cls + (place.n > 6 ? ' big' : place.n < 3 ? ' small' : '')
      + (place.on ? '' : ' dim') + (state.place === place.index ? ' chosen' : '');
    button.setAttribute('aria-label', `${place.name}, ${place.label}, ${plural(place.n, 'mention')}`);
    button.style.transform = `translate(${Math.round(x + offset.x)}px,${Math.round(y + offset.y)}px)`;
  }
}

function nameButton(place) {
  const button = el('button', '', place.name);
  button.type = 'button';
  button.dir = 'auto';
  button.dataset.p = place.index;
  button.setAttribute('aria-haspopup', 'dialog');
  L.DomEvent.disableClickPropagation(button);
  button.addEventListener('click', () => select(place.index, { from: 'map', opener: button }));
  button.addEventListener('mouseenter', () => hover(place.index));
  button.addEventListener('mouseleave', () => hover(null));
  map.getPane('names').append(button);
  buttons.set(place.index, button);
  return button;
}

/** Lines that connect names to distant dots. */
export function paintLeaders(context, view) {
  context.strokeStyle = colours.ink2;
  context.lineWidth = 1;
  for (const { place, x, y, w, h, leader } of placed.names) {
    if (!leader) continue;
    const [px, py] = view.at(place), dx = px - place.at.x, dy = py - place.at.y;
    const ex = Math.max(x, Math.min(x + w, place.at.x)) + dx, ey = Math.max(y, Math.min(y + h, place.at.y)) + dy;
    const far = Math.hypot(ex - px, ey - py);
    if (far <= place.r) continue;
    context.beginPath();
    context.moveTo(px + ((ex - px) * place.r) / far, py + ((ey - py) * place.r) / far);
    context.lineTo(ex, ey);
    context.stroke();
  }
}
