// Apply a correction of one mention to all mentions of its name, after the reader has reviewed them.
import { $, el, pressable, toast } from '../scripts/page.js';
import { get } from './api.js';
import { correction, keep, placeValue } from './correct.js';
import { address, current, doc, wordsOf } from './document.js';

/** The possible corrections for the name of the current mention, without a span. */
function verdicts(mention) {
  const place = mention.place && placeValue(mention.place, doc.places[mention.place]);
  const found = [];
  if (mention.type === 'PLACE' && place) found.push({ says: `All are ${place.name}`, action: 'move', type: 'PLACE', place });
  if (mention.type === 'PLACE') found.push({ says: 'None can be identified', action: 'unidentified', type: 'PLACE' });
  if (mention.type !== 'PLACE') found.push({ says: `All are of the type ${mention.type.toLowerCase()}`, action: 'retype', type: mention.type });
  found.push({ says: 'None is a name: reject', action: 'reject', type: mention.type });
  if (mention.state === 'unidentifiable') found.reverse();
  return found;
}

/** Show all mentions of the current name, and apply the correction to the checked ones. */
export async function everywhere() {
  const mention = current(), sheet = /** @type {any} */ ($('.sheet'));
  if (!mention) return;
  const list = (await get(`${address}/alike`, { start: mention.start, end: mention.end })).mentions;
  const title = el('h2', '', `All mentions of “${wordsOf(mention)}”`), form = el('form'), choice = el('select'), rows = el('ol', 'alike');
  title.id = 'sheet-title';
  const said = verdicts(mention);
  said.forEach(({ says }, i) => {
    const option = el('option', '', says);
    option.value = String(i);
    choice.append(option);
  });
  choice.setAttribute('aria-label', 'What to apply');
  const boxes = list.map((one) => {
    const item = el('li'), label = el('label'), check = el('input'), line = el('span', 'context');
    const known = one.id && doc.mentions.get(one.id);
    check.type = 'checkbox';
    check.checked = Boolean(known) && (known.state === 'unverified' || known.id === mention.id);
    const now = !known ? 'not marked' : known.state !== 'unverified' ? `${known.state === 'confirmed' ? 'confirmed' : 'not identifiable'}${known.place ? `: ${doc.places[known.place][0]}` : ''}`
      : known.type !== 'PLACE' ? known.type.toLowerCase() : known.place ? doc.places[known.place][0] : 'no place';
    line.dir = 'auto';
    line.append(`…${one.before}`, el('b', '', one.text), `${one.after}…`);
    label.append(check, line, el('small', '', now));
    item.append(label);
    rows.append(item);
    return { one, known, check };
  });
  const count = el('p', 'hint'), send = el('button', 'good', 'Apply'), buttons = el('div', 'actions');
  const tell = () => {
    const number = boxes.filter(({ check }) => check.checked).length;
    count.textContent = `${number} of ${boxes.length} selected. They are one change, which a single undo reverts.`;
    send.disabled = !number;
  };
  rows.addEventListener('change', tell);
  tell();
  buttons.append(send, pressable('', 'Cancel', () => sheet.close()));
  form.append(title, choice, rows, count, buttons);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { action, type, place = null } = said[Number(choice.value)];
    const made = boxes.filter(({ check }) => check.checked).flatMap(({ one, known }) => {
      if (!known) return action === 'reject' || action === 'unidentified' ? [] : [{ start: one.start, end: one.end, text: one.text, action: 'add', type, place }];
      if (action === 'move' && known.place === place.id) return [correction(known, 'confirm', { type, place })];
      if (action === 'retype' && known.type === type) return [correction(known, 'confirm')];
      return [correction(known, action, { type, place })];
    });
    sheet.close();
    if (made.length) await keep(made, `Applied to ${made.length} ${made.length === 1 ? 'mention' : 'mentions'}.`);
    else toast('Nothing to change.');
  });
  sheet.replaceChildren(form);
  sheet.showModal();
  send.focus();
}
