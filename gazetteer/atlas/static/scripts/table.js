// The table of places. Its rows are written as the reader comes to them: there may be ten thousand.
import { $, $$, degrees, el, percent, places, state } from './core.js';

const STEP = 400;
const table = $('.placetable'), tableBody = $('tbody', table), more = $('.more');
const collator = new Intl.Collator();
export const rows = new Map($$('tr', tableBody).map((row) => [Number(row.dataset.p), row]));
const listing = { order: [...rows.keys()], shown: rows.size, by: null, down: false, wanted: '' };
let markedRow = null;

function rowOf(index) {
  if (rows.has(index)) return rows.get(index);
  const place = places[index], row = el('tr', place.unsure ? 'unsure' : '');
  row.id = 'place-' + index;
  row.dataset.p = index;
  const link = el('a', '', place.name), name = el('td'), today = el('td', '', [place.label, place.country].filter(Boolean).join(', '));
  link.href = '#m' + place.mentions[0];
  link.dataset.p = index;
  name.append(link);
  today.append(el('small', '', [place.what, degrees(place.lat, place.lon)].filter(Boolean).join(' · ')));
  row.append(name, today, el('td', 'num', `${percent(place.score)}%`), el('td', 'num', place.n));
  row.classList.toggle('off', !place.on);
  row.classList.toggle('on', state.place === index);
  if (state.place === index) markedRow = row;
  rows.set(index, row);
  return row;
}

function showMore() {
  tableBody.append(...listing.order.slice(listing.shown, listing.shown + STEP).map(rowOf));
  listing.shown = Math.min(listing.order.length, listing.shown + STEP);
  more.hidden = listing.shown >= listing.order.length;
  more.textContent = `Show more: ${listing.order.length - listing.shown} places are left`;
}

// Put the places in the order wanted and leave out those not looked for.
export const words = (place) => [place.name, place.label, place.country ?? '', ...place.written, ...place.names.map((n) => n[0])];
const sortable = {
  name: (a, b) => collator.compare(a.name, b.name), label: (a, b) => collator.compare(a.label, b.label),
  sure: (a, b) => a.score - b.score, count: (a, b) => a.n - b.n,
};
function arrange() {
  const found = listing.wanted
    ? places.filter((place) => words(place).some((word) => word.toLowerCase().includes(listing.wanted))) : [...places];
  found.sort(sortable[listing.by ?? 'name']);
  if (listing.down) found.reverse();
  listing.order = found.map((place) => place.index);
  listing.shown = 0;
  tableBody.replaceChildren();
  showMore();
}

export function markRow() {
  markedRow?.classList.remove('on');
  markedRow = rows.get(state.place) ?? null;
  markedRow?.classList.add('on');
}

export function dimRows() {
  for (const [index, row] of rows) if (row.classList.contains('off') === places[index].on) row.classList.toggle('off');
}

more.addEventListener('click', showMore);
if ('IntersectionObserver' in window) {
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) showMore(); },
    { rootMargin: '400px' }).observe(more);
}
if (rows.size < places.length) arrange();

// Sorting by a column: numbers large to small, words by alphabet; again turns it round.
$$('th[data-by]', table).forEach((th) => {
  const button = el('button', '', th.textContent);
  button.type = 'button';
  th.replaceChildren(button);
  button.addEventListener('click', () => {
    const key = th.dataset.by, first = key === 'sure' || key === 'count';
    listing.down = listing.by === key ? !listing.down : first;
    listing.by = key;
    $$('th', table).forEach((other) => other.removeAttribute('aria-sort'));
    th.setAttribute('aria-sort', listing.down ? 'descending' : 'ascending');
    arrange();
  });
});

if (places.length > 12) {
  $('.find').hidden = false;
  $('.find input').addEventListener('input', (event) => {
    listing.wanted = event.target.value.trim().toLowerCase();
    arrange();
  });
}
