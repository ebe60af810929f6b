// The engine and an independent implementation of METHOD.md give the same answers to random requests.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { holdAgainstOracle, kCoarseTolerance, kTolerance } from './compare.mjs';
import { normalCdf } from './many.mjs';
import { kLenses } from './model.mjs';
import { binomialQuantile, normalQuantile, philox, quantile } from './numbers.mjs';

const kRequests = 300;
const kDraws = 200;
const kSeed = 20240611;

/** @type {ReturnType<typeof holdAgainstOracle>} */
let result;
/** What the requests meet. @type {Set<string>} */
const seen = new Set();

before(async () => {
  result = holdAgainstOracle(await createNodeEngine(), kRequests, kDraws, kSeed, (request, answer) => {
    seen.add(request.platform).add(request.lens).add(request.evidence ?? 'neutral');
    for (const { verdict } of Object.values(answer.contests)) seen.add(verdict.kind);
    for (const { metrics, capped } of answer.options) {
      if (metrics.delivered) seen.add(metrics.delivered.p50 > 64 ? 'many creators' : 'few creators');
      if (capped.p > 0) seen.add('more creators than are counted');
    }
  });
});

test('every figure of 300 random comparisons and value curves agrees to 1e-9', () => {
  const apart = [...result.table].filter(([, { worst }]) => worst > kTolerance);
  assert.deepEqual(apart.map(([name, difference]) => ({ name, ...difference })), []);
  assert.ok(result.table.size > 200, `only ${result.table.size} kinds of figures were compared`);
});

test('fewer than 0.1 % of budgets lie at the border of one creator more or less', () => {
  const { near, projections, skipped } = result.border;
  assert.ok(near < 0.001 * projections, `${near} of ${projections}`);
  assert.ok(skipped < 0.05 * kRequests, `${skipped} requests set aside`);
});

test('where moments of many creators cancel the figures agree to 1e-7', () => {
  const apart = [...result.coarse].filter(([, { worst }]) => worst > kCoarseTolerance);
  assert.deepEqual(apart.map(([name, difference]) => ({ name, ...difference })), []);
  assert.ok(result.border.coarse < 0.1 * kRequests, `${result.border.coarse} requests`);
});

test('the random requests meet every platform, lens, reading and verdict, and both sides of 64 creators', () => {
  const wanted = ['instagram', 'tiktok', 'youtube', 'x', ...kLenses, 'wins', 'too_close', 'only_one_affordable', 'none_affordable',
    'spend_nothing', 'not_comparable', 'few creators', 'many creators', 'more creators than are counted',
    'neutral', 'nano_edge', 'inverted_u', 'larger_audiences_pay', 'flat_tiktok_reach', 'own'];
  assert.deepEqual(wanted.filter((name) => !seen.has(name)), []);
});

test('the oracle stands on published values', () => {
  const hex = (/** @type {number[]} */ words) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');
  assert.equal(hex(philox([0, 0, 0, 0], [0, 0])), '6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  assert.equal(hex(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])), 'd16cfe09 94fdcceb 5001e420 24126ea1');
  assert.ok(Math.abs(normalQuantile(0.25) + 0.6744897501960817) < 1e-15);
  assert.ok(Math.abs(normalQuantile(1e-20) + 9.262340089798408) < 1e-13);
  assert.ok(Math.abs(normalCdf(-0.6744897501960817) - 0.25) < 1e-15);
  assert.ok(Math.abs(normalCdf(-9.262340089798408) / 1e-20 - 1) < 1e-12);
  assert.equal(quantile([1, 2, 3, 4], 0.25), 1.75);
  assert.deepEqual([0.2, 0.6875, 0.688, 1].map((u) => binomialQuantile(u, 4, 0.5)), [1, 2, 3, 4]);
});
