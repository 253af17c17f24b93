// The places of the document as the map shows them.
import { worldX, worldY } from '../scripts/mercator.js';
import { doc, look, wordsOf } from './document.js';

const FORMS = 20; // mentions of a place from which its name is taken
/** @type {any[]} places of the document with their mentions, the most frequent first */
export let places = [];

export const spot = (lat, lon) => ({ lat, lon, wx: worldX(lon), wy: worldY(lat) });

/** Read the places again from the document. */
export function gather() {
  const found = new Map();
  for (const mention of doc.order) {
    const row = mention.place && doc.places[mention.place];
    if (!row || row[1] === null) continue;
    const one = found.get(mention.place) ?? { id: mention.place, label: row[0], forms: new Map(), ...spot(row[1], row[2]), n: 0, likely: 0, sure: false,
      first: mention.id, area: /^(A\.PCL|H|T|L)/.test(row[4] ?? ''), water: /^H/.test(row[4] ?? '') };
    one.n += 1;
    if (one.n <= FORMS) one.forms.set(wordsOf(mention), (one.forms.get(wordsOf(mention)) ?? 0) + 1);
    one.sure ||= mention.state === 'confirmed';
    one.likely = Math.max(one.likely, (mention.score ?? 0) * (mention.sure ?? 1));
    found.set(mention.place, one);
  }
  places = [...found.values()].sort((a, b) => b.n - a.n);
  for (const one of places) {
    one.r = Math.min(8, 3.6 + 1.5 * Math.sqrt(one.n - 1));
    one.name = doc.names[one.id] ?? [...one.forms].reduce((best, form) => (form[1] > best[1] ? form : best))[0]; // as the text has it
  }
}

/** Go to the next mention of a place. */
export function walkPlace(ident) {
  const list = doc.order.filter((mention) => mention.place === ident);
  const at = list.findIndex((mention) => mention.id === doc.current);
  look(list[(at + 1) % list.length].id, { from: 'map' });
}
