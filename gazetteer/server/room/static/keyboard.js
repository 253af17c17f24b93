// The keys of the reading room, and the sheet that lists them.
import { $, el, pressable } from '../scripts/page.js';
import { accept, redo, reject, undo, unidentified } from './correct.js';
import { openContents } from './contents.js';
import { current, look, neighbour } from './document.js';
import { chooseCandidate, finishBounds, moveBounds, openForm, settingBounds, startBounds } from './inspector.js';
import { firstSeen } from './text.js';
import { openFinder } from './selection.js';
import { openSave } from './save.js';

const go = (by, open = false) => {
  const next = neighbour(by, { open, from: firstSeen() });
  if (next) look(next.id);
};
const focus = (keep) => {
  const element = $(`.inspector [data-keep=${keep}]`);
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
};

/** Keys, description for the sheet, and action. @type {[string[], string, () => void][]} */
const KEYS = [
  [['n', 'j', 'ArrowRight'], 'next name', () => go(1)],
  [['p', 'k', 'ArrowLeft'], 'previous name', () => go(-1)],
  [['u'], 'next unverified name', () => go(1, true)],
  [['a', 'Enter'], 'accept', accept],
  [['x', 'Delete'], 'reject: not a name', reject],
  [['i'], 'mark as not identifiable', unidentified],
  [['1–9'], 'choose a candidate', () => {}],
  [['s', '/'], 'search another place', () => focus('search')],
  [['+'], 'add a place of your own', openForm],
  [['t'], 'change the type', () => focus('type')],
  [['b'], 'change the bounds', startBounds],
  [['A'], 'apply to all mentions of the name', () => { import('./everywhere.js').then((m) => m.everywhere()); }],
  [['g'], 'merge with another person', () => focus('same')],
  [['c'], 'write a note', () => focus('note')],
  [['f'], 'find words, to mark a missed name', openFinder],
  [['h'], 'contents', openContents],
  [['z'], 'undo', undo],
  [['y', 'Z'], 'redo', redo],
  [['e'], 'save', openSave],
  [['?'], 'these keys', () => showKeys()],
  [['Escape'], 'close the name', () => look(null)],
];
const byKey = new Map(KEYS.flatMap(([keys, , act]) => keys.map((key) => [key, act])));

export function showKeys() {
  const sheet = /** @type {any} */ ($('.sheet')), list = el('dl', 'keylist'), title = el('h2', '', 'Keys');
  title.id = 'sheet-title';
  for (const [keys, says] of KEYS) {
    const term = el('dt');
    keys.forEach((key) => term.append(el('kbd', '', { ArrowRight: '→', ArrowLeft: '←', Enter: '⏎', Delete: 'Del', Escape: 'Esc' }[key] ?? key)));
    list.append(term, el('dd', '', says));
  }
  sheet.replaceChildren(title, list, pressable('', 'Close', () => sheet.close()));
  sheet.showModal();
}

function boundsKey(event) {
  if (event.key === 'Enter') finishBounds(true);
  else if (event.key === 'Escape') finishBounds(false);
  else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') moveBounds(event.shiftKey ? 'start' : 'end', event.key === 'ArrowRight' ? 1 : -1);
  else return;
  event.preventDefault();
}

/** Run the action of a key; digits choose a candidate of the current name. @param {string} key */
const actionOf = (key) => (/^[1-9]$/.test(key) && current() ? () => chooseCandidate(Number(key)) : byKey.get(key));

document.addEventListener('keydown', (/** @type {any} */ event) => {
  if (/** @type {any} */ ($('.sheet')).open) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z' && !event.target.matches('input, textarea')) {
    event.preventDefault();
    (event.shiftKey ? redo : undo)();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches('input, textarea, select')) {
    if (event.key === 'Escape') $('.text').focus({ preventScroll: true });
    return;
  }
  if (settingBounds()) return void boundsKey(event);
  if (event.key === 'Enter' && event.target.matches('button, a, summary')) return;
  if (/^Arrow/.test(event.key) && event.target.closest('.folium-map')) return; // there they move the map
  const act = actionOf(event.key);
  if (!act) return;
  event.preventDefault();
  act();
});
