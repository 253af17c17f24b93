// Sea, land, rivers, borders, relief: one canvas, painted coarse to fine.
import { $, WORLD, base, colours, map, worldX, worldY } from './core.js';
import { CanvasLayer, decode, inWorld, tierPaths } from './geometry.js';

const tiers = base.tiers.map(tierPaths);
const MIN_ZOOM = [0, 3.2, 5.1]; // from which zoom each tier is painted
export const shown = { relief: true, border: true, country: true };
let relief = null;

// The cells of relief as one picture, its edges faded out.
export function makeRelief() {
  const names = Object.keys(base.relief.cells);
  if (!names.length) return;
  const { cell, pixels } = base.relief;
  // across the antimeridian the columns go on beyond the last
  const place = (name) => Number(name.split('_')[0]) + (Number(name.split('_')[0]) < base.relief.from ? 360 / cell : 0);
  const columns = names.map(place);
  const rows = names.map((name) => Number(name.split('_')[1]));
  const west = Math.min(...columns), east = Math.max(...columns) + 1;
  const south = Math.min(...rows), north = Math.max(...rows) + 1;
  const rad = (cell * Math.PI) / 180;
  const tall = (row) => Math.round((pixels * (worldY(-90 + row * cell) - worldY(-90 + (row + 1) * cell)))
    / (worldX(cell) - worldX(0)));
  const top = {};
  let height = 0;
  for (let row = north - 1; row >= south; row--) {
    top[row] = height;
    height += tall(row);
  }
  const canvas = document.createElement('canvas');
  canvas.width = (east - west) * pixels;
  canvas.height = height;
  const context = canvas.getContext('2d');
  Promise.all(names.map((name) => new Promise((done) => {
    const image = new Image();
    image.onload = () => {
      const row = Number(name.split('_')[1]);
      context.drawImage(image, (place(name) - west) * pixels, top[row], pixels, tall(row));
      done();
    };
    image.onerror = done;
    image.src = base.relief.cells[name];
  }))).then(() => {
    const fade = Math.round(pixels * 0.35);
    context.globalCompositeOperation = 'destination-out';
    for (const [x0, y0, x1, y1] of [[0, 0, fade, 0], [canvas.width, 0, canvas.width - fade, 0],
      [0, 0, 0, fade], [0, height, 0, height - fade]]) {
      const gradient = context.createLinearGradient(x0, y0, x1, y1);
      gradient.addColorStop(0, '#000');
      gradient.addColorStop(1, '#0000');
      context.fillStyle = gradient;
      context.fillRect(0, 0, canvas.width, height);
    }
    const left = worldX(-180 + west * cell), up = worldY(-90 + north * cell);
    relief = { canvas, x: left, y: up, w: worldX(-180 + east * cell) - left, h: worldY(-90 + south * cell) - up };
    ground.paint();
  });
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
  const close = view.zoom > 7 ? 1.25 : 1;
  inWorld(context, view, () => {
    tiers.forEach((tier, index) => {
      if (view.zoom < MIN_ZOOM[index]) return;
      context.fillStyle = colours.sea;
      context.fill(tier.ground);
      context.fillStyle = colours.land;
      context.fill(tier.land, 'nonzero');
    });
    tiers.forEach((tier, index) => {
      if (view.zoom < MIN_ZOOM[index]) return;
      const finer = tiers.slice(index + 1).filter((_, i) => view.zoom >= MIN_ZOOM[index + 1 + i]);
      context.save();
      for (const other of finer) {
        const outside = new Path2D();
        outside.rect(0, 0, WORLD, WORLD);
        outside.addPath(other.ground);
        context.clip(outside, 'evenodd');
      }
      [1.6, 1.15, 0.85].forEach((width, rank) => {
        context.globalAlpha = [1, 0.92, 0.8][rank];
        if (rank < 2 || view.zoom > 5) stroke(tier.river[rank], colours.river, width * close);
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
      context.restore();
    });
    context.setLineDash([]);
    graticule(stroke, view.zoom);
    if (relief && shown.relief) {
      context.globalCompositeOperation = 'hard-light';
      context.globalAlpha = Number(colours.relief) * (view.zoom > 9 ? 0.25 : view.zoom > 8 ? 0.4 : view.zoom > 7.4 ? 0.6 : view.zoom > 7 ? 0.8 : 1);
      context.imageSmoothingQuality = 'high';
      context.drawImage(relief.canvas, relief.x, relief.y, relief.w, relief.h);
      if (relief.x + relief.w > WORLD) context.drawImage(relief.canvas, relief.x - WORLD, relief.y, relief.w, relief.h);
      context.globalAlpha = 1;
      context.globalCompositeOperation = 'source-over';
    }
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

const coarseRings = Object.values(base.tiers[0].cells).flatMap((cell) => cell.land.map(([outer]) => decode(outer, base.tiers[0].q)));

// Whether a ring of longitudes and latitudes goes around a point.
function encloses(points, lon, lat) {
  let inside = false;
  for (let i = 0, k = points.length - 2; i < points.length; k = i, i += 2) {
    const [ax, ay, bx, by] = [points[i], points[i + 1], points[k], points[k + 1]];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

// The globe in the corner: which part of the world the map shows.
export function paintGlobe() {
  const canvas = $('.globe');
  if (getComputedStyle(canvas).display === 'none') return;
  const ratio = Math.min(2, window.devicePixelRatio || 1), size = 116;
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const middle = map.getCenter(), r = size / 2 - 1.5, rad = Math.PI / 180;
  const lon0 = Math.round(middle.lng / 5) * 5 * rad, lat0 = Math.max(-60, Math.min(60, middle.lat)) * rad;
  const project = (lon, lat) => {
    const l = lon * rad - lon0, p = lat * rad;
    let x = Math.cos(p) * Math.sin(l), y = Math.cos(lat0) * Math.sin(p) - Math.sin(lat0) * Math.cos(p) * Math.cos(l);
    const front = Math.sin(lat0) * Math.sin(p) + Math.cos(lat0) * Math.cos(p) * Math.cos(l);
    if (front < 0) {
      const length = Math.hypot(x, y) || 1;
      x /= length;
      y /= length;
    }
    return [size / 2 + r * x, size / 2 - r * y, front];
  };
  const disc = new Path2D();
  disc.arc(size / 2, size / 2, r, 0, 2 * Math.PI);
  context.fillStyle = colours.sea;
  context.fill(disc);
  context.save();
  context.clip(disc);
  context.fillStyle = colours.phys;
  context.globalAlpha = 0.5;
  const far = [(((lon0 / rad + 360) % 360) - 180), -lat0 / rad];
  for (const points of coarseRings) {
    const path = new Path2D();
    let visible = false;
    for (let i = 0; i < points.length; i += 2) {
      const [x, y, front] = project(points[i], points[i + 1]);
      visible ||= front > 0;
      if (i) path.lineTo(x, y);
      else path.moveTo(x, y);
    }
    // a ring around the far side runs along the whole limb: its land is what lies beyond it
    if (encloses(points, ...far)) path.addPath(disc);
    if (visible) context.fill(path, 'evenodd');
  }
  context.globalAlpha = 1;
  const bounds = map.getBounds(), frame = new Path2D();
  const whole = bounds.getEast() - bounds.getWest() > 130; // a frame around half the globe shows nothing
  const w = Math.max(middle.lng - 89, bounds.getWest()), e = Math.min(middle.lng + 89, bounds.getEast());
  const s = Math.max(-85, bounds.getSouth()), n = Math.min(85, bounds.getNorth());
  for (let i = 0; i <= 48; i++) {
    const t = (i % 12) / 12;
    const [x, y] = i < 12 ? project(w + (e - w) * t, s) : i < 24 ? project(e, s + (n - s) * t)
      : i < 36 ? project(e - (e - w) * t, n) : project(w, i === 48 ? s : n - (n - s) * t);
    if (i) frame.lineTo(x, y);
    else frame.moveTo(x, y);
  }
  context.strokeStyle = colours.place;
  context.fillStyle = colours.place;
  context.lineWidth = 1.4;
  context.globalAlpha = 0.22;
  if (!whole) context.fill(frame);
  context.globalAlpha = 1;
  if (!whole) context.stroke(frame);
  context.restore();
  context.strokeStyle = colours.coast;
  context.lineWidth = 1;
  context.stroke(disc);
}
