// Taking the map away: a picture, GeoJSON, a table, paper, an address.
import { $, $$, colours, data, el, emit, map, mentions, places, plural, sansFamily, span, state, toast } from './core.js';
import { screenView } from './geometry.js';
import { paintBase, shown } from './basemap.js';
import { metresPerPixel, paintSketches } from './sketches.js';
import { paintDots, paintLights } from './dots.js';
import { numbers, placed } from './labels.js';
import { drawnPeople } from './people.js';
import { overlay } from './layers.js';

function download(name, blob) {
  const a = el('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 4000);
}

const fileName = (ending) =>
  (data.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'map') + ending;

function caption() {
  const years = state.from === null ? '' : `, ${span(state.from, state.to)}`;
  const person = state.person === null ? '' : `, with the path of ${drawnPeople().map((p) => p.name).join(' and ')}`;
  return `${data.title}${years}${person}`;
}
function sourceLine() {
  const doc = data.docs.length === 1 ? data.docs[0] : null;
  const text = doc ? (doc.date ? `Text dated ${doc.date}` : 'Text not dated') : plural(data.docs.length, 'text');
  const borders = shown.border ? ' Borders are those of the present day.' : overlay.shown ? ` Overlay: ${data.overlay.name}.` : '';
  return `${text}; places found by gazetteer ${data.version}. Base map: Natural Earth, public domain.${borders}`;
}

// Everything but tiles of the network, painted twice as fine as the screen.
function picture() {
  const ratio = 2, size = map.getSize(), strip = 54;
  const canvas = el('canvas');
  canvas.width = size.x * ratio;
  canvas.height = (size.y + strip) * ratio;
  const context = canvas.getContext('2d');
  const layer = el('canvas');
  layer.width = size.x * ratio;
  layer.height = size.y * ratio;
  const view = screenView(ratio);
  for (const paint of [paintBase, paintSketches, paintOrientation, paintDots, paintLights, paintNames]) {
    const brush = layer.getContext('2d');
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, layer.width, layer.height);
    paint(brush, view);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(layer, 0, 0);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const family = sansFamily;
  context.fillStyle = colours.paper;
  context.fillRect(0, size.y, size.x, strip);
  context.fillStyle = colours.rule;
  context.fillRect(0, size.y, size.x, 1);
  context.textBaseline = 'alphabetic';
  context.fillStyle = colours.ink;
  context.font = `700 15px ${family}`;
  context.fillText(caption(), 14, size.y + 23, size.x - 28);
  context.fillStyle = colours.ink2;
  context.font = `400 12px ${family}`;
  context.fillText(sourceLine(), 14, size.y + 41, size.x - 28);
  scaleBar(context, size, family);
  return canvas;
}

function halo(context, text, x, y, spacing = 0) {
  context.letterSpacing = spacing + 'px';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colours.halo;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  context.letterSpacing = '0px';
}

function paintNames(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = colours.paper;
  context.font = `700 12px ${sansFamily}`;
  for (const { crowd, x, y } of numbers) context.fillText(crowd.members.length, x, y + 0.5);
  context.textAlign = 'start';
  for (const { place, x, y, h, style, text } of placed.names) {
    context.globalAlpha = place.on ? 1 : 0.4;
    context.font = style.font;
    context.fillStyle = place.area || state.place === place.index ? colours.place : colours.ink;
    halo(context, text, x + 1, y + h / 2, style.spacing);
  }
  context.globalAlpha = 1;
}

function paintOrientation(context, view) {
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { label, x, y, font, style, text, dot } of placed.orient) {
    const angle = (label.angle * Math.PI) / 180;
    context.setTransform(view.ratio, 0, 0, view.ratio, x * view.ratio, y * view.ratio);
    context.rotate(angle);
    context.font = font;
    context.letterSpacing = style.spacing + 'px';
    context.fillStyle = label.era ? colours.overlay : ['sea', 'lake', 'river'].includes(label.kind) ? colours.water : colours.phys;
    context.fillText(text, 0, 0);
    if (dot) context.fillRect(-dot - 1.5, -1.5, 3, 3);
  }
  context.letterSpacing = '0px';
  context.textAlign = 'start';
}

function scaleBar(context, size, family) {
  const metres = metresPerPixel(map.getCenter().lat, map.getZoom()) * 110;
  const power = 10 ** Math.floor(Math.log10(metres)), lead = metres / power;
  const round = power * (lead >= 5 ? 5 : lead >= 3 ? 3 : lead >= 2 ? 2 : 1), w = (110 * round) / metres;
  context.strokeStyle = context.fillStyle = colours.ink2;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(14.5, size.y - 20);
  context.lineTo(14.5, size.y - 14.5);
  context.lineTo(14.5 + w, size.y - 14.5);
  context.lineTo(14.5 + w, size.y - 20);
  context.stroke();
  context.font = `400 11px ${family}`;
  context.fillText(round >= 1000 ? `${round / 1000} km` : `${round} m`, 18, size.y - 19);
}

function geojson() {
  return {
    type: 'FeatureCollection',
    features: places.filter((p) => p.located).map((p) => ({
      type: 'Feature',
      id: p.id,
      geometry: { type: 'Point', coordinates: [p.lon, p.lat] },
      properties: {
        title: p.name, written: p.written, name: p.label, country: p.country, feature: p.what || null,
        probability: p.score, mentions: p.n, extent: p.extent,
        years: p.mentions.map((i) => mentions[i].years).filter(Boolean),
      },
    })),
  };
}

function csv() {
  // a cell that a spreadsheet would run as a formula gets a quote before it
  const cell = (v) => `"${String(v ?? '').replace(/^(?=[=+\-@\t\r](?![\d.]))/, "'").replaceAll('"', '""')}"`;
  const rows = [['written', 'name', 'country', 'kind', 'latitude', 'longitude', 'probability', 'mentions', 'id']];
  for (const p of places) rows.push([p.written.join('; '), p.label, p.country, p.what, p.lat, p.lon, p.score, p.n, p.id]);
  return '\ufeff' + rows.map((r) => r.map(cell).join(',')).join('\r\n') + '\r\n';
}

const actions = {
  png: () => picture().toBlob((blob) => download(fileName('.png'), blob), 'image/png'),
  geojson: () => download(fileName('.geojson'), new Blob([JSON.stringify(geojson(), null, 1)], { type: 'application/geo+json' })),
  csv: () => download(fileName('.csv'), new Blob([csv()], { type: 'text/csv' })),
  print: () => print(),
  link: () => {
    emit('address');
    const done = () => toast('The address of this view is copied.');
    const not = () => toast('Copy the address from the address bar: it restores this view.');
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, not);
    else not();
  },
};
$$('.menu.share [data-do]').forEach((button) => button.addEventListener('click', () => {
  $('.menu.share').hidden = true;
  $('.menu-share').setAttribute('aria-expanded', 'false');
  $('.menu-share').focus({ preventScroll: true });
  actions[button.dataset.do]();
}));

// On paper the map is a picture, its caption below it.
addEventListener('beforeprint', () => {
  $('.printed')?.remove();
  if (!map.getSize().x) return; // already laid out for paper: there is no map to paint
  const figure = el('figure', 'printed'), image = el('img');
  image.src = picture().toDataURL('image/png');
  image.alt = caption();
  figure.append(image);
  document.body.prepend(figure);
});
addEventListener('afterprint', () => $('.printed')?.remove());
