// The address keeps the view: place, person, years, text, tab. Where history is closed (a notebook) it does nothing.
import { $, $$, data, on, people, places, state } from './core.js';
import { select } from './places.js';
import { setTab } from './text.js';
import { readTime, setYears, spanYears } from './time.js';
import { setPerson } from './people.js';
import { chooseDoc } from './lists.js';

export const restoring = { now: true };

function writeAddress() {
  if (restoring.now) return;
  const parts = [];
  if (state.place !== null) parts.push('p=' + encodeURIComponent(places[state.place].id).replaceAll('%3A', ':'));
  if (state.person !== null) parts.push('q=' + encodeURIComponent(people[state.person].name));
  if (state.other !== null) parts.push('with=' + encodeURIComponent(people[state.other].name));
  if (state.from !== null) parts.push(`y=${state.from}-${state.to}`);
  if (!state.undated) parts.push('undated=no');
  if (data.docs.length > 1 && state.doc >= 0) parts.push('d=' + encodeURIComponent(data.docs[state.doc].id));
  if (state.tab !== 'text') parts.push('t=' + state.tab);
  try {
    history.replaceState(null, '', parts.length ? '#' + parts.join('&') : location.pathname + location.search);
  } catch { /* no history here */ }
}
on('address', writeAddress);

// What an address says; a part that is no proper address is left out.
function addressParts() {
  const parts = new Map();
  for (const part of location.hash.slice(1).split('&')) {
    const at = part.indexOf('=');
    try {
      if (at > 0) parts.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch { /* not percent-encoded as it should be */ }
  }
  return parts;
}

export function readAddress() {
  const parts = addressParts();
  const doc = data.docs.findIndex((d) => d.id === parts.get('d'));
  if (parts.has('undated') && parts.get('undated') === 'no') {
    state.undated = false;
    $('.undated').setAttribute('aria-pressed', 'false');
  }
  const years = /^(-?\d+)-(-?\d+)$/.exec(parts.get('y') ?? '');
  if (spanYears > 1) {
    if (years) setYears(Number(years[1]), Number(years[2]));
    else readTime();
  }
  if (doc >= 0 && data.docs.length > 1) chooseDoc(doc);
  const tab = parts.get('t');
  if ($$('.tabs [role=tab]').some((b) => b.dataset.tab === tab)) setTab(tab);
  const place = places.findIndex((p) => p.id === parts.get('p'));
  const person = people.findIndex((p) => p.name === parts.get('q'));
  if (place >= 0) select(place, { from: tab && tab !== 'text' ? 'list' : 'address' });
  else if (person >= 0) {
    const other = people.findIndex((p) => p.name === parts.get('with'));
    setPerson(person, { from: 'address', other: other >= 0 ? other : null });
  }
}
addEventListener('hashchange', () => { if (!restoring.now) readAddress(); });
