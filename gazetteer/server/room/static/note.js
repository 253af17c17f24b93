// The note on the current mention.
import { $, el } from '../scripts/page.js';
import { note } from './correct.js';
import { current } from './document.js';

/** The field for the note on a mention; it is saved when the field is left. @param {any} mention @returns {any} */
export function notePart(mention) {
  const label = el('label', 'note', 'Note'), area = el('textarea');
  label.append(el('kbd', '', 'c'));
  area.rows = mention.note ? 3 : 1;
  area.value = mention.note ?? '';
  area.dataset.keep = 'note';
  area.setAttribute('aria-label', 'Note');
  area.addEventListener('blur', () => {
    if (current()?.id === mention.id) note(area.value.trim());
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
      event.preventDefault();
      $('.text').focus({ preventScroll: true });
    }
    event.stopPropagation();
  });
  label.append(area);
  return label;
}
