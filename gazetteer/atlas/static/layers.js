// What can be laid under and over: tiles from the network, only once the reader asks; an overlay the author brought.
const overlay = { shown: Boolean(data.overlay), opacity: 0.8, paths: null, names: [] };
map.createPane('tiles').style.zIndex = 160;
const tileLayers = data.tiles.map((tiles) => ({ ...tiles, opacity: 0.85, layer: null }));

function overlayPaths() {
  if (overlay.paths) return overlay.paths;
  overlay.paths = new Path2D();
  for (const [name, lines] of data.overlay.features) {
    let widest = 0, middle = null;
    for (const [closed, text] of lines) {
      trace(overlay.paths, text, 100, closed);
      const points = decode(text, 100);
      const lons = points.filter((_, i) => i % 2 === 0), lats = points.filter((_, i) => i % 2);
      const west = Math.min(...lons), east = Math.max(...lons), south = Math.min(...lats), north = Math.max(...lats);
      if (closed && (east - west) * (north - south) > widest) {
        widest = (east - west) * (north - south);
        middle = inner(lons, lats, (south + north) / 2) ?? { lat: (south + north) / 2, lon: (west + east) / 2 };
      }
    }
    if (name && middle) overlay.names.push({ kind: 'country', text: name, ...middle, zoom: widest > 400 ? 2.5 : widest > 30 ? 4 : 5.5, angle: 0, era: true });
  }
  return overlay.paths;
}

// The middle of the widest stretch of a ring along a parallel: inside it, where its middle may be outside.
function inner(lons, lats, lat) {
  const cuts = [];
  for (let i = 0; i + 1 < lons.length; i++) {
    if (lats[i] > lat !== lats[i + 1] > lat) {
      cuts.push(lons[i] + ((lat - lats[i]) / (lats[i + 1] - lats[i])) * (lons[i + 1] - lons[i]));
    }
  }
  cuts.sort((a, b) => a - b);
  let best = null, wide = 0;
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    if (cuts[i + 1] - cuts[i] > wide) {
      wide = cuts[i + 1] - cuts[i];
      best = { lat, lon: (cuts[i] + cuts[i + 1]) / 2 };
    }
  }
  return best;
}

function paintOverlay(context, view) {
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
function showOverlay(yes) {
  overlay.shown = yes;
  if (yes) overlayPaths();
  shown.border = shown.country = !yes;
  const era = orient.filter((l) => !l.era);
  orient.length = 0;
  orient.push(...(yes ? overlay.names : []), ...era);
  $('.key-border').hidden = yes;
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
}

function row(text, hint, checked, change) {
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

function makeLayers() {
  const menu = $('.menu.layers');
  menu.append(el('h4', '', 'On this map'));
  if (data.overlay) {
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
