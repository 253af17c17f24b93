// The panel next to the text: the current mention, its resolution with reasons, and the actions of the reader.
import { $, el, on, pressable, toast } from '../scripts/page.js';
import { get, post, reader } from './api.js';
import { accept, move, reject, retype, setBounds, unidentified } from './correct.js';
import { address, current, doc, look, neighbour, personOf, placeOf, position, refresh, walked, words, wordsOf } from './document.js';
import { light, showArea, showCandidates } from './map.js';
import { action, percent, reasons, whereOf, years } from './parts.js';
import { personPart } from './persons.js';
import { placeForm } from './new-place.js';
import { notePart } from './note.js';
import { searchPart } from './search.js';
import { previewBounds } from './text.js';

const panel = $('.inspector');
const TYPES = [['PLACE', 'place'], ['PERSON', 'person'], ['ORG', 'organisation'], ['EVENT', 'event'], ['DATE', 'date'], ['NORP', 'people or group']];
const STATES = { unverified: 'unverified', confirmed: 'confirmed', unidentifiable: 'not identifiable' };

const FEW = 4, LEAST = 0.005; // number of candidates that are always shown; minimum score of further ones

/** Details of mentions at the current revision. @type {Map<string, any>} */
let known = new Map();
/** @type {any} */
let detail = null;
let form = false;

async function load(mention) {
  const key = `${doc.revision} ${mention.id}`;
  if (!known.has(key)) {
    if (known.size > 400) known = new Map();
    known.set(key, get(`${address}/mention/${encodeURIComponent(mention.id)}`).catch(() => null));
  }
  return known.get(key);
}

/** Show the current mention. @param {boolean} keepFocus whether the reader goes on in the field in which they type */
export function inspect(keepFocus = false) {
  const mention = current();
  document.body.classList.toggle('looking', Boolean(mention));
  detail = null;
  form = false;
  bounds = null;
  showCandidates([]);
  showArea(null);
  if (!mention) {
    panel.replaceChildren(...overview());
    return;
  }
  draw(mention, keepFocus);
  if (mention.type === 'PLACE') {
    load(mention).then((found) => {
      if (!found || current()?.id !== mention.id) return;
      detail = found;
      showArea(found.place);
      showCandidates(others().map(({ id, place }) => ({ id, row: place })));
      if (!form) draw(current(), true);
    });
  }
  const next = neighbour(1);
  if (next?.type === 'PLACE') setTimeout(() => load(next), 120); // preload it
}

/** Candidates in the order of their numbers; the chosen one comes first from the server. */
const others = () => (detail?.candidates ?? []).filter(({ score }, i) => i < FEW || score >= LEAST).slice(0, 9);

/** The panel before a mention is selected. */
function overview() {
  const list = walked(), done = list.filter((m) => m.state !== 'unverified').length;
  const taught = list.filter((m) => m.decided).length;
  const parts = [el('h2', 'words', `${list.length} names`), el('p', 'says', `${done} reviewed, ${list.length - done} remaining.`)];
  if (doc.decisions) {
    parts.push(el('p', 'says', `${doc.decisions} ${doc.decisions === 1 ? 'decision' : 'decisions'} in this workspace; ${taught} ${taught === 1 ? 'name' : 'names'} of this text ${taught === 1 ? 'has' : 'have'} another place because of ${doc.decisions === 1 ? 'it' : 'them'}.`));
    const more = el('p', 'says');
    parts.push(pressable('plain', 'Measure what they are worth', async () => {
      const worth = await get('/workspace/worth');
      more.textContent = worth.number
        ? `Of ${worth.number} decided places, ${worth.alone} are correct without any decision, ${worth.taught} with only the decisions of other documents.`
        : 'Nothing can be measured yet: decide names in two documents.';
    }), more);
  }
  const start = el('p', 'says');
  start.append('Press ', el('kbd', '', 'n'), ' for the first name, ', el('kbd', '', '?'), ' for all keys.');
  parts.push(start);
  for (const remark of doc.notes) parts.push(el('p', 'hint', remark));
  return parts;
}

function draw(mention, keepFocus = false) {
  const focused = keepFocus && panel.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
  const typed = focused ? document.activeElement.value : null;
  const parts = [head(mention)];
  if (form) parts.push(placeForm(mention, closeForm));
  else if (bounds) parts.push(boundsPart());
  else {
    parts.push(verdict(mention), actions(mention));
    if (mention.type === 'PLACE') parts.push(candidatesPart(mention), searchPart(mention, openForm), reasons(detail?.place?.clues ?? []));
    if (mention.type === 'PERSON') parts.push(personPart(mention, personOf(mention)));
    parts.push(notePart(mention));
  }
  panel.replaceChildren(...parts.filter(Boolean));
  if (focused) {
    const again = $(`[data-keep="${focused}"]`, panel);
    if (again) {
      if (typed !== undefined && again.value !== undefined) again.value = typed;
      if (focused === 'search') again.dispatchEvent(new Event('input')); // search again for what was typed meanwhile
      again.focus({ preventScroll: true });
    }
  }
}

function head(mention) {
  const header = el('header'), top = el('div', 'headline');
  const name = el('h2', 'words', wordsOf(mention));
  name.dir = 'auto';
  top.append(name, el('span', `state ${mention.state}`, STATES[mention.state]));
  const list = walked(), at = position(mention);
  const line = el('div', 'headline small'), choice = el('select');
  choice.setAttribute('aria-label', 'Type (t)');
  choice.dataset.keep = 'type';
  for (const [type, says] of TYPES) {
    const option = el('option', '', says);
    option.value = type;
    option.selected = type === mention.type;
    choice.append(option);
  }
  choice.addEventListener('change', () => {
    retype(choice.value);
    $('.text').focus({ preventScroll: true });
  });
  const step = (by, text, says) => {
    const button = pressable('step', text, () => look(neighbour(by).id));
    button.setAttribute('aria-label', says);
    button.title = says;
    return button;
  };
  line.append(choice, step(-1, '‹', 'Previous name (p)'), el('span', 'position', list[at]?.id === mention.id ? `${at + 1} of ${list.length}` : ''), step(1, '›', 'Next name (n)'));
  header.append(top, line);
  return header;
}

function verdict(mention) {
  const found = placeOf(mention), part = el('div', 'verdict');
  if (mention.type !== 'PLACE') return null;
  if (!found?.row) {
    part.append(el('p', 'none', mention.state === 'unidentifiable' ? 'The place cannot be identified.' : 'No place is likely enough.'));
    return part;
  }
  const label = el('p', 'label', found.row[0]), names = detail?.place?.names?.filter((name) => name.years && name.text !== found.row[0]).slice(0, 3) ?? [];
  label.dir = 'auto';
  if (mention.score !== null && mention.state === 'unverified') label.append(el('span', `chip${mention.score < 0.5 ? ' unsure' : ''}`, percent(mention.score)));
  part.append(label, el('p', 'where', `${whereOf(found.row)} · ${found.id}`));
  if (names.length) {
    const line = el('p', 'names', names.map((name) => `${name.text} (${years(name.years)})`).join(' · '));
    line.dir = 'auto';
    part.append(line);
  }
  if (detail && !detail.named && mention.state === 'confirmed') {
    part.append(pressable('plain', `Add “${wordsOf(mention)}” to the names of ${found.row[0]}`, () => addName(mention, found.id)));
  }
  if (mention.decided) part.append(el('p', 'taught', 'chosen because of decisions in this workspace'));
  return part;
}

/** Add the name of a mention to its place in the reader's own gazetteer, with the years of the text if it has any. */
async function addName(mention, place) {
  await post('/room/own-names', { place, name: wordsOf(mention), years: doc.date, source: doc.title, who: reader() });
  await refresh();
  toast(`“${wordsOf(mention)}” was added to the names of this place.`);
}

function actions(mention) {
  const row = el('div', 'actions');
  row.append(action('a', 'Accept', accept, 'good'), action('x', 'Reject', reject));
  if (mention.type === 'PLACE') row.append(action('i', 'Not identifiable', unidentified));
  row.append(action('b', 'Bounds', startBounds));
  row.append(action('A', 'All mentions …', () => import('./everywhere.js').then((m) => m.everywhere())));
  return row;
}

function candidatesPart(mention) {
  const list = others();
  if (!list.length) return null;
  const part = el('section', 'candidates'), items = el('ol');
  part.append(el('h3', '', 'Candidates'));
  list.forEach(({ id, place, score }, i) => {
    const button = el('button', id === mention.place ? 'chosen' : ''), text = el('span', 'who', place[0]);
    button.type = 'button';
    text.dir = 'auto';
    button.append(el('kbd', '', String(i + 1)), text, el('span', 'score', percent(score)), el('span', 'where', whereOf(place)));
    button.addEventListener('click', () => move(id, place));
    button.addEventListener('mouseenter', () => light(id));
    button.addEventListener('mouseleave', () => light(null));
    button.addEventListener('focus', () => light(id, place));
    const item = el('li');
    item.append(button);
    items.append(item);
  });
  part.append(items);
  return part;
}

/** Choose a candidate by its number. @param {number} number from 1 */
export function chooseCandidate(number) {
  const one = others()[number - 1];
  if (one) move(one.id, one.place);
}
/** Choose a candidate or a place by its id, if it is shown. @param {string} id */
export function chooseById(id) {
  const one = others().find((each) => each.id === id);
  if (one) move(one.id, one.place);
}

// -- bounds ----------------------------------------------------------------------------------------

/** @type {{ start: number, end: number } | null} */
let bounds = null;
export const settingBounds = () => bounds !== null;

export function startBounds() {
  const mention = current();
  if (!mention) return;
  bounds = { start: mention.start, end: mention.end };
  draw(mention);
}

function boundsPart() {
  const part = el('div', 'bounds');
  part.append(el('p', 'says', `“${words(bounds.start, bounds.end)}”`), el('p', 'hint', 'Arrow keys move the end by a word, with Shift the beginning; or select the words in the text.'));
  const row = el('div', 'actions');
  row.append(action('⏎', 'Set', () => finishBounds(true), 'good'), action('Esc', 'Cancel', () => finishBounds(false)),
    pressable('', '← beginning', () => moveBounds('start', -1)), pressable('', 'beginning →', () => moveBounds('start', 1)),
    pressable('', '← end', () => moveBounds('end', -1)), pressable('', 'end →', () => moveBounds('end', 1)));
  part.append(row);
  return part;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[’'.-][\p{L}\p{M}\p{N}]+)*/gu;

/** Move one end of the name by a word. @param {'start' | 'end'} which @param {number} by */
export function moveBounds(which, by) {
  const mention = current();
  if (!mention || !bounds) return;
  const from = Math.max(0, mention.start - 300), around = words(from, mention.end + 300);
  const spans = [...around.matchAll(WORD)].map((m) => {
    const start = from + [...around.slice(0, m.index)].length;
    return [start, start + [...m[0]].length];
  });
  const edges = spans.map(([start, end]) => (which === 'start' ? start : end));
  const next = by > 0 ? edges.find((edge) => edge > bounds[which]) : edges.findLast((edge) => edge < bounds[which]);
  if (next === undefined) return;
  const wanted = { ...bounds, [which]: next };
  if (wanted.start >= wanted.end || wanted.end <= mention.start || wanted.start >= mention.end) return;
  bounds = wanted;
  previewBounds({ id: mention.id, ...bounds });
  draw(mention);
}

/** @param {boolean} set whether to store the new bounds */
export function finishBounds(set) {
  const mention = current(), wanted = bounds;
  bounds = null;
  previewBounds(null);
  if (!mention) return;
  if (set && wanted && (wanted.start !== mention.start || wanted.end !== mention.end)) setBounds([wanted.start, wanted.end]);
  else draw(mention);
}

// -- a new place -----------------------------------------------------------------------------------

export function openForm() {
  const mention = current();
  if (!mention) return;
  form = true;
  draw(mention);
  $('input, textarea', panel.querySelector('.placeform'))?.focus();
}
function closeForm() {
  form = false;
  if (current()) draw(current());
  $('.text').focus({ preventScroll: true });
}
export const inForm = () => form;

on('looked', () => {
  if (bounds) previewBounds(null);
  inspect();
});
on('changed', () => inspect(true));
on('loaded', () => inspect(true)); // a change by another window may come while the reader types
on('candidate', chooseById);
