// The page's data, the reader's choices, and helper functions for all modules.
import { fillMentions, fillPlace, mentionsOf } from './fill.js';
import { worldX, worldY } from './mercator.js';

export const data = JSON.parse(document.getElementById('data').textContent);
export const base = JSON.parse(document.getElementById('base').textContent);
export const root = document.documentElement;
/** @type {any} the Leaflet map that folium made */
export const map = window[data.map];
export const box = map.getContainer();
export const mentions = fillMentions(data.mentions, data.times);
const mentionsByPlace = mentionsOf(mentions, 'place', data.places.length), mentionsByPerson = mentionsOf(mentions, 'person', data.people.length);
export const people = data.people.map((person, index) => ({ aliases: [], path: [], journey: [], ...person, mentions: mentionsByPerson[index] }));
export const places = data.places.map((place, index) => fillPlace(place, index, mentionsByPlace[index], data));
for (const place of places) {
  // the place's own position in world units, for the canvas
  if (place.located) Object.assign(place, { wx: worldX(place.lon), wy: worldY(place.lat) });
}
export const many = data.docs.length > 1;

/** @type {any} */
export const state = {
  place: null, // index of the chosen place
  mention: null, // index of the current mention
  sentence: null, // id of the sentence that the address names
  person: null, // index of the person whose places are drawn
  other: null, // index of the second person
  doc: many ? -1 : 0, // text being read, -1 for all
  part: 0, // part of the text that is shown
  tab: many ? 'texts' : 'text',
  undated: true,
  from: null,
  to: null,
  others: false, // whether other candidates are drawn
};

export const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
export const coarse = matchMedia('(pointer: coarse)').matches;
export const narrow = matchMedia('(max-width: 860px)');
export const framed = window.parent !== window || root.classList.contains('embed');

/** The first element that matches. @param {string} selector @param {any} [within] @returns {any} */
export const $ = (selector, within = document) => within.querySelector(selector);
/** All elements that match. @param {string} selector @param {any} [within] @returns {any[]} */
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** An element; text is set as text, never as markup. @param {string} tag @param {string} [className] @param {any} [text] @returns {any} */
export function el(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

/** A button with its action. @param {string} className @param {string} text @param {(event: any) => void} act @returns {any} */
export function pressable(className, text, act) {
  const button = el('button', className, text);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}

// Within `together`, functions passed to `later` run once at the end.
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

/** @type {Record<string, ((...values: any[]) => void)[]>} */
const listeners = {};
/** Call `f` whenever `event` is emitted. @param {string} event @param {(...values: any[]) => void} f */
export const on = (event, f) => { (listeners[event] ??= []).push(f); };
export const emit = (event, ...values) => (listeners[event] ?? []).forEach((f) => f(...values));

// Colours of the palette, read once for each theme.
/** @type {Record<string, string>} */
export const colours = {};
export function readColours() {
  const style = getComputedStyle(root);
  for (const name of ['sea', 'land', 'lake', 'river', 'coast', 'border', 'grat', 'halo', 'place', 'person', 'second', 'ink', 'ink2', 'paper',
    'relief', 'water', 'phys', 'rule', 'overlay', 'edge']) colours[name] = style.getPropertyValue('--' + name).trim();
}

export const sansFamily = getComputedStyle(box).fontFamily;
export const serifFamily = getComputedStyle(document.body).fontFamily;

/** The reasons for the resolution of the current mention, and the other candidates. */
export const reading = (place) =>
  place.readings[mentions[state.mention]?.place === place.index ? mentions[state.mention].reading : 0];

/** The longitude in the copy of the world nearest to the centre of the map. @param {number} lon */
export const near = (lon) => lon + 360 * Math.round((map.getCenter().lng - lon) / 360);

let toastTimer = 0;
export function toast(text) {
  const line = $('.toast');
  line.textContent = text;
  line.classList.add('on');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => line.classList.remove('on'), 3200);
}

// Values stored in the browser; a notebook or a private window may have no storage.
export function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
export function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
