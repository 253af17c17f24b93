// Unit tests of the modules that need no browser: node --test tests/atlas/scripts/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluster, spread } from '../../../gazetteer/atlas/static/scripts/clusters.js';
import { crossings, intervals, stateIn, widestRuns } from '../../../gazetteer/atlas/static/scripts/borders.js';
import { cellBox, coastOf } from '../../../gazetteer/atlas/static/scripts/coast.js';
import { closest, coverage, covers } from '../../../gazetteer/atlas/static/scripts/coverage.js';
import { fillMentions, fillPlace, mentionsOf } from '../../../gazetteer/atlas/static/scripts/fill.js';
import { Grid, meets } from '../../../gazetteer/atlas/static/scripts/grid.js';
import { formatHash, parseHash, parseView, parseYears } from '../../../gazetteer/atlas/static/scripts/hash.js';
import { latitude, longitude, roundLength, worldX, worldY, WORLD } from '../../../gazetteer/atlas/static/scripts/mercator.js';
import { decode } from '../../../gazetteer/atlas/static/scripts/polyline.js';
import { toCsv } from '../../../gazetteer/atlas/static/scripts/records.js';
import { sharing } from '../../../gazetteer/atlas/static/scripts/sharing.js';
import { waterfall } from '../../../gazetteer/atlas/static/scripts/waterfall.js';
import { degrees, logOdds, percent, span, year } from '../../../gazetteer/atlas/static/scripts/wording.js';
import { binAt, binsOf, breaksOf, histogram, makeAxis, moments, stepOf } from '../../../gazetteer/atlas/static/scripts/years.js';

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) < by, `${a} is not near ${b}`);

test('numbers in words', () => {
  assert.deepEqual([0.994, 0.996, 0.5, 0].map(percent), ['99', '>99', '50', '0']);
  assert.deepEqual([1848, 1, 0, -43].map(year), ['1848', '1', '1 BC', '44 BC']);
  assert.equal(span(1904, 1905), '1904–1905');
  assert.equal(degrees(-33.9, 151.2), '33.90° S, 151.20° E');
  assert.equal(degrees(null, null), '');
});

test('log-odds stay finite', () => {
  near(logOdds(0.5), 0);
  assert.ok(Number.isFinite(logOdds(0)) && Number.isFinite(logOdds(1)));
});

test('Mercator and back', () => {
  assert.equal(worldX(-180), 0);
  near(worldX(180), WORLD);
  near(worldY(0), WORLD / 2, 1e-6);
  for (const lat of [-70, -12.5, 0, 41, 80]) near(latitude(worldY(lat)), lat, 1e-6);
  for (const lon of [-180, -12.5, 0, 180]) near(longitude(worldX(lon)), lon);
});

test('a scale bar has a round length', () => {
  assert.deepEqual([1234, 2900, 3100, 6400, 99].map(roundLength), [1000, 2000, 3000, 5000, 50]);
});

test('an encoded line is decoded', () => {
  // as polyline.py encodes (43.85, 40.79), (44.83, 41.69) in hundredths
  assert.deepEqual(decode('aqG}}FcEsD', 100), [43.85, 40.79, 44.83, 41.69]);
  assert.deepEqual(decode('', 100), []);
});

test('boxes overlap or not', () => {
  assert.ok(meets([0, 0, 10, 10], [9, 9, 20, 20]));
  assert.ok(!meets([0, 0, 10, 10], [10, 0, 20, 10]));
});

test('a grid knows what is free, whoever owns it', () => {
  const grid = new Grid();
  grid.add([0, 0, 200, 20], 'a');
  assert.ok(!grid.free([150, 10, 160, 15]));
  assert.ok(grid.free([150, 10, 160, 15], 'a'));
  assert.ok(grid.free([150, 30, 160, 40]));
  assert.deepEqual([...grid.under([190, 5, 400, 8])], ['a']);
});

test('neighbours are gathered, the rest stand alone', () => {
  const at = (wx, wy) => ({ wx, wy });
  const points = [at(0, 0), at(1, 0), at(0, 1), at(100, 100), at(1, 1), at(101, 100)];
  const [one, ...rest] = cluster(points, 5, 3);
  assert.equal(rest.length, 0);
  assert.equal(one.members.length, 4);
  assert.deepEqual([one.wx, one.wy], [0.5, 0.5]);
  assert.deepEqual(cluster(points, 5, 5), []);
});

test('circles move off each other and off dots, but not far', () => {
  const circles = [{ x: 0, y: 0, r: 10 }, { x: 6, y: 0, r: 10 }, { x: 100, y: 0, r: 10 }, { x: 300, y: 0, r: 10 }], dot = { x: 100, y: 0, r: 5 };
  spread(circles, [dot], 10);
  const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  assert.ok(distance(circles[0], circles[1]) > 19.5);
  assert.ok(distance(circles[2], dot) > 14.5 && distance(circles[2], dot) < 20.5);
  assert.deepEqual([circles[3].x, circles[3].y], [300, 0]);
});

test('the axis has a step for each year, and a break where many years are empty', () => {
  assert.deepEqual(makeAxis([[1904, 1905], [1907, 1907]]), [1904, 1905, 1906, 1907]);
  assert.deepEqual(makeAxis([]), []);
  const axis = makeAxis([[1837, 1838], [2009, 2009]]);
  assert.deepEqual([...new Set(axis)], [1837, 1838, 2009]);
  assert.equal(breaksOf(axis).length, 1);
  assert.equal(stepOf(axis, 1900), axis.indexOf(2009));
  assert.equal(stepOf(axis, 3000), axis.length - 1);
});

test('one old year does not hide the breaks between later ones', () => {
  const spans = [[182, 182], [1600, 1605], [1700, 1702], [1862, 1863]], axis = makeAxis(spans);
  assert.equal(breaksOf(axis).length, 3);
  assert.deepEqual([...new Set(axis)], [182, 1600, 1601, 1602, 1603, 1604, 1605, 1700, 1701, 1702, 1862, 1863]);
  const dense = Array.from({ length: 40 }, (_, i) => [1000 + 20 * i, 1000 + 20 * i]);
  assert.equal(breaksOf(makeAxis(dense)).length, 0);
  const scattered = Array.from({ length: 12 }, (_, i) => [100 * i * i, 100 * i * i]);
  assert.ok(breaksOf(makeAxis(scattered)).length <= 8);
});

test('no bar of the histogram reaches into a break', () => {
  const axis = makeAxis([[1500, 1580], [1600, 1700], [1990, 1990]]), bins = binsOf(axis);
  assert.equal(breaksOf(axis).length, 1);
  for (const [first, last] of bins) assert.equal(new Set(axis.slice(first, last + 1)).size, last - first + 1);
  assert.deepEqual(bins.at(-1), [axis.length - 1, axis.length - 1]);
  assert.equal(binAt(axis, bins, 1990), bins.length - 1);
  assert.equal(binAt(axis, bins, 1500), 0);
});

test('the histogram counts each span once', () => {
  const spans = [[1900, 1900], [1900, 1903], [1903, 1903]], axis = makeAxis(spans);
  const heights = histogram(spans, axis, binsOf(axis));
  near(heights.reduce((sum, height) => sum + height, 0), 3);
  assert.deepEqual(heights, [1.25, 0.25, 0.25, 1.25]);
});

test('the player steps only through years in which something happens', () => {
  assert.deepEqual(moments([[1900, 1900], [1837, 1838], [1900, 1901]]), [[1837, 1837], [1900, 1900]]);
  const many = Array.from({ length: 100 }, (_, i) => [1800 + 3 * i, 1800 + 3 * i]);
  assert.ok(moments(many).length <= 40);
  assert.equal(moments(many).at(-1)[1], 2097);
});

test('addresses are read as they are written', () => {
  const hash = formatHash([['p', 'gn:1'], ['q', 'Čapek & Sons'], ['y', '-44-14'], ['t', null], ['m', 0]]);
  assert.equal(hash, 'p=gn:1&q=%C4%8Capek%20%26%20Sons&y=-44-14&m=0');
  assert.deepEqual([...parseHash('#' + hash)], [['p', 'gn:1'], ['q', 'Čapek & Sons'], ['y', '-44-14'], ['m', '0']]);
  assert.deepEqual(parseYears('-44-14'), [-44, 14]);
  assert.equal(parseYears('1900'), null);
  assert.deepEqual(parseView('5.25,40.1,44'), [5.25, 40.1, 44]);
  for (const bad of ['', '5,99,0', 'a,b,c', '5,40', undefined]) assert.equal(parseView(bad), null);
  assert.deepEqual([...parseHash('#p=%&x&=1&t=ok')], [['t', 'ok']]);
});

test('coverage counts the cells that a view needs, over the date line too', () => {
  const tier = { cell: 20, cells: { '17_7': {}, '0_7': {} } };
  assert.equal(coverage(tier, { west: 165, south: 51, east: 195, north: 59 }), 1);
  assert.equal(coverage(tier, { west: 130, south: 51, east: 150, north: 59 }), 0);
  assert.equal(coverage({ cell: 360, cells: {} }, { west: 0, south: 0, east: 1, north: 1 }), 1);
});

test('the parts of a parallel that are in some areas', () => {
  const areas = [[20, 0, 30, 10], [0, 0, 10, 10], [8, 5, 15, 20], [40, 30, 50, 40]];
  assert.deepEqual(intervals(areas, 7), [[0, 15], [20, 30]]);
  assert.deepEqual(intervals(areas, 3), [[0, 10], [20, 30]]);
  assert.deepEqual(intervals(areas, 25), []);
});

test('whether a tier has every cell of a view', () => {
  const tier = { cell: 10, cells: { '35_13': {}, '0_13': {}, '1_13': {} } };
  assert.ok(covers(tier, { west: 172, south: 41, east: 195, north: 49 }));
  assert.ok(!covers(tier, { west: 165, south: 41, east: 175, north: 49 }));
  assert.ok(!covers(tier, { west: -175, south: 41, east: -165, north: 51 }));
  assert.ok(covers({ cell: 360, cells: {} }, { west: -500, south: -80, east: 500, north: 80 }));
});

test('a place opens no closer than its ground is whole', () => {
  const world = { cell: 360, cells: {} }, fine = { cell: 5, cells: { '36_28': {} } };
  const view = (zoom) => ({ west: 1 - 100 / 2 ** zoom, east: 1 + 100 / 2 ** zoom, south: 52.5 - 50 / 2 ** zoom, north: 52.5 + 50 / 2 ** zoom });
  assert.equal(closest([world, fine], [4, 9], view, 7), 7);
  assert.equal(closest([world, { cell: 5, cells: {} }], [4, 9], view, 7), 4);
});

test('a score is the sum of its parts', () => {
  const steps = waterfall(0.9, [[2, 'name'], [-0.5, 'time'], [0.3, 'base rate', 'prior']]);
  assert.deepEqual(steps.map((step) => step.kind), ['prior', 'clue', 'clue', 'score']);
  assert.equal(steps[0].to, 0.3);
  for (let i = 1; i < steps.length - 1; i++) near(steps[i].from, steps[i - 1].to);
  near(steps.at(-1).to, logOdds(0.9));
  const implied = waterfall(0.9, [[2, 'name']]);
  near(implied[1].to, logOdds(0.9));
});

test('compact mentions are filled in', () => {
  const found = fillMentions([[[4, 10, 4, 500, 500, 1, 1], [-4, 5, 2, 1000, null, 2], [null, 3, 2, 1000, null, 'x7'], [4, 9, 1, 1000, 900, 1, 0, 'NORP']], [[4, 2, 3, 1000, 800]]],
    [[1, 1920], [1, null], [1, [1914, 1918]], [2, null]]);
  assert.deepEqual(found.map((one) => [one.index, one.doc, one.start, one.end, one.entity]),
    [[0, 0, 10, 14, 'e1'], [1, 0, 15, 17, 'e3'], [2, 0, 18, 20, 'x7'], [3, 0, 27, 28, 'e4'], [4, 1, 2, 5, 'e1']]);
  assert.deepEqual(found.map((one) => [one.place, one.person, one.type]),
    [[4, null, 'PLACE'], [null, 3, 'PERSON'], [null, null, 'PLACE'], [4, null, 'NORP'], [4, null, 'PLACE']]);
  assert.deepEqual(found.slice(0, 3).map((one) => [one.years, one.sure, one.score, one.certainty, one.reading]),
    [[[1920, 1920], 0.5, 0.5, 0.25, 1], [null, 1, null, null, 0], [[1914, 1918], 1, null, null, 0]]);
  assert.deepEqual(mentionsOf(found, 'place', 5)[4], [0, 3, 4]);
  assert.deepEqual(mentionsOf(found, 'person', 4)[3], [1]);
});

test('compact places are filled in', () => {
  const place = fillPlace({ id: 'gn:1', name: 'Kars', what: 1, lat: 40.6, lon: 43.1, score: 0.5, readings: [{ clues: [70, 1, -5, 0], others: [[0, 0.2]] }], names: [['Karin', 'hy'], ['Ղարս', 'hy', 1, 1900], 'Karse', ['Gars', 'de', -1]] },
    2, [0], { unsure: 0.6, words: ['Turkey', 'settlement'], says: [['far away', 'near'], ['“” is its main name', 'name']], sources: ['', 'atlas'],
      candidates: [['Karsu', 0, 37, 32, 'gn:2']] });
  assert.deepEqual([place.written, place.matched, place.unsure, place.located, place.readings[0].score], [['Kars'], 'Kars', true, true, 0.5]);
  assert.deepEqual([place.label, place.what, place.country, place.n], ['Kars', 'settlement', null, 1]);
  assert.deepEqual(place.readings[0].clues, [[0.7, '“Kars” is its main name', 'name'], [-0.05, 'far away', 'near']]);
  assert.deepEqual(place.readings[0].others, [['Karsu', 'Turkey', 37, 32, 0.2, 'gn:2']]);
  assert.deepEqual(place.names, [['Karin', 'hy', null, null, 0, ''], ['Ղարս', 'hy', 1900, null, 0, 'atlas'], ['Karse', null, null, null, 0, 'atlas'], ['Gars', 'de', null, null, 0, '']]);
});

test('who is named with the same places', () => {
  assert.deepEqual(sharing([[0, 1], [1, 2]]), [[[1, [1]]], [[0, [1]]]]);
  assert.deepEqual(sharing([[0, 1, 0], [1, 0]]), [[[1, [0, 1]]], [[0, [1, 0]]]]);
  assert.deepEqual(sharing([[0], [1], []]), [[], [], []]);
  assert.deepEqual(sharing([[0, 1], [0], [0, 1]]), [[[2, [0, 1]], [1, [0]]], [[0, [0]], [2, [0]]], [[0, [0, 1]], [1, [0]]]]);
});

test('land that was cut has a coast only where it meets the sea', () => {
  assert.deepEqual(cellBox('36_18', 5), [0, 0, 5, 5]);
  assert.deepEqual(coastOf([0, 0, 5.03, 0, 5.03, 5.03, 0, 5.03], [0, 0, 5, 5], 100), [[0, 5.03, 0, 0, 5.03, 0]]);
  assert.deepEqual(coastOf([1, 1, 2, 1, 2, 2], [0, 0, 5, 5], 100), [[1, 1, 2, 1, 2, 2, 1, 1]]);
  assert.deepEqual(coastOf([-180, 70, -170, 70, -180, 60], cellBox('0_0', 360), 10), [[-180, 70, -170, 70, -180, 60]]);
});

test('a table is safe to open as a spreadsheet', () => {
  const text = toCsv([['a', '=SUM(A1)'], ['-1.5', 'He said "no"'], [null, '@x']]);
  assert.equal(text, '\ufeff"a","\'=SUM(A1)"\r\n"-1.5","He said ""no"""\r\n"","\'@x"\r\n');
});

test('areas along a parallel', () => {
  // two squares side by side: 1 west of longitude 10, 2 east of it; the outer edges border on the sea
  const lines = [
    { left: 1, right: null, lons: [10, 0, 0, 10], lats: [5, 5, 0, 0] },
    { left: 1, right: 2, lons: [10, 10], lats: [0, 5] },
    { left: 2, right: null, lons: [10, 30, 30, 10], lats: [0, 0, 5, 5] },
  ];
  const at = crossings(lines, 2);
  assert.deepEqual(at.map(({ lon, left, right }) => [lon, left, right]), [[0, null, 1], [10, 1, 2], [30, 2, null]]);
  assert.deepEqual(widestRuns(at, 4, 18), new Map([[1, { lon: 7, width: 6 }], [2, { lon: 14, width: 8 }]]));
  assert.deepEqual(widestRuns(at, 40, 50), new Map());
  assert.deepEqual(widestRuns([], 0, 10), new Map());
  // a line is missing between 2 and 3, and beyond 30 nothing is known
  const broken = [{ lon: 10, left: 1, right: 2 }, { lon: 20, left: 3, right: 4 }];
  assert.deepEqual(widestRuns(broken, 0, 60, 0, 30), new Map([[1, { lon: 5, width: 10 }], [4, { lon: 25, width: 10 }]]));
  // lines between parts of one area do not end a run
  assert.equal(widestRuns(at.map((one) => ({ ...one, left: one.left && 'x', right: one.right && 'x' })), 0, 30).get('x').width, 30);
});

test('the state of a year', () => {
  const spans = [[1816, 1877, 0], [1878, 1917, 3]];
  assert.deepEqual([1877, 1878, 1918].map((y) => stateIn(spans, y)), [0, 3, null]);
});
