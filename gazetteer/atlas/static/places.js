// Dots on one canvas, and choosing a place.
map.createPane('dots').style.zIndex = 610;
const dots = new CanvasLayer(paintDots, { pane: 'dots', padding: 0.3 });
const onPath = new Set(); // places on the drawn person's path
const inSight = new Set(); // places of the paragraph being read
let hovered = null;

// Whether a mention is within the chosen years and text.
function visible(mention) {
  if (state.doc >= 0 && data.docs.length > 1 && mention.doc !== state.doc) return false;
  if (state.from === null) return true;
  if (!mention.years) return state.undated;
  return mention.years[1] >= state.from && mention.years[0] <= state.to;
}
function refreshRange() {
  for (const place of places) place.on = place.mentions.some((index) => visible(mentions[index]));
}
const inRange = (place) => place.on;

function paintDots(context, view) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const order = places.filter((p) => p.located && !p.area)
    .sort((a, b) => a.on - b.on || b.r - a.r || a.index - b.index);
  for (const place of order) {
    const [x, y] = view.xy(place.lat, place.lon);
    if (x < -30 || y < -30 || x > view.width + 30 || y > view.height + 30) continue;
    if (place.index !== state.place) dot(context, place, x, y);
  }
  const chosen = state.place === null ? null : places[state.place];
  if (chosen?.located && !chosen.area) dot(context, chosen, ...view.xy(chosen.lat, chosen.lon));
}

function dot(context, place, x, y) {
  const chosen = place.index === state.place, lit = chosen || hovered === place.index;
  const r = place.r + (chosen ? 2 : 0);
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.globalAlpha = place.on ? 1 : 0.32;
  if (place.unsure) {
    context.fillStyle = colours.halo;
    context.globalAlpha *= 0.75;
    context.fill();
    context.globalAlpha = place.on ? 1 : 0.4;
    context.setLineDash([3, 2.4]);
    context.lineWidth = lit ? 2.6 : 1.8;
    context.strokeStyle = colours.place;
    context.stroke();
    context.setLineDash([]);
  } else {
    context.fillStyle = colours.place;
    context.fill();
    context.globalAlpha = place.on ? 1 : 0.5;
    context.lineWidth = lit ? 2.4 : 1.5;
    context.strokeStyle = lit ? colours.ink : colours.halo;
    context.stroke();
  }
  context.globalAlpha = 1;
}

// The dot under a point of the map, the nearest if several are.
function dotAt(point) {
  let best = null, least = Infinity;
  for (const place of places) {
    if (!place.located || place.area || !place.at) continue;
    const distance = Math.hypot(place.at.x - point.x, place.at.y - point.y) - place.r;
    if (distance < (coarse ? 14 : 5) && distance < least) {
      least = distance;
      best = place;
    }
  }
  return best;
}

map.on('click', (event) => {
  const place = dotAt(event.containerPoint);
  if (place) select(place.index, { from: 'map' });
  else if (state.place !== null) clear();
});
map.on('mousemove', (event) => {
  if (event.originalEvent.target.closest?.('.name, .leaflet-popup')) return; // these say themselves what they are
  const place = dotAt(event.containerPoint);
  box.classList.toggle('over', Boolean(place));
  if ((place?.index ?? null) !== hovered) hover(place?.index ?? null);
});

// Light a place up everywhere, without choosing it.
function hover(index) {
  hovered = index;
  dots.paint();
  $$('.m.hover').forEach((m) => m.classList.remove('hover'));
  for (const button of buttons.values()) button.classList.toggle('hover', Number(button.dataset.p) === index);
  if (index !== null) $$(`.m[data-p="${index}"]`).forEach((m) => m.classList.add('hover'));
}

// Choose a place. `from` says where the reader is: there nothing moves, elsewhere it follows.
function select(index, { from = 'map', mention = null } = {}) {
  const place = places[index];
  const mine = place.mentions.map((i) => mentions[i]);
  state.others = false;
  state.place = index;
  state.mention = mention ?? (mine.find(visible) ?? mine[0]).index;
  if (from !== 'text') readMention(mentions[state.mention], from);
  mark();
  openCard(place);
  if (from !== 'map') flyTo(place);
  refresh();
  emit('address');
}

function clear() {
  state.place = state.mention = null;
  state.others = false;
  closeCard();
  mark();
  refresh();
  emit('address');
}

// Step through the mentions of the chosen place.
function step(by) {
  const list = places[state.place].mentions;
  const at = list.indexOf(state.mention);
  state.mention = list[(at + by + list.length) % list.length];
  readMention(mentions[state.mention], 'card');
  mark();
  fillCard();
  emit('address');
}

function flyTo(place) {
  if (!place.located) return;
  let zoom = Math.max(map.getZoom(), place.area ? 4.5 : 7);
  if (place.extent) {
    let [west, south, east, north] = place.extent;
    if (east < west) east += 360;
    zoom = Math.min(Math.max(3, map.getBoundsZoom([[south, west], [north, east]], false, L.point(60, 60))), 8) - (narrow.matches ? 0 : 0.75);
  }
  const lift = narrow.matches ? 0 : Math.min(cardHeight() / 2 + 10, box.clientHeight * 0.3);
  const centre = map.unproject(map.project([place.lat, place.lon], zoom).subtract([0, lift]), zoom);
  if (still) map.setView(centre, zoom, { animate: false });
  else map.flyTo(centre, zoom, { duration: 0.7 });
}

// Paint again what depends on the choice.
function refresh() {
  dots.paint();
  sketches.paint();
  placeNames();
  $('.key-other').hidden = !state.others;
  $('.key-person').hidden = state.person === null;
}
