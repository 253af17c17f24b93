// The card's first tab: the sentence of the mention, the other mentions, and when the place is named.
import { $, el, mentions, places, pressable, state } from './page.js';
import { axis, bins, layBar } from './time.js';
import { plural, span, year } from './wording.js';
import { binAt, histogram } from './years.js';
import { sentenceOf } from './text.js';
import { step } from './choose.js';

export function quotesTab(part, place) {
  const list = place.mentions, at = list.indexOf(state.mention);
  part.append(quote(state.mention));
  const nav = el('div', 'nav');
  const turn = (by, selector) => () => {
    step(by);
    $(selector)?.focus({ preventScroll: true });
  };
  const back = pressable('', '←', turn(-1, '.card .nav button')), next = pressable('', '→', turn(1, '.card .nav button:last-child'));
  back.setAttribute('aria-label', 'Previous mention');
  next.setAttribute('aria-label', 'Next mention');
  back.disabled = next.disabled = list.length < 2;
  const years = mentions[state.mention].years;
  nav.append(back, el('span', '', `${at + 1} of ${plural(list.length, 'mention')}${years ? ', ' + span(...years) : ''}`), next);
  part.append(nav);
  byYear(part, place);
}

/** Bars of the mentions of the place by year; the current mention in full colour. */
function byYear(part, place) {
  const times = place.mentions.map((i) => mentions[i].years).filter(Boolean);
  if (axis.length < 2 || new Set(times.map(String)).size < 2) return;
  const heights = histogram(times, axis, bins), most = Math.max(...heights), here = mentions[state.mention].years;
  const inBin = (y) => binAt(axis, bins, y);
  const chart = el('div', 'byyear'), columns = el('div', 'columns'), ends = el('p', 'ends');
  heights.forEach((value, i) => {
    const column = el('i', here && i >= inBin(here[0]) && i <= inBin(here[1]) ? 'here' : '');
    column.style.height = value ? `${Math.max(8, (100 * value) / most)}%` : '0';
    layBar(column, i);
    columns.append(column);
  });
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', `Named by year: ${[...new Set(times.map(([a, b]) => span(a, b)))].join(', ')}`);
  ends.append(el('span', '', year(axis[0])), el('span', '', year(axis.at(-1))));
  chart.append(columns, ends);
  part.append(chart);
}

/** The sentence of a mention, shortened if it is long, with the mention in bold. */
function quote(index) {
  const block = el('blockquote'), found = sentenceOf(index);
  block.dir = 'auto';
  if (!found) return block;
  const article = found.element.closest('article');
  if (article?.lang) block.lang = article.lang;
  let { before, after } = found;
  if (before.length > 170) before = '…' + before.slice(-160).replace(/^\S*/, '');
  if (after.length > 170) after = after.slice(0, 160).replace(/\S*$/, '') + '…';
  const words = el('b', '', found.text);
  block.append(before, words, after);
  return block;
}

/** Sentence of a mention as one line of text, for tables. */
export function quotation(index) {
  const found = sentenceOf(index);
  return found ? `${found.before}${found.text}${found.after}`.replace(/\s+/g, ' ').trim() : places[mentions[index].place]?.name ?? '';
}
