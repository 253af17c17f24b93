// The people whose paths are drawn: one, or two who share places.
import { $, $$, emit, map, mentions, near, people, state, still, toast, together } from './core.js';
import { stops } from './sketches.js';
import { dots, onPath } from './dots.js';
import { refresh } from './places.js';
import { closeCard } from './card.js';
import { mark } from './text.js';

export const drawnPeople = () => [state.person, state.other].filter((index) => index !== null).map((index) => people[index]);

// A layer for each person: the places of the sentences that name them, in order of the text.
export function setPerson(index, { from = 'list', other = null } = {}) {
  if (state.person === index && state.other === other && from === 'list') index = other = null;
  closeCard();
  state.place = null;
  state.others = false;
  state.person = index;
  state.other = other;
  onPath.clear();
  if (index === null) state.mention = null;
  else {
    for (const i of drawnPeople().flatMap((person) => person.path)) onPath.add(mentions[i].place);
    if (from !== 'text') state.mention = null;
    const points = drawnPeople().flatMap(stops).map((p) => [p.lat, near(p.lon)]);
    if (points.length) {
      const bounds = L.latLngBounds(points).pad(0.15);
      if (!map.getBounds().contains(bounds)) map.fitBounds(bounds, { maxZoom: 7.5, padding: [40, 40], animate: !still });
    } else if (from === 'text') toast(`No located place is named in a sentence with ${people[index].name}.`);
  }
  $$('.peoplelist > li').forEach((li) => {
    const on = Number(li.dataset.q) === index;
    li.classList.toggle('on', on);
    $('.path', li)?.setAttribute('aria-pressed', String(on && other === null));
    for (const button of $$('.with', li)) button.setAttribute('aria-pressed', String(on && Number(button.dataset.with) === other));
  });
  mark();
  together(() => {
    dots.paint();
    refresh();
  });
  emit('address');
}

$$('.peoplelist [data-q]').forEach((element) => {
  if (element.tagName === 'LI') return;
  element.addEventListener('click', (event) => {
    event.preventDefault();
    const other = element.dataset.with;
    setPerson(Number(element.dataset.q), { other: other === undefined ? null : Number(other) });
  });
});
