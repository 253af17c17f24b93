// The card's corrections: confirm, move to another place, change the type, reject; each can be undone.
import { el, mentions, places, pressable, reading, state, toast } from './page.js';
import { correct, corrected, placeOf, undo } from './corrections.js';
import { fillCard } from './card.js';
import { mentionText } from './text.js';

const TYPES = [['PLACE', 'place'], ['PERSON', 'person'], ['ORG', 'organisation'], ['EVENT', 'event'], ['DATE', 'date'], ['NORP', 'people or group']];
const SAID = {
  confirm: () => 'You confirmed this place.',
  move: (one) => `You moved this mention to ${one.place.name ?? one.place.id} (${one.place.id}).`,
  retype: (one) => `You changed the type to ${TYPES.find(([type]) => type === one.type)?.[1] ?? one.type}.`,
  reject: () => 'You rejected this mention: it is not a name of this kind.',
};

export function correctionTab(part, place) {
  const mention = mentions[state.mention], text = mentionText(state.mention) ?? place.name, correction = corrected(mention);
  const apply = (what, said) => {
    correct(mention, text, what);
    fillCard();
    toast(said);
  };
  if (correction) {
    const line = el('p', 'verdict', (SAID[correction.action] ?? (() => 'You corrected this mention.'))(correction));
    part.append(line, pressable('fit', 'Undo', () => {
      undo(correction);
      fillCard();
    }));
    return;
  }
  const first = el('div', 'choices');
  first.append(
    pressable('fit', `Confirm ${place.label}`, () => apply({ action: 'confirm', type: 'PLACE', place: placeOf(place.index) }, 'Confirmed.')),
    pressable('fit', 'Reject: not a name', () => apply({ action: 'reject' }, 'Rejected.')),
  );
  part.append(first);
  const others = reading(place).others;
  if (others.length) {
    const list = el('ul', 'moves');
    for (const other of others) {
      const item = el('li'), button = pressable('', [other[0], other[1]].filter(Boolean).join(', '),
        () => apply({ action: 'move', type: 'PLACE', place: placeOf(place.index, other) }, `Moved to ${other[0]}.`));
      item.append(button, el('small', '', other[5]));
      list.append(item);
    }
    part.append(el('p', 'label', 'Another candidate'), list);
  }
  part.append(ownPlace(apply), typeChoice(mention, apply));
}

/** A field for the identifier of a place that is not a candidate. */
function ownPlace(apply) {
  const form = el('form', 'own'), label = el('label', 'label', 'Another place, by its identifier'), field = el('input');
  field.placeholder = 'gn:616635';
  field.setAttribute('autocomplete', 'off');
  const send = el('button', 'fit', 'Move');
  label.append(field);
  form.append(label, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const id = field.value.trim();
    if (!/^[a-z]{2,5}:\S+$/.test(id)) return toast('Enter an identifier such as gn:616635 or wd:Q132830.');
    const known = places.find((place) => place.id === id);
    return apply({ action: 'move', type: 'PLACE', place: known ? placeOf(known.index) : { id, name: null, lat: null, lon: null, country: null } },
      `Moved to ${known?.label ?? id}.`);
  });
  return form;
}

function typeChoice(mention, apply) {
  const label = el('label', 'label', 'It is a '), choice = el('select');
  for (const [type, says] of TYPES) {
    const option = el('option', '', says);
    option.value = type;
    option.selected = type === mention.type;
    choice.append(option);
  }
  choice.addEventListener('change', () => apply({ action: 'retype', type: choice.value }, `Changed to ${choice.selectedOptions[0].textContent}.`));
  label.append(choice);
  return label;
}
