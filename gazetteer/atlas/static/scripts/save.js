// Save the map: pictures, tables, print, an address, corrections.
import { $, $$, data, el, emit, map, mentions, people, places, readColours, root, toast } from './page.js';
import { MENTION_COLUMNS, PLACE_COLUMNS, collection, feature, mentionRow, placeRow, toCsv } from './records.js';
import { caption, fileName } from './caption.js';
import { corrected, count, discard, load, toFile } from './corrections.js';
import { mentionText } from './text.js';
import { picture } from './picture.js';
import { plural } from './wording.js';
import { quotation } from './card-text.js';
import { vectors } from './vectors.js';

function download(name, blob) {
  const a = el('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 4000);
}
const text = (name, content, type) => download(fileName(name), new Blob([content], { type }));
const json = (name, value) => text(name, JSON.stringify(value, null, 1), 'application/json');
const image = (name, how) => picture(how).toBlob((blob) => download(fileName(name), blob), 'image/png');

const rowOfMention = (mention) => {
  const one = corrected(mention);
  return mentionRow(mention, {
    doc: data.docs[mention.doc], place: places[mention.place], person: people[mention.person],
    text: mentionText(mention.index) ?? '', quotation: quotation(mention.index),
    correction: one ? `${one.action}${one.place ? ' ' + one.place.id : one.action === 'retype' ? ' ' + one.type : ''}` : '',
  });
};

const placeFeature = (place) => {
  const found = feature(place, PLACE_COLUMNS, placeRow(place, mentions), place.id);
  Object.assign(found.properties, { title: place.name, written: place.written, extent: place.extent, links: place.links,
    years: place.mentions.map((i) => mentions[i].years).filter(Boolean) });
  return found;
};

const actions = {
  png: () => image('.png', {}),
  poster: () => image('-poster.png', { width: 3600, poster: true }),
  svg: () => text('-poster.svg', vectors(), 'image/svg+xml'),
  geojson: () => text('.geojson', JSON.stringify(collection(places.filter((p) => p.located).map(placeFeature)), null, 1), 'application/geo+json'),
  csv: () => text('.csv', toCsv([PLACE_COLUMNS, ...places.map((p) => placeRow(p, mentions))]), 'text/csv'),
  'mentions-geojson': () => text('-mentions.geojson', JSON.stringify(collection(mentions.map((m) =>
    feature(places[m.place], MENTION_COLUMNS, rowOfMention(m)))), null, 1), 'application/geo+json'),
  'mentions-csv': () => text('-mentions.csv', toCsv([MENTION_COLUMNS, ...mentions.map(rowOfMention)]), 'text/csv'),
  print: () => print(),
  link: () => {
    emit('address');
    const done = () => toast('Address of this view copied.');
    const not = () => toast('Copy the address from the address bar: it restores this view.');
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, not);
    else not();
  },
  corrections: () => json('-corrections.json', toFile()),
  load: () => $('.file').click(),
  discard: () => {
    const before = count();
    discard();
    toast(`${plural(before, 'correction')} discarded.`);
  },
};
$$('.menu.share [data-do]').forEach((button) => button.addEventListener('click', () => {
  $('.menu.share').hidden = true;
  $('.menu-share').setAttribute('aria-expanded', 'false');
  $('.menu-share').focus({ preventScroll: true });
  actions[button.dataset.do]();
}));

$('.file').addEventListener('change', async (event) => {
  const file = event.target.files[0];
  event.target.value = '';
  if (!file) return;
  try {
    const found = load(await file.text());
    toast(found ? `${plural(found, 'correction')} loaded.` : 'No correction in this file belongs to these texts.');
  } catch {
    toast(`${file.name} is not a file of corrections: choose one that this page or gazetteer saved.`);
  }
});

// Print the map as a picture in light colours with its legend; dark colours would print as grey on white.
addEventListener('beforeprint', () => {
  $('.printed')?.remove();
  if (!map.getSize().x) return; // already laid out for print, without a map
  const figure = el('figure', 'printed'), poster = el('img'), theme = root.dataset.theme;
  root.dataset.theme = 'light';
  readColours();
  poster.src = picture({ poster: true }).toDataURL('image/png');
  root.dataset.theme = theme;
  readColours();
  poster.alt = caption();
  figure.append(poster);
  document.body.prepend(figure);
});
addEventListener('afterprint', () => $('.printed')?.remove());
