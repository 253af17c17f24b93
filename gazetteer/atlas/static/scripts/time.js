// Years: a histogram of mentions on an axis that may have breaks, a range, a player.
import { $, $$, el, emit, mentions, narrow, on, places, state, together } from './page.js';
import { binsOf, breaksOf, histogram, makeAxis, moments, stepOf } from './years.js';
import { dimRows } from './table.js';
import { dots } from './dots.js';
import { preparedParts } from './text.js';
import { plural, span, year } from './wording.js';
import { refresh, refreshRange, visible } from './choose.js';

const timebar = $('.time');
const fromInput = $('.from'), toInput = $('.to');
const PACE = 1100; // milliseconds between two steps of the player
const spans = mentions.filter((m) => m.years && (m.place !== null || m.person !== null)).map((m) => m.years);
export const axis = makeAxis(spans);
export const bins = binsOf(axis);
const firstYear = axis[0] ?? null, lastYear = axis.at(-1) ?? null;
let playing = null;

export const hasRange = () => axis.length > 1;
/** The year at a step of a slider; steps count from the first year, so that on an axis without breaks they are the years. */
const yearAt = (value) => axis[Math.max(0, Math.min(axis.length - 1, Number(value) - firstYear))];
const valueOf = (y) => firstYear + stepOf(axis, y);

export function makeTime() {
  if (!hasRange()) {
    timebar.classList.add('timeless');
    timebar.classList.toggle('dateless', !axis.length);
    state.from = state.to = null;
    if (axis.length) $('.now b').textContent = year(firstYear);
    countPlaces();
    return;
  }
  drawBars();
  drawYears();
  const half = 50 / axis.length;
  for (const input of [fromInput, toInput]) {
    input.min = firstYear;
    input.max = firstYear + axis.length - 1;
    input.style.left = `calc(${half}% - 9px)`;
    input.style.width = `calc(${100 - 2 * half}% + 18px)`;
    input.addEventListener('input', () => { stop(); readTime(); });
  }
  fromInput.value = firstYear;
  toInput.value = toInput.max;
  $('.undated').hidden = !mentions.some((m) => !m.years && m.place !== null);
  readTime();
}

/** Give a bar of a histogram its width and its distance from the one before. @param {HTMLElement} bar @param {number} i */
export function layBar(bar, i) {
  const [first, last] = bins[i], percent = (steps) => `${(100 * steps) / axis.length}%`;
  bar.style.width = percent(last - first + 1);
  bar.style.marginLeft = percent(first - (i ? bins[i - 1][1] + 1 : 0));
}

function drawBars() {
  const heights = histogram(spans, axis, bins), most = Math.max(...heights), container = $('.bars');
  bins.forEach(([first, last], i) => {
    const bar = el('i');
    bar.style.height = heights[i] ? Math.max(7, 100 * Math.sqrt(heights[i] / most)) + '%' : '0';
    layBar(bar, i);
    bar.dataset.first = axis[first];
    bar.dataset.last = axis[last];
    container.append(bar);
  });
  container.classList.toggle('fine', heights.length > 24);
}

/** Years below the axis: round ones, and the first and last next to a break, which has a sign. */
function drawYears() {
  const container = $('.years'), breaks = breaksOf(axis);
  const room = (100 * (7 * Math.max(year(firstYear).length, year(lastYear).length) + 10)) / (container.clientWidth || 300); // percent between two years
  const at = (step) => (100 * (step + 0.5)) / axis.length;
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
  const round = steps.find((s) => new Set(axis.map((y) => Math.floor(y / s))).size <= (narrow.matches ? 5 : 10)) ?? 1000;
  const wanted = [...breaks.flatMap((step) => [step - 1, axis.findIndex((y) => y > axis[step])]),
    ...axis.flatMap((y, i) => (y % round === 0 && axis[i - 1] !== y ? [i] : []))];
  const taken = [];
  for (const step of wanted) {
    if (step < 0 || taken.some((other) => Math.abs(at(other) - at(step)) < room)) continue;
    taken.push(step);
    const label = el('span', '', year(axis[step]));
    label.style.left = at(step) + '%';
    container.append(label);
  }
  for (const step of breaks) {
    const sign = el('i', 'break');
    const next = axis.findIndex((y) => y > axis[step]);
    sign.style.left = (at(step) + at(next - 1)) / 2 + '%';
    sign.title = `no mentions from ${year(axis[step])} to ${year(axis[next])}`;
    $('.line').append(sign);
  }
}

export function setYears(from, to) {
  fromInput.value = valueOf(from);
  toInput.value = valueOf(to);
  readTime();
}

export function readTime() {
  if (!hasRange()) return;
  const low = Math.min(fromInput.value, toInput.value), high = Math.max(fromInput.value, toInput.value);
  const a = yearAt(low), b = yearAt(high);
  const all = low === firstYear && high === firstYear + axis.length - 1;
  state.from = all && state.undated ? null : a;
  state.to = all && state.undated ? null : b;
  fromInput.setAttribute('aria-valuetext', year(yearAt(fromInput.value)));
  toInput.setAttribute('aria-valuetext', year(yearAt(toInput.value)));
  // the thumb that can still move is on top
  fromInput.style.zIndex = a >= lastYear ? 3 : 2;
  const unit = 100 / axis.length, line = $('.line i:not(.break)');
  line.style.left = (low - firstYear + 0.5) * unit + '%';
  line.style.right = (firstYear + axis.length - 1 - high + 0.5) * unit + '%';
  $('.now b').textContent = span(a, b);
  $$('.bars i').forEach((bar) => bar.classList.toggle('in', Number(bar.dataset.last) >= a && Number(bar.dataset.first) <= b));
  applyRange();
}

/** Dim everything outside the chosen years and text. */
export function applyRange() {
  refreshRange();
  preparedParts.forEach(dim);
  dimRows();
  countPlaces();
  together(() => {
    dots.paint();
    refresh();
  });
  emit('address');
}

/** Dim the sentences and marks of one part. */
function dim(part) {
  const whole = state.from === null;
  for (const sentence of $$('.s[data-y]', part)) {
    const [a, b = a] = sentence.dataset.y.split(',').map(Number);
    sentence.classList.toggle('off', !whole && (b < state.from || a > state.to));
  }
  for (const m of $$('.m[data-p]', part)) m.classList.toggle('off', !visible(mentions[Number(m.id.slice(1))]));
}
on('part', dim);
on('corrected', applyRange);

function countPlaces() {
  const count = places.filter((p) => p.on).length;
  $('.now small').textContent = count === places.length ? plural(count, 'place') : `${count} of ${plural(places.length, 'place')}`;
}

/** Step through the years with mentions. */
function play() {
  if (playing) {
    stop();
    return;
  }
  const steps = moments(spans), a = yearAt(Math.min(fromInput.value, toInput.value)), b = yearAt(Math.max(fromInput.value, toInput.value));
  const whole = a === firstYear && b === lastYear;
  let at = whole ? 0 : Math.max(0, steps.findIndex((step) => step[0] > a));
  $('.play').classList.add('on');
  $('.play').setAttribute('aria-label', 'Stop');
  const next = () => {
    if (at >= steps.length) {
      stop(true);
      return;
    }
    setYears(...steps[at]);
    at += 1;
  };
  playing = setInterval(next, PACE);
  next();
}

function stop(ended) {
  clearInterval(playing);
  playing = null;
  $('.play').classList.remove('on');
  $('.play').setAttribute('aria-label', 'Play through the years');
  if (ended === true) setYears(firstYear, lastYear);
}

$('.play').addEventListener('click', play);
$('.undated').addEventListener('click', () => {
  state.undated = !state.undated;
  $('.undated').setAttribute('aria-pressed', String(state.undated));
  readTime();
});
