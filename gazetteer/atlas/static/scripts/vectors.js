// The map on the screen as an SVG poster, with lines and text that can be scaled and edited.
import { base, colours, data, map, sansFamily, serifFamily } from './page.js';
import { caption, sourceLine } from './caption.js';
import { cellBox, coastOf } from './coast.js';
import { coverage } from './coverage.js';
import { decode } from './polyline.js';
import { dotted, within } from './dots.js';
import { borderData, drawnExtents, outlineData, shapeOf } from './extents.js';
import { extentBox } from './outline.js';
import { legendRows, subtitle } from './picture.js';
import { metresPerPixel, roundLength } from './mercator.js';
import { placed } from './labels.js';
import { screenView } from './canvas.js';
import { shown } from './ground.js';
import { overlay } from './overlay.js';
import { shownBorders } from './states.js';

const POSTER_HEAD = 96, POSTER_FOOT = 128;
const ROUGH = '7 4 1.5 4'; // dashes of approximate borders

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const attributes = (given) => Object.entries(given).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
const node = (name, given, inside = '') => `<${name}${attributes(given)}>${inside}</${name}>`;
const lettering = (x, y, text, given) => node('text', { x: x.toFixed(1), y: y.toFixed(1), ...given }, escaped(text));

/** The lines of the finest tier that covers the view, as path data by kind. */
function groundPaths(view, size) {
  const bounds = map.getBounds();
  const seen = { west: bounds.getWest(), east: bounds.getEast(), south: bounds.getSouth(), north: bounds.getNorth() };
  const tier = base.tiers.findLast((one) => coverage(one, seen) >= 0.9) ?? base.tiers[0];
  const found = { land: '', lake: '', coast: '', border: '', river: '' };
  const add = (kind, points, closed) => {
    const out = [];
    let visible = false;
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = view.flat(points[i + 1], points[i]);
      visible ||= within(size, x, y, 200);
      out.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
    }
    if (visible || (closed && tier.cell > 20)) found[kind] += `M${out.join('L')}${closed ? 'z' : ''}`;
  };
  for (const [key, cell] of Object.entries(tier.cells)) {
    for (const ring of (cell.land ?? []).flat()) {
      const points = decode(ring, tier.q);
      add('land', points, true);
      for (const line of coastOf(points, cellBox(key, tier.cell), tier.q)) add('coast', line, false);
    }
    for (const ring of (cell.lake ?? []).flat()) add('lake', decode(ring, tier.q), true);
    for (const line of cell.border ?? []) add('border', decode(line, tier.q), false);
    for (const line of Object.values(cell.river ?? {}).flat()) add('river', decode(line, tier.q), false);
  }
  return found;
}

/** Lines as path data. @param {any} view @param {number[][]} lines longitude and latitude of each point */
const pathData = (view, lines) => lines.map((points) => {
  const list = [];
  for (let i = 0; i < points.length; i += 2) list.push(view.flat(points[i + 1], points[i]).map((v) => v.toFixed(1)).join(' '));
  return `M${list.join('L')}`;
}).join('');

/** The lines of the author's overlay. @returns {number[][]} */
const overlayLines = () => (overlay.shown ? data.overlay.features.flatMap(([, lines]) => lines.map(([, text]) => decode(text, 100))) : []);

/** @returns {string} an SVG document */
export function vectors() {
  const size = map.getSize(), screen = screenView(), width = size.x, height = size.y;
  const centre = map.getCenter();
  const view = { width, height, flat: (lat, lon) => {
    const p = map.latLngToContainerPoint([lat, lon + 360 * Math.round((centre.lng - lon) / 360)]);
    return [p.x, p.y];
  } };
  const ground = groundPaths(view, view), line = (d, stroke, w, more = {}) => node('path', { d, fill: 'none', stroke, 'stroke-width': w, ...more });
  // the reader's fonts may be wider than the page's: a label keeps its width
  const wide = (w) => ({ textLength: w.toFixed(1), lengthAdjust: 'spacingAndGlyphs' });
  const halo = { 'paint-order': 'stroke', stroke: colours.halo, 'stroke-width': 3, 'stroke-linejoin': 'round' };
  const drawing = [
    node('rect', { width, height, fill: colours.sea }),
    node('path', { d: ground.land, fill: colours.land }), line(ground.river, colours.river, 1.1), line(ground.coast, colours.coast, 0.9),
    node('path', { d: ground.lake, fill: colours.lake, stroke: colours.coast, 'stroke-width': 0.6 }),
    shown.border ? line(ground.border, colours.border, 1, { 'stroke-dasharray': '5 4' }) : '',
    line(pathData(view, shownBorders()), colours.overlay, 1.4, { 'stroke-dasharray': ROUGH }),
    line(pathData(view, overlayLines()), colours.overlay, 1.5, { 'stroke-opacity': overlay.opacity }),
    ...drawnExtents().map((place) => {
      const drawn = { fill: colours.place, 'fill-opacity': 0.1, stroke: colours.place, 'stroke-dasharray': '2 5' };
      const shape = shapeOf(place);
      if (shape === 'borders') return node('path', { d: borderData(screen, place), fill: 'none', stroke: colours.place, 'stroke-width': 1.8, 'stroke-opacity': 0.8 });
      if (shape === 'outline') return node('path', { d: outlineData(screen, place), 'fill-rule': 'evenodd', ...drawn });
      const [x, y, w, h] = extentBox(screen, place.extent).map((value) => value.toFixed(1));
      return node('rect', { x, y, width: w, height: h, rx: 14, ...drawn });
    }),
    ...placed.orient.map(({ label, x, y, w, font, style, text }) => lettering(x, y + style.height / 3, text, { ...wide(w),
      style: `font: ${font}; letter-spacing: ${style.spacing}px`, 'text-anchor': 'middle', transform: `rotate(${label.angle} ${x.toFixed(1)} ${y.toFixed(1)})`,
      fill: label.era ? colours.overlay : ['sea', 'lake', 'river'].includes(label.kind) ? colours.water : colours.phys })),
    ...dotted.map((place) => {
      const [x, y] = screen.at(place), r = place.r;
      if (!within(screen, x, y, 20)) return '';
      return node('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), opacity: place.on ? 1 : 0.32, ...(place.unsure
        ? { fill: colours.halo, stroke: colours.place, 'stroke-width': 1.8, 'stroke-dasharray': '3 2.4' }
        : { fill: colours.place, stroke: colours.halo, 'stroke-width': 1.5 }) });
    }),
    ...placed.names.map(({ place, x, y, w, h, style, text }) => lettering(x + 1, y + h * 0.78, text, { ...wide(w - 3),
      style: `font: ${style.font}; letter-spacing: ${style.spacing}px`, fill: place.area ? colours.place : colours.ink, ...halo })),
  ];
  const metres = metresPerPixel(centre.lat, map.getZoom()) * 110, round = roundLength(metres), bar = (110 * round) / metres;
  const foot = POSTER_HEAD + height, small = { style: `font: 400 13px ${sansFamily}`, fill: colours.ink2 };
  const signs = { dots: [[6, 4.5], [20, 6.4], [38, 8]].map(([cx, r]) => node('circle', { cx, cy: -4, r, fill: colours.place })).join(''),
    unsure: node('circle', { cx: 20, cy: -4, r: 6.5, fill: 'none', stroke: colours.place, 'stroke-dasharray': '3 2.4', 'stroke-width': 1.8 }),
    extent: node('rect', { x: 2, y: -10, width: 40, height: 12, rx: 3, fill: colours.place, 'fill-opacity': 0.1, stroke: colours.place, 'stroke-dasharray': '2 3' }),
    outline: line('M0 -4H44', colours.place, 1.6, { 'stroke-dasharray': '2 4' }),
    area: lettering(2, 0, 'AREA', { style: `font: 600 11px ${sansFamily}; letter-spacing: 1.5px`, fill: colours.place }),
    border: line('M0 -4H44', colours.border, 1.3, { 'stroke-dasharray': '5 3' }), overlay: line('M0 -4H44', colours.overlay, 1.8),
    states: line('M0 -4H44', colours.overlay, 1.4, { 'stroke-dasharray': ROUGH }),
    person: node('circle', { cx: 20, cy: -4, r: 7, fill: 'none', stroke: colours.person, 'stroke-width': 2 }) };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${foot + POSTER_FOOT}" width="${width}" height="${foot + POSTER_FOOT}">`
    + node('title', {}, escaped(caption())) + node('rect', { width, height: foot + POSTER_FOOT, fill: colours.paper })
    + lettering(20, 60, caption(), { style: `font: 700 34px ${serifFamily}`, fill: colours.ink })
    + lettering(20, 84, subtitle(), { style: `font: 400 15px ${sansFamily}`, fill: colours.ink2 })
    + node('svg', { x: 0, y: POSTER_HEAD, width, height, viewBox: `0 0 ${width} ${height}` }, drawing.join(''))
    + legendRows().map(([kind, text], i) => node('g', { transform: `translate(${20 + 250 * Math.floor(i / 3)} ${foot + 38 + 24 * (i % 3)})` },
      signs[kind] + lettering(58, 0, text, small))).join('')
    + line(`M${width - 150} ${foot + 34}v6h${bar.toFixed(1)}v-6`, colours.ink2, 1)
    + lettering(width - 146, foot + 33, round >= 1000 ? `${round / 1000} km` : `${round} m`, { style: `font: 400 11px ${sansFamily}`, fill: colours.ink2 })
    + lettering(20, foot + POSTER_FOOT - 18, sourceLine(), { style: `font: 400 12px ${sansFamily}`, fill: colours.ink2 }) + '</svg>';
}
