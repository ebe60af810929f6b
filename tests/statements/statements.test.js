// Published statements, recomputed from their inputs. Imports the formulas beside the data and the generator's reader.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readData } from '../../wasm/data/generator/read.mjs';
import { judged, measures } from '../../wasm/data/measures.mjs';

const { statements } = readData().statements;

/** Rounding of the stored values, six significant digits. */
const kStored = 5e-6;

/** @type {Record<string, (claim: any, value: number) => void>} */
const verdicts = {
  reproduces: ({ printed, tolerance, measure }, value) => {
    assert.ok(Math.abs(value - printed) <= tolerance + 1e-12 * Math.abs(printed), `${measure}: ${value}, printed ${printed} within ${tolerance}`);
  },
  does_not_reproduce: ({ printed, tolerance, measure }, value) => {
    assert.ok(Math.abs(value - printed) > tolerance, `${measure}: ${value} must not agree with the printed ${printed}`);
  },
  forward: () => {},
};

for (const statement of statements) {
  test(`${statement.id}: ${statement.says}`, () => {
    for (const claim of statement.claims) {
      const value = measures[claim.measure](claim.inputs);
      verdicts[claim.verdict](claim, value);
      const allowed = Math.max(claim.verdict === 'forward' ? claim.tolerance : 0, kStored * Math.abs(claim.computed));
      assert.ok(Math.abs(value - claim.computed) <= allowed, `${claim.measure}: ${value}, kept value ${claim.computed}`);
    }
  });
}

test('the statements that contradict themselves are known by name', () => {
  const wrong = statements.filter((/** @type {any} */ s) => s.claims.some((/** @type {any} */ c) => c.verdict === 'does_not_reproduce'));
  assert.deepEqual(wrong.map((/** @type {any} */ s) => s.id),
    ['seeding_example', 'media_value_as_return', 'mean_order_value', 'table_total']);
});

test('media value per dollar is not a return: 9.60 for 1 returns 860 %', () => {
  assert.equal(Math.round(100 * measures.returnOnCost({ value: 9.6, cost: 1 })), 860);
});

test('no formula goes unused', () => {
  const used = new Set(statements.flatMap((/** @type {any} */ s) => s.claims.map((/** @type {any} */ c) => c.measure)));
  assert.deepEqual(Object.keys(measures).filter((name) => !used.has(name)), []);
});

test('a wrong input breaks a statement', () => {
  const claim = statements[0].claims[0];
  const value = measures[claim.measure]({ ...claim.inputs, impressions: 100001 });
  assert.throws(() => verdicts.reproduces(claim, value));
});

test('the method page prints the verdict of every claim as the tests find it', () => {
  const words = { reproduces: true, does_not_reproduce: false, forward: null };
  for (const claim of statements.flatMap((/** @type {any} */ s) => s.claims)) {
    assert.equal(judged(claim).agrees, words[/** @type {keyof typeof words} */ (claim.verdict)], `${claim.measure} ${JSON.stringify(claim.inputs)}`);
  }
});
