// Canvases that move with the map, and paths from encoded lines.
import { later, map } from './page.js';
import { cellBox, coastOf } from './coast.js';
import { WORLD, worldX, worldY } from './mercator.js';
import { decode } from './polyline.js';

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy])).filter(([dx, dy]) => dx || dy);

/** Add an encoded line to a path. @param {Path2D} path @param {string} text @param {number} q @param {any} [closed] */
export const trace = (path, text, q, closed) => tracePoints(path, decode(text, q), closed);

/** Add a line to a path. @param {Path2D} path @param {number[]} points longitude and latitude of each @param {any} [closed] */
export function tracePoints(path, points, closed) {
  for (let i = 0; i < points.length; i += 2) {
    if (i) path.lineTo(worldX(points[i]), worldY(points[i + 1]));
    else path.moveTo(worldX(points[i]), worldY(points[i + 1]));
  }
  if (closed) path.closePath();
}

/** One tier of cells as a few paths. @param {any} tier */
export function tierPaths(tier) {
  const paths = { ground: new Path2D(), land: new Path2D(), lake: new Path2D(), coast: new Path2D(),
    border: new Path2D(), river: [new Path2D(), new Path2D(), new Path2D()] };
  for (const [key, cell] of Object.entries(tier.cells)) {
    const box = cellBox(key, tier.cell), [west, south, east, north] = box;
    if (tier.cell < 360) paths.ground.rect(worldX(west), worldY(north), worldX(east) - worldX(west), worldY(south) - worldY(north));
    for (const ring of (cell.land ?? []).flat()) {
      const points = decode(ring, tier.q);
      tracePoints(paths.land, points, true);
      for (const line of coastOf(points, box, tier.q)) tracePoints(paths.coast, line);
    }
    for (const ring of (cell.lake ?? []).flat()) trace(paths.lake, ring, tier.q, true);
    for (const line of cell.border ?? []) trace(paths.border, line, tier.q);
    for (const [rank, lines] of Object.entries(cell.river ?? {})) {
      for (const line of lines) trace(paths.river[Number(rank) - 1], line, tier.q);
    }
  }
  return paths;
}

const FADE = 1.25; // degrees over which lines fade before a missing cell

/** A colour that covers the cells of a tier and fades towards cells that it lacks. @param {any} tier */
export function softCells(context, tier, colour) {
  const size = 360 / FADE, scale = size / WORLD, columns = 360 / tier.cell;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const brush = canvas.getContext('2d');
  brush.fillStyle = colour;
  const place = (key) => {
    const [west, south, east, north] = cellBox(key, tier.cell);
    return [worldX(west) * scale, worldY(north) * scale, worldX(east) * scale, worldY(south) * scale];
  };
  for (const key of Object.keys(tier.cells)) {
    const [left, top, right, bottom] = place(key);
    brush.fillRect(left, top, right - left, bottom - top);
  }
  for (const key of Object.keys(tier.cells)) {
    const [left, top, right, bottom] = place(key), [column, row] = key.split('_').map(Number);
    for (const [dx, dy] of NEIGHBOURS) {
      if (`${(column + dx + columns) % columns}_${row + dy}` in tier.cells) continue;
      const x = dx > 0 ? right - 1 : left, y = dy < 0 ? bottom - 1 : top;
      brush.clearRect(x, y, dx ? 1 : right - left, dy ? 1 : bottom - top);
    }
  }
  const pattern = context.createPattern(canvas, 'no-repeat');
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}

// A canvas that Leaflet moves with the map; `draw(context, view)` paints it again after every move.
export const CanvasLayer = L.Renderer.extend({
  initialize(draw, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._paint = draw;
    this._now = () => this._draw();
  },
  _initContainer() {
    this._container = document.createElement('canvas');
    this._container.setAttribute('aria-hidden', 'true');
  },
  _destroyContainer() {
    this._container.remove();
  },
  // The frame must not move while Leaflet animates a zoom; the canvas is painted at the end.
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    this.paint();
  },
  paint() {
    later(this._now);
  },
  _draw() {
    if (!this._bounds) return;
    const size = this._bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    canvas.width = Math.round(size.x * ratio);
    canvas.height = Math.round(size.y * ratio);
    canvas.style.width = size.x + 'px';
    canvas.style.height = size.y + 'px';
    const corner = map.getPixelOrigin().add(this._bounds.min);
    this._paint(canvas.getContext('2d'), viewAt(corner, size, map.getZoom(), ratio));
  },
});

// Convert world pixels to canvas pixels: `xy(lat, lon)` and `at(place)` in CSS pixels of the canvas, in the copy of the world
// nearest to its centre.
function viewAt(corner, size, zoom, ratio) {
  const scale = (256 * 2 ** zoom) / WORLD, wide = WORLD * scale;
  const spot = (wx, wy) => {
    const x = wx * scale - corner.x;
    return [x - wide * Math.round((x - size.x / 2) / wide), wy * scale - corner.y];
  };
  return {
    zoom, ratio, scale, corner, width: size.x, height: size.y,
    at: ({ wx, wy }) => spot(wx, wy),
    xy: (lat, lon) => spot(worldX(lon), worldY(lat)),
  };
}

// The part of the world on the screen.
export const screenView = (ratio = 1) =>
  viewAt(map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0])), map.getSize(), map.getZoom(), ratio);

// Run `paint` in world units, once for each visible copy of the world, with the part of it that is on the canvas.
export function inWorld(context, view, paint) {
  const wide = WORLD * view.scale;
  for (let copy = Math.floor(view.corner.x / wide); copy * wide < view.corner.x + view.width; copy++) {
    context.setTransform(view.ratio * view.scale, 0, 0, view.ratio * view.scale,
      view.ratio * (copy * wide - view.corner.x), -view.ratio * view.corner.y);
    const left = view.corner.x / view.scale - copy * WORLD, top = view.corner.y / view.scale;
    paint([left, top, left + view.width / view.scale, top + view.height / view.scale]);
  }
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
}
