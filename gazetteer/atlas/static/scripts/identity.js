// The record of a place: its identifier, links to descriptions, and records that may be the same place.
import { el, places } from './page.js';

const HOMES = {
  gn: ['GeoNames', 'https://www.geonames.org/'], wd: ['Wikidata', 'https://www.wikidata.org/wiki/'],
  pl: ['Pleiades', 'https://pleiades.stoa.org/places/'], tgn: ['Getty TGN', 'https://vocab.getty.edu/page/tgn/'],
  wof: ['Who’s On First', 'https://spelunker.whosonfirst.org/id/'], whg: ['World Historical Gazetteer', 'https://whgazetteer.org/places/portal/'],
  viaf: ['VIAF', 'https://viaf.org/viaf/'],
};

/** A link to the page of an identifier, null for one without a page. @param {string} id a CURIE or an address */
export function homeOf(id) {
  const prefix = id.slice(0, id.indexOf(':')), home = HOMES[prefix];
  if (home) return { name: home[0], address: home[1] + encodeURIComponent(id.slice(prefix.length + 1)) };
  if (!/^https?:\/\//.test(id)) return null;
  try {
    return { name: new URL(id).hostname.replace(/^www\./, ''), address: id };
  } catch {
    return null;
  }
}

/** The identifier of a place and links to its descriptions elsewhere. */
export function links(place) {
  const line = el('p', 'ids');
  line.append(el('code', '', place.id));
  for (const id of [place.id, ...place.links]) {
    const home = homeOf(id);
    if (!home) continue;
    const link = el('a', '', home.name);
    link.href = home.address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.title = `${id}: opens ${new URL(home.address).hostname}`;
    line.append(' ', link);
  }
  return line;
}

const KINDS = new Set(('river lake mountain mountains island islands valley county district province state states territory republic kingdom empire '
  + 'united north south east west northern southern eastern western upper lower great little saint').split(' '));
/** The words of a name that distinguish it from others of its kind. */
const nameWords = (place) => new Set(`${place.label} ${place.name}`.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3 && !KINDS.has(word)));

/** A note on another record of the text that overlaps this area and shares a word of its name: "Armenia" and "Republic of Armenia". */
export function sameAs(place) {
  if (!place.area || !place.located) return null;
  const mine = nameWords(place);
  const twin = places.find((other) => other !== place && other.area && other.located && other.water === place.water
    && Math.hypot(other.lat - place.lat, (other.lon - place.lon) * Math.cos((place.lat * Math.PI) / 180)) < 4
    && [...nameWords(other)].some((word) => mine.has(word)));
  return twin ? el('p', 'hint', `The text also names ${twin.label} (${twin.id}), a separate record that may overlap with this one.`) : null;
}
