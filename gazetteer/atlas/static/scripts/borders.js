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
 * The widest run of each area along a parallel, within two longitudes. Between two crossings that do not agree on what is
 * between them, a line is missing, and nothing is known.
 * @param {{ lon: number, left: any, right: any }[]} at crossings from west to east
 * @param {number} west @param {number} east
 * @param {number} first longitude from which what is west of the first crossing is known @param {number} last the same for the east
 * @returns {Map<any, { lon: number, width: number }>} middle and width by area; areas that are null are left out
 */
export function widestRuns(at, west, east, first = west, last = east) {
  const best = new Map();
  if (!at.length) return best;
  const edges = [first, ...at.map(({ lon }) => lon), last];
  const areas = [at[0].left, ...at.slice(1).map(({ left }, i) => (at[i].right === left ? left : null)), at.at(-1).right];
  for (let i = 0; i < areas.length;) {
    let next = i + 1;
    while (next < areas.length && areas[next] === areas[i]) next += 1;
    const a = Math.max(edges[i], west), b = Math.min(edges[next], east);
    if (areas[i] !== null && b > a && b - a > (best.get(areas[i])?.width ?? 0)) best.set(areas[i], { lon: (a + b) / 2, width: b - a });
    i = next;
  }
  return best;
}

/**
 * The longitudes along a parallel that are in some areas, from west to east.
 * @param {number[][]} areas west, south, east, north of each @param {number} lat
 * @returns {number[][]} west and east of each interval
 */
export function intervals(areas, lat) {
  const found = [];
  for (const [west, , east] of areas.filter(([, south, , north]) => south <= lat && lat <= north).sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && west <= last[1]) last[1] = Math.max(last[1], east);
    else found.push([west, east]);
  }
  return found;
}

/** The state of a unit in a year; null if none is known. @param {[number, number, number][]} spans first year, last year, state @param {number} y */
export function stateIn(spans, y) {
  const found = spans.find(([first, last]) => first <= y && y <= last);
  return found ? found[2] : null;
}
