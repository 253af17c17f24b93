// The table of places. Rows are added as the reader scrolls, because there may be ten thousand.
import { $, $$, data, el, emit, mentions, on, places, state } from './page.js';
import { degrees, percent } from './wording.js';

const STEP = 400;
const table = $('.placetable'), tableBody = $('tbody', table), more = $('.more');
const collator = new Intl.Collator();
const rows = new Map($$('tr', tableBody).map((line) => [Number(line.dataset.p), line]));
const listing = { order: [...rows.keys()], shown: rows.size, by: null, down: false, wanted: '' };
let markedRow = null;

/** Where each text begins on a strip of all texts one after the other, in code points. */
const starts = data.docs.reduce((list, doc) => [...list, list.at(-1) + doc.length], [0]);
const positionOf = (mention) => (starts[mention.doc] + mention.start) / (starts.at(-1) || 1);

/** A strip for a place: a tick wherever the text names it. */
function fillStrip(line, place) {
  const cell = $('td.strip', line);
  if (!cell || cell.firstChild) return;
  const NS = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(NS, 'svg'), path = document.createElementNS(NS, 'path');
  picture.setAttribute('viewBox', '0 0 200 16');
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', place.mentions.map((i) => `M${(199 * positionOf(mentions[i]) + 0.5).toFixed(1)} 1v14`).join(''));
  picture.append(path);
  cell.append(picture);
}

function rowOf(index) {
  if (rows.has(index)) return rows.get(index);
  const place = places[index], line = el('tr', place.unsure ? 'unsure' : '');
  line.id = 'p' + index;
  line.dataset.p = index;
  const link = el('a', '', place.name), name = el('td'), today = el('td', '', [place.label, place.country].filter(Boolean).join(', '));
  link.href = '#m' + place.mentions[0];
  link.dataset.p = index;
  link.dir = 'auto';
  name.append(link);
  today.append(el('small', '', [place.what, degrees(place.lat, place.lon)].filter(Boolean).join(' · ')));
  line.append(name, today, el('td', 'num', `${percent(place.score)}%`), el('td', 'num', place.n), el('td', 'strip'));
  line.classList.toggle('off', !place.on);
  line.classList.toggle('on', state.place === index);
  if (state.place === index) markedRow = line;
  rows.set(index, line);
  return line;
}

function showMore() {
  const next = listing.order.slice(listing.shown, listing.shown + STEP).map(rowOf);
  tableBody.append(...next);
  if (state.tab === 'places') strips();
  listing.shown = Math.min(listing.order.length, listing.shown + STEP);
  more.hidden = listing.shown >= listing.order.length;
  more.textContent = `Show more: ${listing.order.length - listing.shown} places are left`;
}

/** Draw the strips when the table is first shown. */
function strips() {
  for (const line of tableBody.rows) fillStrip(line, places[Number(line.dataset.p)]);
}
on('tab', () => { if (state.tab === 'places') strips(); });

/** A click on a strip goes to the mention nearest to it. */
tableBody.addEventListener('click', (event) => {
  const cell = event.target.closest('td.strip');
  if (!cell) return;
  const r = cell.firstChild.getBoundingClientRect(), at = (event.clientX - r.left) / r.width;
  const place = places[Number(cell.parentElement.dataset.p)];
  const nearest = place.mentions.reduce((best, i) =>
    (Math.abs(positionOf(mentions[i]) - at) < Math.abs(positionOf(mentions[best]) - at) ? i : best));
  emit('wanted', place.index, nearest);
});

// Sort and filter the places.
const namesOf = (place) => [place.name, place.label, place.country ?? '', ...place.written, ...place.names.map((n) => n[0])];
const sortable = {
  name: (a, b) => collator.compare(a.name, b.name), label: (a, b) => collator.compare(a.label, b.label),
  sure: (a, b) => a.score - b.score, count: (a, b) => a.n - b.n, order: (a, b) => a.mentions[0] - b.mentions[0],
};
function arrange() {
  const found = listing.wanted
    ? places.filter((place) => namesOf(place).some((word) => word.toLowerCase().includes(listing.wanted))) : [...places];
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
  for (const [index, line] of rows) if (line.classList.contains('off') === places[index].on) line.classList.toggle('off');
}

more.addEventListener('click', showMore);
new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) showMore(); },
  { rootMargin: '400px' }).observe(more);
if (rows.size < places.length) arrange();

// Sort by a column: numbers in descending order, words alphabetically; a second click reverses the order.
$$('th', table).forEach((th) => {
  const key = th.dataset.by ?? 'order', button = el('button', '', th.textContent);
  button.type = 'button';
  th.replaceChildren(button);
  button.addEventListener('click', () => {
    const first = key === 'sure' || key === 'count';
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
