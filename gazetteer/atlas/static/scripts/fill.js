// Restore the default values that the page's data leaves out; the inverse of `lean.py`.

const padded = (row, defaults) => defaults.map((value, i) => (i < row.length ? row[i] : value));

/** @param {any[]} row @param {number} index */
export function fillMention(row, index) {
  const [doc, place, person, years, score, start, length, entity, read, sure, type] =
    padded(row, [0, null, null, null, null, 0, 0, '', 0, 1, row[2] === null || row[2] === undefined ? 'PLACE' : 'PERSON']);
  return {
    index, doc, place, person, score, start, end: start + length, entity, sure, type, reading: read,
    years: typeof years === 'number' ? [years, years] : years,
    certainty: score === null ? null : score * sure,
  };
}

/** The indices of the mentions of each place. @param {any[]} mentions filled in @param {number} count how many places there are */
export function mentionsOf(mentions, count) {
  const found = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  for (const mention of mentions) if (mention.place !== null) found[mention.place].push(mention.index);
  return found;
}

/**
 * @param {any} place @param {number} index @param {number[]} mentions indices of its mentions
 * @param {{ unsure: number, says: [string, string][], sources: string[], words: string[] }} data `unsure`: probability below which a place is uncertain
 */
export function fillPlace(place, index, mentions, { unsure, says, sources, words }) {
  const readings = place.readings.map((one) => {
    const matched = one.matched ?? place.matched ?? place.name;
    const clues = one.clues.map(([weight, number]) => [weight, says[number][0].replaceAll('“”', () => `“${matched}”`), says[number][1]]);
    return { ...one, clues, matched, score: one.score ?? place.score, others: one.others ?? [] };
  });
  const located = place.lat !== null && place.lon !== null;
  return {
    ...place, index, readings, located, mentions, label: place.label ?? place.name, what: words[place.what],
    written: place.written ?? [place.name], matched: place.matched ?? place.name, country: words[place.country] ?? null,
    km: place.km ?? 0, extent: place.extent ?? null, links: place.links ?? [], area: place.area ?? false, water: place.water ?? false,
    names: place.names.map((row) => {
      const [text, lang, source, first, last, fuzz] = padded(row, ['', null, 0, null, null, 0]);
      return [text, lang, first, last, fuzz, sources[source]];
    }),
    on: true, n: mentions.length, unsure: place.score < unsure,
    r: Math.min(16, 3.2 + 1.5 * Math.sqrt(mentions.length)),
  };
}
