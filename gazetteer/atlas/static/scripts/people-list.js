// The list of people. The HTML has the most named ones; the others are added when the list is first shown.
import { $, data, el, mentions, people, places } from './page.js';

const CHIPS = 12;
export const UNLIKELY = 0.5; // as in tables.py, which writes the same rows and numbers the same places

export const peopleList = $('.peoplelist');
/** The rows of the list, one for each person. @type {HTMLElement[]} */
export const persons = peopleList ? [...peopleList.children] : [];

/** The person of an element of the list, whose row has the id "q12". */
export const indexOf = (element) => Number(element.closest('.peoplelist > li').id.slice(1));

/** Whether a place can be drawn as a point of a person. */
const isSpot = (index) => places[index].located && !places[index].area;

/** A link to a place of a person. @param {number} place @param {number | null} [mention] */
function placeLink(place, mention = null) {
  const link = el('a', '', places[place].name);
  link.href = '#p' + place;
  if (mention !== null) link.dataset.m = mention;
  link.dataset.p = place;
  return link;
}

/** Where the text says that a person was, with the numbers on the map. */
function journeyOf(person) {
  const list = el('ol', 'journey'), numbers = new Map();
  list.setAttribute('aria-label', `Where the text says that ${person.name} was`);
  for (const [place, date, score, relation, mention] of person.journey) {
    const item = el('li'), text = el('span', '', `${data.words[relation]} `), isSure = score >= UNLIKELY;
    if (!isSure) Object.assign(item, { className: 'unsure', title: 'uncertain' });
    else if (places[place].located) {
      if (!numbers.has(place)) numbers.set(place, numbers.size + 1);
      item.append(el('b', '', numbers.get(place)));
    }
    text.append(placeLink(place, mention));
    if (date) text.append(' ', el('time', '', date));
    item.append(text);
    list.append(item);
  }
  return list;
}

/** The other places in the sentences that name a person: the most frequent ones, in order of the text. @param {Map<number, number>} counts */
function chipsOf(counts) {
  const line = el('div', 'chips'), most = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, CHIPS);
  line.append(el('span', '', 'named with'), ...[...counts.keys()].filter((place) => most.includes(place)).map((place) => placeLink(place)));
  if (counts.size > CHIPS) line.append(el('i', '', `and ${counts.size - CHIPS} more`));
  return line;
}

function rowOfPerson(index) {
  const person = people[index], row = el('li'), head = el('div', 'who'), link = el('a', '', person.name);
  row.id = 'q' + index;
  link.href = '#m' + (person.mentions[0] ?? '');
  head.append(link);
  if (person.aliases.length) head.append(el('span', 'alias', `also ${person.aliases.join(', ')}`));
  if (person.mentions.length) head.append(el('span', 'count', `${person.mentions.length}×`));
  const counts = new Map();
  for (const mention of person.path) counts.set(mentions[mention].place, (counts.get(mentions[mention].place) ?? 0) + 1);
  const visited = new Set([...counts.keys(), ...person.journey.map(([place]) => place)]);
  if ([...visited].filter(isSpot).length > 1) {
    const button = el('button', 'path', 'On the map');
    button.type = 'button';
    button.setAttribute('aria-pressed', 'false');
    head.append(button);
  }
  row.append(head);
  if (person.journey.length) row.append(journeyOf(person));
  for (const [place] of person.journey) counts.delete(place);
  if (counts.size) row.append(chipsOf(counts));
  return row;
}

/** Add the persons that the HTML does not have. */
export function listEverybody() {
  const listed = new Set(persons.map(indexOf));
  const others = [...people.keys()].filter((index) => !listed.has(index)).sort((a, b) => people[b].mentions.length - people[a].mentions.length || a - b);
  const rows = others.map(rowOfPerson);
  persons.push(...rows);
  peopleList.append(...rows);
}
