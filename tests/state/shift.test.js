// A range moved to a new median keeps its spread on the scale it is drawn on, and stays inside its bounds.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';
import { orderFault } from '../../web/state/fields.js';
import { shiftRange } from '../../web/state/shift.js';

const price = { shape: /** @type {const} */ ('positive'), min: 0.01, max: 1e8 };
const share = { shape: /** @type {const} */ ('share'), min: 0.001, max: 0.999 };
const odds = (/** @type {number} */ p) => Math.log(p / (1 - p));

test('a positive range keeps its ratios to the median', () => {
  assert.deepEqual(shiftRange(price, { low: 100, median: 400, high: 1600 }, 800), { low: 200, median: 800, high: 3200 });
});

test('a share keeps its distances in log odds', () => {
  const moved = shiftRange(share, { low: 0.3, median: 0.6, high: 0.9 }, 0.5);
  assert.equal(moved.median, 0.5);
  assert.ok(Math.abs(odds(moved.high) - odds(moved.median) - (odds(0.9) - odds(0.6))) < 1e-12);
  assert.ok(Math.abs(odds(moved.median) - odds(moved.low) - (odds(0.6) - odds(0.3))) < 1e-12);
});

test('a constant moves as a constant', () => {
  assert.deepEqual(shiftRange(share, { low: 0, median: 0, high: 0 }, 0.25), { low: 0.25, median: 0.25, high: 0.25 });
});

test('what was measured stays measured', () => {
  assert.equal(shiftRange(price, { low: 1, median: 2, high: 4, measured: true }, 3).measured, true);
});

test('every input of the model can be moved across its slider without an invalid range', () => {
  for (const input of INPUT_DEFAULTS) {
    const standard = { low: input.low, median: input.median, high: input.high };
    for (let step = 0; step <= 20; step += 1) {
      const [from, to] = [Math.max(input.min, input.median / 50), Math.min(input.max, Math.max(input.median, 0.01) * 50)];
      const median = from + ((to - from) * step) / 20;
      const moved = shiftRange(input, standard, median);
      assert.equal(orderFault(input.id, moved), null, `${input.id} at ${median}`);
      assert.ok(moved.low >= input.min && moved.high <= input.max, `${input.id} at ${median} leaves its bounds`);
    }
  }
});
