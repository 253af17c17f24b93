// The person of the current mention; merge with another person, or split.
import { $, el, pressable } from '../scripts/page.js';
import { merge, split } from './correct.js';
import { doc, look, wordsOf } from './document.js';

/** @param {any} mention @param {any} person @returns {any} */
export function personPart(mention, person) {
  const part = el('section', 'person');
  if (!person) return part;
  const name = el('p', 'label', person.name);
  name.dir = 'auto';
  part.append(name);
  if (person.aliases.length) part.append(el('p', 'where', `also ${person.aliases.join(', ')}`));
  const list = el('ol', 'mentions');
  for (const ident of person.mentions.slice(0, 12)) {
    const one = doc.mentions.get(ident);
    if (!one) continue;
    const item = el('li'), button = pressable(ident === mention.id ? 'chosen' : '', wordsOf(one), () => look(ident));
    item.append(button);
    list.append(item);
  }
  part.append(el('h3', '', `${person.mentions.length} ${person.mentions.length === 1 ? 'mention' : 'mentions'}`), list);
  const others = doc.people.filter((one) => one.id !== person.id && one.mentions.length);
  if (others.length) {
    const label = el('label', 'same', 'Same person as'), choice = el('select'), row = el('div', 'actions');
    label.append(el('kbd', '', 'g'));
    choice.dataset.keep = 'same';
    choice.setAttribute('aria-label', 'Same person as');
    for (const other of others) {
      const option = el('option', '', other.name);
      option.value = other.id;
      choice.append(option);
    }
    const chosen = () => others.find((one) => one.id === choice.value);
    label.append(choice);
    row.append(pressable('good', 'Merge', () => merge(person, chosen())));
    if (person.mentions.length > 1) row.append(pressable('', 'This mention only', () => split(mention, chosen())));
    choice.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        event.stopPropagation();
        merge(person, chosen());
        $('.text').focus({ preventScroll: true });
      }
    });
    part.append(label, row);
  }
  if (person.mentions.length > 1) part.append(pressable('plain', 'Another person: split this mention off', () => split(mention)));
  return part;
}
