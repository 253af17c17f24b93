// The address stores the view: place, mention, sentence, person, years, text, tab, and the map view if a person moved it.
import { $, $$, data, many, map, mentions, on, people, places, state, together } from './page.js';
import { formatHash, parseHash, parseView, parseYears } from './hash.js';
import { hasRange, readTime, setYears } from './time.js';
import { parts, readMention, readSentence, setTab, showDoc, showPart } from './text.js';
import { clear, select } from './choose.js';
import { chooseDoc } from './texts.js';
import { setPerson } from './people.js';

export const restoring = { now: true }; // while an address is read, none is written
let written = location.hash.slice(1);
let moved = false; // whether a person has moved the map

/** The view as an address without "#". */
function viewAddress() {
  const first = state.place === null ? null : places[state.place].mentions[0];
  const center = map.getCenter();
  return formatHash([
    ['p', state.place === null ? null : places[state.place].id],
    ['m', state.mention === null || (state.place !== null && state.mention === first) ? null : state.mention],
    ['s', state.sentence === null ? null : state.sentence.slice(1)],
    ['q', state.person === null ? null : people[state.person].name],
    ['with', state.other === null ? null : people[state.other].name],
    ['y', state.from === null ? null : `${state.from}-${state.to}`],
    ['undated', state.undated ? null : 'no'],
    ['d', many && state.doc >= 0 ? data.docs[state.doc].id : null],
    ['part', parts[state.part].start && state.mention === null && state.sentence === null ? state.part : null],
    ['t', state.tab === 'text' ? null : state.tab],
    ['v', moved ? [map.getZoom(), center.lat.toFixed(2), center.lng.toFixed(2)].join(',') : null],
  ]);
}

/** Write the address; a choice adds a step to the history, anything else replaces the current step. */
function writeAddress(how) {
  if (restoring.now) return;
  const next = viewAddress();
  if (next === written) return;
  written = next;
  try {
    const address = next ? '#' + next : location.pathname + location.search;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch { /* history is not available, for example in a notebook */ }
}
on('address', writeAddress);
for (const kind of ['wheel', 'pointerdown', 'keydown']) {
  map.getContainer().addEventListener(kind, () => map.once('moveend', () => {
    moved = true;
    writeAddress();
  }), { passive: true });
}

/** Restore the view of the address. */
export function readAddress() {
  const fields = parseHash(location.hash);
  written = location.hash.slice(1);
  restoring.now = true;
  together(() => restore(fields));
  restoring.now = false;
}

function restore(fields) {
  const doc = data.docs.findIndex((one) => one.id === fields.get('d'));
  state.undated = fields.get('undated') !== 'no';
  $('.undated').setAttribute('aria-pressed', String(state.undated));
  if (state.place !== null || state.mention !== null) clear();
  if (state.person !== null) setPerson(null);
  state.sentence = null;
  const years = parseYears(fields.get('y'));
  if (hasRange()) {
    if (years) setYears(...years);
    else if (state.from !== null) setYears(-Infinity, Infinity);
    else readTime();
  }
  if (many && doc !== state.doc && (doc >= 0 || state.doc >= 0)) chooseDoc(doc);
  const known = $$('.tabs [role=tab]').map((button) => button.dataset.tab), tab = fields.get('t');
  const usual = many && doc < 0 && !fields.has('p') && !fields.has('m') && !fields.has('s') ? 'texts' : 'text';
  setTab(known.includes(tab) ? tab : usual);
  restoreChoice(fields, tab);
  const view = parseView(fields.get('v'));
  moved = Boolean(view);
  if (view) map.setView([view[1], view[2]], view[0], { animate: false });
}

function restoreChoice(fields, tab) {
  const place = places.findIndex((one) => one.id === fields.get('p'));
  const person = people.findIndex((one) => one.name === fields.get('q'));
  const mention = mentions[Number(fields.get('m') ?? NaN)], part = parts[Number(fields.get('part') ?? NaN)];
  if (place >= 0) {
    select(place, { from: tab && tab !== 'text' ? 'list' : 'address', mention: mention?.place === place ? mention.index : null });
  } else if (person >= 0) {
    const other = people.findIndex((one) => one.name === fields.get('with'));
    setPerson(person, { from: 'address', other: other >= 0 ? other : null });
  } else if (mention) {
    state.mention = mention.index;
    readMention(mention, 'address');
  } else if (fields.has('s')) readSentence('s' + fields.get('s'));
  else if (part) {
    showDoc(part.doc, part.index);
    showPart(part.index);
  }
}
addEventListener('popstate', readAddress);
addEventListener('hashchange', () => { if (location.hash.slice(1) !== written) readAddress(); });
