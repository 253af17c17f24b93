// The contents of the document: its headings, each of which leads to its place in the text.
import { $, el, on, pressable, toast } from '../scripts/page.js';
import { doc, words } from './document.js';
import { box, show } from './text.js';

const button = $('.tools .headings');

export function openContents() {
  if (!doc.contents.length) {
    toast('This text has no headings.');
    return;
  }
  const sheet = /** @type {any} */ ($('.sheet')), list = el('ol', 'contentlist'), title = el('h2', '', 'Contents');
  title.id = 'sheet-title';
  const highest = Math.min(...doc.contents.map(([, , level]) => level));
  for (const [start, end, level] of doc.contents) {
    const item = el('li', `level${Math.min(4, level - highest + 1)}`), share = el('small', '', `${Math.round((100 * start) / doc.length)}%`);
    item.dir = 'auto';
    item.append(pressable('', words(start, end).replace(/^#+\s*|\s+/g, ' ').trim(), () => {
      sheet.close();
      show(start, true);
      box.focus({ preventScroll: true });
    }), share);
    list.append(item);
  }
  sheet.replaceChildren(title, list, pressable('', 'Close', () => sheet.close()));
  sheet.showModal();
}

const offer = () => { button.hidden = !doc.contents.length; };
button.addEventListener('click', openContents);
on('loaded', offer);
on('changed', offer);
