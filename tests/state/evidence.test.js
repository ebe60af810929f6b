// The reading of the evidence in the state, in requests and in the address.
import assert from 'node:assert/strict';
import test from 'node:test';
import { goalsMoved, multiplierOf, setEvidence, setMultiplier } from '../../web/state/evidence.js';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import { defaultState, toComparisonRequest, toEvidenceRequest } from '../../web/state/inputs.js';

const doubled = setMultiplier(setMultiplier(defaultState(), 'conversion', 'micro', 2), 'conversion', 'macro', 0.1);

test('a multiplier of 1 is none', () => {
  assert.equal(multiplierOf(doubled, 'conversion', 'micro'), 2);
  assert.equal(multiplierOf(doubled, 'reach', 'micro'), 1);
  const back = setMultiplier(setMultiplier(doubled, 'conversion', 'micro', 1), 'conversion', 'macro', 1);
  assert.deepEqual(back, defaultState());
});

test('a neutral request says nothing of evidence, and own multipliers go out with their reading only', () => {
  const asked = (/** @type {import('../../web/state/inputs.js').Inputs} */ state) => {
    const { evidence, evidence_multipliers } = toComparisonRequest(state);
    return [evidence, evidence_multipliers];
  };
  assert.deepEqual(asked(doubled), [undefined, undefined]);
  assert.deepEqual(asked(setEvidence(doubled, 'nano_edge')), ['nano_edge', undefined]);
  assert.deepEqual(asked(setEvidence(doubled, 'own')), ['own', { conversion: { micro: 2, macro: 0.1 } }]);
});

test('the strip is asked the same whichever reading is in use, always with the own multipliers', () => {
  assert.deepEqual(toEvidenceRequest(setEvidence(doubled, 'inverted_u')), toEvidenceRequest(doubled));
  assert.deepEqual(toEvidenceRequest(doubled).evidence_multipliers, { conversion: { micro: 2, macro: 0.1 } });
});

test('the address names the reading and all five multipliers', () => {
  const encoded = encodeHash(setEvidence(doubled, 'own'));
  assert.ok(encoded.ok);
  assert.equal(encoded.hash, 'v=1&evidence=own&evidence.conversion=1~2~1~0.1~1');
  assert.deepEqual(decodeHash(encoded.hash), { state: setEvidence(doubled, 'own'), notices: [] });
});

test('a link from before the readings is neutral', () => {
  const { state, notices } = decodeHash('#v=1&budget=100&lens=tracked');
  assert.deepEqual([state.evidence, state.evidence_multipliers, notices], ['neutral', {}, []]);
});

test('reach moves people and return, engagement itself, orders per click the return', () => {
  assert.deepEqual(goalsMoved(['reach']), ['reach', 'return']);
  assert.deepEqual(goalsMoved(['engagement']), ['engagement']);
  assert.deepEqual(goalsMoved(['conversion', 'engagement']), ['engagement', 'return']);
  assert.deepEqual(goalsMoved([]), []);
});
