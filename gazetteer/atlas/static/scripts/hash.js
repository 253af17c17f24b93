// The part of the address after "#": what the reader sees, as `key=value&…`.

/** @param {string} hash @returns {Map<string, string>} parts, without those that are not validly encoded */
export function parseHash(hash) {
  const parts = new Map();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    try {
      if (at > 0) parts.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch { /* not percent-encoded */ }
  }
  return parts;
}

/** @param {[string, string | number | null][]} parts null is left out @returns {string} without "#" */
export const formatHash = (parts) => parts.filter(([, value]) => value !== null)
  .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replaceAll('%3A', ':').replaceAll('%2C', ',')}`).join('&');

/** First and last year of "1914-1918" or "-44-14". @param {string | undefined} text @returns {[number, number] | null} */
export function parseYears(text) {
  const found = /^(-?\d+)-(-?\d+)$/.exec(text ?? '');
  return found && [Number(found[1]), Number(found[2])];
}

/** Zoom, latitude and longitude of "5.25,40.1,44". @param {string | undefined} text @returns {[number, number, number] | null} */
export function parseView(text) {
  const found = (text ?? '').split(',').map(Number);
  const fine = found.length === 3 && found.every(Number.isFinite) && Math.abs(found[1]) <= 85 && Math.abs(found[2]) <= 540;
  return fine ? /** @type {[number, number, number]} */ (found) : null;
}
