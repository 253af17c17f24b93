// The globe in the corner, which shows the part of the world on the map.
import { $, base, colours, map } from './page.js';
import { decode } from './polyline.js';

const coarseRings = Object.values(base.tiers[0].cells).flatMap((cell) => cell.land.map(([outer]) => decode(outer, base.tiers[0].q)));

// Whether a ring of longitudes and latitudes contains a point.
function encloses(points, lon, lat) {
  let inside = false;
  for (let i = 0, k = points.length - 2; i < points.length; k = i, i += 2) {
    const [ax, ay, bx, by] = [points[i], points[i + 1], points[k], points[k + 1]];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

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
    // a ring around the far side runs along the limb: its land is beyond it
    if (encloses(points, ...far)) path.addPath(disc);
    if (visible) context.fill(path, 'evenodd');
  }
  context.globalAlpha = 1;
  const bounds = map.getBounds(), frame = new Path2D();
  const whole = bounds.getEast() - bounds.getWest() > 130; // a frame around half the globe is not useful
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
