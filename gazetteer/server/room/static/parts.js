// Parts shared by several panels: formatted numbers, buttons with keys, reasons.
import { el, pressable } from '../scripts/page.js';
import { span, year } from '../scripts/wording.js';

export const percent = (score) => (score === null || score === undefined ? '' : score >= 0.995 ? '>99%' : `${Math.round(100 * score)}%`);

/** Format a year or an interval in EDTF. @param {string} edtf */
export function years(edtf) {
  const number = (part) => (/^-?\d+/.test(part) ? Number(/^-?\d+/.exec(part)[0]) : null);
  const [start, end = start] = edtf.split('/').map(number);
  if (start !== null && end !== null) return span(start, end);
  return start !== null ? `from ${year(start)}` : end !== null ? `until ${year(end)}` : edtf;
}

/** A button that shows its key. */
export function action(key, text, act, className = '') {
  const button = pressable(className, text, act);
  if (key) button.append(el('kbd', '', key));
  return button;
}

/** Kind, country and point of a place. @param {any[]} row */
export function whereOf(row) {
  const at = row[1] === null ? 'no point known' : `${Math.abs(row[1]).toFixed(2)}° ${row[1] < 0 ? 'S' : 'N'}, ${Math.abs(row[2]).toFixed(2)}° ${row[2] < 0 ? 'W' : 'E'}`;
  return [row[5], row[6], at].filter(Boolean).join(' · ');
}

/** The reasons for a place, collapsed. @param {any[]} clues */
export function reasons(clues) {
  if (!clues.length) return null;
  const part = el('details', 'why'), list = el('ul');
  part.append(el('summary', '', 'Why this place'));
  for (const [, weight, says] of clues) {
    const item = el('li');
    item.append(el('span', 'says', says), el('span', 'num', weight ? (weight > 0 ? '+' : '−') + Math.abs(weight).toFixed(1) : ''));
    list.append(item);
  }
  part.append(list);
  return part;
}
