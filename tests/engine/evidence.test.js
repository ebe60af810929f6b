// Readings of the evidence through the engine: what a request may say, and what the answer does with it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTEST_NAMES, EVIDENCE_NAMES } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { compareEvidence, effectsOf } from '../../web/engine/jobs/compare_evidence.js';
import { comparisonRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */

const engine = await createNodeEngine();
const onTikTok = { platform: /** @type {const} */ ('tiktok'), package: { tiktok_video: 1 } };
const own = { conversion: { nano: 8, micro: 4, mid: 1, macro: 0.25, mega: 0.1 } };

/** @param {Partial<ComparisonRequest>} change */
function answerTo(change) {
  const answer = engine.compare(comparisonRequest(change));
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
}

/** The last answer of the generator, and what it said on the way. @param {ComparisonRequest} request */
function runToEnd(request) {
  const steps = [];
  const job = compareEvidence(engine, request);
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) return { steps, last: step.value };
    steps.push(step.value);
  }
}

test('without a word about evidence the answer is the neutral one', () => {
  assert.deepEqual(answerTo({ evidence: 'neutral' }), answerTo({}));
});

test('own multipliers that are all alike give the neutral numbers', () => {
  const alike = { nano: 3, micro: 3, mid: 3, macro: 3, mega: 3 };
  assert.deepEqual(answerTo({ evidence: 'own', evidence_multipliers: { reach: alike } }).options, answerTo({}).options);
});

test('every reading gives another answer where it says something', () => {
  const neutral = answerTo(onTikTok);
  for (const name of EVIDENCE_NAMES) {
    if (name === 'neutral') continue;
    assert.notDeepEqual(answerTo({ ...onTikTok, evidence: name, evidence_multipliers: own }).options, neutral.options, name);
  }
});

test('the value curve follows the reading', () => {
  const { options, ...projection } = comparisonRequest();
  const neutral = engine.valueCurve({ ...projection, points: 5 });
  const bent = engine.valueCurve({ ...projection, points: 5, evidence: 'inverted_u' });
  assert.ok(neutral.ok && bent.ok && options.length > 0);
  assert.deepEqual(bent.series.reach, neutral.series.reach);
  assert.ok(bent.series.engagement.p50[4] < 0.2 * neutral.series.engagement.p50[4]);
});

test('a faulty reading or multiplier is named by its place', () => {
  /** @type {[any, string, string, number, string | undefined][]} */
  const cases = [
    [{ evidence: 'horoscope' }, 'unknown_choice', 'evidence', 0, undefined],
    [{ evidence: 3 }, 'wrong_type', 'evidence', 0, undefined],
    [{ evidence_multipliers: [1] }, 'wrong_type', 'evidence_multipliers', 0, undefined],
    [{ evidence_multipliers: { luck: { nano: 1 } } }, 'unknown_choice', 'evidence_multipliers', 0, 'luck'],
    [{ evidence_multipliers: { engagement: { giga: 1 } } }, 'unknown_choice', 'evidence_multipliers', 5, 'engagement'],
    [{ evidence_multipliers: { engagement: 2 } }, 'wrong_type', 'evidence_multipliers', 5, 'engagement'],
    [{ evidence_multipliers: { conversion: { mega: 0 } } }, 'below_minimum', 'evidence_multipliers', 14, 'conversion.mega'],
    [{ evidence_multipliers: { reach: { micro: 101 } } }, 'above_maximum', 'evidence_multipliers', 1, 'reach.micro'],
    [{ evidence_multipliers: { reach: { micro: '2' } } }, 'wrong_type', 'evidence_multipliers', 1, 'reach.micro'],
    [{ evidence_multipliers: { reach: { micro: Number.NaN } } }, 'not_finite', 'evidence_multipliers', 1, 'reach.micro'],
  ];
  for (const [change, code, field, index, part] of cases) {
    const answer = engine.compare(comparisonRequest(change));
    assert.ok(!answer.ok);
    assert.deepEqual(answer.errors.map((error) => [error.code, error.field, error.index, error.part]), [[code, field, index, part]]);
  }
});

test('the strip has, for every reading, the verdicts of a plain comparison under it', () => {
  const request = comparisonRequest({ ...onTikTok, evidence: 'nano_edge', evidence_multipliers: own });
  const { steps, last } = runToEnd(request);
  assert.ok(last.ok);
  assert.deepEqual(last.readings.map((reading) => reading.evidence), [...EVIDENCE_NAMES]);
  for (const { evidence: name, verdicts } of last.readings) {
    const plain = answerTo({ ...onTikTok, evidence: name, evidence_multipliers: own });
    for (const contest of CONTEST_NAMES) assert.deepEqual(verdicts[contest], plain.contests[contest].verdict, `${name} ${contest}`);
  }
  assert.deepEqual(steps.map(({ done, total, readings }) => [done, total, readings.length]), [1, 2, 3, 4, 5].map((done) => [done, 6, done]));
});

test('a reading that says nothing about the platform is marked and repeats the neutral verdicts', () => {
  const { last } = runToEnd(comparisonRequest());
  assert.ok(last.ok);
  const [neutral, , , , flat, empty] = last.readings;
  assert.deepEqual([flat.effects, empty.effects], [[], []]);
  assert.deepEqual(flat.verdicts, neutral.verdicts);
  assert.deepEqual(effectsOf('flat_tiktok_reach', onTikTok), ['reach', 'engagement']);
  assert.deepEqual(effectsOf('own', { ...onTikTok, evidence_multipliers: own }), ['conversion']);
  assert.deepEqual(effectsOf('own', { ...onTikTok, evidence_multipliers: { reach: { nano: 1 } } }), []);
  const alike = { nano: 3, micro: 3, mid: 3, macro: 3, mega: 3 };
  assert.deepEqual(effectsOf('own', { ...onTikTok, evidence_multipliers: { reach: alike } }), []);
});

test('a refused request ends the strip at once', () => {
  const { steps, last } = runToEnd(comparisonRequest({ budget: -1 }));
  assert.ok(!last.ok);
  assert.equal(steps.length, 0);
  assert.equal(last.errors[0].field, 'budget');
});
