// The axis of years: years with mentions, breaks, and the steps of the player.

/** @typedef {[number, number]} Span first and last year */

const GAP = 6; // steps that a break takes on the axis

/**
 * One year for each step of the axis. Many consecutive years without mentions become a break of a few steps.
 * @param {Span[]} spans
 * @returns {number[]}
 */
export function makeAxis(spans) {
  if (!spans.length) return [];
  const ordered = [...spans].sort((a, b) => a[0] - b[0]);
  const first = ordered[0][0], last = Math.max(...ordered.map((s) => s[1]));
  const long = Math.max(12, (last - first) * 0.12);
  const axis = [];
  let reached = first - 1;
  for (const [a, b] of ordered) {
    if (a - reached > long && axis.length) for (let i = 0; i < GAP; i++) axis.push(reached);
    else for (let y = reached + 1; y < a; y++) axis.push(y);
    for (let y = Math.max(a, reached + 1); y <= b; y++) axis.push(y);
    reached = Math.max(reached, b);
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
export const binOf = (steps) => [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((w) => steps / w <= 64) ?? 1000;

/**
 * The heights of the histogram: each span counts one in all.
 * @param {Span[]} spans @param {number[]} axis @param {number} bin
 */
export function histogram(spans, axis, bin) {
  const heights = new Array(Math.ceil(axis.length / bin)).fill(0);
  for (const [first, last] of spans) {
    const a = Math.floor(stepOf(axis, first) / bin), b = Math.floor(stepOf(axis, last) / bin);
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
