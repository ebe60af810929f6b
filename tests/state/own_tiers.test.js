// Own tiers: they begin as those in use, move one by one, and always rise.
import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import { defaultState, movedTier, setScheme, startingTiers } from '../../web/state/inputs.js';

const own = () => setScheme(defaultState(), 'custom', startingTiers(defaultState()));

test('own tiers begin as those of the scheme in use and change nothing yet', () => {
  assert.deepEqual(startingTiers(defaultState()).map(({ label, lower }) => [label, lower]), [['nano', 1000], ['micro', 10_000], ['mid', 100_000], ['macro', 500_000], ['mega', 1_000_000]]);
  assert.deepEqual(own().options, defaultState().options);
});

test('moving a bound moves the account that stands for the tier', () => {
  const tiers = movedTier(own(), 'macro', 200_000);
  assert.ok(tiers);
  const macro = setScheme(own(), 'custom', tiers).options[1];
  assert.equal(macro.kind === 'creators' && macro.followers, Math.round(Math.sqrt(200_000 * 1_000_000)));
});

test('bounds that would not rise are refused', () => {
  assert.equal(movedTier(own(), 'macro', 100_000), null);
  assert.equal(movedTier(own(), 'nano', 10_000), null);
  assert.equal(movedTier(own(), 'mega', 499_999), null);
});

test('own tiers survive the address', () => {
  const tiers = movedTier(own(), 'micro', 12_345);
  assert.ok(tiers);
  const state = setScheme(own(), 'custom', tiers);
  const encoded = encodeHash(state);
  assert.ok(encoded.ok);
  assert.deepEqual(decodeHash(encoded.hash).state, state);
});
