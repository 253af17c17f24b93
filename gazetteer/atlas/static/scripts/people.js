// The people whose places are drawn: one person, or two who are named with the same places.
import { UNLIKELY, indexOf, listEverybody, peopleList, persons } from './people-list.js';
import { $, $$, el, emit, map, mentions, near, on, people, places, state, still, toast, together } from './page.js';
import { closeCard } from './card.js';
import { dots, onPath } from './dots.js';
import { mark } from './text.js';
import { refresh, visible } from './choose.js';
import { sharing } from './sharing.js';

export const drawnPeople = () => [state.person, state.other].filter((index) => index !== null).map((index) => people[index]);

/** Places named in sentences with a person, in order of the text, without areas and without consecutive repetitions. */
export function stops(person) {
  const found = [];
  for (const index of person.path) {
    const mention = mentions[index], place = places[mention.place];
    if (!place.located || place.area || !visible(mention)) continue;
    if (found.at(-1) !== place) found.push(place);
  }
  return found;
}

/** Places of a journey that the text describes, in order, without uncertain statements. */
export const journey = (person) => person.journey.filter(([, , score]) => score >= UNLIKELY).map(([index]) => places[index]).filter((place) => place.located);

/**
 * Draw a person's places.
 * @param {number | null} index
 * @param {{ from?: string, other?: number | null }} how
 */
export function setPerson(index, { from = 'list', other = null } = {}) {
  const again = state.person === index && state.other === other && from === 'list';
  const chosen = again ? null : index;
  closeCard();
  state.place = null;
  state.others = false;
  state.person = chosen;
  state.other = again ? null : other;
  onPath.clear();
  if (chosen === null) state.mention = null;
  else {
    if (from !== 'text') state.mention = null;
    const drawn = drawnPeople().flatMap((person) => [...stops(person), ...journey(person)]);
    for (const place of drawn) onPath.add(place.index);
    if (drawn.length) fitTo(drawn);
    else if (from === 'text') toast(`No located place is named in a sentence with ${people[chosen].name}.`);
  }
  pressButtons();
  mark();
  together(() => {
    dots.paint();
    refresh();
  });
  $('.key-person').hidden = chosen === null || drawnPeople().every((person) => !stops(person).length);
  $('.key-journey').hidden = !drawnPeople().some((person) => journey(person).length > 1);
  $('.key-pair').hidden = state.other === null;
  emit('address', 'push');
}

function fitTo(drawn) {
  const bounds = L.latLngBounds(drawn.map((p) => [p.lat, near(p.lon)])).pad(0.15);
  const closer = map.getBoundsZoom(bounds, false, L.point(80, 80)) - map.getZoom();
  if (!map.getBounds().contains(bounds) || closer > 1) map.fitBounds(bounds, { maxZoom: 6.5, padding: [40, 40], animate: !still });
}

function pressButtons() {
  for (const item of persons) {
    const chosen = indexOf(item) === state.person;
    item.classList.toggle('on', chosen);
    $('.path', item)?.setAttribute('aria-pressed', String(chosen && state.other === null));
    for (const button of $$('.with', item)) button.setAttribute('aria-pressed', String(chosen && Number(button.dataset.with) === state.other));
  }
}

peopleList?.addEventListener('click', (event) => {
  const button = event.target.closest('.who a, .path, .with');
  if (!button) return;
  event.preventDefault();
  const other = button.dataset.with;
  setPerson(indexOf(button), { other: other === undefined ? null : Number(other) });
});

/** List the people who share places with each person, when the list is first shown. */
function listSharing() {
  if (state.tab !== 'people' || peopleList.dataset.complete) return;
  peopleList.dataset.complete = 'yes';
  listEverybody();
  const shared = sharing(people.map((person) => person.path.map((i) => mentions[i].place).filter((place) => !places[place].area)));
  for (const item of persons) {
    const index = indexOf(item), rows = shared[index].map(([other, common]) => {
      const row = el('li'), button = el('button', 'with', `with ${people[other].name}`);
      button.type = 'button';
      button.dataset.with = other;
      button.setAttribute('aria-pressed', 'false');
      row.append(button, ' ', el('span', '', common.map((place) => places[place].name).join(', ')));
      return row;
    });
    if (!rows.length) continue;
    const others = el('ul', 'shares');
    others.setAttribute('aria-label', 'Shares places with');
    others.append(...rows);
    item.append(others);
  }
  pressButtons();
}
on('tab', listSharing);
