// The map as a picture: the screen with a caption, or a poster with title, legend, scale and credit.
import { colours, data, el, map, mentions, sansFamily, serifFamily, state } from './page.js';
import { caption, sourceLine } from './caption.js';
import { metresPerPixel, roundLength } from './mercator.js';
import { numbers, placed } from './labels.js';
import { paintBase, shown } from './ground.js';
import { paintDots, paintLights } from './dots.js';
import { overlay } from './overlay.js';
import { paintStates, stateBorders, stateMap } from './states.js';
import { drawnExtents, shapeOf } from './extents.js';
import { paintSketches } from './sketches.js';
import { screenView } from './canvas.js';

const STRIP = 54, HEAD = 96, FOOT = 128; // pixels of the caption, and of a poster's head and foot

/** Paint everything except tiles from the network. @param {{ width?: number, poster?: boolean }} [how] width in pixels; default: twice the screen */
export function picture({ width = 0, poster = false } = {}) {
  const size = map.getSize(), ratio = width ? width / size.x : 2;
  const above = poster ? HEAD : 0, below = poster ? FOOT : STRIP;
  const canvas = el('canvas'), layer = el('canvas');
  canvas.width = size.x * ratio;
  canvas.height = (size.y + above + below) * ratio;
  const context = canvas.getContext('2d');
  layer.width = size.x * ratio;
  layer.height = size.y * ratio;
  const view = screenView(ratio);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const paint of [paintBase, paintStates, paintSketches, paintOrientation, paintDots, paintLights, paintNames]) {
    const brush = layer.getContext('2d');
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.clearRect(0, 0, layer.width, layer.height);
    paint(brush, view);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(layer, 0, above * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'alphabetic';
  if (poster) {
    writeText(context, caption(), 20, 60, `700 34px ${serifFamily}`, colours.ink, size.x - 40);
    writeText(context, subtitle(), 20, 84, `400 15px ${sansFamily}`, colours.ink2, size.x - 40);
  }
  const foot = above + size.y;
  rule(context, foot, size.x);
  if (!poster) {
    writeText(context, caption(), 14, foot + 23, `700 15px ${sansFamily}`, colours.ink, size.x - 28);
    writeText(context, sourceLine(), 14, foot + 41, `400 12px ${sansFamily}`, colours.ink2, size.x - 28);
    scaleBar(context, 14, foot - 14);
    return canvas;
  }
  rule(context, above, size.x);
  legend(context, 20, foot + 34);
  scaleBar(context, size.x - 150, foot + 40);
  writeText(context, sourceLine(), 20, foot + FOOT - 18, `400 12px ${sansFamily}`, colours.ink2, size.x - 40);
  return canvas;
}

/** The line below a poster's title. */
export function subtitle() {
  const named = mentions.filter((m) => m.place !== null).length;
  return `${data.places.length} places, named ${named} times${state.from === null ? '' : ' in all'}`;
}

function writeText(context, text, x, y, font, colour, most) {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, x, y, most);
}

function rule(context, y, width) {
  context.fillStyle = colours.rule;
  context.fillRect(0, y, width, 1);
}

/** The rows of the legend for the drawn elements: kind and text. @returns {[string, string][]} */
export function legendRows() {
  const rows = [['dots', 'named 1, 5, 10 times'], ['unsure', 'uncertain'], ['area', 'country, sea, range: no dot']];
  const shapes = drawnExtents().map(shapeOf);
  if (shapes.includes('outline')) rows.push(['outline', 'present-day outline']);
  if (shapes.includes('box')) rows.push(['extent', 'box that contains an area']);
  if (state.person !== null) rows.push(['person', 'place of a person']);
  if (shown.border) rows.push(['border', 'present-day border']);
  if (stateMap.shown) rows.push(['states', stateBorders()]);
  if (overlay.shown) rows.push(['overlay', `overlay: ${data.overlay.name}`]);
  return /** @type {[string, string][]} */ (rows);
}

function legend(context, x, y) {
  legendRows().forEach(([kind, text], i) => {
    const left = x + 250 * Math.floor(i / 3), top = y + 24 * (i % 3);
    sign(context, kind, left, top);
    writeText(context, text, left + 58, top + 4, `400 13px ${sansFamily}`, colours.ink2, 190);
  });
}

function sign(context, kind, x, y) {
  context.lineWidth = 1.6;
  const disc = (dx, r, filled) => {
    context.beginPath();
    context.arc(x + dx, y, r, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = colours.place;
    if (filled) context.fill();
    else context.stroke();
  };
  const line = (colour, dash) => {
    context.strokeStyle = colour;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 44, y);
    context.stroke();
    context.setLineDash([]);
  };
  if (kind === 'dots') [[5, 4.5], [19, 6.4], [37, 8]].forEach(([dx, r]) => disc(dx, r, true));
  else if (kind === 'outline') line(colours.place, [2, 4]);
  else if (kind === 'extent') {
    context.strokeStyle = colours.place;
    context.setLineDash([2, 3]);
    context.strokeRect(x + 2, y - 6, 40, 12);
    context.setLineDash([]);
  } else if (kind === 'unsure') {
    context.setLineDash([3, 2.4]);
    disc(20, 6.5, false);
    context.setLineDash([]);
  } else if (kind === 'area') writeText(context, 'AREA', x + 4, y + 4, `600 11px ${sansFamily}`, colours.place, 44);
  else if (kind === 'border') line(colours.border, [5, 3]);
  else if (kind === 'overlay') line(colours.overlay, []);
  else if (kind === 'states') line(colours.overlay, [7, 4, 1.5, 4]);
  else {
    context.strokeStyle = colours.person;
    context.beginPath();
    context.arc(x + 20, y, 7, 0, 2 * Math.PI);
    context.stroke();
  }
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
  for (const { label, x, y, font, style, text, mark } of placed.orient) {
    const angle = (label.angle * Math.PI) / 180;
    context.setTransform(view.ratio, 0, 0, view.ratio, x * view.ratio, y * view.ratio);
    context.rotate(angle);
    context.font = font;
    context.letterSpacing = style.spacing + 'px';
    context.fillStyle = label.era ? colours.overlay : ['sea', 'lake', 'river'].includes(label.kind) ? colours.water : colours.phys;
    context.fillText(text, 0, 0);
    if (mark) context.fillRect(-mark - 1.5, -1.5, 3, 3);
  }
  context.letterSpacing = '0px';
  context.textAlign = 'start';
}

/** Draw a scale bar at its lower left corner. */
function scaleBar(context, x, y) {
  const metres = metresPerPixel(map.getCenter().lat, map.getZoom()) * 110;
  const round = roundLength(metres), w = (110 * round) / metres;
  context.strokeStyle = context.fillStyle = colours.ink2;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x + 0.5, y - 6);
  context.lineTo(x + 0.5, y - 0.5);
  context.lineTo(x + w, y - 0.5);
  context.lineTo(x + w, y - 6);
  context.stroke();
  context.font = `400 11px ${sansFamily}`;
  context.fillText(round >= 1000 ? `${round / 1000} km` : `${round} m`, x + 4, y - 5);
}
