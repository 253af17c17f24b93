// The card's names: bars of the years in which each was in use, with the language and source of each.
import { el, mentions, state } from './page.js';
import { span, year } from './wording.js';

/** Language and source of a name. */
const sourceOf = ([text, lang, , , , source]) => [text, lang, source && `source: ${source}`].filter(Boolean).join(', ');

/** The sources of a place's names; of several, each has a number that follows the names. @param {any[]} names */
const sourcesOf = (names) => [...new Set(names.map((name) => name[5]).filter(Boolean))];

/** A name with its language, and with the number of its source if there are several. */
function nameItem(name, cls, sources, { lang = false } = {}) {
  const item = el('bdi', cls), text = el('span', '', name[0]);
  if (name[1]) text.lang = name[1];
  item.title = sourceOf(name);
  item.append(text);
  if (lang && name[1]) item.append(el('small', '', name[1]));
  if (name[5] && sources.length > 1) item.append(el('sup', '', String(sources.indexOf(name[5]) + 1)));
  return item;
}

export function namesTab(part, place) {
  const dated = place.names.filter((n) => n[2] !== null || n[3] !== null);
  const loose = place.names.filter((n) => n[2] === null && n[3] === null);
  const now = mentions[state.mention].years, sources = sourcesOf(place.names);
  if (dated.length) part.append(bars(dated, now, place, sources));
  if (loose.length) {
    const line = el('p', 'loose');
    line.append(el('span', '', dated.length ? 'Also, undated: ' : 'Known names, undated: '));
    loose.forEach((name, i) => line.append(i ? ', ' : '', nameItem(name, '', sources)));
    part.append(line);
  }
  if (sources.length === 1) part.append(el('p', 'hint sources', `Source: ${sources[0]}`));
  else if (sources.length) part.append(el('p', 'hint sources', `Sources: ${sources.map((source, i) => `${i + 1} ${source}`).join(', ')}`));
  if (!place.names.length) {
    part.append(el('p', 'hint', `In the text: ${place.written.join(', ')}. Today: ${place.label}. The gazetteer has no other names.`));
  }
}

/** First and last year of the chart: only the years around those of the text. */
function limits(dated, now) {
  const known = dated.flatMap((n) => [n[2], n[3]]).filter((y) => y !== null);
  const today = new Date(document.lastModified || Date.now()).getFullYear();
  let first = Math.min(...known, now ? now[0] : Infinity), last = Math.max(...known, now ? now[1] : -Infinity);
  if (dated.some((n) => n[3] === null)) last = Math.max(last, today);
  if (dated.some((n) => n[2] === null)) first -= Math.max(4, Math.round((last - first) * 0.06));
  // more centuries would leave no room for the years of the text
  return now ? [Math.max(first, now[0] - 160), Math.min(last, now[1] + 120)] : [first, last];
}

/** One name and its bar. */
function nameRow(given, [first, last], written, sources) {
  const [text, , start, end, fuzz] = given;
  const line = el('div', 'row' + (written.has(text.toLowerCase()) ? ' written' : '')), name = nameItem(given, 'n', sources, { lang: true });
  const x = (y) => Math.max(0, Math.min(100, (100 * (y - first)) / Math.max(1, last - first)));
  const lane = el('span', 'lane'), bar = el('i', fuzz ? 'about' : '');
  const a = start === null ? first : start, b = end === null ? last : end;
  bar.style.left = `min(${x(a)}%, 100% - 3px)`;
  bar.style.width = `max(3px, ${x(b) - x(a)}%)`;
  if (b < first) bar.className = 'before';
  else if (a > last) bar.className = 'after';
  else {
    bar.classList.toggle('open-start', start === null || a < first);
    bar.classList.toggle('open-end', end === null || b > last);
  }
  lane.append(bar);
  const when = start === end ? year(start) : `${start === null ? '' : year(start)}–${end === null ? '' : year(end)}`;
  line.append(name, lane, el('span', 'when', (fuzz ? 'c. ' : '') + when));
  return line;
}

/** Bars of the years in which each name was in use; the years of the text as a vertical line. */
function bars(dated, now, place, sources) {
  const list = el('div', 'names'), [first, last] = limits(dated, now);
  const written = new Set(place.written.concat(place.matched).map((w) => w.toLowerCase()));
  for (const name of dated) list.append(nameRow(name, [first, last], written, sources));
  if (now) {
    const x = (y) => (100 * (y - first)) / Math.max(1, last - first);
    const line = el('div', 'now'), stroke = el('i');
    stroke.style.left = x(now[0]) + '%';
    if (now[1] > now[0]) stroke.style.width = `max(1.5px, ${x(now[1]) - x(now[0])}%)`;
    line.append(stroke);
    list.append(line, el('p', 'axis', `The line marks ${span(...now)}, the year of this mention.`.replace('the year of', now[0] === now[1] ? 'the year of' : 'the years of')));
  }
  return list;
}
