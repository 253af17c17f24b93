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
