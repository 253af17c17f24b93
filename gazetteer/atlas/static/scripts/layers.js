// What can be laid under and over: tiles from the network, only once the reader asks; an overlay the author brought.
import { $, $$, colours, data, el, map } from './core.js';
import { decode, inWorld, trace } from './geometry.js';
import { ground, shown } from './basemap.js';
import { sketches } from './sketches.js';
import { placeNames } from './labels.js';
import { refresh } from './places.js';

export const overlay = { shown: Boolean(data.overlay), opacity: 0.8, paths: null, names: [] };
map.createPane('tiles').style.zIndex = 160;
const tileLayers = data.tiles.map((tiles) => ({ ...tiles, opacity: 0.85, layer: null }));

function overlayPaths() {
  if (overlay.paths) return overlay.paths;
  overlay.paths = new Path2D();
  for (const [name, lines] of data.overlay.features) {
    for (const [closed, text] of lines) {
      trace(overlay.paths, text, 100, closed);
      if (!name || !closed) continue;
      const points = decode(text, 100);
      const lons = points.filter((_, i) => i % 2 === 0), lats = points.filter((_, i) => i % 2);
      const edge = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
      for (const lon of lons) { edge.west = Math.min(edge.west, lon); edge.east = Math.max(edge.east, lon); }
      for (const lat of lats) { edge.south = Math.min(edge.south, lat); edge.north = Math.max(edge.north, lat); }
      overlay.names.push({ name, lons, lats, ...edge });
    }
  }
  return overlay.paths;
}

// Names of the overlay for the part of the world on the screen: each where its area is widest there.
export function eraLabels() {
  if (!overlay.shown) return [];
  const view = map.getBounds();
  const west = view.getWest(), east = view.getEast(), south = view.getSouth(), north = view.getNorth();
  const best = new Map();
  for (const ring of overlay.names) {
    const low = Math.max(south, ring.south), high = Math.min(north, ring.north);
    if (high <= low || ring.east < west || ring.west > east) continue;
    const cuts = [0.5, 0.38, 0.62, 0.27, 0.73, 0.16, 0.84]
      .map((share) => widest(ring, low + share * (high - low), west, east)).filter((c) => c.width > 0);
    const width = Math.max(0, ...cuts.map((c) => c.width));
    if (width > (best.get(ring.name)?.width ?? 0)) best.set(ring.name, { width, cuts });
  }
  return [...best].sort((a, b) => b[1].width - a[1].width).map(([text, { cuts }]) =>
    ({ kind: 'country', text, spots: cuts.sort((a, b) => b.width - a.width), zoom: 0, angle: 0, era: true }));
}

// The widest stretch of a ring along a parallel that lies in view, and its middle.
function widest({ lons, lats }, lat, west, east) {
  const cuts = [];
  for (let i = 0; i < lons.length; i++) {
    const k = (i + 1) % lons.length;
    if (lats[i] > lat !== lats[k] > lat) cuts.push(lons[i] + ((lat - lats[i]) / (lats[k] - lats[i])) * (lons[k] - lons[i]));
  }
  cuts.sort((a, b) => a - b);
  let best = { lat, lon: 0, width: 0 };
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const a = Math.max(west, cuts[i]), b = Math.min(east, cuts[i + 1]);
    if (b - a > best.width) best = { lat, lon: (a + b) / 2, width: b - a };
  }
  return best;
}

export function paintOverlay(context, view) {
  const paths = overlayPaths();
  inWorld(context, view, () => {
    context.strokeStyle = colours.overlay;
    context.lineJoin = 'round';
    context.globalAlpha = overlay.opacity * 0.22;
    context.lineWidth = 5 / view.scale;
    context.stroke(paths);
    context.globalAlpha = overlay.opacity;
    context.lineWidth = 1.5 / view.scale;
    context.stroke(paths);
    context.globalAlpha = 1;
  });
}

// With borders of the time on the map, those of the present and their countries step back.
export function showOverlay(yes) {
  overlay.shown = yes;
  if (yes) overlayPaths();
  shown.border = shown.country = !yes;
  $('.key-border').hidden = yes;
  $('.key-overlay').hidden = !yes;
  ground.paint();
  refresh();
}

function showTiles(tiles, yes) {
  if (yes && !tiles.layer) {
    tiles.layer = L.tileLayer(tiles.url, { pane: 'tiles', maxZoom: 19, maxNativeZoom: tiles.max, attribution: tiles.credit });
  }
  if (yes) tiles.layer.setOpacity(tiles.opacity).addTo(map);
  else tiles.layer?.remove();
  map.setMaxZoom(tileLayers.some((t) => t.layer && map.hasLayer(t.layer)) ? 18 : 11);
  credit();
}

function credit() {
  const on = tileLayers.filter((t) => t.layer && map.hasLayer(t.layer)).map((t) => t.credit);
  $('.credit').textContent = on.join(' · ');
  for (const hint of $$('.without')) hint.hidden = !on.length;
}

export function row(text, hint, checked, change) {
  const label = el('label', 'choice'), input = el('input');
  input.type = 'checkbox';
  input.checked = checked;
  input.addEventListener('change', () => change(input.checked));
  const words = el('span', '', text);
  if (hint) words.append(el('small', '', hint));
  label.append(input, words);
  return label;
}

function slider(text, value, change) {
  const label = el('label', 'opacity'), input = el('input');
  input.type = 'range';
  input.min = 0.1;
  input.max = 1;
  input.step = 0.05;
  input.value = value;
  input.setAttribute('aria-label', `Opacity of ${text}`);
  input.addEventListener('input', () => change(Number(input.value)));
  label.append(el('span', '', 'opacity'), input);
  return label;
}

export function makeLayers() {
  const menu = $('.menu.layers');
  menu.append(el('h4', '', 'On this map'));
  if (data.overlay) {
    $('.key-overlay span').textContent = `overlay: ${data.overlay.name}`;
    menu.append(row(data.overlay.name, '', true, showOverlay),
      slider(data.overlay.name, overlay.opacity, (v) => { overlay.opacity = v; sketches.paint(); }));
  }
  menu.append(row('Relief', '', shown.relief, (v) => { shown.relief = v; ground.paint(); }));
  menu.append(row('Present-day borders', '', !data.overlay, (v) => {
    shown.border = shown.country = v;
    $('.key-border').hidden = !v;
    ground.paint();
    placeNames();
  }));
  menu.append(el('h4', '', 'From the network'));
  for (const tiles of tileLayers) {
    const host = new URL(tiles.url.replace('{s}', 'a').replace(/[{}]/g, '')).hostname;
    menu.append(row(tiles.name, `present-day map; asks ${host}`, false, (yes) => showTiles(tiles, yes)),
      slider(tiles.name, tiles.opacity, (v) => { tiles.opacity = v; tiles.layer?.setOpacity(v); }));
  }
}

// A menu opens above its button; Escape and a click elsewhere close it.
for (const name of ['layers', 'share']) {
  const button = $('.menu-' + name), menu = $('.menu.' + name);
  const open = (yes) => {
    menu.hidden = !yes;
    button.setAttribute('aria-expanded', String(yes));
    if (yes) {
      const at = button.getBoundingClientRect(), frame = $('.pane').getBoundingClientRect();
      menu.style.right = Math.max(8, frame.right - at.right - 4) + 'px';
      menu.style.bottom = frame.bottom - at.top + 10 + 'px';
      menu.style.maxHeight = Math.max(140, at.top - frame.top - 20) + 'px';
      $('input, button', menu)?.focus({ preventScroll: true });
    }
  };
  button.addEventListener('click', () => open(menu.hidden));
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) open(false);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      open(false);
      button.focus();
    }
  });
}
