// What a part of an answer rests on, read off the data and the user's marks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { REASON_NAMES } from '../../build/generated/schema.js';
import { toSensitivityRequest, toWhyRequest } from '../../web/state/explaining.js';
import { groundsOf } from '../../web/state/grounds.js';
import { defaultState, removeOption, setInput, toComparisonRequest } from '../../web/state/inputs.js';

const state = defaultState();
const request = toComparisonRequest(state);
const [micro, macro, ads] = request.options;

test('every reason of the usual question rests on something', () => {
  for (const reason of REASON_NAMES) {
    const options = reason === 'price_and_reach' ? [micro, ads] : [micro, macro];
    assert.ok(groundsOf(reason, options, request, 'return').length > 0, reason);
  }
});

test('luck and overhead are judgements', () => {
  for (const reason of /** @type {const} */ (['luck', 'overhead', 'delivery', 'overlap', 'repeats'])) {
    assert.deepEqual(groundsOf(reason, [micro, macro], request, 'reach'), ['judgement'], reason);
  }
});

test('a fee measured for one option leaves the other on the published curve', () => {
  const measured = { ...micro, price: 500 };
  assert.deepEqual(groundsOf('price', [measured], request, 'reach').includes('measured'), true);
  assert.equal(groundsOf('price', [measured, macro], request, 'reach')[0], 'measured');
  assert.ok(groundsOf('price', [measured, macro], request, 'reach').includes('interpolated'));
});

test('an input marked as measured counts as measured, one that is 0 does not count', () => {
  const sent = toComparisonRequest(setInput(state, 'completion', { low: 0.9, median: 0.9, high: 0.9, measured: true }));
  assert.deepEqual(groundsOf('delivery', [micro, macro], sent, 'reach'), ['measured']);
  const none = toComparisonRequest(setInput(state, 'ads_creative_cost', { low: 0, median: 0, high: 0 }));
  assert.deepEqual(groundsOf('overhead', [ads], none, 'reach'), []);
});

test('one option alone has nothing to explain', () => {
  const alone = removeOption(removeOption(state, 1), 2);
  assert.equal(toWhyRequest(alone), null);
  assert.equal(toSensitivityRequest(alone), null);
  assert.equal(toSensitivityRequest(state)?.goal, state.goal);
});
