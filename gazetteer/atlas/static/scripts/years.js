// The axis of years: years with mentions, breaks, and the steps of the player.

/** @typedef {[number, number]} Span first and last year */

const BREAKS = 8; // maximum number of breaks
const LEAST_EMPTY = 12, SHARE = 0.12; // a break replaces more years than this, and more than this share of the axis
const GAP = 6, WIDTH = 0.03; // steps that a break takes on the axis: at least so many, and this share

/** The years with mentions, as spans that do not touch. @param {Span[]} spans @returns {Span[]} */
function runsOf(spans) {
  /** @type {Span[]} */
  const runs = [];
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const run = runs.at(-1);
    if (run && first <= run[1] + 1) run[1] = Math.max(run[1], last);
    else runs.push([first, last]);
  }
  return runs;
}

/**
 * One year for each step of the axis. The longest times without mentions become breaks of a few steps, until those that
 * are left take little of the axis. All steps of a break have the year before it.
 * @param {Span[]} spans
 * @returns {number[]}
 */
export function makeAxis(spans) {
  const runs = runsOf(spans);
  if (!runs.length) return [];
  const gaps = runs.slice(1).map(([first], i) => ({ before: runs[i][1], size: first - runs[i][1] - 1 }));
  let length = runs.at(-1)[1] - runs[0][0] + 1;
  const broken = new Set();
  for (const { before, size } of gaps.sort((a, b) => b.size - a.size)) {
    if (broken.size === BREAKS || size <= LEAST_EMPTY || size <= SHARE * length) break;
    broken.add(before);
    length -= size;
  }
  const wide = Math.max(GAP, Math.ceil(WIDTH * length)), axis = [];
  for (const [i, [first, last]] of runs.entries()) {
    const before = i ? runs[i - 1][1] : first - 1;
    if (broken.has(before) && i) axis.push(...new Array(wide).fill(before));
    else for (let y = before + 1; y < first; y++) axis.push(y);
    for (let y = first; y <= last; y++) axis.push(y);
  }
  return axis;
}

/** The first step of the axis that is not before a year. @param {number[]} axis @param {number} y */
export function stepOf(axis, y) {
  const found = axis.findIndex((known) => known >= y);
  return found < 0 ? axis.length - 1 : found;
}

/** The first step of each break of the axis. @param {number[]} axis */
export const breaksOf = (axis) => axis.flatMap((y, i) => (i > 0 && axis[i - 1] === y && axis[i - 2] !== y ? [i] : []));

/** How many steps a bar of the histogram is wide. @param {number} steps */
const widthOf = (steps) => [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((w) => steps / w <= 64) ?? 1000;

/**
 * The bars of the histogram: first and last step of each. No bar reaches into a break.
 * @param {number[]} axis
 * @returns {Span[]}
 */
export function binsOf(axis) {
  const width = widthOf(axis.length), isBreak = (i) => i > 0 && axis[i] === axis[i - 1];
  /** @type {Span[]} */
  const bins = [];
  for (let i = 0; i < axis.length; i++) {
    if (isBreak(i)) continue;
    const bin = bins.at(-1);
    if (bin && bin[1] === i - 1 && i - bin[0] < width) bin[1] = i;
    else bins.push([i, i]);
  }
  return bins;
}

/** The index of the bar of a year. @param {number[]} axis @param {Span[]} bins @param {number} y */
export function binAt(axis, bins, y) {
  const step = stepOf(axis, y);
  return bins.findIndex(([, last]) => last >= step);
}

/**
 * The heights of the histogram: each span counts one in all.
 * @param {Span[]} spans @param {number[]} axis @param {Span[]} bins
 */
export function histogram(spans, axis, bins) {
  const heights = new Array(bins.length).fill(0);
  for (const [first, last] of spans) {
    const a = binAt(axis, bins, first), b = binAt(axis, bins, last);
    for (let i = a; i <= b; i++) heights[i] += 1 / (b - a + 1);
  }
  return heights;
}

/**
 * The windows of years that the player shows, only those with mentions.
 * @param {Span[]} spans @param {number} [most]
 * @returns {Span[]}
 */
export function moments(spans, most = 40) {
  const starts = [...new Set(spans.map((s) => s[0]))].sort((a, b) => a - b);
  const size = Math.max(1, Math.ceil(starts.length / most)), found = [];
  for (let i = 0; i < starts.length; i += size) found.push([starts[i], starts[Math.min(starts.length, i + size) - 1]]);
  return /** @type {Span[]} */ (found);
}
