// The states of the time: approximate borders along present-day divisions, and the names of the states, as of the chosen years.
import { $, colours, data, map, on, state } from './page.js';
import { CanvasLayer, inWorld, tracePoints } from './canvas.js';
import { meets } from './grid.js';
import { worldX, worldY } from './mercator.js';
import { decode } from './polyline.js';
import { crossings, intervals, stateIn, widestRuns } from './borders.js';
import { year } from './wording.js';

const known = data.states;
export const stateMap = { shown: Boolean(known) && !data.overlay && !data.modern };
/**
 * @typedef {{ left: number, right: number, points: number[], lons: number[], lats: number[], path: Path2D, box: number[] }} Line a line between
 *   two units: longitude and latitude of its points, and its box in world units
 */
/** @type {Line[] | null} */
let stateLines = null;
/** @type {Map<number, Line[]>} the borders of each year that was shown */
const bordersByYear = new Map();
const CUTS = Array.from({ length: 23 }, (_, i) => (i + 1) / 24); // parallels on which names are tried, as shares of the view

const PER_LETTER = 8; // pixels: a state whose widest part is narrower than most of its name has no name on the map

/** The year of the map of states: the last chosen one; while all years are chosen, that of the text or the middle one of all texts. */
export function stateYear() {
  const own = data.docs[state.doc]?.years; // the reading room has no list of texts
  const wanted = state.to ?? (own ? Math.floor((own[0] + own[1]) / 2) : known.year);
  return Math.max(known.first, Math.min(known.last, wanted));
}

/** @returns {Line[]} */
function allLines() {
  return (stateLines ??= known.lines.map(([left, right, text]) => {
    const points = decode(text, known.q), path = new Path2D();
    const lons = points.filter((_, i) => i % 2 === 0), lats = points.filter((_, i) => i % 2);
    tracePoints(path, points);
    const box = [worldX(Math.min(...lons)), worldY(Math.max(...lats)), worldX(Math.max(...lons)), worldY(Math.min(...lats))];
    return { left, right, points, lons, lats, path, box };
  }));
}

/** The index of the state to which a unit belonged in a year; null for the sea and for areas without a known state. */
const stateAt = (unit, y) => (unit < 0 ? null : stateIn(known.units[unit], y));

/** The state borders of a year. @param {number} y @returns {Line[]} */
function bordersOf(y) {
  if (!bordersByYear.has(y)) bordersByYear.set(y, allLines().filter(({ left, right }) => right >= 0 && stateAt(left, y) !== stateAt(right, y)));
  return bordersByYear.get(y);
}

/** The state borders on the map as points, longitude and latitude of each one after the other. @returns {number[][]} */
export const shownBorders = () => (stateMap.shown ? bordersOf(stateYear()).map(({ points }) => points) : []);

const KINDS_OF_STATES = ['country', 'former state', 'dependency'];

/** @type {Map<string, Line[]>} the borders of places that are states, by year and index */
const bordersByPlace = new Map();

/** The borders of a place on land in the year of the map of states; empty if it is not one of these states. @returns {Line[]} */
export function bordersOfPlace(place) {
  if (!stateMap.shown || !KINDS_OF_STATES.includes(place.what)) return [];
  const y = stateYear(), key = `${y} ${place.index}`;
  if (!bordersByPlace.has(key)) {
    const names = new Set([place.label, place.name, place.matched, ...place.names.map(([text]) => text)]);
    const isIt = (unit) => names.has(known.names[stateAt(unit, y)]);
    bordersByPlace.set(key, bordersOf(y).filter(({ left, right }) => isIt(left) !== isIt(right)));
  }
  return bordersByPlace.get(key);
}

export function paintStates(context, view) {
  if (!stateMap.shown) return;
  const borders = bordersOf(stateYear());
  inWorld(context, view, (seen) => {
    const path = new Path2D(); // only what is on the canvas: dashes of all borders are slow
    for (const line of borders) if (meets(line.box, seen)) path.addPath(line.path);
    context.strokeStyle = colours.overlay;
    context.lineJoin = context.lineCap = 'round';
    const close = Math.min(1, Math.max(0, (view.zoom - 3) / 2)); // a map of continents has thin lines
    context.globalAlpha = 0.13;
    context.lineWidth = (3 + 6 * close) / view.scale;
    context.stroke(path);
    context.globalAlpha = 0.6 + 0.15 * close;
    context.lineWidth = (0.9 + 0.5 * close) / view.scale;
    context.setLineDash([7 / view.scale, 4 / view.scale, 1.5 / view.scale, 4 / view.scale]);
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
  });
}

map.createPane('states').style.zIndex = 410;
/** The state borders on a canvas of their own, which is not painted again when a place is chosen. */
export const stateLayer = new CanvasLayer((context, view) => {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, view.width * view.ratio, view.height * view.ratio);
  paintStates(context, view);
}, { pane: 'states', padding: 0.2 });

let paintedYear = null; // null while the layer is not shown
on('refreshed', () => {
  const wanted = stateMap.shown ? stateYear() : null;
  if (wanted !== paintedYear) stateLayer.paint();
  paintedYear = wanted;
});

/** The names of the states on the screen, each where its area is wide, in the areas of which all lines are known. */
export function stateLabels() {
  if (!stateMap.shown) return [];
  const view = map.getBounds(), y = stateYear(), found = new Map();
  for (const share of CUTS) {
    const lat = view.getSouth() + share * (view.getNorth() - view.getSouth()), complete = intervals(known.areas, lat);
    const at = complete.length ? crossings(allLines().filter(({ box }) => box[1] <= worldY(lat) && worldY(lat) <= box[3]), lat) : [];
    const states = at.map(({ lon, left, right }) => ({ lon, left: stateAt(left, y), right: stateAt(right, y) }));
    for (const [west, east] of complete) {
      const here = states.filter(({ lon }) => lon >= west && lon <= east);
      for (const [index, run] of widestRuns(here, Math.max(west, view.getWest()), Math.min(east, view.getEast()), west, east)) {
        if (known.names[index]) found.set(index, [...(found.get(index) ?? []), { lat, ...run }]);
      }
    }
  }
  const pixels = map.getSize().x / (view.getEast() - view.getWest());
  return [...found].map(([index, spots]) => {
    const text = known.names[index];
    const tried = spots.flatMap(({ lat, lon, width }) => [{ lat, lon, width }, ...[-width, width].map((side) => ({ lat, lon: lon + side / 4, width: width / 2 }))]);
    const wide = tried.filter(({ width }) => width * pixels > PER_LETTER * text.length).sort((a, b) => b.width - a.width);
    return { kind: 'country', text, spots: wide, zoom: 0, angle: 0, era: true };
  }).filter(({ spots }) => spots.length).sort((a, b) => b.spots[0].width - a.spots[0].width);
}

/** What the layer is called, with its year. */
export const stateTitle = () => `States in ${year(stateYear())}, approximate`;

/** What the lines of the layer are. */
export const stateBorders = () => `state borders in ${year(stateYear())}, approximate`;

/** Show the year of the map of states in the key and in the menu. */
export function keyStates() {
  const row = $('.key-states');
  row.hidden = !stateMap.shown;
  if (!known) return;
  $('span', row).textContent = stateBorders();
  const choice = $('.statechoice');
  if (choice) choice.textContent = stateTitle();
}
on('refreshed', keyStates);
