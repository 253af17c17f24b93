// The people who are named with the same places.

const MOST = 8; // people listed for a person

/**
 * For each person the others who are named with the same places, most common places first.
 * @param {number[][]} paths for each person the places, without areas such as countries and seas
 * @returns {[number, number[]][][]} index of the other person, and the common places
 */
export function sharing(paths) {
  const unique = paths.map((path) => [...new Set(path)]), visitors = new Map();
  unique.forEach((path, person) => path.forEach((place) => visitors.set(place, [...(visitors.get(place) ?? []), person])));
  return unique.map((path, person) => {
    /** @type {Map<number, number[]>} */
    const common = new Map();
    for (const place of path) {
      for (const other of visitors.get(place)) if (other !== person) common.set(other, [...(common.get(other) ?? []), place]);
    }
    return [...common].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, MOST);
  });
}
