// Sea, land, rivers, borders, relief: one canvas, painted coarse to fine.
import { base, box, colours, data, map } from './page.js';
import { CanvasLayer, inWorld, softCells, tierPaths } from './canvas.js';
import { closest, covers } from './coverage.js';
import { latitude, longitude, WORLD, worldX, worldY } from './mercator.js';

/** The paths of each tier, computed when it is first painted or when the browser is idle. */
const made = base.tiers.map(() => null);
const tierAt = (index) => (made[index] ??= tierPaths(base.tiers[index]));
(window.requestIdleCallback ?? setTimeout)(() => base.tiers.forEach((_, index) => tierAt(index)));
const MIN_ZOOM = [0, 4, 5.1]; // from which zoom each tier is painted
const LOOKS_WHOLE = [4, 6.5, 9]; // down to which zoom the lines of each tier look smooth
const RIVERS = [{ from: 0, width: 1.6, alpha: 1 }, { from: 3.4, width: 1.15, alpha: 0.92 }, { from: 5, width: 0.85, alpha: 0.8 }]; // by rank
const CONTINUED = 2; // ranks of rivers that are in every tier; those of a higher rank fade where the cells end
export const shown = { relief: true, border: data.modern, country: data.modern };
/** @type {{ canvas: HTMLCanvasElement, x: number, y: number, w: number, h: number }[]} */
const reliefs = [];

/** The closest zoom, up to the wanted one, at which the base map around a point is complete. */
export function openingZoom(lat, lon, wanted) {
  const { clientWidth: width, clientHeight: height } = box;
  return closest(base.tiers, LOOKS_WHOLE, (zoom) => {
    const degree = (256 * 2 ** zoom) / 360, tall = height / degree / 2 * Math.cos((lat * Math.PI) / 180);
    return { west: lon - width / degree / 2, east: lon + width / degree / 2, south: lat - tall, north: lat + tall };
  }, wanted);
}

/** The cells of one level of relief as one picture. The edges of a finer one fade into the coarser one below it. */
async function reliefOf({ cell, pixels, rows, from, cells }) {
  const names = Object.keys(cells);
  const edge = (line) => rows?.[line] ?? -90 + line * cell; // of the south edge of a row
  // across the antimeridian the columns continue beyond the last
  const columnOf = (name) => Number(name.split('_')[0]) + (Number(name.split('_')[0]) < from ? 360 / cell : 0);
  const rowOf = (name) => Number(name.split('_')[1]);
  const columns = names.map(columnOf), lines = names.map(rowOf);
  const west = Math.min(...columns), east = Math.max(...columns) + 1;
  const south = Math.min(...lines), north = Math.max(...lines) + 1;
  const tall = (line) => Math.round((pixels * (worldY(edge(line)) - worldY(edge(line + 1)))) / (worldX(cell) - worldX(0)));
  const top = {};
  let height = 0;
  for (let line = north - 1; line >= south; line--) {
    top[line] = height;
    height += tall(line);
  }
  const canvas = document.createElement('canvas');
  canvas.width = (east - west) * pixels;
  canvas.height = height;
  const context = canvas.getContext('2d');
  await Promise.all(names.map(async (name) => {
    const image = new Image();
    image.src = cells[name];
    await image.decode().catch(() => null);
    if (image.width) context.drawImage(image, (columnOf(name) - west) * pixels, top[rowOf(name)], pixels, tall(rowOf(name)));
  }));
  const x = worldX(-180 + west * cell), y = worldY(edge(north));
  return { canvas, x, y, w: worldX(-180 + east * cell) - x, h: worldY(edge(south)) - y, fade: Math.round(pixels * 0.35) };
}

/** Erase the edges of a picture, softly. */
function fadeEdges(context, [x, y, w, h], fade) {
  context.globalCompositeOperation = 'destination-out';
  for (const [x0, y0, x1, y1] of [[x, y, x + fade, y], [x + w, y, x + w - fade, y], [x, y, x, y + fade], [x, y + h, x, y + h - fade]]) {
    const gradient = context.createLinearGradient(x0, y0, x1, y1);
    gradient.addColorStop(0, '#000');
    gradient.addColorStop(1, '#0000');
    context.fillStyle = gradient;
    context.fillRect(x, y, w, h);
  }
}

export async function makeRelief() {
  const [coarse, fine] = await Promise.all(base.reliefs.map(reliefOf));
  if (coarse && fine) {
    const scale = coarse.canvas.width / coarse.w;
    const hole = document.createElement('canvas');
    hole.width = Math.round(fine.w * scale);
    hole.height = Math.round(fine.h * scale);
    const brush = hole.getContext('2d');
    brush.fillRect(0, 0, hole.width, hole.height);
    fadeEdges(brush, [0, 0, hole.width, hole.height], (fine.fade * hole.width) / fine.canvas.width);
    const context = coarse.canvas.getContext('2d');
    context.globalCompositeOperation = 'destination-out';
    for (const x of [fine.x, fine.x - WORLD]) context.drawImage(hole, (x - coarse.x) * scale, (fine.y - coarse.y) * scale);
    fadeEdges(fine.canvas.getContext('2d'), [0, 0, fine.canvas.width, fine.canvas.height], fine.fade);
  }
  reliefs.push(...[coarse, fine].filter(Boolean));
  ground.paint();
}

const WEAKER = [[9, 0.15], [8, 0.3], [7.4, 0.5], [6.8, 0.75]]; // opacity of a relief of `SHARP` pixels per degree beyond a zoom
const SHARP = 30;

/** The opacity of a relief: the more it is enlarged, the weaker. @param {number} zoom @param {number} density pixels per degree */
const strengthOf = (zoom, density) => WEAKER.find(([from]) => zoom + Math.log2(SHARP / density) > from)?.[1] ?? 1;

function paintRelief(context, zoom) {
  context.globalCompositeOperation = 'hard-light';
  for (const { canvas, x, y, w, h } of reliefs) {
    const density = (canvas.width * WORLD) / (360 * w);
    context.imageSmoothingQuality = (256 * 2 ** zoom) / 360 > density ? 'low' : 'high'; // reduced pictures need more
    context.globalAlpha = Number(colours.relief) * strengthOf(zoom, density);
    context.drawImage(canvas, x, y, w, h);
    if (x + w > WORLD) context.drawImage(canvas, x - WORLD, y, w, h);
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}

export function paintBase(context, view) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, view.width * view.ratio, view.height * view.ratio);
  const stroke = (path, colour, pixels, dash) => {
    context.strokeStyle = colour;
    context.lineWidth = pixels / view.scale;
    context.setLineDash(dash ? dash.map((d) => d / view.scale) : []);
    context.stroke(path);
  };
  context.lineJoin = 'round';
  const close = view.zoom > 7 ? 1.25 : view.zoom > 3.4 ? 1 : 0.7;
  inWorld(context, view, ([left, top, right, bottom]) => {
    const seen = { west: longitude(left), east: longitude(right), south: latitude(bottom), north: latitude(top) };
    const used = base.tiers.map((_, index) => index).filter((index) => view.zoom >= MIN_ZOOM[index]);
    // the ground of a finer tier covers that of a coarser one
    for (const index of used.slice(used.findLastIndex((tier) => covers(base.tiers[tier], seen)))) {
      const tier = tierAt(index);
      context.fillStyle = colours.sea;
      context.fill(tier.ground);
      context.fillStyle = colours.land;
      context.fill(tier.land, 'nonzero');
      RIVERS.forEach(({ from, width, alpha }, rank) => {
        if (view.zoom < from) return;
        context.globalAlpha = alpha;
        stroke(tier.river[rank], rank < CONTINUED ? colours.river : softCells(context, base.tiers[index], colours.river), width * close);
      });
      context.globalAlpha = 1;
      // shores first, water over them: where cells meet inside a lake, no line is left
      stroke(tier.lake, colours.coast, 1.5);
      context.fillStyle = colours.lake;
      context.fill(tier.lake, 'nonzero');
      stroke(tier.coast, colours.coast, 1);
      if (shown.border) {
        context.globalAlpha = 0.8;
        stroke(tier.border, colours.border, 1, [5, 4]);
        context.globalAlpha = 1;
      }
      context.setLineDash([]);
    }
    graticule(stroke, view.zoom);
    if (shown.relief) paintRelief(context, view.zoom);
  });
}

export const gridStep = (zoom) => (zoom > 9 ? 0.5 : zoom > 7.8 ? 1 : zoom > 5.7 ? 2 : zoom > 4.2 ? 5 : zoom > 3 ? 10 : 20);

function graticule(stroke, zoom) {
  const step = gridStep(zoom), grid = new Path2D();
  for (let lon = -180; lon < 180; lon += step) {
    grid.moveTo(worldX(lon), 0);
    grid.lineTo(worldX(lon), WORLD);
  }
  for (let lat = -80; lat <= 84; lat += step) {
    grid.moveTo(0, worldY(lat));
    grid.lineTo(WORLD, worldY(lat));
  }
  stroke(grid, colours.grat, 1);
}

map.createPane('ground').style.zIndex = 150;
export const ground = new CanvasLayer(paintBase, { pane: 'ground', padding: 0.25 });

