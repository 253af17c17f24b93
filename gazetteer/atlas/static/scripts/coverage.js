// The share of a view that a tier of the base map covers, so that no place opens on a missing base map.

/**
 * @param {{ cell: number, cells: Record<string, any> }} tier
 * @param {{ west: number, south: number, east: number, north: number }} view degrees
 * @returns {number} share of the view, 0 to 1
 */
export function coverage(tier, { west, south, east, north }) {
  if (tier.cell >= 360) return 1;
  const columns = 360 / tier.cell, steps = 8;
  let covered = 0, counted = 0;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const lon = west + ((i + 0.5) * (east - west)) / steps, lat = south + ((j + 0.5) * (north - south)) / steps;
      if (lat > 80 || lat < -60) continue;
      const column = ((Math.floor((lon + 180) / tier.cell) % columns) + columns) % columns;
      counted += 1;
      if (`${column}_${Math.floor((lat + 90) / tier.cell)}` in tier.cells) covered += 1;
    }
  }
  return counted ? covered / counted : 1;
}

/**
 * Whether a tier has all cells of a view. A view may extend beyond 180 degrees.
 * @param {{ cell: number, cells: Record<string, any> }} tier
 * @param {{ west: number, south: number, east: number, north: number }} view degrees
 */
export function covers(tier, { west, south, east, north }) {
  if (tier.cell >= 360) return true;
  const columns = 360 / tier.cell, at = (degrees) => Math.floor(degrees / tier.cell);
  for (let x = at(west + 180); x <= at(east + 180); x++) {
    for (let y = at(south + 90); y <= at(north + 90); y++) {
      if (!(`${((x % columns) + columns) % columns}_${y}` in tier.cells)) return false;
    }
  }
  return true;
}

/**
 * The closest zoom at which the base map around a point is complete.
 * @param {any[]} tiers coarse to fine
 * @param {number[]} limits closest zoom at which each tier looks complete
 * @param {(zoom: number) => { west: number, south: number, east: number, north: number }} viewAt
 * @param {number} wanted
 */
export function closest(tiers, limits, viewAt, wanted) {
  for (let zoom = wanted; zoom > 3; zoom -= 0.25) {
    const view = viewAt(zoom);
    if (tiers.some((tier, i) => zoom <= limits[i] && coverage(tier, view) >= 0.9)) return zoom;
  }
  return Math.min(wanted, 3);
}
