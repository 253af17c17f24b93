// The card of a place: in a popup beside its dot, or docked below the map on a narrow screen.
import { $, $$, UNSURE, box, degrees, el, map, mentions, narrow, near, percent, places, plural, reading, span, state, still, year } from './core.js';
import { placeNames } from './labels.js';
import { clear, step } from './places.js';
import { fitOthers, hasOthers, showOthers } from './candidates.js';
import { mentionText } from './text.js';
import { binYears, firstYear, lastYear, spanYears } from './time.js';
import { setPerson } from './people.js';

const popup = L.popup({ minWidth: 332, maxWidth: 332, autoPanPadding: [34, 26], offset: [0, -2], className: 'place' });
const dock = $('.dock');
let cardTab = 'text';
let card = null;

// `pan` says whether the map may move to show it; where it flies to the place anyway it need not.
export function openCard(place, pan) {
  cardTab = 'text';
  card = el('div', 'card');
  // a click may replace what was clicked: the map must not take it for a click of its own
  card.addEventListener('click', (event) => event.stopPropagation());
  fillCard();
  if (narrow.matches || !place.located) {
    map.closePopup(popup);
    dock.replaceChildren(closeButton(), card);
    dock.hidden = false;
    dock.setAttribute('aria-label', place.name);
  } else {
    dock.hidden = true;
    popup.options.autoPan = pan;
    popup.setLatLng([place.lat, near(place.lon)]).setContent(card).openOn(map);
    popup.options.autoPan = true;
  }
}

function closeButton() {
  const button = el('button', 'close', '×');
  button.type = 'button';
  button.setAttribute('aria-label', 'Close');
  button.addEventListener('click', () => clear());
  return button;
}

export function closeCard() {
  card = null;
  dock.hidden = true;
  map.closePopup(popup);
}
map.on('popupclose', (event) => {
  if (event.popup !== popup) return;
  if (card && dock.hidden) clear();
  setTimeout(placeNames, 260); // once it has faded, names may stand where it stood
});

export const cardHeight = () => card?.offsetHeight ?? 0;

export function fillCard() {
  const place = places[state.place];
  card.replaceChildren(head(place), cardTabs(place), body(place));
  if (!dock.hidden) return;
  if (popup.isOpen()) popup.update();
}

function head(place) {
  const header = el('header');
  const top = el('div', 'top');
  top.append(el('h3', '', mentionText(state.mention) ?? place.name), sureness(place));
  const today = [place.label, place.country].filter(Boolean).join(', ');
  const line = el('p', 'today', today);
  const under = el('p', 'where', [place.what, degrees(place.lat, place.lon) || 'no coordinates known',
    place.km ? `within about ${place.km} km` : ''].filter(Boolean).join(' · '));
  header.append(top, line, under);
  return header;
}

function sureness(place) {
  const score = mentions[state.mention]?.score ?? place.score;
  const chip = el('span', 'sureness' + (score < UNSURE ? ' unsure' : ''), `${percent(score)}%`);
  chip.title = `Probability that this place is meant: ${percent(score)} in 100`;
  return chip;
}

function cardTabs(place) {
  const bar = el('div', 'cardtabs');
  bar.setAttribute('role', 'tablist');
  const tabs = [['text', 'In the text'], ['names', 'Names'], ['why', 'Why here']];
  if (hasOthers(place)) tabs.push(['others', `Others ${reading(place).others.length}`]);
  for (const [key, text] of tabs) {
    const tab = el('button', '', text);
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(key === cardTab));
    tab.tabIndex = key === cardTab ? 0 : -1;
    tab.addEventListener('click', () => {
      cardTab = key;
      showOthers(key === 'others');
      fillCard();
      $('[aria-selected=true]', card)?.focus({ preventScroll: true });
    });
    bar.append(tab);
  }
  arrowKeys(bar);
  return bar;
}

// Left and right move between the tabs of a list.
export function arrowKeys(bar) {
  bar.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const tabs = $$('[role=tab]', bar), at = tabs.indexOf(document.activeElement);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.click();
  });
}

function body(place) {
  const part = el('div', 'body');
  part.setAttribute('role', 'tabpanel');
  ({ text: quotes, names: timeline, why: reasons, others: candidates })[cardTab](part, place);
  return part;
}

function quotes(part, place) {
  const list = place.mentions, at = list.indexOf(state.mention);
  part.append(quote(state.mention));
  const nav = el('div', 'nav');
  const back = el('button', '', '←'), next = el('button', '', '→');
  back.type = next.type = 'button';
  back.setAttribute('aria-label', 'Previous mention');
  next.setAttribute('aria-label', 'Next mention');
  back.disabled = next.disabled = list.length < 2;
  back.addEventListener('click', () => { step(-1); $('.nav button', card).focus({ preventScroll: true }); });
  next.addEventListener('click', () => { step(1); $('.nav button:last-child', card).focus({ preventScroll: true }); });
  const years = mentions[state.mention].years;
  nav.append(back, el('span', '', `${at + 1} of ${plural(list.length, 'mention')}${years ? ', ' + span(...years) : ''}`), next);
  part.append(nav);
  byYear(part, place);
}

// When the place is named, as bars over all years of the text; the mention at hand in full colour.
function byYear(part, place) {
  const times = place.mentions.map((i) => mentions[i].years).filter(Boolean);
  if (spanYears < 2 || new Set(times.map(String)).size < 2) return;
  const heights = new Array(Math.ceil(spanYears / binYears)).fill(0);
  const bin = (y) => Math.floor((y - firstYear) / binYears);
  for (const [a, b] of times) for (let i = bin(a); i <= bin(b); i++) heights[i] += 1 / (bin(b) - bin(a) + 1);
  const most = Math.max(...heights), here = mentions[state.mention].years;
  const chart = el('div', 'byyear'), row = el('div', 'columns'), ends = el('p', 'ends');
  heights.forEach((value, i) => {
    const column = el('i', here && i >= bin(here[0]) && i <= bin(here[1]) ? 'here' : '');
    column.style.height = value ? `${Math.max(8, (100 * value) / most)}%` : '0';
    row.append(column);
  });
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', `Named by year: ${[...new Set(times.map(([a, b]) => span(a, b)))].join(', ')}`);
  ends.append(el('span', '', year(firstYear)), el('span', '', year(lastYear)));
  chart.append(row, ends);
  part.append(chart);
}

// The sentence of a mention, the mention itself in bold.
function quote(index) {
  const block = el('blockquote'), mark = document.getElementById('m' + index);
  const sentence = mark?.closest('.s');
  if (!sentence) return block;
  const range = document.createRange();
  range.setStart(sentence, 0);
  range.setEndBefore(mark);
  let before = range.toString();
  range.setStartAfter(mark);
  range.setEnd(sentence, sentence.childNodes.length);
  let after = range.toString();
  if (before.length > 170) before = '…' + before.slice(-160).replace(/^\S*/, '');
  if (after.length > 170) after = after.slice(0, 160).replace(/\S*$/, '') + '…';
  block.append(before, el('b', '', mark.textContent), after);
  return block;
}

function timeline(part, place) {
  const dated = place.names.filter((n) => n[2] !== null || n[3] !== null);
  const loose = place.names.filter((n) => n[2] === null && n[3] === null);
  const now = mentions[state.mention].years;
  if (dated.length) part.append(bars(dated, now, place));
  if (loose.length) {
    const line = el('p', 'loose');
    line.append(el('span', '', dated.length ? 'Also, undated: ' : 'Known names, undated: '));
    loose.forEach((name, i) => {
      const item = el('bdi', '', name[0]);
      if (name[1]) item.lang = name[1];
      line.append(i ? ', ' : '', item);
    });
    part.append(line);
  }
  if (!place.names.length) {
    part.append(el('p', 'hint', `In the text: ${place.written.join(', ')}. Today: ${place.label}. No other names are held.`));
  }
}

// Bars of the years in which each name was in use; the years of the text as an upright line.
function bars(dated, now, place) {
  const list = el('div', 'names');
  const known = dated.flatMap((n) => [n[2], n[3]]).filter((y) => y !== null);
  const today = new Date(document.lastModified || Date.now()).getFullYear();
  let first = Math.min(...known, now ? now[0] : Infinity), last = Math.max(...known, now ? now[1] : -Infinity);
  if (dated.some((n) => n[3] === null)) last = Math.max(last, today);
  const margin = Math.max(4, Math.round((last - first) * 0.06));
  if (dated.some((n) => n[2] === null)) first -= margin;
  if (now) {
    // centuries before and after would squeeze the years that matter here
    first = Math.max(first, now[0] - 160);
    last = Math.min(last, now[1] + 120);
  }
  const wide = Math.max(1, last - first);
  const x = (y) => (100 * (y - first)) / wide;
  const written = new Set(place.written.concat(place.matched).map((w) => w.toLowerCase()));
  for (const [text, lang, start, end, fuzz] of dated) {
    const row = el('div', 'row' + (written.has(text.toLowerCase()) ? ' written' : ''));
    const name = el('bdi', 'n', text);
    if (lang) name.lang = lang;
    name.title = [text, lang].filter(Boolean).join(', ');
    const lane = el('span', 'lane'), bar = el('i', fuzz ? 'about' : '');
    const a = start === null ? first : start, b = end === null ? last : end;
    const left = Math.max(0, Math.min(100, x(a))), right = Math.max(0, Math.min(100, x(b)));
    bar.style.left = `min(${left}%, 100% - 3px)`;
    bar.style.width = `max(3px, ${right - left}%)`;
    if (b < first) bar.className = 'before';
    else if (a > last) bar.className = 'after';
    else {
      bar.classList.toggle('open-start', start === null || a < first);
      bar.classList.toggle('open-end', end === null || b > last);
    }
    lane.append(bar);
    const when = start === end ? year(start) : `${start === null ? '' : year(start)}–${end === null ? '' : year(end)}`;
    row.append(name, lane, el('span', 'when', (fuzz ? 'c. ' : '') + when));
    list.append(row);
  }
  if (now) {
    const line = el('div', 'now');
    const stroke = el('i');
    stroke.style.left = x(now[0]) + '%';
    if (now[1] > now[0]) stroke.style.width = `max(1.5px, ${x(now[1]) - x(now[0])}%)`;
    line.append(stroke);
    list.append(line);
    list.append(el('p', 'axis', `The line marks ${span(...now)}, of which the text speaks here.`));
  }
  return list;
}

function reasons(part, place) {
  const why = reading(place);
  part.append(el('p', 'verdict', `${percent(why.score)} in 100 that “${why.matched}” means ${place.label}${place.country ? ', ' + place.country : ''}.`));
  if (!why.clues.length) {
    part.append(el('p', 'hint', 'The annotation gives no clues for this place.'));
    return;
  }
  const most = Math.max(...why.clues.map((c) => Math.abs(c[0])), 0.5);
  const list = el('ul', 'clues');
  for (const [weight, says] of [...why.clues].sort((a, b) => Math.abs(b[0]) - Math.abs(a[0]))) {
    const item = el('li', weight < 0 ? 'against' : 'for');
    const scale = el('span', 'scale'), bar = el('i');
    bar.style.width = (50 * Math.abs(weight)) / most + '%';
    scale.append(bar);
    scale.title = `${weight < 0 ? 'against' : 'for'}, weight ${weight > 0 ? '+' : ''}${weight} (log-odds)`;
    item.append(el('span', 'says', says), scale);
    list.append(item);
  }
  part.append(list);
}

function candidates(part, place) {
  const list = el('ul', 'others');
  for (const [label, country, lat, lon, score] of reading(place).others) {
    const item = el('li'), button = el('button', '', [label, country].filter(Boolean).join(', '));
    button.type = 'button';
    button.disabled = lat === null;
    button.addEventListener('click', () => map.panInside([lat, near(lon)], { padding: [60, 60], animate: !still }));
    item.append(button, el('small', '', degrees(lat, lon)), el('span', 'num', `${percent(score)}%`));
    list.append(item);
  }
  const all = el('button', 'fit', 'Show all of them on the map');
  all.type = 'button';
  all.addEventListener('click', () => fitOthers(place));
  part.append(list, all);
}

document.addEventListener('keydown', (event) => {
  if (event.target.matches('input, [role=tab]')) return;
  if (event.key === 'Escape' && (state.place !== null || state.person !== null)) {
    const back = state.mention === null ? null : document.getElementById('m' + state.mention);
    if (state.place === null) setPerson(null);
    else clear();
    back?.focus?.({ preventScroll: true });
  }
  if (state.place !== null && (!box.contains(event.target) || card?.contains(event.target)) && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    event.preventDefault();
    step(event.key === 'ArrowLeft' ? -1 : 1);
  }
});
