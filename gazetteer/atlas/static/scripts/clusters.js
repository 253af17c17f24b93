// Group points that are too close together to distinguish into circles.

/**
 * @template {{ wx: number, wy: number }} T
 * @param {T[]} points in order of importance
 * @param {number} reach maximum distance of a member, in world units
 * @param {number} least minimum number of members
 * @returns {{ members: T[], wx: number, wy: number }[]}
 */
export function cluster(points, reach, least) {
  const cells = new Map(), free = new Set(points), found = [];
  const key = (x, y) => Math.floor(x / reach) * 65536 + Math.floor(y / reach);
  for (const point of points) {
    const at = key(point.wx, point.wy);
    if (!cells.has(at)) cells.set(at, []);
    cells.get(at).push(point);
  }
  for (const point of points) {
    if (!free.has(point)) continue;
    const members = [];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const other of cells.get(key(point.wx + dx * reach, point.wy + dy * reach)) ?? []) {
          if (free.has(other) && Math.hypot(other.wx - point.wx, other.wy - point.wy) < reach) members.push(other);
        }
      }
    }
    if (members.length < least) continue;
    members.forEach((member) => free.delete(member));
    const mean = (/** @type {(p: T) => number} */ of) => members.reduce((sum, member) => sum + of(member), 0) / members.length;
    found.push({ members, wx: mean((p) => p.wx), wy: mean((p) => p.wy) });
  }
  return found;
}

/**
 * Move circles that overlap apart, and off points that stay where they are, as far as this is possible nearby.
 * @template {{ x: number, y: number, r: number }} T
 * @param {T[]} circles moved in place
 * @param {{ x: number, y: number, r: number }[]} fixed
 * @param {number} most maximum distance that a circle moves, beyond its radius
 */
export function spread(circles, fixed, most, rounds = 8) {
  const from = circles.map(({ x, y }) => ({ x, y }));
  /** Half of the overlap of a circle with another, as a step away from it; null without overlap. @returns {[number, number] | null} */
  const away = (circle, other) => {
    const dx = circle.x - other.x, dy = circle.y - other.y, reach = circle.r + other.r;
    if (Math.abs(dx) >= reach || Math.abs(dy) >= reach) return null;
    const distance = Math.hypot(dx, dy), by = (reach - distance) / 2;
    if (by <= 0) return null;
    return distance ? [(dx / distance) * by, (dy / distance) * by] : [0, by];
  };
  const move = (/** @type {T} */ circle, /** @type {[number, number]} */ [dx, dy], /** @type {number} */ times) => {
    circle.x += times * dx;
    circle.y += times * dy;
  };
  // only what a circle can meet on its way
  const reach = 2 * (2 * Math.max(0, ...circles.map((circle) => circle.r)) + most);
  const key = ({ x, y }, dx = 0, dy = 0) => (Math.floor(x / reach) + dx) * 65536 + Math.floor(y / reach) + dy;
  const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));
  const nearby = (list) => {
    const cells = new Map();
    for (const one of list) {
      if (!cells.has(key(one))) cells.set(key(one), []);
      cells.get(key(one)).push(one);
    }
    return circles.map((circle) => around.flatMap(([dx, dy]) => cells.get(key(circle, dx, dy)) ?? []));
  };
  const points = nearby(fixed), others = nearby(circles);
  for (let round = 0; round < rounds; round++) {
    for (const [i, circle] of circles.entries()) {
      for (const point of points[i]) {
        const step = away(circle, point);
        if (step) move(circle, step, 2);
      }
      for (const other of others[i]) {
        const step = other === circle ? null : away(circle, other);
        if (step) move(circle, step, 1);
      }
      const far = Math.hypot(circle.x - from[i].x, circle.y - from[i].y), limit = circle.r + most;
      if (far <= limit) continue;
      circle.x = from[i].x + ((circle.x - from[i].x) * limit) / far;
      circle.y = from[i].y + ((circle.y - from[i].y) * limit) / far;
    }
  }
}
