// Every figure is written in its own unit, and "never" where it never happens.
import assert from 'node:assert/strict';
import test from 'node:test';
import { METRIC_NAMES } from '../../build/generated/schema.js';
import { metricAnchors } from '../../web/state/origins.js';
import { everyFigure, formatOf } from '../../web/ui/views/figures.js';

test('money, shares, whole creators and counts are told apart', () => {
  assert.equal(formatOf('cpe')(5.1), '$5.1');
  assert.equal(formatOf('roi')(-0.28), '−28%');
  assert.equal(formatOf('creators')(26), '26');
  assert.equal(formatOf('clicks')(3300), '3,300');
});

test('what never happens is not a number', () => {
  assert.equal(formatOf('break_even_cvr')(Infinity), 'never');
  assert.equal(formatOf('walk_away_fee')(-Infinity), 'never');
});

test('a figure that an option does not have has no row', () => {
  const stat = { p10: 1, p50: 2, p90: 3, mean: 2, se10: 0.1, se50: 0.1, se90: 0.1, count: 100 };
  const metrics = Object.fromEntries(METRIC_NAMES.map((metric) => [metric, metric === 'engagements' ? null : stat]));
  const { columns, rows } = everyFigure(/** @type {any} */ ({ options: [{ slot: 2, metrics }] }), { 2: 'Adverts' });
  assert.equal(columns.length, 6);
  assert.equal(rows.length, METRIC_NAMES.length - 1);
  assert.ok(rows.every((row) => row[1] === 'Adverts' && row.length === 6));
});

test('each figure leads once to the passage that explains it', () => {
  const stat = { p10: 1, p50: 2, p90: 3, mean: 2, se10: 0.1, se50: 0.1, se90: 0.1, count: 100 };
  const metrics = Object.fromEntries(METRIC_NAMES.map((metric) => [metric, stat]));
  const { rows, anchors = [] } = everyFigure(/** @type {any} */ ({ options: [{ slot: 0, metrics }, { slot: 1, metrics: { ...metrics, creators: null } }] }), { 0: 'Micro', 1: 'Macro' });
  assert.equal(anchors.length, rows.length);
  assert.deepEqual(anchors.filter((anchor) => anchor !== null), METRIC_NAMES.map((metric) => metricAnchors[metric]));
  assert.ok(rows.every((row, index) => (anchors[index] !== null) === (row[1] === 'Micro')));
});
