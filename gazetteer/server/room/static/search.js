// Search another place: arrow keys step through the matches, each with its reasons; the map shows the highlighted one.
import { $, el, pressable } from '../scripts/page.js';
import { get } from './api.js';
import { move } from './correct.js';
import { doc } from './document.js';
import { light, showCandidates } from './map.js';
import { percent, whereOf } from './parts.js';

const PAUSE = 140; // milliseconds without a key before a request is sent
const BACKGROUND = new Set(['prior', 'rivals']); // reasons that are not about the place itself

/** @param {any} mention @param {() => void} add opens the form for a new place @returns {any} */
export function searchPart(mention, add) {
  const part = el('section', 'search'), label = el('label', '', 'Another place'), field = el('input'), list = el('ol', 'found');
  label.append(el('kbd', '', 's'));
  field.type = 'search';
  field.autocomplete = 'off';
  field.dataset.keep = 'search';
  field.placeholder = 'Name, or an id such as gn:616635';
  field.setAttribute('aria-label', 'Search another place');
  label.append(field);
  const more = pressable('plain', 'Add a place of your own …', add);
  more.append(el('kbd', '', '+'));
  part.append(label, list, more);
  let found = [], lit = -1, timer = 0, searched = '';

  const shine = (index) => {
    lit = index;
    list.querySelectorAll('button').forEach((button, i) => button.classList.toggle('lit', i === lit));
    if (found[lit]) {
      list.children[lit].scrollIntoView({ block: 'nearest' });
      light(found[lit].id, found[lit].place);
    }
  };
  const show = () => {
    list.replaceChildren(...found.map((one, i) => {
      const item = el('li'), button = el('button'), who = el('span', 'who', one.place[0]);
      button.type = 'button';
      who.dir = 'auto';
      const best = one.clues.filter(([kind, weight]) => weight && !BACKGROUND.has(kind)).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 2).map(([, , says]) => says);
      button.append(el('kbd', '', String(i + 1)), who, el('span', 'score', percent(one.score)), el('span', 'where', `${whereOf(one.place)} · ${one.id}`));
      if (best.length) button.append(el('span', 'clue', best.join('; ')));
      button.addEventListener('click', () => move(one.id, one.place));
      button.addEventListener('mouseenter', () => shine(i));
      item.append(button);
      return item;
    }));
    if (!found.length && searched) list.replaceChildren(el('li', 'hint', 'No place has this name. Add it as a place of your own.'));
    showCandidates(found.map(({ id, place }) => ({ id, row: place })));
    shine(found.length ? 0 : -1);
  };
  const ask = async () => {
    const q = field.value.trim();
    if (q === searched) return;
    searched = q;
    const year = /-?\d{3,4}/.exec(doc.date ?? '')?.[0] ?? '';
    const answer = await get('/room/places', { q, year }).catch((error) => ({ places: [], failed: error }));
    if (searched !== q) return;
    found = answer.places;
    show();
    if (answer.failed) {
      searched = ''; // Enter searches again
      list.replaceChildren(el('li', 'hint', `The search failed: ${answer.failed.message}. Press Enter to try again.`));
    }
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener('keydown', async (event) => {
    event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length) shine((lit + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      clearTimeout(timer);
      await ask();
      if (found[lit]) {
        move(found[lit].id, found[lit].place);
        $('.text').focus({ preventScroll: true });
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      field.value = '';
      $('.text').focus({ preventScroll: true });
    }
  });
  field.addEventListener('focus', () => {
    if (!field.value) {
      field.value = doc.text ? mention.search ?? '' : '';
    }
  });
  return part;
}
