// The menu with all formats for saving the corrected document.
import { $, el } from '../scripts/page.js';
import { address } from './document.js';

const FORMATS = [['map', 'Map page (HTML)'], ['tei', 'TEI (XML)'], ['geojson', 'GeoJSON'], ['json', 'JSON of gazetteer'], ['w3c', 'Web Annotations (JSON-LD)'], ['csv', 'Table (CSV)'],
  ['html', 'Marked text (HTML)'], ['lpf', 'Linked Places'], ['kml', 'KML'], ['gpkg', 'GeoPackage'], ['iob', 'IOB'], ['brat', 'brat'], ['spacy', 'spaCy DocBin'],
  ['corrections', 'Corrections only (JSON)']];
const menu = $('.menu'), opener = $('.tools .save');

for (const [format, says] of FORMATS) {
  const link = el('a', '', says);
  link.href = `${address}/export/${format}`;
  link.download = '';
  link.setAttribute('role', 'menuitem');
  menu.append(link);
}
for (const [path, says] of [[`${address}/original`, 'The original file'], ['/room/own-places.lpf.json', 'Your own places (Linked Places)'], ['/workspace/backup', 'Backup of the workspace']]) {
  const link = el('a', 'other', says);
  link.href = path;
  link.download = '';
  link.setAttribute('role', 'menuitem');
  menu.append(link);
}

function close() {
  menu.hidden = true;
  opener.setAttribute('aria-expanded', 'false');
}
export function openSave() {
  menu.hidden = false;
  opener.setAttribute('aria-expanded', 'true');
  $('a', menu).focus();
}
opener.addEventListener('click', (event) => {
  event.stopPropagation();
  if (menu.hidden) openSave();
  else close();
});
document.addEventListener('click', (event) => {
  if (!menu.contains(event.target)) close();
});
menu.addEventListener('click', () => setTimeout(close, 0));
menu.addEventListener('keydown', (event) => {
  event.stopPropagation();
  const links = [...menu.querySelectorAll('a')], at = links.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    close();
    $('.text').focus({ preventScroll: true });
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    links[(at + (event.key === 'ArrowDown' ? 1 : -1) + links.length) % links.length].focus();
  }
});
