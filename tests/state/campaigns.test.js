// Past campaigns: cells, rows, pasted tables, the address, and what was learned in and out of the inputs.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LIMITS } from '../../build/generated/schema.js';
import { decodeCampaigns, encodeCampaigns } from '../../web/state/campaign_codes.js';
import { addCampaign, campaignColumns, campaignFaults, campaignName, columnsOf, exposureOf, isInUse, learnedInputs, limitsOf, pastedCampaigns, places, putDefaultsBack, readCampaignCell, removeCampaign, setCampaign, toLearningRequest, useLearned } from '../../web/state/campaigns.js';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import { defaultState, rangeOf, setInput, setPlatform } from '../../web/state/inputs.js';
import { createRandom } from './random.js';

/** @typedef {import('../../web/state/campaigns.js').Campaign} Campaign */

/** @type {Campaign} */
const story = { place: 'instagram_story', name: 'Spring', exposures: 42_000, clicks: 900, tracked_orders: 21 };
const withRows = (/** @type {Campaign[]} */ ...campaigns) => ({ ...defaultState(), campaigns });

/** @param {Partial<import('../../web/engine/index.js').Learned>} [change] @returns {any} */
const learned = (change = {}) => ({ input: 'cvr', own_weight: 0.8, input_range: { low: 0.0123456, median: 0.0198765, high: 0.0287654 }, ...change });

/** @param {import('../../web/state/inputs.js').Inputs} state */
function roundTrip(state) {
  const encoded = encodeHash(state);
  assert.ok(encoded.ok);
  const { state: back, notices } = decodeHash(encoded.hash);
  assert.deepEqual(notices, []);
  assert.deepEqual(back, state);
  return encoded.hash;
}

test('a new row is in the format of the row before, or in the main format of the platform', () => {
  const first = addCampaign(setPlatform(defaultState(), 'tiktok'));
  assert.deepEqual(first.campaigns, [{ place: 'tiktok_video', name: '' }]);
  assert.equal(addCampaign(setCampaign(first, 0, { place: 'ads' })).campaigns[1].place, 'ads');
});

test('there are never more rows than the limit', () => {
  let state = defaultState();
  for (let rows = 0; rows < 30; rows += 1) state = addCampaign(state);
  assert.equal(state.campaigns.length, LIMITS.campaigns_max);
  assert.equal(removeCampaign(state, 3).campaigns.length, LIMITS.campaigns_max - 1);
});

test('an emptied number is not known any more', () => {
  assert.deepEqual(setCampaign(withRows(story), 0, { clicks: undefined }).campaigns[0], { place: 'instagram_story', name: 'Spring', exposures: 42_000, tracked_orders: 21 });
});

test('the label says what each click rate is counted on', () => {
  assert.deepEqual(places.map(exposureOf), ['impressions', 'impressions', 'reach', 'views', 'views', 'followers', 'impressions']);
});

test('engagement is asked for where a rate is published', () => {
  assert.deepEqual(places.filter((place) => !columnsOf(place).includes('engagements')), ['instagram_story', 'ads']);
});

test('cells take numbers as people type them', () => {
  assert.deepEqual(readCampaignCell('exposures', '42,000'), { ok: true, value: 42_000 });
  assert.deepEqual(readCampaignCell('exposures', '1.2M'), { ok: true, value: 1_200_000 });
  assert.deepEqual(readCampaignCell('clicks', '  '), { ok: true, value: undefined });
});

/** @type {[import('../../web/state/campaigns.js').CampaignColumn, string, string][]} */
const badCells = [
  ['clicks', 'many', 'not_a_number'],
  ['clicks', '2.5', 'not_an_integer'],
  ['clicks', '-3', 'below_minimum'],
  ['clicks', '1e16', 'above_maximum'],
  ['followers', '99', 'below_minimum'],
  ['posts', '0', 'below_minimum'],
];
for (const [column, text, code] of badCells) {
  test(`${text} as ${column}: ${code}`, () => {
    const read = readCampaignCell(column, text);
    assert.equal(read.ok, false);
    assert.equal(read.ok ? '' : read.code, code);
  });
}

test('numbers that do not fit together are laid at the field to change', () => {
  const faults = (/** @type {Partial<Campaign>} */ change) => campaignFaults({ place: 'tiktok_video', name: '', ...change }).map(({ column, code }) => `${column} ${code}`);
  assert.deepEqual(faults({ exposures: 10, clicks: 10, tracked_orders: 10, total_orders: 10 }), []);
  assert.deepEqual(faults({ exposures: 10, clicks: 11 }), ['clicks above_maximum']);
  assert.deepEqual(faults({ clicks: 10, tracked_orders: 11 }), ['tracked_orders above_maximum']);
  assert.deepEqual(faults({ tracked_orders: 10, total_orders: 9 }), ['total_orders below_minimum']);
  assert.deepEqual(faults({ total_orders: 9 }), ['tracked_orders needed_total']);
  assert.deepEqual(faults({ engagements: 9 }), ['followers needed_engagements', 'posts needed_engagements']);
  assert.deepEqual(faults({ place: '' }), ['place no_place']);
  assert.deepEqual(faults({ place: 'instagram_story', engagements: 9 }), []);
});

test('a name is one short line', () => {
  assert.equal(campaignName('  May\n2026  '), 'May 2026');
  assert.equal([...campaignName('🙂'.repeat(50))].length, 24);
});

test('a pasted table with a header is read in its own order', () => {
  const { campaigns, faults, left } = pastedCampaigns('Clicks\tFormat\tImpressions\tOrders\n900\tStory\t42,000\t21\n120\tAdverts\t10,000\t2');
  assert.deepEqual(faults, []);
  assert.equal(left, 0);
  assert.deepEqual(campaigns, [
    { place: 'instagram_story', name: '', exposures: 42_000, clicks: 900, tracked_orders: 21 },
    { place: 'ads', name: '', exposures: 10_000, clicks: 120, tracked_orders: 2 },
  ]);
});

test('a pasted table without a header is read in the order of the page', () => {
  assert.deepEqual(pastedCampaigns('Spring,Instagram Story,42000,900,21').campaigns, [story]);
});

test('what cannot be read in a pasted table is kept with its row and column', () => {
  const { campaigns, faults } = pastedCampaigns('Spring;Radio;42000;many;21\nMay;Reel;100;3');
  assert.deepEqual(faults.map(({ row, column, code, raw }) => [row, column, code, raw]), [[0, 'place', 'unknown_place', 'Radio'], [0, 'clicks', 'not_a_number', 'many']]);
  assert.deepEqual(campaigns[0], { place: '', name: 'Spring', exposures: 42_000, tracked_orders: 21 });
  assert.equal(campaigns[1].place, 'instagram_reel');
});

test('a pasted table beyond the limit says how many rows are left', () => {
  const { campaigns, left } = pastedCampaigns(Array.from({ length: 23 }, (_, row) => `${row};Story;100;3`).join('\n'));
  assert.equal(campaigns.length, LIMITS.campaigns_max);
  assert.equal(left, 3);
});

test('every place is found again under its own name', () => {
  for (const place of places) assert.equal(pastedCampaigns(`a;${place};5`).campaigns[0].place, place);
});

test('rows with a fault are not counted, and numbers that a place does not have are not sent', () => {
  const request = toLearningRequest(withRows({ ...story, engagements: 5, followers: 100, posts: 2 }, { ...story, clicks: 50_000 }, { place: 'ads', name: '' }));
  assert.deepEqual(request?.campaigns, [{ kind: 'creators', format: 'instagram_story', exposures: 42_000, clicks: 900, tracked_orders: 21 }]);
  assert.equal(toLearningRequest(defaultState()), null);
});

test('what was learned takes the place of the defaults, and goes again', () => {
  const state = withRows(story);
  const used = useLearned(state, [learned()]);
  assert.deepEqual(rangeOf(used, 'cvr'), { low: 0.0123, median: 0.0199, high: 0.0288, learned: true });
  assert.deepEqual(learnedInputs(used), ['cvr']);
  assert.deepEqual(putDefaultsBack(used), state);
  assert.ok(isInUse(used, [learned()]));
  assert.ok(!isInUse(state, [learned()]));
  assert.ok(!isInUse(used, [learned({ input: 'ads_cvr' })]));
});

test('what was learned is never learned from: the same rows teach the same twice', () => {
  const state = setInput(withRows(story), 'cvr', { low: 0.01, median: 0.02, high: 0.03 });
  const used = useLearned(state, [learned()]);
  assert.deepEqual(toLearningRequest(used), toLearningRequest(state));
  assert.deepEqual(useLearned(used, [learned()]), used);
  assert.deepEqual(putDefaultsBack(used), state);
});

test('an input that is a constant is left alone', () => {
  const state = withRows(story);
  assert.equal(useLearned(state, [learned({ own_weight: 0 })]), state);
});

test('campaigns and learned ranges survive the address', () => {
  roundTrip(withRows(story, { place: '', name: '' }, { place: 'ads', name: 'Ä 🙂', clicks: 0 }));
  roundTrip(useLearned(withRows(story), [learned()]));
  const hash = roundTrip(useLearned(setInput(withRows(story), 'cvr', { low: 0.01, median: 0.02, high: 0.03, measured: true }), [learned()]));
  assert.match(hash, /cvr=0\.0123~0\.0199~0\.0288!\*0\.01~0\.02~0\.03!/);
});

test('twenty full rows fit into the address', () => {
  const row = Object.fromEntries(campaignColumns.map((column) => [column, 123_456]));
  const campaigns = Array.from({ length: LIMITS.campaigns_max }, () => /** @type {Campaign} */ ({ place: 'tiktok_video', name: 'May 2026, Berlin', ...row }));
  assert.ok(roundTrip(withRows(...campaigns)).length <= LIMITS.hash_characters_max);
});

test('random rows survive the address', () => {
  const random = createRandom(20260101);
  for (let times = 0; times < 300; times += 1) {
    const campaigns = Array.from({ length: 1 + random.below(LIMITS.campaigns_max) }, () => {
      /** @type {Campaign} */
      const campaign = { place: random.pick([...places, /** @type {const} */ ('')]), name: random.pick(['', 'May', 'Größe 7', '日本']) };
      for (const column of campaignColumns) if (random.chance(0.4)) campaign[column] = limitsOf(column).minimum + random.below(2 ** 29);
      return campaign;
    });
    assert.deepEqual(decodeCampaigns(encodeCampaigns(campaigns), LIMITS.campaigns_max), campaigns);
  }
});

test('damaged rows and learned ranges are reported, never guessed', () => {
  const good = encodeCampaigns([story]);
  for (const bad of ['', 'A', 'AQ', '!!', `${good}A`, good.slice(0, -1), good.slice(0, -4), `B${good.slice(1)}`]) {
    const { state, notices } = decodeHash(`campaigns=${bad}`);
    assert.deepEqual(state, defaultState(), bad);
    assert.deepEqual(notices.map(({ key, code }) => [key, code]), [['campaigns', 'hash_bad_value']], bad);
  }
  for (const bad of ['*', '*0.01', '0.01~0.02*', '0.02~0.01~0.03*', '0.01~0.02~0.03*x', '0.01~0.02~0.03!*0.01', '0.01**']) {
    const { notices } = decodeHash(`cvr=${bad}`);
    assert.deepEqual(notices.map(({ key, code }) => [key, code]), [['cvr', 'hash_bad_value']], bad);
  }
  assert.equal(decodeCampaigns(encodeCampaigns(Array.from({ length: 21 }, () => story)), 20), null);
});

test('links from before there were campaigns mean what they meant', () => {
  const { state, notices } = decodeHash('v=1&cvr=0.01~0.02~0.03!');
  assert.deepEqual(notices, []);
  assert.deepEqual(state, setInput(defaultState(), 'cvr', { low: 0.01, median: 0.02, high: 0.03, measured: true }));
});
