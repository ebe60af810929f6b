// Micro against macro under every tier scheme: the same comparison, asked for several pairs of sizes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTEST_NAMES } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { defaultState, toSchemesRequest } from '../../web/state/inputs.js';

const engine = await createNodeEngine();
const request = () => ({ ...toSchemesRequest(defaultState()), draws: 500 });

test('every built-in scheme takes part, at the middle of its micro and macro tier', () => {
  const { schemes } = request();
  assert.deepEqual(schemes.map(({ scheme }) => scheme), ['industry', 'article', 'izea', 'hypeauditor', 'emarketer']);
  for (const { scheme, micro, macro } of schemes) {
    for (const [tier, followers] of Object.entries({ micro, macro })) {
      const classified = engine.classify({ followers, scheme });
      assert.ok(classified.ok && classified.tier === tier);
      assert.ok(Math.abs(classified.representative_followers - followers) <= 0.5);
    }
  }
});

test('own tiers without micro or macro are left out, with both they take part', () => {
  const withTiers = (/** @type {string[]} */ labels) => toSchemesRequest({ ...defaultState(), custom_tiers: labels.map((label, index) => ({ lower: 10 ** (3 + index), label: /** @type {any} */ (label) })) });
  assert.ok(!withTiers(['nano', 'mega']).schemes.some(({ scheme }) => scheme === 'custom'));
  assert.ok(withTiers(['nano', 'micro', 'macro']).schemes.some(({ scheme }) => scheme === 'custom'));
});

test('a row is the verdict of a plain comparison of the two sizes', () => {
  const { schemes, ...projection } = request();
  const answer = engine.compareSchemes({ ...projection, schemes });
  assert.ok(answer.ok);
  for (const { scheme, micro, macro, verdicts } of answer.schemes) {
    const plain = engine.compare({ ...projection, options: [{ slot: 0, kind: 'creators', followers: micro }, { slot: 1, kind: 'creators', followers: macro }] });
    assert.ok(plain.ok);
    assert.deepEqual(Object.keys(verdicts), [...CONTEST_NAMES]);
    for (const contest of CONTEST_NAMES) assert.deepEqual(verdicts[contest], plain.contests[contest].verdict, `${scheme} ${contest}`);
  }
});

test('a faulty row is named by its place and tier', () => {
  const schemes = request().schemes;
  /** @type {[any, string, number, string | undefined][]} */
  const cases = [
    [{ ...schemes[1], micro: 3 }, 'below_minimum', 1, 'micro'],
    [{ ...schemes[1], macro: 'many' }, 'wrong_type', 1, 'macro'],
    [{ ...schemes[1], scheme: 'horoscope' }, 'unknown_choice', 1, undefined],
  ];
  for (const [row, code, index, part] of cases) {
    const answer = engine.compareSchemes({ ...request(), schemes: [schemes[0], row] });
    assert.ok(!answer.ok);
    assert.deepEqual(answer.errors.map((error) => [error.code, error.field, error.index, error.part]), [[code, 'scheme', index, part]]);
  }
  assert.equal(/** @type {any} */ (engine.compareSchemes({ ...request(), schemes: [] })).errors[0].code, 'wrong_length');
});
