// Selected words become a missed name or the new bounds of the current one; find words in the text.
import { $, $$, emit, toast } from '../scripts/page.js';
import { keep } from './correct.js';
import { current, doc, look, pointOf, unitOf, words } from './document.js';
import { setBounds } from './correct.js';
import { box, firstSeen, pointAt, rangeOf, show } from './text.js';

const marker = $('.marker'), finder = $('.finder');
const MOST = 300;
/** @type {{ start: number, end: number, rect: DOMRect } | null} */
let picked = null;

/** The selected span of the text, without surrounding white space. */
function selected() {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  let [start, end] = [pointAt(range.startContainer, range.startOffset), pointAt(range.endContainer, range.endOffset)];
  if (start === null || end === null) return null;
  const text = words(start, end), lead = text.length - text.trimStart().length, tail = text.length - text.trimEnd().length;
  start += lead;
  end -= tail;
  return end > start && end - start <= MOST ? { start, end, rect: range.getBoundingClientRect() } : null;
}

function showMarker() {
  picked = selected();
  marker.hidden = !picked;
  if (!picked) return;
  const mention = current(), meets = mention && picked.start < mention.end && picked.end > mention.start;
  $('.take', marker).hidden = !meets || (picked.start === mention.start && picked.end === mention.end);
  const { left, top, bottom } = picked.rect;
  marker.style.left = `${Math.max(8, Math.min(innerWidth - marker.offsetWidth - 8, left))}px`;
  marker.style.top = `${top > marker.offsetHeight + 60 ? top - marker.offsetHeight - 8 : bottom + 8}px`;
}
document.addEventListener('selectionchange', showMarker);
marker.addEventListener('pointerdown', (event) => event.preventDefault()); // the selection stays

const drop = () => {
  window.getSelection()?.removeAllRanges();
  marker.hidden = true;
  box.focus({ preventScroll: true });
};
$$('[data-as]', marker).forEach((button) => button.addEventListener('click', async () => {
  if (!picked) return;
  const { start, end } = picked, text = words(start, end), type = button.dataset.as;
  const known = doc.order.find((mention) => mention.start === start && mention.end === end);
  drop();
  if (known) {
    look(known.id, { from: 'text' });
    toast(`“${text}” is marked already.`);
    return;
  }
  const kept = await keep([{ start, end, text, action: 'add', type, place: null }], `“${text}” is marked as a ${type === 'PLACE' ? 'place' : 'person'}.`);
  const made = kept && doc.order.find((mention) => mention.start === start && mention.end === end);
  if (made) look(made.id, { from: 'text' });
}));
$('.take', marker).addEventListener('click', () => {
  if (!picked) return;
  const { start, end } = picked;
  drop();
  setBounds([start, end]);
});
marker.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') drop();
});

// -- find ------------------------------------------------------------------------------------------

let last = -1;
/** Open the search field of the text. */
export function openFinder() {
  finder.hidden = false;
  last = unitOf(firstSeen()) - 1;
  $('input', finder).select();
  $('input', finder).focus();
}
function closeFinder() {
  finder.hidden = true;
  box.focus({ preventScroll: true });
}

/** Select the next occurrence of the words; the buttons to mark them appear next to it. */
function findNext() {
  const wanted = $('input', finder).value.trim();
  if (!wanted) return;
  const text = doc.text.toLowerCase(), what = wanted.toLowerCase();
  let at = text.indexOf(what, last + 1);
  if (at < 0) at = text.indexOf(what);
  $('output', finder).textContent = at < 0 ? 'not found' : '';
  if (at < 0) return;
  last = at;
  const start = pointOf(at), end = pointOf(at + wanted.length);
  show(start, true);
  requestAnimationFrame(() => {
    const range = rangeOf(start, end);
    if (!range) return;
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    showMarker();
    $('button', marker)?.focus({ preventScroll: true });
    emit('found');
  });
}
finder.addEventListener('submit', (event) => {
  event.preventDefault();
  findNext();
});
finder.addEventListener('keydown', (event) => {
  event.stopPropagation();
  if (event.key === 'Escape') closeFinder();
});
$('.close', finder).addEventListener('click', closeFinder);
