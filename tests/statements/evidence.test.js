// The multipliers of the readings follow from what the studies print, as the notes say. Imports the data and Node's own modules.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readData } from '../../wasm/data/generator/read.mjs';

const { schema, benchmarks, evidence } = readData();
const { followers, tiers } = schema.curve;
/** @param {string} curve */
const points = (curve) => tiers.map((/** @type {string} */ tier) => benchmarks.inputs.find((/** @type {any} */ input) => input.id === `${curve}.${tier}`).median);

/** Stored multipliers of a reading against a derivation; only ratios count. @param {string} id @param {string} quantity @param {(size: number, index: number) => number} derive */
function assertDerived(id, quantity, derive) {
  const reading = evidence.readings.find((/** @type {any} */ entry) => entry.id === id);
  const stored = tiers.map((/** @type {string} */ tier) => reading.effects.find((/** @type {any} */ effect) => effect.quantity === quantity).multipliers[tier]);
  const derived = followers.map(derive);
  const level = Math.sqrt(derived[1] * derived[3]);
  stored.forEach((/** @type {number} */ value, /** @type {number} */ index) => assert.ok(Math.abs(value / (derived[index] / level) - 1) < 1e-3, `${id} ${tiers[index]}: ${value} for ${derived[index] / level}`));
}

test('nano edge: the printed ratio of revenue per follower without the part that reach already has', () => {
  const rest = 0.265 / 0.049 / (0.24557 / 0.15787);
  const exponent = Math.log(rest) / Math.log(122449 / 3774);
  assertDerived('nano_edge', 'conversion', (size, index) => [rest, (122449 / size) ** exponent, 1, 1, 1][index]);
});

test('inverted U: engagement turns at a million followers', () => {
  assertDerived('inverted_u', 'engagement', (size) => Math.exp(-size / 1e6));
});

test('larger audiences pay: 9.2 % for a standard deviation of log followers read from the span of fees', () => {
  const price = points('price.instagram_feed');
  const exponent = Math.log(price[3] / price[1]) / Math.log(followers[3] / followers[1]);
  const deviation = Math.log(100000 / 200) / 4 / exponent;
  for (const quantity of ['engagement', 'conversion']) assertDerived('larger_audiences_pay', quantity, (size) => size ** (Math.log(1.092) / deviation));
});

test('flat TikTok reach: views go with the tenth root of followers', () => {
  const views = points('reach.tiktok_video');
  for (const quantity of ['reach', 'engagement']) assertDerived('flat_tiktok_reach', quantity, (size, index) => size ** -0.9 / views[index]);
});
