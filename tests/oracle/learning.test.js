// The engine and an independent implementation of METHOD.md learn the same from random past campaigns.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { learn } from './learning.mjs';
import { kFormats } from './model.mjs';
import { uniforms } from './numbers.mjs';

const kRequests = 40;
/** Logarithms of gamma functions of large numbers leave this much. */
const kTolerance = 1e-8;
const engine = await createNodeEngine();

/** @param {number} request @returns {import('./learning.mjs').Campaign[]} */
function randomCampaigns(request) {
  let count = 0;
  const next = () => uniforms(51, request, 9100, count++)[0];
  const logBetween = (/** @type {number} */ low, /** @type {number} */ high) => Math.round(low * (high / low) ** next());
  return Array.from({ length: 1 + Math.floor(next() * 6) }, () => {
    const kind = next() < 0.3 ? 'ads' : 'creators';
    const exposures = logBetween(500, 2e6);
    const clicks = Math.floor(exposures * 0.03 * next());
    const tracked = Math.floor(clicks * 0.08 * next());
    const known = () => next() < 0.7;
    /** @type {import('./learning.mjs').Campaign} */
    const campaign = { kind, ...(kind === 'creators' ? { format: kFormats[Math.floor(next() * kFormats.length)].id } : {}) };
    if (known()) campaign.exposures = exposures;
    if (known()) campaign.clicks = clicks;
    if (known()) campaign.tracked_orders = tracked;
    if (campaign.tracked_orders !== undefined && known()) campaign.total_orders = tracked + Math.floor(tracked * 3 * next());
    if (kind === 'creators' && known()) Object.assign(campaign, { engagements: logBetween(10, 1e5), followers: logBetween(1000, 1e6), posts: logBetween(1, 30) });
    return campaign;
  });
}

/** Some ranges of the reader's own, one of them a constant. @param {number} request @returns {Record<string, {low: number, median: number, high: number}>} */
function inputsOf(request) {
  if (request % 3 === 0) return {};
  if (request % 3 === 1) return { cvr: { low: 0.002, median: 0.01, high: 0.09 }, source_spread: { low: 0.1, median: 0.2, high: 0.4 } };
  return { cvr: { low: 0.02, median: 0.02, high: 0.02 }, total_per_tracked_creators: { low: 1.1, median: 1.2, high: 1.3 } };
}

test('ranges, spreads and weights of every input', () => {
  const seen = new Set();
  let worst = 0;
  for (let number = 0; number < kRequests; number += 1) {
    const request = { campaigns: randomCampaigns(number), inputs: inputsOf(number) };
    const answer = engine.learnFromCampaigns(/** @type {any} */ (request));
    assert.ok(answer.ok, JSON.stringify(answer));
    const oracle = learn(request.campaigns, request.inputs);
    assert.deepEqual(new Set(answer.learned.map(({ input }) => input)), new Set(Object.keys(oracle)), `request ${number}`);
    for (const { input, updated, own_rate, own_weight, spread } of answer.learned) {
      const ours = oracle[input];
      const figures = { low: [updated.low, ours.updated.low], median: [updated.median, ours.updated.median], high: [updated.high, ours.updated.high], own_rate: [own_rate, ours.own_rate], own_weight: [own_weight, ours.own_weight], spread: [spread, ours.spread] };
      for (const [name, [theirs, mine]] of Object.entries(figures)) {
        const difference = Math.abs(theirs - mine) / Math.max(Math.abs(mine), 1e-300);
        assert.ok(theirs === mine || difference <= kTolerance, `request ${number}, ${input}, ${name}: engine ${theirs}, oracle ${mine}`);
        worst = Math.max(worst, theirs === mine ? 0 : difference);
      }
      seen.add(input);
    }
  }
  for (const id of ['ctr_instagram_feed', 'ads_ctr', 'cvr', 'ads_cvr', 'total_per_tracked_creators', 'total_per_tracked_ads', 'engagement_multiplier']) assert.ok(seen.has(id), `${id} among ${[...seen]}`);
  assert.ok(worst > 0, 'two implementations never agree to the last bit everywhere');
});
