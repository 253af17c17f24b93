// What the page knows, what the reader has chosen, and small tools that every part uses.

export const data = JSON.parse(document.getElementById('data').textContent);
export const base = JSON.parse(document.getElementById('base').textContent);
export const root = document.documentElement;
export const map = window[data.map];
export const box = map.getContainer();
export const places = data.places;
export const people = data.people;
export const mentions = data.mentions.map(([doc, place, person, years, score, reading], index) =>
  ({ index, doc, place, person, years, score, reading }));
export const UNSURE = 0.6;

export const state = {
  place: null, // index of the chosen place
  mention: null, // index of the mention that is current
  person: null, // index of the person whose path is drawn
  other: null, // index of the person whose path is drawn beside it
  doc: data.docs.length > 1 ? -1 : 0, // text being read, -1 for all on the map
  tab: data.docs.length > 1 ? 'texts' : 'text',
  undated: true,
  from: null,
  to: null,
  others: false, // whether other candidates are drawn
};

export const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
export const coarse = matchMedia('(pointer: coarse)').matches;
export const narrow = matchMedia('(max-width: 860px)');

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// An element: text is set as text, never as markup.
export function el(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

// Several changes that are painted once: within `together`, what is given to `later` waits for the end.
const due = new Set();
let changing = 0;
export const later = (paint) => (changing ? due.add(paint) : paint());
export function together(change) {
  changing += 1;
  try {
    change();
  } finally {
    changing -= 1;
    if (!changing) {
      const waiting = [...due];
      due.clear();
      waiting.forEach((paint) => paint());
    }
  }
}

const listeners = {};
export const on = (event, f) => (listeners[event] ??= []).push(f);
export const emit = (event, ...values) => (listeners[event] ?? []).forEach((f) => f(...values));

// Colours of the palette, read once for each theme.
export let colours = {};
export function readColours() {
  const style = getComputedStyle(root);
  const names = ['sea', 'land', 'lake', 'river', 'coast', 'border', 'grat', 'halo', 'place', 'person', 'ink', 'ink2',
    'paper', 'relief', 'water', 'phys', 'rule', 'overlay'];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
}

export const sansFamily = getComputedStyle(box).fontFamily;
export const serifFamily = getComputedStyle(document.body).fontFamily;

// Why the chosen mention was taken for its place: clues, and what else it could be.
export const reading = (place) => place.readings[mentions[state.mention]?.place === place.index ? mentions[state.mention].reading : 0];

// In hundredths; what is nearly certain is not called certain.
export const percent = (score) => (score >= 0.995 ? '>99' : String(Math.round(100 * score)));
export const year = (y) => (y > 0 ? String(y) : `${1 - y} BC`);
export const span = (a, b) => (a === b ? year(a) : `${year(a)}–${year(b)}`);
export const plural = (n, one, many) => `${n} ${n === 1 ? one : many || one + 's'}`;

export function degrees(lat, lon) {
  if (lat === null || lon === null) return '';
  return `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`;
}

export function toast(text) {
  const line = $('.toast');
  line.textContent = text;
  line.classList.add('on');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => line.classList.remove('on'), 2600);
}

// A world unit is a pixel at zoom 6: fine enough for strokes, small enough for floats.
export const WORLD = 256 * 2 ** 6;

export const worldX = (lon) => ((lon + 180) / 360) * WORLD;
export function worldY(lat) {
  const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD;
}

// The longitude of that copy of the world which lies nearest to the middle of the map.
export const near = (lon) => lon + 360 * Math.round((map.getCenter().lng - lon) / 360);

// What goes without saying is not in the data: see `lean` in tables.py.
places.forEach((place, index) => {
  place.index = index;
  place.on = true;
  place.written ??= [place.name];
  place.matched ??= place.name;
  place.country ??= null;
  place.km ??= 0;
  place.extent ??= null;
  place.names.forEach((name) => {
    for (let i = name.length; i < 5; i++) name.push(i === 4 ? 0 : null);
  });
  for (const one of place.readings) {
    one.score ??= place.score;
    one.matched ??= place.matched;
    one.others ??= [];
  }
  place.n = place.mentions.length;
  place.unsure = place.score < UNSURE;
  place.located = place.lat !== null && place.lon !== null;
  if (place.located) [place.wx, place.wy] = [worldX(place.lon), worldY(place.lat)];
  place.r = Math.min(16, 3.2 + 1.5 * Math.sqrt(place.n));
});
