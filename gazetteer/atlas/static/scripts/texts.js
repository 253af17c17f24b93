// The lists next to the text: texts with search, order and a timeline; places; unlocated names.
import { $, $$, data, el, emit, many, map, mentions, near, on, places, state, still } from './page.js';
import { applyRange } from './time.js';
import { clear, select } from './choose.js';
import { lightUp, markIn, readMention, setTab, showDoc } from './text.js';
import { worthSeeing } from './follow.js';
import { plural, span } from './wording.js';
import { textsWith } from './reader.js';

$('.side').addEventListener('click', (event) => {
  const link = event.target.closest('.placetable a[data-p], .chips a[data-p], .journey a[data-p]');
  if (!link) return;
  event.preventDefault();
  const mention = link.dataset.m ? { mention: Number(link.dataset.m) } : {};
  select(Number(link.dataset.p), { from: 'list', opener: link, ...mention });
});
on('wanted', (place, mention) => select(place, { from: 'strip', mention }));

$$('.unplaced a').forEach((a) => {
  let at = -1;
  a.addEventListener('click', (event) => {
    event.preventDefault();
    const list = a.dataset.m.split(',').map(Number);
    at = (at + 1) % list.length;
    clear();
    readMention(mentions[list[at]], 'unplaced');
    const element = markIn(list[at]);
    if (element) lightUp(element);
  });
});

/** Choose a text; only its places are in full colour. */
export function chooseDoc(index) {
  state.doc = index;
  $('.all').hidden = index < 0;
  showDoc(index);
  if (index >= 0) setTab('text');
  applyRange();
  const points = worthSeeing(places.filter((p) => p.on)).map((p) => [p.lat, near(p.lon)]), key = $('.legend');
  const top = Math.min((key?.offsetHeight ?? 0) + 30, map.getSize().y / 3); // no dot is below the key
  if (points.length) map.fitBounds(points, { paddingTopLeft: [50, Math.max(50, top)], paddingBottomRight: [60, 50], maxZoom: 7, animate: !still });
  emit('address', 'push');
}
$$('.docs a').forEach((a) => a.addEventListener('click', (event) => {
  event.preventDefault();
  clear();
  chooseDoc(Number(a.dataset.doc));
  scrollTo({ top: 0 });
}));
$('.all')?.addEventListener('click', () => chooseDoc(-1));

// A folder of texts: search, order, a timeline, and the texts that name the chosen place.
const list = $('.docs'), items = list ? $$('li', list) : [];
let wanted = null; // texts that the search has found
let fromYears = null; // texts of these years only

function arrangeTexts() {
  const naming = state.place === null ? null : new Map();
  if (naming) for (const i of places[state.place].mentions) naming.set(mentions[i].doc, (naming.get(mentions[i].doc) ?? 0) + 1);
  let shown = 0;
  for (const [doc, item] of items.entries()) {
    const years = data.docs[doc].years;
    const inYears = !fromYears || (years && years[0] <= fromYears[1] && years[1] >= fromYears[0]);
    item.hidden = (wanted && !wanted.has(doc)) || !inYears || (naming && !naming.has(doc));
    if (!item.hidden) shown += 1;
  }
  const says = [naming && `name ${places[state.place].name}`, fromYears && `are dated ${span(...fromYears)}`, wanted && 'match'].filter(Boolean);
  const line = $('.docstate');
  line.hidden = !says.length;
  line.textContent = says.length ? `${plural(shown, 'text')} of ${items.length} ${says.join(' and ')}` : '';
}

if (many) {
  const find = $('.docfind');
  find.hidden = items.length < 4;
  let typing = 0;
  $('input', find).addEventListener('input', (event) => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      wanted = event.target.value.trim() ? textsWith(event.target.value) : null;
      arrangeTexts();
    }, 200);
  });
  const counts = data.docs.map(() => 0);
  for (const mention of mentions) counts[mention.doc] += 1;
  const orders = {
    order: (a, b) => a - b, count: (a, b) => counts[b] - counts[a],
    date: (a, b) => (data.docs[a].years?.[0] ?? Infinity) - (data.docs[b].years?.[0] ?? Infinity) || a - b,
    title: (a, b) => data.docs[a].title.localeCompare(data.docs[b].title),
  };
  $('select', find).addEventListener('change', (event) => {
    const order = [...items.keys()].sort(orders[event.target.value]);
    list.append(...order.map((doc) => items[doc]));
  });
  timeline();
  on('refreshed', arrangeTexts);
}

/** A column for each year or decade of the texts; pressing one filters the texts. */
function timeline() {
  const years = data.docs.map((doc) => doc.years).filter(Boolean);
  const first = Math.min(...years.map((y) => y[0])), last = Math.max(...years.map((y) => y[1]));
  if (years.length < 3 || last === first) return;
  const size = [1, 2, 5, 10, 20, 50, 100, 500].find((s) => (last - first + 1) / s <= 30) ?? 1000;
  const start = Math.floor(first / size) * size, container = $('.collection');
  const bins = new Array(Math.floor((last - start) / size) + 1).fill(0);
  for (const [a] of years) bins[Math.floor((a - start) / size)] += 1;
  const most = Math.max(...bins);
  bins.forEach((value, i) => {
    const from = start + i * size, range = [from, from + size - 1], button = el('button');
    button.type = 'button';
    button.disabled = !value;
    button.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-label', `${span(...range)}: ${plural(value, 'text')}`);
    button.title = `${span(...range)}: ${plural(value, 'text')}`;
    const bar = el('i');
    bar.style.height = value ? Math.max(8, (100 * value) / most) + '%' : '0';
    button.append(bar);
    button.addEventListener('click', () => {
      const chosen = button.getAttribute('aria-pressed') === 'true';
      for (const other of $$('button', container)) other.setAttribute('aria-pressed', String(other === button && !chosen));
      fromYears = chosen ? null : range;
      arrangeTexts();
    });
    container.append(button);
  });
  container.append(el('span', 'ends', span(first, last)));
  container.hidden = false;
}
