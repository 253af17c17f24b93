// Web Mercator. A world unit is a pixel at zoom 6: fine enough for strokes, small enough for floats.
export const WORLD = 256 * 2 ** 6;

/** @param {number} lon degrees @returns {number} world units from the date line */
export const worldX = (lon) => ((lon + 180) / 360) * WORLD;

/** @param {number} lat degrees, cut at 85 @returns {number} world units from the north edge */
export function worldY(lat) {
  const sin = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD;
}

/** @param {number} x world units @returns {number} degrees */
export const longitude = (x) => (x / WORLD) * 360 - 180;

/** @param {number} y world units @returns {number} degrees */
export const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;

/** @param {number} lat degrees @param {number} zoom */
export const metresPerPixel = (lat, zoom) => (156543.03392 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

/** The length of a scale bar: 1, 2, 3 or 5 times a power of ten in metres. @param {number} most maximum length in metres */
export function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most)), lead = most / power;
  return power * (lead >= 5 ? 5 : lead >= 3 ? 3 : lead >= 2 ? 2 : 1);
}
