// Exports of the page: places and mentions as rows and as GeoJSON.

/** A CSV cell; a cell that a spreadsheet would run as a formula is prefixed with a quote. */
const cell = (value) => `"${String(value ?? '').replace(/^(?=[=+\-@\t\r](?![\d.]))/, "'").replaceAll('"', '""')}"`;

/** @param {any[][]} rows @returns {string} CSV with a byte order mark, for spreadsheets */
export const toCsv = (rows) => '\ufeff' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

export const PLACE_COLUMNS = ['written', 'name', 'country', 'kind', 'latitude', 'longitude', 'probability', 'mentions',
  'first_year', 'last_year', 'id'];
export const MENTION_COLUMNS = ['document', 'entity', 'start', 'end', 'text', 'type', 'quotation', 'first_year', 'last_year', 'place',
  'name', 'country', 'latitude', 'longitude', 'score', 'sure', 'certainty', 'person', 'candidates', 'correction'];

/** First and last year of several spans. @param {([number, number] | null)[]} spans */
function yearsOf(spans) {
  const found = spans.filter(Boolean);
  return found.length ? [Math.min(...found.map((s) => s[0])), Math.max(...found.map((s) => s[1]))] : [null, null];
}

/** @param {any} place @param {any[]} mentions all of the page */
export const placeRow = (place, mentions) => [place.written.join('; '), place.label, place.country, place.what, place.lat, place.lon,
  place.score, place.n, ...yearsOf(place.mentions.map((i) => mentions[i].years)), place.id];

/**
 * @param {any} mention
 * @param {{ doc: any, place: any, person: any, text: string, quotation: string, correction: string }} around
 */
export const mentionRow = (mention, { doc, place, person, text, quotation, correction }) => [doc.id, mention.entity, mention.start,
  mention.end, text, mention.type, quotation, ...(mention.years ?? [null, null]), place?.id, place?.label, place?.country, place?.lat, place?.lon,
  mention.score, mention.score === null ? null : mention.sure, mention.certainty === null ? null : Number(mention.certainty.toFixed(4)),
  person?.name, (place?.readings[mention.reading]?.others ?? []).map((other) => `${other[5]} ${other[0]} ${other[4]}`).join('; '), correction];

/** @param {any[]} features */
export const collection = (features) => ({ type: 'FeatureCollection', features });

/** A feature with named properties from a row. @param {any} place @param {string[]} columns @param {any[]} row @param {string} [id] */
export const feature = (place, columns, row, id) => ({
  type: 'Feature', ...(id ? { id } : {}),
  geometry: place?.located ? { type: 'Point', coordinates: [place.lon, place.lat] } : null,
  properties: Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
});
