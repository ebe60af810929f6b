// Geometry of the charts, without a browser: pure functions from numbers to pixels.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sliderPosition, sliderSteps, sliderValue } from '../../web/ui/field.js';
import { probabilityBarGeometry } from '../../web/ui/charts/probability_bar.js';
import { dotDomain, dotValues, quantileDotsGeometry, stackDots } from '../../web/ui/charts/quantile_dots.js';
import { rangeRowsGeometry } from '../../web/ui/charts/range_rows.js';
import { domainWithZero, logTicks, spreadLabels } from '../../web/ui/charts/scales.js';
import { discCount, sharedDiscScale, unitDrawingGeometry } from '../../web/ui/charts/unit_drawing.js';
import { crossings, followersAt, runs, valueAt, valueCurveGeometry } from '../../web/ui/charts/value_curve.js';

const row = { name: '', tone: '', text: '', range: '' };

test('an even chance stands in the middle, certainty at the right end', () => {
  const bar = (/** @type {number} */ p) => probabilityBarGeometry({ p, se: 0, width: 200, radius: 8 });
  assert.equal(bar(0.5).marker, 100);
  assert.equal(bar(1).marker, 192);
  assert.equal(bar(0).marker, 8);
});

test('35 and 65 in 100 are still too close, 66 is not', () => {
  const close = [0.34, 0.35, 0.5, 0.65, 0.66].map((p) => probabilityBarGeometry({ p, se: 0, width: 200, radius: 8 }).inZone);
  assert.deepEqual(close, [false, true, true, true, false]);
});

test('ranges of all options share one scale that holds zero', () => {
  const g = rangeRowsGeometry([{ ...row, low: -50, median: 0, high: 50 }, { ...row, low: 10, median: 20, high: 150 }], 203);
  assert.equal(g.bars[0].x, 1);
  assert.equal(g.bars[1].x + g.bars[1].width, 201);
  assert.equal(g.zero, g.bars[0].median);
});

test('an infinite end is drawn to the edge and marked open', () => {
  const g = rangeRowsGeometry([{ ...row, low: 1, median: 2, high: Infinity }, { ...row, low: 0, median: 1, high: 10 }], 203);
  assert.equal(g.bars[0].x + g.bars[0].width, 201);
  assert.equal(g.bars[0].openHigh, true);
});

test('a domain of nothing but zeros still has a length', () => {
  assert.deepEqual(domainWithZero([0, 0]), [0, 1]);
  assert.deepEqual(domainWithZero([Infinity]), [0, 1]);
});

test('ticks are decades, with twos and fives where there is room', () => {
  assert.deepEqual(logTicks([1000, 1e7], 20), [1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7]);
  assert.deepEqual(logTicks([1000, 1e7], 6), [1e3, 1e4, 1e5, 1e6, 1e7]);
  assert.deepEqual(logTicks([0.6, 4], 5), [1, 2]);
});

test('labels keep their order and their distance', () => {
  assert.deepEqual(spreadLabels([50, 52, 300], 40, [0, 400]), [50, 90, 300]);
  assert.deepEqual(spreadLabels([390, 380], 40, [0, 400]), [400, 360]);
});

test('twenty dots are the middles of twenty equal shares', () => {
  const percentiles = Array.from({ length: 101 }, (_, index) => index);
  assert.deepEqual(dotValues(percentiles, 20).slice(0, 3), [2.5, 7.5, 12.5]);
});

test('no column of dots mixes loss and gain', () => {
  const x = (/** @type {number} */ value) => 100 + value;
  const dots = stackDots([-3, -1, 1, 3], x, [-100, 100], 10);
  assert.deepEqual(dots.map((dot) => dot.x), [95, 95, 105, 105]);
  assert.deepEqual(dots.map((dot) => dot.rank), [0, 1, 0, 1]);
});

test('a long tail is cut and its dots are marked as beyond', () => {
  const percentiles = Array.from({ length: 101 }, (_, index) => (index < 95 ? index - 50 : 10_000));
  const domain = dotDomain([{ name: '', tone: '', note: '', percentiles }]);
  assert.ok(domain[1] < 200);
  const g = quantileDotsGeometry([{ name: '', tone: '', note: '', percentiles }], { width: 600, count: 20, tickText: String });
  assert.equal(g.rows[0].dots.filter((dot) => dot.beyond > 0).length, 1);
});

test('the chart of dots keeps its height whatever the numbers', () => {
  const height = (/** @type {number[]} */ percentiles) => quantileDotsGeometry([{ name: '', tone: '', note: '', percentiles }], { width: 600, count: 20, tickText: String }).height;
  assert.equal(height(Array.from({ length: 101 }, () => 5)), height(Array.from({ length: 101 }, (_, index) => index - 50)));
});

test('the area of a disc is its follower count, on one scale', () => {
  const options = [{ creators: 26, followers: 31623 }, { creators: 2, followers: 707107 }];
  const scale = sharedDiscScale(options, 300, 104);
  const [micro, macro] = options.map((option) => unitDrawingGeometry(option, scale, 300, 104));
  assert.ok(Math.abs(macro.radius ** 2 / micro.radius ** 2 - 707107 / 31623) < 1e-9);
  assert.equal(micro.centres.length, 26);
  for (const { x, y } of [...micro.centres, ...macro.centres]) assert.ok(x > 0 && x < 300 && y > 0 && y < 104);
});

test('beyond 400 creators one disc stands for several', () => {
  assert.deepEqual(discCount(400), { discs: 400, creatorsPerDisc: 1 });
  assert.deepEqual(discCount(2186), { discs: 219, creatorsPerDisc: 10 });
});

test('pieces of a curve meet where the data end', () => {
  assert.deepEqual(runs([true, false, false, false, true]), [
    { from: 0, to: 1, flag: true },
    { from: 1, to: 3, flag: false },
    { from: 3, to: 4, flag: true },
  ]);
});

test('a curve is read between its points over log followers', () => {
  assert.ok(Math.abs(valueAt([1000, 100_000], [1, 3], 10_000) - 2) < 1e-12);
  assert.equal(valueAt([1000, 100_000], [1, 3], 10), 1);
  assert.equal(valueAt([1000, 100_000], [1, 3], 1e9), 3);
});

test('every step of a log slider moves its value, and back again', () => {
  const scale = /** @type {const} */ ({ kind: 'log', min: 500, max: 1_000_000 });
  for (let position = 0; position <= sliderSteps(scale); position += 1) assert.equal(sliderPosition(scale, sliderValue(scale, position)), position);
});

test('where a curve passes a level is found between its points, touching is no passing', () => {
  const followers = [1000, 10_000, 100_000, 1e6];
  assert.deepEqual(crossings(followers, [1, 3, 3, 1], 4), []);
  const [up, down, ...more] = crossings(followers, [1, 3, 3, 1], 2);
  assert.ok(more.length === 0 && Math.abs(up / 10 ** 3.5 - 1) < 1e-12 && Math.abs(down / 10 ** 5.5 - 1) < 1e-12);
  for (const at of [up, down]) assert.ok(Math.abs(valueAt(followers, [1, 3, 3, 1], at) - 2) < 1e-12);
  assert.deepEqual(crossings(followers, [1, 2, 1, Number.NaN], 2).length, 2);
});

test('the place of a marker and the follower count under it are each other’s inverse, in three digits; beside the chart is its end', () => {
  const followers = [1000, 10_000, 100_000, 1e6, 1e7];
  const frame = { width: 600, height: 300, left: 40, right: 14 };
  const data = { followers, extrapolated: followers.map(() => false), affordable: followers.map(() => true), series: { p10: followers, p50: followers, p90: followers } };
  for (const size of [1000, 1230, 45_600, 7.89e6, 1e7]) {
    const { markers } = valueCurveGeometry(data, [{ slot: 0, followers: size, name: '', tone: '' }], frame);
    assert.ok(Math.abs(followersAt(markers[0].x, frame, followers) / size - 1) < 0.005);
  }
  assert.deepEqual([followersAt(-50, frame, followers), followersAt(900, frame, followers)], [1000, 1e7]);
});

test('turns on the curve keep their marks; labels that would cover each other or a marker go', () => {
  const followers = [1000, 1e7];
  const data = { followers, extrapolated: [false, false], affordable: [true, true], series: { p10: [1, 1], p50: [2, 2], p90: [3, 3] } };
  const turns = { level: 2, at: [10_000, 11_000, 1e6], tone: '', texts: ['a', 'b', 'c'] };
  const { turns: drawn } = valueCurveGeometry(data, [{ slot: 0, followers: 1.05e6, name: '', tone: '' }], { width: 600, height: 300, left: 40, right: 14 }, turns);
  assert.deepEqual(drawn.map(({ text }) => text), ['a', '', '']);
});
