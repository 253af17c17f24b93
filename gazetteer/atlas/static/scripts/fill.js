// Restore the default values that the page's data leaves out; the inverse of `lean.py`.

const padded = (row, defaults) => defaults.map((value, i) => (i < row.length ? row[i] : value));

/**
 * The mentions of all documents, in order. `lean.py` describes the values of a row.
 * @param {any[][][]} rows of each document
 * @param {[number, any][]} times
 */
export function fillMentions(rows, times) {
  const found = [], years = times.flatMap(([count, one]) => new Array(count).fill(typeof one === 'number' ? [one, one] : one));
  rows.forEach((list, doc) => {
    let start = 0, number = 0;
    for (const row of list) {
      const [who, distance, length, sure, score, id, read, type] =
        padded(row, [null, 0, 0, 1000, null, 1, 0, typeof row[0] === 'number' && row[0] < 0 ? 'PERSON' : 'PLACE']);
      start += distance;
      if (typeof id === 'number') number += id;
      const isPerson = who !== null && who < 0;
      found.push({
        index: found.length, doc, start, end: start + length, type, reading: read, entity: typeof id === 'number' ? `e${number}` : id,
        place: isPerson ? null : who, person: isPerson ? -1 - who : null, years: years[found.length],
        sure: sure / 1000, score: score === null ? null : score / 1000, certainty: score === null ? null : (score * sure) / 1e6,
      });
    }
  });
  return found;
}

/** The indices of the mentions of each place or person. @param {any[]} mentions @param {'place' | 'person'} kind @param {number} count of places or persons */
export function mentionsOf(mentions, kind, count) {
  const found = Array.from({ length: count }, () => /** @type {number[]} */ ([]));
  for (const mention of mentions) if (mention[kind] !== null) found[mention[kind]].push(mention.index);
  return found;
}

/** The names of a place. @param {(string | any[])[]} rows @param {string[]} sources */
function fillNames(rows, sources) {
  let source = 0;
  return rows.map((row) => {
    const [text, lang, step, first, last, fuzz] = padded(typeof row === 'string' ? [row] : row, ['', null, 0, null, null, 0]);
    source += step;
    return [text, lang, first, last, fuzz, sources[source]];
  });
}

/**
 * @param {any} place @param {number} index @param {number[]} mentions indices of its mentions
 * @param {{ unsure: number, says: [string, string][], sources: string[], words: string[], candidates: any[][] }} data `unsure`: probability
 *   below which a place is uncertain
 */
export function fillPlace(place, index, mentions, { unsure, says, sources, words, candidates }) {
  const readings = place.readings.map((one) => {
    const matched = one.matched ?? place.matched ?? place.name;
    const clues = [];
    for (let i = 0; i < one.clues.length; i += 2) {
      const [sentence, kind] = says[one.clues[i + 1]];
      clues.push([one.clues[i] / 100, sentence.replaceAll('“”', () => `“${matched}”`), kind]);
    }
    const others = (one.others ?? []).map(([number, score]) => {
      const [label, country, lat, lon, id] = candidates[number];
      return [label, words[country] ?? null, lat, lon, score, id];
    });
    return { ...one, clues, matched, score: one.score ?? place.score, others };
  });
  const located = place.lat !== null && place.lon !== null;
  return {
    ...place, index, readings, located, mentions, label: place.label ?? place.name, what: words[place.what],
    written: place.written ?? [place.name], matched: place.matched ?? place.name, country: words[place.country] ?? null,
    km: place.km ?? 0, extent: place.extent ?? null, outline: place.outline ?? null, links: place.links ?? [], area: place.area ?? false, water: place.water ?? false,
    names: fillNames(place.names, sources),
    on: true, n: mentions.length, unsure: place.score < unsure,
    r: Math.min(16, 3.2 + 1.5 * Math.sqrt(mentions.length)),
  };
}
