// Start the page.
import { $, box, data, framed, map, narrow, root, state, still, toast, together } from './page.js';
import { arrowKeys } from './card.js';
import { clear, refreshRange } from './choose.js';
import { dots, lights } from './dots.js';
import { ground, makeRelief, shown } from './ground.js';
import { hides, placeNames, widths } from './labels.js';
import { makeLayers, showOverlay } from './layers.js';
import { completeLinks } from './marks.js';
import { mark, setTab, showDoc } from './text.js';
import { paintGlobe } from './globe.js';
import { readAddress, restoring } from './address.js';
import { restoreCorrections } from './corrections.js';
import { setPerson } from './people.js';
import { sketches } from './sketches.js';
import { keyStates, stateLayer } from './states.js';
import { firstTheme } from './theme.js';
import { makeTime } from './time.js';
import './follow.js';
import './menus.js';
import './reader.js';
import './save.js';
import './texts.js';

function fit([west, south, east, north], animate) {
  const top = narrow.matches ? 18 : 34;
  map.fitBounds([[south, west], [north, east]], {
    paddingTopLeft: [24, top], paddingBottomRight: [24, narrow.matches ? 20 : 30], maxZoom: 9, animate: animate && !still,
  });
}
// The first click goes to the region of the text, the second to all places.
let region = null;
$('.whole').addEventListener('click', () => {
  clear();
  if (state.person !== null) setPerson(null);
  const there = region && Math.abs(map.getZoom() - region.zoom) < 0.1
    && map.latLngToContainerPoint(region.centre).distanceTo(map.getSize().divideBy(2)) < 12;
  const more = data.view.some((v, i) => Math.abs(v - data.bounds[i]) > 3);
  if (there && more) fit(data.bounds, true);
  else {
    map.once('moveend', () => { region = { zoom: map.getZoom(), centre: map.getCenter() }; });
    fit(data.view, true);
  }
});

/** In a frame the wheel scrolls the surrounding page; with Ctrl it zooms the map. */
function tameWheel() {
  map.scrollWheelZoom.disable();
  let said = false;
  box.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      map.setZoomAround(map.mouseEventToContainerPoint(event), map.getZoom() - Math.sign(event.deltaY) * 0.5);
    } else if (!said) {
      said = true;
      toast('Hold Ctrl and scroll to zoom the map.');
    }
  }, { passive: false });
}

firstTheme();
completeLinks($('.peoplelist') ?? undefined);
box.setAttribute('role', 'application');
box.setAttribute('aria-label', 'Map of the places: arrow keys move it, plus and minus zoom');
if (narrow.matches) $('.legend').open = false;
$('.key-border').hidden = !shown.border;
keyStates();
L.control.zoom({ position: 'topright' }).addTo(map);
L.control.scale({ imperial: false, position: 'bottomleft', maxWidth: 110 }).addTo(map);
map.setMaxBounds([[-85, -540], [85, 540]]);
if (framed) tameWheel();
fit(data.view, false);
region = { zoom: map.getZoom(), centre: map.getCenter() };
// place the key where it does not hide a place: left, right, or collapsed
if (hides($('.legend'))) $('.legend').classList.add('right');
if (hides($('.legend'))) {
  $('.legend').classList.remove('right');
  $('.legend').open = false;
}

/** Put everything on the page; the map is painted once, at the end. */
function build() {
  ground.addTo(map);
  if (data.states) stateLayer.addTo(map);
  sketches.addTo(map);
  dots.addTo(map);
  lights.addTo(map);
  arrowKeys($('.tabs'));
  makeTime();
  makeLayers();
  if (data.overlay) showOverlay(true);
  showDoc(state.doc);
  setTab(state.tab);
  refreshRange();
  restoreCorrections();
  readAddress();
  restoring.now = false;
  placeNames();
}
together(build);
if (!data.places.length) {
  $('.legend').hidden = true;
  $('.globe').hidden = true;
  for (const name of ['png', 'poster', 'svg', 'geojson', 'csv', 'mentions-geojson', 'mentions-csv']) $(`[data-do=${name}]`).hidden = true;
}
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
