// The card of a place: a dialog in a popup next to its dot, or docked at the bottom of a narrow screen.
import { $, $$, box, data, el, map, mentions, narrow, near, places, pressable, reading, root, state } from './page.js';
import { candidatesTab, fitOthers, showOthers } from './card-others.js';
import { clear, walk } from './choose.js';
import { correctionTab } from './card-correct.js';
import { corrected } from './corrections.js';
import { boxInWords, degrees, percent, year } from './wording.js';
import { links, sameAs } from './identity.js';
import { shapeOf } from './extents.js';
import { stateYear } from './states.js';
import { mentionText } from './text.js';
import { namesTab } from './card-names.js';
import { placeNames } from './labels.js';
import { quotesTab } from './card-text.js';
import { reasonsTab } from './card-why.js';
import { setPerson } from './people.js';

const popup = L.popup({ minWidth: 340, maxWidth: 340, autoPanPadding: [34, 26], offset: [0, -2], className: 'place', closeButton: false, autoClose: true });
const dock = $('.dock');
let tab = 'text', opener = null;
/** @type {HTMLElement | null} */
let card = null;

/**
 * @param {any} place
 * @param {{ pan: boolean, focus: boolean, opener: any }} how `pan`: whether the map may move to show it; `focus`: whether it gets the focus
 */
export function openCard(place, how) {
  tab = 'text';
  opener = how.opener ?? (card ? opener : document.activeElement);
  card = el('div', 'card');
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', 'card-title');
  card.tabIndex = -1;
  // a click may replace the clicked element: the map must not handle it as its own click
  card.addEventListener('click', (event) => event.stopPropagation());
  fillCard();
  if (narrow.matches || !place.located) {
    map.closePopup(popup);
    dock.replaceChildren(grip(), card);
    dock.hidden = false;
  } else {
    dock.hidden = true;
    popup.options.autoPan = how.pan;
    popup.setLatLng([place.lat, near(place.lon)]).setContent(card).openOn(map);
    popup.options.autoPan = true;
  }
  root.classList.toggle('docked', !dock.hidden && narrow.matches);
  if (how.focus) card.focus({ preventScroll: true });
}

/** The handle that makes the docked card taller or shorter. */
function grip() {
  const button = pressable('grip', '', () => {
    const tall = dock.classList.toggle('tall');
    button.setAttribute('aria-expanded', String(tall));
  });
  button.setAttribute('aria-label', 'Taller card');
  button.setAttribute('aria-expanded', String(dock.classList.contains('tall')));
  let from = null;
  button.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener('pointerup', (event) => {
    const by = event.clientY - (from ?? event.clientY);
    if (Math.abs(by) < 12) return;
    dock.classList.toggle('tall', by < 0);
    if (by > 60 && !dock.classList.contains('tall')) clear();
  });
  return button;
}

/** Close the card; the focus returns to the element that opened it. */
export function closeCard() {
  if (!card) return;
  const inside = card.contains(document.activeElement) || dock.contains(document.activeElement);
  card = null;
  dock.hidden = true;
  root.classList.remove('docked');
  map.closePopup(popup);
  if (inside && opener?.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}
map.on('popupclose', (event) => {
  if (event.popup !== popup) return;
  if (card && dock.hidden) clear();
  setTimeout(placeNames, 260); // after it has faded, names may take its room
});

export const cardHeight = () => card?.offsetHeight ?? 0;
/** The top of a docked card; far below the screen without one. */
export const dockTopOverMap = () => (dock.hidden ? Infinity : dock.getBoundingClientRect().top);
/** The top of a card at the bottom of the screen that hides text; the bottom of the screen without one. */
export function dockTop() {
  if (dock.hidden || !narrow.matches) return innerHeight;
  const r = dock.getBoundingClientRect();
  return r.left > 0 ? innerHeight : r.top; // in landscape orientation it is next to the text and hides none of it
}

export function fillCard() {
  if (!card) return;
  const place = places[state.place];
  const close = pressable('close', '×', () => clear());
  close.setAttribute('aria-label', 'Close');
  card.replaceChildren(close, head(place), tabs(place), body(place));
  card.classList.toggle('rejected', corrected(mentions[state.mention])?.action === 'reject');
  if (dock.hidden && popup.isOpen()) popup.update();
  placeNames(); // a taller card takes the room of names, and of the key
}

function head(place) {
  const header = el('header'), top = el('div', 'top');
  const title = el('h2', '', mentionText(state.mention) ?? place.name);
  title.id = 'card-title';
  title.dir = 'auto';
  top.append(title, sureness(place));
  const today = el('p', 'today', [place.label, place.country].filter(Boolean).join(', '));
  today.dir = 'auto';
  header.append(top, today, el('p', 'where', [place.what, ...whereabouts(place)].filter(Boolean).join(' · ')), links(place));
  const twin = sameAs(place);
  if (twin) header.append(twin);
  return header;
}

/** Where a place lies: a point, or for an area the box that contains it. */
function whereabouts(place) {
  if (!place.located) return ['no coordinates known'];
  const point = degrees(place.lat, place.lon);
  if (!place.area) return [point, place.km ? `within about ${place.km} km` : ''];
  if (shapeOf(place) === 'borders') return [`borders in ${year(stateYear())}, approximate`, place.extent ? `largest extent ${boxInWords(place.extent)}` : ''];
  if (!place.extent) return [`name at ${point}`, 'extent not known'];
  return [shapeOf(place) === 'outline' ? `present-day outline, ${boxInWords(place.extent)}` : `largest extent ${boxInWords(place.extent)}, drawn as a box`];
}

function sureness(place) {
  const mention = mentions[state.mention], score = mention?.certainty ?? place.score;
  const chip = el('span', 'sureness' + (score < data.unsure ? ' unsure' : ''), `${percent(score)}%`);
  chip.title = mention && mention.sure < 1
    ? `Probability that this names a place: ${percent(mention.sure)}%; that it is this place: ${percent(mention.score)}%; of both: ${percent(score)}%`
    : `Probability that this place is meant: ${percent(score)}%`;
  return chip;
}

function tabs(place) {
  const bar = el('div', 'cardtabs');
  bar.setAttribute('role', 'tablist');
  bar.setAttribute('aria-label', 'About this place');
  const others = reading(place).others.length;
  const list = [['text', 'In the text'], ['names', 'Names'], ['why', 'Why here'], ...(others ? [['others', `Others ${others}`]] : []), ['correct', 'Correct']];
  for (const [key, text] of list) {
    const chosen = key === tab;
    const button = pressable('', text, () => {
      tab = key;
      showOthers(key === 'others');
      fillCard();
      $('[aria-selected=true]', card)?.focus({ preventScroll: true });
    });
    button.id = `card-${key}`;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-selected', String(chosen));
    if (chosen) button.setAttribute('aria-controls', 'card-body');
    button.tabIndex = chosen ? 0 : -1;
    bar.append(button);
  }
  arrowKeys(bar);
  return bar;
}

/** The left and right keys move between the tabs of a list. */
export function arrowKeys(bar) {
  bar.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const list = $$('[role=tab]', bar), at = list.indexOf(document.activeElement);
    const next = list[(at + by + list.length) % list.length];
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.click();
  });
}

const bodies = { text: quotesTab, names: namesTab, why: reasonsTab, others: candidatesTab, correct: correctionTab };
function body(place) {
  const part = el('div', 'body');
  part.id = 'card-body';
  part.setAttribute('role', 'tabpanel');
  part.setAttribute('aria-labelledby', `card-${tab}`);
  part.tabIndex = 0; // its content may need scrolling
  bodies[tab](part, place);
  return part;
}

/** Show a tab of the open card. */
export function showCardTab(key) {
  tab = key;
  fillCard();
  if (key === 'others') fitOthers(places[state.place]);
}

document.addEventListener('keydown', (/** @type {any} */ event) => {
  if (event.target.matches('input, textarea, select, [role=tab]') && event.key !== 'Escape') return;
  if (event.key === 'Escape' && (state.place !== null || state.person !== null)) {
    if (state.place === null) setPerson(null);
    else clear();
  }
  const byKey = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!byKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (box.contains(event.target) && !card?.contains(event.target)) return; // there the keys move the map
  event.preventDefault();
  walk(byKey);
});
