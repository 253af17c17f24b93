// Put everything in its place.
import { $, box, data, map, narrow, readColours, root, state, still } from './core.js';
import { ground, makeRelief, paintGlobe } from './basemap.js';
import { sketches } from './sketches.js';
import { dots, lights } from './dots.js';
import { hides, placeNames, widths } from './labels.js';
import { clear, refreshRange } from './places.js';
import { mark, setTab, showDoc } from './text.js';
import { makeTime } from './time.js';
import { setPerson } from './people.js';
import { makeLayers, showOverlay } from './layers.js';
import { readAddress, restoring } from './address.js';
import './share.js';

function setTheme(theme) {
  root.dataset.theme = theme;
  readColours();
  ground.paint();
  sketches.paint();
  dots.paint();
  lights.paint();
  placeNames();
  paintGlobe();
}
function chosenTheme() {
  try {
    const kept = localStorage.getItem('gazetteer-theme');
    if (kept) return kept;
  } catch { /* no storage here */ }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
$('.theme').addEventListener('click', () => {
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  setTheme(theme);
  try {
    localStorage.setItem('gazetteer-theme', theme);
  } catch { /* no storage here */ }
});

function fit([west, south, east, north], animate) {
  const top = narrow.matches ? 18 : 34;
  map.fitBounds([[south, west], [north, east]], {
    paddingTopLeft: [24, top], paddingBottomRight: [24, narrow.matches ? 20 : 30], maxZoom: 9, animate: animate && !still,
  });
}
// First back to the story; from there to every place that is named.
let story = null;
$('.whole').addEventListener('click', () => {
  clear();
  setPerson(null);
  const there = story && Math.abs(map.getZoom() - story.zoom) < 0.1
    && map.latLngToContainerPoint(story.centre).distanceTo(map.getSize().divideBy(2)) < 12;
  const more = data.view.some((v, i) => Math.abs(v - data.bounds[i]) > 3);
  if (there && more) fit(data.bounds, true);
  else {
    map.once('moveend', () => { story = { zoom: map.getZoom(), centre: map.getCenter() }; });
    fit(data.view, true);
  }
});

root.dataset.theme = chosenTheme();
readColours();
if (narrow.matches) $('.legend').open = false;
L.control.zoom({ position: 'topright' }).addTo(map);
L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 110 }).addTo(map);
map.setMaxBounds([[-85, -540], [85, 540]]);
fit(data.view, false);
story = { zoom: map.getZoom(), centre: map.getCenter() };
// the key lies where it hides no place: on the left, on the right, or folded
if (hides($('.legend'))) $('.legend').classList.add('right');
if (hides($('.legend'))) {
  $('.legend').classList.remove('right');
  $('.legend').open = false;
}
ground.addTo(map);
sketches.addTo(map);
dots.addTo(map);
lights.addTo(map);
makeTime();
makeLayers();
if (data.overlay) showOverlay(true);
showDoc(state.doc);
setTab(state.tab);
refreshRange();
readAddress();
restoring.now = false;
placeNames();
paintGlobe();
makeRelief();

map.on('zoomstart', () => box.classList.add('zooming'));
map.on('moveend', () => {
  box.classList.remove('zooming');
  placeNames();
  paintGlobe();
});
$('.legend').addEventListener('toggle', placeNames);
new ResizeObserver(() => {
  map.invalidateSize({ pan: false });
  mark();
}).observe(box);
document.fonts?.ready.then(() => {
  widths.clear();
  placeNames();
});
performance.mark('ready');
root.dataset.ready = 'yes';
