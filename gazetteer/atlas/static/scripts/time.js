// Years: a histogram of mentions, a range, a player.
import { $, $$, el, emit, mentions, narrow, places, plural, span, state, together, year } from './core.js';
import { dots } from './dots.js';
import { refresh, refreshRange, visible } from './places.js';
import { dimRows } from './table.js';

const timebar = $('.time');
const fromInput = $('.from'), toInput = $('.to');
export const dated = mentions.filter((m) => m.years && (m.place !== null || m.person !== null));
export const firstYear = dated.length ? Math.min(...dated.map((m) => m.years[0])) : null;
export const lastYear = dated.length ? Math.max(...dated.map((m) => m.years[1])) : null;
export const spanYears = dated.length ? lastYear - firstYear + 1 : 0;
export const binYears = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((w) => spanYears / w <= 64) ?? 1000;
let playing = null;

export function makeTime() {
  if (spanYears < 2) {
    timebar.classList.add('timeless');
    timebar.classList.toggle('dateless', !spanYears);
    state.from = state.to = null;
    if (spanYears) $('.now b').textContent = year(firstYear);
    countPlaces();
    return;
  }
  const bins = Math.ceil(spanYears / binYears), heights = new Array(bins).fill(0);
  for (const m of dated) {
    const a = Math.floor((m.years[0] - firstYear) / binYears), b = Math.floor((m.years[1] - firstYear) / binYears);
    for (let i = a; i <= b; i++) heights[i] += 1 / (b - a + 1);
  }
  const most = Math.max(...heights);
  const box = $('.bars');
  heights.forEach((value, i) => {
    const bar = el('i'), first = firstYear + i * binYears;
    bar.style.height = value ? Math.max(7, 100 * Math.sqrt(value / most)) + '%' : '0';
    bar.style.width = (100 * binYears) / spanYears + '%';
    bar.dataset.first = first;
    bar.dataset.last = first + binYears - 1;
    box.append(bar);
  });
  box.classList.toggle('fine', bins > 24);
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
  const room = narrow.matches ? 5 : 10;
  const step = steps.find((s) => spanYears / s <= room) ?? 1000;
  for (let y = Math.ceil(firstYear / step) * step; y <= lastYear; y += step) {
    const mark = el('span', '', year(y));
    mark.style.left = (100 * (y - firstYear + 0.5)) / spanYears + '%';
    $('.years').append(mark);
  }
  const half = 50 / spanYears;
  for (const input of [fromInput, toInput]) {
    input.min = firstYear;
    input.max = lastYear;
    input.style.left = `calc(${half}% - 9px)`;
    input.style.width = `calc(${100 - 2 * half}% + 18px)`;
    input.addEventListener('input', () => { stop(); readTime(); });
  }
  fromInput.value = firstYear;
  toInput.value = lastYear;
  const undated = mentions.length > dated.length && mentions.some((m) => !m.years && m.place !== null);
  $('.undated').hidden = !undated;
  readTime();
}

export function setYears(from, to) {
  fromInput.value = Math.max(firstYear, Math.min(lastYear, from));
  toInput.value = Math.max(firstYear, Math.min(lastYear, to));
  readTime();
}

export function readTime() {
  const a = Math.min(fromInput.value, toInput.value), b = Math.max(fromInput.value, toInput.value);
  const all = a === firstYear && b === lastYear;
  state.from = all && state.undated ? null : a;
  state.to = all && state.undated ? null : b;
  fromInput.setAttribute('aria-valuetext', year(Number(fromInput.value)));
  toInput.setAttribute('aria-valuetext', year(Number(toInput.value)));
  // the thumb that can still move lies on top
  fromInput.style.zIndex = a >= lastYear ? 3 : 2;
  const unit = 100 / spanYears, line = $('.line i');
  line.style.left = (a - firstYear + 0.5) * unit + '%';
  line.style.right = (lastYear - b + 0.5) * unit + '%';
  $('.now b').textContent = span(a, b);
  $$('.bars i').forEach((bar) => bar.classList.toggle('in', Number(bar.dataset.last) >= a && Number(bar.dataset.first) <= b));
  applyRange();
}

// Dim what lies outside the years and the text chosen.
export function applyRange() {
  refreshRange();
  for (const sentence of sentences()) {
    const [a, b] = sentence.years;
    turn(sentence, state.from !== null && (b < state.from || a > state.to), sentence.element);
  }
  for (const m of mentions) if (m.place !== null) turn(m, !visible(m));
  dimRows();
  countPlaces();
  together(() => {
    dots.paint();
    refresh();
  });
  emit('address');
}

// Touch only what changes: a long text has ten thousand marks.
function turn(thing, off, element) {
  if ((thing.off ?? false) === off) return;
  thing.off = off;
  (element ?? document.getElementById('m' + thing.index))?.classList.toggle('off', off);
}

let sentenceList = null;
function sentences() {
  sentenceList ??= $$('.s[data-y]').map((element) => ({ element, years: element.dataset.y.split(',').map(Number) }));
  return sentenceList;
}

function countPlaces() {
  const count = places.filter((p) => p.on).length;
  $('.now small').textContent = count === places.length ? plural(count, 'place') : `${count} of ${plural(places.length, 'place')}`;
}

// Move a window through the years; a whole range shrinks to a window first.
function play() {
  if (playing) return stop();
  const a = Math.min(fromInput.value, toInput.value), b = Math.max(fromInput.value, toInput.value);
  const full = a === firstYear && b === lastYear;
  const wide = full ? Math.max(0, Math.round(spanYears / 12) - (spanYears > 12 ? 0 : 1)) : b - a;
  const pace = Math.max(1, Math.round(spanYears / 40));
  let at = full || b >= lastYear ? firstYear : a;
  $('.play').classList.add('on');
  $('.play').setAttribute('aria-label', 'Stop');
  const next = () => {
    setYears(at, at + wide);
    at += pace;
    if (at + wide > lastYear + pace - 1) stop(true);
  };
  playing = setInterval(next, 850);
  next();
  return undefined;
}

function stop(ended) {
  clearInterval(playing);
  playing = null;
  $('.play').classList.remove('on');
  $('.play').setAttribute('aria-label', 'Play through the years');
  if (ended === true) setTimeout(() => { if (!playing) setYears(firstYear, lastYear); }, 1200);
}

$('.play').addEventListener('click', play);
$('.undated').addEventListener('click', () => {
  state.undated = !state.undated;
  $('.undated').setAttribute('aria-pressed', String(state.undated));
  readTime();
});
