// Find areas between lines that have an area on either side, along a parallel.

/** @typedef {{ left: any, right: any, lons: number[], lats: number[] }} Line a line with what is on its left and right */

/**
 * Where lines cross a parallel, from west to east, with what is west and east of each crossing.
 * @param {Line[]} lines @param {number} lat
 * @returns {{ lon: number, left: any, right: any }[]} `left` is what is west of the crossing, `right` what is east of it
 */
export function crossings(lines, lat) {
  const found = [];
  for (const { left, right, lons, lats } of lines) {
    for (let i = 0; i + 1 < lons.length; i++) {
      const northward = lats[i] <= lat && lats[i + 1] > lat;
      if (!northward && !(lats[i] > lat && lats[i + 1] <= lat)) continue;
      const lon = lons[i] + ((lat - lats[i]) / (lats[i + 1] - lats[i])) * (lons[i + 1] - lons[i]);
      found.push(northward ? { lon, left, right } : { lon, left: right, right: left });
    }
  }
  return found.sort((a, b) => a.lon - b.lon);
}

/**
 * The widest run of each area along a parallel, within two longitudes.
 * @param {{ lon: number, left: any, right: any }[]} at crossings from west to east @param {number} west @param {number} east
 * @returns {Map<any, { lon: number, width: number }>} middle and width by area; areas that are null are left out
 */
export function widestRuns(at, west, east) {
  const best = new Map();
  const add = (area, from, to) => {
    const a = Math.max(from, west), b = Math.min(to, east);
    if (area !== null && b > a && b - a > (best.get(area)?.width ?? 0)) best.set(area, { lon: (a + b) / 2, width: b - a });
  };
  if (!at.length) return best;
  let start = west, area = at[0].left;
  for (const { lon, right } of at) {
    if (right === area) continue;
    add(area, start, lon);
    start = lon;
    area = right;
  }
  add(area, start, east);
  return best;
}

/** The state of a unit in a year; null if none is known. @param {[number, number, number][]} spans first year, last year, state @param {number} y */
export function stateIn(spans, y) {
  const found = spans.find(([first, last]) => first <= y && y <= last);
  return found ? found[2] : null;
}
