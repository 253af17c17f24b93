// A place of the reader's own: its names, years and source, and its point, chosen on the map or typed.
import { $, el, pressable, toast } from '../scripts/page.js';
import { post, reader } from './api.js';
import { move } from './correct.js';
import { refresh, wordsOf } from './document.js';
import { pick, setPoint } from './map.js';

const KINDS = [['P', 'settlement'], ['A', 'region or state'], ['H', 'water'], ['T', 'mountain, island, landform'], ['S', 'building, site'], ['L', 'area, park'], ['R', 'road, railway']];

function field(text, name, more = {}) {
  const label = el('label', '', text), input = el(more.rows ? 'textarea' : 'input');
  Object.assign(input, { name, autocomplete: 'off', ...more });
  label.append(input);
  return [label, input];
}

/** @param {any} mention @param {() => void} close @returns {any} */
export function placeForm(mention, close) {
  const form = el('form', 'placeform');
  const [names, namesField] = field('Names, one per line', 'names', { rows: 2, value: wordsOf(mention), required: true });
  const [lat, latField] = field('Latitude', 'lat', { inputMode: 'decimal', placeholder: '40.79', required: true });
  const [lon, lonField] = field('Longitude', 'lon', { inputMode: 'decimal', placeholder: '43.84', required: true });
  const [years, yearsField] = field('Years, if known', 'years', { placeholder: '1837/1924' });
  const [source, sourceField] = field('Source', 'source', { placeholder: 'a map, a book, a letter' });
  const kind = el('label', '', 'Kind'), choice = el('select');
  for (const [value, text] of KINDS) {
    const option = el('option', '', text);
    option.value = value;
    choice.append(option);
  }
  kind.append(choice);
  const point = el('div', 'two'), row = el('div', 'actions'), wrong = el('p', 'wrong');
  point.append(lat, lon);
  wrong.setAttribute('role', 'alert');
  const send = el('button', 'good', 'Add the place');
  row.append(send, pressable('', 'Cancel', () => done()));
  form.append(el('h3', '', 'A place of your own'), names, point, el('p', 'hint', 'Click on the map, or type degrees.'), years, source, kind, wrong, row);

  const number = (input) => (/^\s*[-+]?\d+([.,]\d+)?\s*$/.test(input.value) ? Number(input.value.replace(',', '.')) : NaN);
  const shine = () => setPoint({ lat: number(latField), lon: number(lonField) });
  latField.addEventListener('input', shine);
  lonField.addEventListener('input', shine);
  pick((a, b) => {
    latField.value = String(a);
    lonField.value = String(b);
    shine();
  });
  const done = () => {
    pick(null);
    close();
  };
  form.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') done();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const at = { lat: number(latField), lon: number(lonField) };
    if (!(Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180)) {
      wrong.textContent = 'Give the point in degrees: latitude up to 90, longitude up to 180.';
      return;
    }
    try {
      const made = await post('/room/own-places', { names: namesField.value.split('\n').filter((line) => line.trim()), ...at,
        years: yearsField.value.trim() || null, source: sourceField.value.trim(), feature: choice.value, who: reader() });
      done();
      await move(made.id, made.place);
      await refresh();
      toast(`${made.place[0]} was added to your own places.`);
    } catch (error) {
      wrong.textContent = `${error.message}.`;
    }
  });
  return form;
}

/** Whether the reader is filling in the form. */
export const isFilling = () => Boolean($('.placeform'));
