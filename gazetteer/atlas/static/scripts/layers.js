// Layers below and above the map: tiles from the network, only after the reader turns them on, and the overlay.
import { $, $$, data, el, map, places } from './page.js';
import { extents } from './extents.js';
import { ground, shown } from './ground.js';
import { overlay, overlayPaths } from './overlay.js';
import { placeNames } from './labels.js';
import { refresh } from './choose.js';
import { sketches } from './sketches.js';
import { stateMap, stateTitle } from './states.js';

map.createPane('tiles').style.zIndex = 160;
const tileLayers = data.tiles.map((tiles) => ({ ...tiles, opacity: 0.85, layer: null }));

// With borders of the time on the map, present-day borders and countries are less prominent.
export function showOverlay(yes) {
  overlay.shown = yes;
  if (yes) overlayPaths();
  shown.border = shown.country = !yes && data.modern;
  $('.key-border').hidden = !shown.border;
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
  const active = tileLayers.filter((t) => t.layer && map.hasLayer(t.layer)).map((t) => t.credit);
  $('.credit').textContent = active.join(' · ');
  for (const hint of $$('.without')) hint.hidden = !active.length;
}

/** Show the states of the time, without present-day countries. */
function showStates(yes) {
  stateMap.shown = yes;
  if (yes) shown.border = shown.country = false;
  $('.key-border').hidden = !shown.border;
  ground.paint();
  refresh();
}

/** @type {(() => void)[]} functions that set the boxes of the menu, because one layer may turn off another */
const boxes = [];

/** A line of the menu. @param {string} text @param {string} hint @param {() => boolean} isOn @param {(yes: boolean) => void} change */
function choice(text, hint, isOn, change) {
  const label = el('label', 'choice'), input = el('input');
  input.type = 'checkbox';
  boxes.push(() => { input.checked = isOn(); });
  input.addEventListener('change', () => {
    change(input.checked);
    boxes.forEach((set) => set());
  });
  const says = el('span', '', text);
  if (hint) says.append(el('small', '', hint));
  label.append(input, says);
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
  menu.append(el('h2', '', 'On this map'));
  if (data.overlay) {
    $('.key-overlay span').textContent = `overlay: ${data.overlay.name}`;
    menu.append(choice(data.overlay.name, '', () => overlay.shown, showOverlay),
      slider(data.overlay.name, overlay.opacity, (v) => { overlay.opacity = v; sketches.paint(); }));
  }
  if (data.states) {
    const line = choice(stateTitle(), 'along the borders of present-day divisions; states by WHEP and CShapes 2.0', () => stateMap.shown, showStates);
    $('span', line).firstChild.replaceWith(el('span', 'statechoice', stateTitle()));
    menu.append(line);
  }
  if (places.some((place) => place.area && place.extent)) {
    menu.append(choice('Extents of all areas', 'outlines, or boxes that contain them', () => extents.all, (v) => { extents.all = v; refresh(); }));
  }
  menu.append(choice('Relief', '', () => shown.relief, (v) => { shown.relief = v; ground.paint(); }));
  menu.append(choice('Present-day borders', '', () => shown.border, (v) => {
    shown.border = shown.country = v;
    $('.key-border').hidden = !v;
    ground.paint();
    placeNames();
  }));
  menu.append(el('h2', '', 'From the network'));
  for (const tiles of tileLayers) {
    const host = new URL(tiles.url.replace('{s}', 'a').replace(/[{}]/g, '')).hostname;
    menu.append(choice(tiles.name, `present-day map; loaded from ${host}`, () => Boolean(tiles.layer && map.hasLayer(tiles.layer)), (yes) => showTiles(tiles, yes)),
      slider(tiles.name, tiles.opacity, (v) => { tiles.opacity = v; tiles.layer?.setOpacity(v); }));
  }
  boxes.forEach((set) => set());
}
