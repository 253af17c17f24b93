// The coast of a cell of the base map: the outlines of its land, without the edges at which the land was cut. `coast.py` is the same.

const OVERLAP = 0.03; // degrees by which the land of a cell extends beyond it
const NORTH = 84; // latitude at which the land of the world is cut, also in the south

/** West, south, east and north of a cell by its key, such as "3_7". @param {string} key @param {number} size degrees */
export function cellBox(key, size) {
  if (size >= 360) return [-180, -90, 180, 90];
  const [column, row] = key.split('_').map(Number);
  return [-180 + column * size, -90 + row * size, -180 + (column + 1) * size, -90 + (row + 1) * size];
}

/**
 * The lines of a closed ring that are coast.
 * @param {number[]} ring longitude and latitude of each point, one after the other
 * @param {number[]} cell west, south, east, north
 * @param {number} q units per degree to which the points are rounded
 * @returns {number[][]} lines like the ring
 */
export function coastOf(ring, [west, south, east, north], q) {
  const edges = [[Math.max(-180, west - OVERLAP), Math.min(180, east + OVERLAP)], [Math.max(-NORTH, south - OVERLAP), Math.min(NORTH, north + OVERLAP)]];
  const on = (value, edge) => Math.abs(value - edge) <= 0.6 / q;
  const found = [];
  let line = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length, x = ring[i], y = ring[i + 1], nextX = ring[next], nextY = ring[next + 1];
    if (edges[0].some((edge) => on(x, edge) && on(nextX, edge)) || edges[1].some((edge) => on(y, edge) && on(nextY, edge))) {
      if (line.length) found.push(line);
      line = [];
    } else if (x !== nextX || y !== nextY) {
      if (!line.length) line.push(x, y);
      line.push(nextX, nextY);
    }
  }
  if (!line.length) return found;
  // the ring may have begun in the middle of a line
  if (found.length && found[0][0] === line.at(-2) && found[0][1] === line.at(-1)) found[0] = [...line, ...found[0].slice(2)];
  else found.push(line);
  return found;
}
