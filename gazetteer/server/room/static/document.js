// The document that is read: its text, its mentions by their rows, its places and persons.
import { emit } from '../scripts/page.js';
import { get } from './api.js';

/**
 * @typedef {{ id: string, start: number, end: number, type: string, state: string, nested: string | null, person: string | null,
 *   place: string | null, score: number | null, sure: number | null, note: string | null, decided: boolean }} Mention
 */

export const id = document.body.dataset.document;
export const address = `/documents/${encodeURIComponent(id)}`;

/** @type {any} */
export const doc = {
  ready: false, text: '', length: 0, revision: 0, undo: false, redo: false, decisions: 0,
  /** @type {Map<string, Mention>} */ mentions: new Map(),
  /** @type {Mention[]} by start, then longest first */ order: [],
  /** @type {Record<string, any[]>} by id: name, latitude, longitude, country, feature */ places: {},
  /** @type {Record<string, string>} names on the map, by id */ names: {},
  /** @type {any[]} */ people: [],
  /** @type {[number, number, number][]} headings: start, end, level */ contents: [],
  /** @type {string | null} id of the selected mention */ current: null,
};

let columns = [];
/** @type {Mention[] | null} mentions for stepping, cached until the next change */
let list = null;
/** The index of each code point in the string; null if every code point is one unit. @type {Uint32Array | null} */
let units = null;

/** @param {number} point @returns {number} index in the string */
export const unitOf = (point) => (units ? units[point] : point);
/** @param {number} unit index in the string @returns {number} */
export function pointOf(unit) {
  if (!units) return unit;
  let low = 0, high = units.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle] < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
/** The words between two code points. @param {number} start @param {number} end */
export const words = (start, end) => doc.text.slice(unitOf(start), unitOf(end));
/** @param {Mention} mention */
export const wordsOf = (mention) => words(mention.start, mention.end);

function indexUnits(text) {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const found = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) found.push(unit);
  found.push(text.length);
  return Uint32Array.from(found);
}

const mentionOf = (row) => /** @type {Mention} */ (Object.fromEntries(columns.map((name, i) => [name, row[i]])));
const before = (a, b) => a.start - b.start || b.end - a.end;
const sort = () => {
  doc.order = [...doc.mentions.values()].sort(before);
  list = null;
};

/** The index of a mention in the order, or where it would be inserted. */
function indexOf(mention) {
  let low = 0, high = doc.order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(doc.order[middle], mention) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
function takeOut(mention) {
  const at = indexOf(mention);
  if (doc.order[at]?.id === mention.id) doc.order.splice(at, 1);
}

/** Load the complete document. @param {any} data */
export function take(data) {
  columns = data.columns ?? [];
  Object.assign(doc, { ready: data.ready, text: data.text, revision: data.revision ?? 0, undo: data.undo, redo: data.redo,
    decisions: data.decisions, places: data.places ?? {}, names: data.names ?? {}, people: data.people ?? [], date: data.date, title: data.title, job: data.job,
    kind: data.kind, notes: data.notes ?? [], contents: data.contents ?? [] });
  units = indexUnits(doc.text);
  doc.length = units ? units.length - 1 : doc.text.length;
  doc.mentions = new Map((data.rows ?? []).map((row) => [row[0], mentionOf(row)]));
  sort();
  if (!doc.mentions.has(doc.current)) doc.current = null;
}

/** Apply a change. @param {any} change @returns {Mention[]} mentions before and after it that must be redrawn */
export function takeChange(change) {
  const drawn = [];
  for (const gone of change.removed) {
    const old = doc.mentions.get(gone);
    if (!old) continue;
    drawn.push(old);
    takeOut(old);
    doc.mentions.delete(gone);
  }
  for (const row of change.rows) {
    const mention = mentionOf(row), old = doc.mentions.get(mention.id);
    if (old) {
      drawn.push(old);
      takeOut(old);
    }
    drawn.push(mention);
    doc.order.splice(indexOf(mention), 0, mention);
    doc.mentions.set(mention.id, mention);
  }
  list = null;
  Object.assign(doc.places, change.places);
  if (change.people) doc.people = change.people;
  Object.assign(doc, { revision: change.revision, undo: change.undo, redo: change.redo, decisions: change.decisions ?? doc.decisions });
  if (!doc.mentions.has(doc.current)) doc.current = null;
  return drawn;
}

/** Reload the document after changes by others. */
export async function refresh() {
  take(await get(`${address}/data`));
  emit('loaded');
}

/** Whether a mention is included when stepping: places and persons. */
const isWalked = (mention) => mention.type === 'PLACE' || mention.type === 'PERSON';
export const walked = () => (list ??= doc.order.filter(isWalked));

/** The index of a mention among those for stepping. @param {any} mention */
export function position(mention) {
  const all = walked();
  let low = 0, high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(all[middle], mention) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next mention from the current one, or from a code point. @param {number} by 1 or -1 @param {{ open?: boolean, from?: number }} [how] */
export function neighbour(by, { open = false, from = 0 } = {}) {
  const all = walked(), length = all.length, here = current() ?? { start: from, end: Infinity };
  let at = position(here);
  if (all[at]?.id !== doc.current && by > 0) at -= 1; // nothing is chosen: the first one from there
  for (let step = 1; step <= length; step++) {
    const mention = all[(((at + by * step) % length) + length) % length]; // from the last to the first
    if (!open || mention.state === 'unverified') return mention;
  }
  return null;
}

export const current = () => doc.mentions.get(doc.current) ?? null;
export const personOf = (mention) => doc.people.find((person) => person.id === mention?.person) ?? null;
/** @param {Mention} mention */
export const placeOf = (mention) => (mention?.place ? { id: mention.place, row: doc.places[mention.place] } : null);

/** Select a mention. @param {string | null} ident @param {{ from?: string }} [how] */
export function look(ident, { from = 'keys' } = {}) {
  if (ident === doc.current) return;
  const left = doc.current;
  doc.current = ident;
  emit('looked', left, from);
}
