// The author's overlay: its lines, and the names of its areas.
import { colours, data, map } from './page.js';
import { inWorld, trace } from './canvas.js';
import { decode } from './polyline.js';

export const overlay = { shown: Boolean(data.overlay), opacity: 0.8, paths: null, names: [] };

/** The lines of the overlay as one path. */
export function overlayPaths() {
  if (overlay.paths) return overlay.paths;
  overlay.paths = new Path2D();
  for (const [name, lines] of data.overlay.features) {
    for (const [closed, text] of lines) {
      trace(overlay.paths, text, 100, closed);
      if (!name || !closed) continue;
      const points = decode(text, 100);
      const lons = points.filter((_, i) => i % 2 === 0), lats = points.filter((_, i) => i % 2);
      const edge = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
      for (const lon of lons) { edge.west = Math.min(edge.west, lon); edge.east = Math.max(edge.east, lon); }
      for (const lat of lats) { edge.south = Math.min(edge.south, lat); edge.north = Math.max(edge.north, lat); }
      overlay.names.push({ name, lons, lats, ...edge });
    }
  }
  return overlay.paths;
}

// Names of the overlay for the part of the world on the screen, each where its area is widest in view.
export function eraLabels() {
  if (!overlay.shown) return [];
  const view = map.getBounds();
  const west = view.getWest(), east = view.getEast(), south = view.getSouth(), north = view.getNorth();
  const best = new Map();
  for (const ring of overlay.names) {
    const low = Math.max(south, ring.south), high = Math.min(north, ring.north);
    if (high <= low || ring.east < west || ring.west > east) continue;
    const cuts = [0.5, 0.38, 0.62, 0.27, 0.73, 0.16, 0.84]
      .map((share) => widest(ring, low + share * (high - low), west, east)).filter((c) => c.width > 0);
    const width = Math.max(0, ...cuts.map((c) => c.width));
    if (width > (best.get(ring.name)?.width ?? 0)) best.set(ring.name, { width, cuts });
  }
  return [...best].sort((a, b) => b[1].width - a[1].width).map(([text, { cuts }]) =>
    ({ kind: 'country', text, spots: cuts.sort((a, b) => b.width - a.width), zoom: 0, angle: 0, era: true }));
}

// The widest visible extent of a ring along a parallel, and its centre.
function widest({ lons, lats }, lat, west, east) {
  const cuts = [];
  for (let i = 0; i < lons.length; i++) {
    const k = (i + 1) % lons.length;
    if (lats[i] > lat !== lats[k] > lat) cuts.push(lons[i] + ((lat - lats[i]) / (lats[k] - lats[i])) * (lons[k] - lons[i]));
  }
  cuts.sort((a, b) => a - b);
  let best = { lat, lon: 0, width: 0 };
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const a = Math.max(west, cuts[i]), b = Math.min(east, cuts[i + 1]);
    if (b - a > best.width) best = { lat, lon: (a + b) / 2, width: b - a };
  }
  return best;
}

export function paintOverlay(context, view) {
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
