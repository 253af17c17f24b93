// Numbers, years and coordinates in words.

/** A probability in percent; values close to 1 are not rounded to 100. @param {number} score */
export const percent = (score) => (score >= 0.995 ? '>99' : String(Math.round(100 * score)));

/** A year as historians write it; astronomical year 0 is 1 BC. @param {number} y */
export const year = (y) => (y > 0 ? String(y) : `${1 - y} BC`);

/** First and last year, or one year. @type {(...years: number[]) => string} */
export const span = (a, b) => (a === b ? year(a) : `${year(a)}–${year(b)}`);

/** A count with its noun. @param {number} n @param {string} one @param {string} [many] */
export const plural = (n, one, many) => `${n} ${n === 1 ? one : many || one + 's'}`;

/** A point in degrees; empty without coordinates. @param {number|null} lat @param {number|null} lon */
export function degrees(lat, lon) {
  if (lat === null || lon === null) return '';
  return `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`;
}

/** A box in degrees: 9.3°–50.6° E, 12.8°–43.6° N. @param {number[]} extent west, south, east, north */
export function boxInWords([west, south, east, north]) {
  const range = (a, b, low, high) => {
    const [from, to] = [a, b].map((value) => `${Math.abs(value).toFixed(1)}°`);
    if (a < 0 === b < 0) return `${a < 0 && b < 0 ? `${to}–${from} ${low}` : `${from}–${to} ${high}`}`;
    return `${from} ${a < 0 ? low : high}–${to} ${b < 0 ? low : high}`;
  };
  return `${range(west, east, 'W', 'E')}, ${range(south, north, 'S', 'N')}`;
}

/** Log-odds of a probability, always finite. @param {number} p */
export function logOdds(p) {
  const clamped = Math.min(0.9995, Math.max(0.0005, p));
  return Math.log(clamped / (1 - clamped));
}
