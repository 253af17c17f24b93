// Corrections: each is sent at once, with the revision that the reader saw; a conflict is shown, and nothing is lost.
import { $, el, emit, pressable, toast } from '../scripts/page.js';
import { Refused, post, reader } from './api.js';
import { address, current, doc, refresh, takeChange, wordsOf } from './document.js';

const channel = window.BroadcastChannel ? new BroadcastChannel('gazetteer-room') : null;
/** @type {Promise<any>} */
let busy = Promise.resolve();

/** Run one after another, because each change is based on the revision of the previous one. @param {() => Promise<any>} work */
function inTurn(work) {
  busy = busy.then(work, work);
  return busy;
}

/** A correction of a mention, in the form that the server reads. @param {any} mention @param {string} action @param {any} [more] */
export const correction = (mention, action, more = {}) =>
  ({ start: mention.start, end: mention.end, text: wordsOf(mention), action, type: mention.type, ...more });

/** A place in the form of a correction. @param {string} id @param {any[]} row */
export const placeValue = (id, row) => ({ id, name: row[0], lat: row[1], lon: row[2], country: row[3] });

/** Store corrections as one change. @param {any[]} corrections @param {string} says message for the reader @returns {Promise<boolean>} */
export const keep = (corrections, says) => inTurn(() => send('corrections', { corrections }, says));
export const undo = () => inTurn(async () => doc.undo && send('undo', {}, 'Undone.'));
export const redo = () => inTurn(async () => doc.redo && send('redo', {}, 'Redone.'));

async function send(what, body, says) {
  const begun = performance.now();
  try {
    const change = await post(`${address}/${what}`, { ...body, seen: doc.revision, who: reader() });
    performance.measure('room: answered', { start: begun, end: performance.now() });
    const missed = change.revision - doc.revision > 1;
    const drawn = takeChange(change);
    if (missed) await refresh(); // another window has changed other words meanwhile
    else emit('changed', drawn);
    toast(says);
    channel?.postMessage({ address, revision: doc.revision });
    performance.measure('room: shown', { start: begun, end: performance.now() });
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) {
      toast('The server does not answer: nothing was saved. Is it still running?');
      return false;
    }
    if (error.status === 409) await conflict(what, body, says, error.message);
    else toast(`${error.message[0].toUpperCase()}${error.message.slice(1)}.`);
    return false;
  }
}

/** Show the changes by others, and offer to repeat the reader's change. */
async function conflict(what, body, says, detail) {
  await refresh();
  const bar = $('.conflict');
  const close = () => { bar.hidden = true; };
  const wanted = what === 'corrections'
    ? body.corrections.slice(0, 3).map((one) => `${one.action} “${one.text}”${one.place ? ` → ${one.place.name}` : ''}`).join(', ')
    : what;
  bar.replaceChildren(
    el('p', '', `Another window has changed the same words. Its change is shown now; yours was not saved: ${wanted}.`),
    el('p', 'hint', detail),
    pressable('', 'Repeat mine', () => {
      close();
      inTurn(() => send(what, body, says));
    }),
    pressable('', 'Drop mine', close),
  );
  bar.hidden = false;
  $('button', bar).focus();
}

channel?.addEventListener('message', (event) => {
  if (event.data.address === address && event.data.revision > doc.revision) inTurn(refresh);
});

// -- what a reader does with the current mention --------------------------------------------------

export function accept() {
  const mention = current();
  if (!mention) return;
  if (mention.type === 'PLACE' && !mention.place) {
    toast('No place is chosen: choose one, search (s), or mark it as not identifiable (i).');
    return;
  }
  keep([correction(mention, 'confirm')], `Confirmed: ${mention.place ? doc.places[mention.place][0] : wordsOf(mention)}.`);
}
export function reject() {
  const mention = current();
  if (mention) keep([correction(mention, 'reject')], `Rejected: “${wordsOf(mention)}” is not a name.`);
}
export function unidentified() {
  const mention = current();
  if (mention) keep([correction(mention, 'unidentified', { type: 'PLACE' })], `“${wordsOf(mention)}” is marked as not identifiable.`);
}
/** @param {string} id @param {any[]} row */
export function move(id, row) {
  const mention = current();
  if (mention) return keep([correction(mention, 'move', { type: 'PLACE', place: placeValue(id, row) })], `“${wordsOf(mention)}” is ${row[0]}.`);
  return Promise.resolve(false);
}
/** @param {string} type */
export function retype(type) {
  const mention = current();
  if (mention && type !== mention.type) keep([correction(mention, 'retype', { type })], 'The type is changed.');
}
/** @param {string} text */
export function note(text) {
  const mention = current();
  if (mention && text !== (mention.note ?? '')) keep([correction(mention, 'note', { note: text })], text ? 'The note is saved.' : 'The note is removed.');
}
/** @param {[number, number]} to */
export function setBounds(to) {
  const mention = current();
  if (mention) keep([correction(mention, 'bounds', { to })], 'The bounds are changed.');
}

/** Merge all mentions of a person with another person. @param {any} from @param {any} into */
export function merge(from, into) {
  const target = doc.mentions.get(into.mentions[0]);
  const list = from.mentions.map((ident) => doc.mentions.get(ident)).filter(Boolean);
  return keep(list.map((mention) => correction(mention, 'person', { to: [target.start, target.end] })), `${from.name} and ${into.name} are one person.`);
}
/** Make one mention a separate person, or assign it to another person. @param {any} mention @param {any} [into] */
export function split(mention, into = null) {
  const target = into && doc.mentions.get(into.mentions[0]);
  return keep([correction(mention, 'person', { to: target ? [target.start, target.end] : null })],
    into ? `“${wordsOf(mention)}” is ${into.name}.` : `“${wordsOf(mention)}” is somebody else.`);
}
