// What a part of an answer rests on, read off the data and the user's marks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { REASON_NAMES } from '../../build/generated/schema.js';
import { toSensitivityRequest, toWhyRequest } from '../../web/state/explaining.js';
import { groundsOf, inputsBehind, mainInputs } from '../../web/state/grounds.js';
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

test('an option leads to its fee, its reach and the work it makes, at its own size; what is 0 is left out', () => {
  assert.deepEqual(mainInputs(micro, request), ['price.instagram_feed.micro', 'reach.instagram_feed.micro', 'hours_per_creator']);
  assert.deepEqual(mainInputs(macro, request).slice(0, 2), ['price.instagram_feed.macro', 'reach.instagram_feed.macro']);
  assert.deepEqual(mainInputs(ads, request), ['ads_cpm', 'ads_frequency', 'ads_creative_cost']);
  const agreed = { ...micro, price: 500 };
  assert.equal(mainInputs(agreed, request)[0], 'price_ratio_instagram_story', 'an agreed fee is no assumption any more');
  assert.ok(!inputsBehind('overhead', [micro], request, 'reach').includes('agency_share'));
});

test('one option alone has nothing to explain', () => {
  const alone = removeOption(removeOption(state, 1), 2);
  assert.equal(toWhyRequest(alone), null);
  assert.equal(toSensitivityRequest(alone), null);
  assert.equal(toSensitivityRequest(state)?.goal, state.goal);
});
