// Encoded polylines, longitude first, in units of 1/q degree; `polyline.py` is the other half.

/** Longitude and latitude of each point, one after the other. @param {string} text @param {number} q @returns {number[]} */
export function decode(text, q) {
  const out = [];
  let at = 0, x = 0, y = 0;
  const next = () => {
    let shift = 0, value = 0, byte;
    do {
      byte = text.charCodeAt(at++) - 63;
      value |= (byte & 31) << shift;
      shift += 5;
    } while (byte >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < text.length) {
    x += next();
    y += next();
    out.push(x / q, y / q);
  }
  return out;
}
