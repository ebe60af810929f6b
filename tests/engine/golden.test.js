// The engine that pages load gives the bits of tests/golden/cases.txt, which the native tests wrote.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { VERDICT_NAMES } from '../../build/generated/schema.js';
import { createNodeEngine, createNodeWidgetEngine, usualBuild } from '../../web/engine/node.js';
import { runToEnd } from '../../web/engine/steps.js';
import { budgetFlip } from '../../web/engine/jobs/budget_flip.js';
import { goldenComparison, goldenCurve, goldenScore } from './golden_requests.js';

/** @typedef {import('../../web/engine/index.js').Comparison} Comparison */
/** @typedef {import('../../web/engine/index.js').Engine} Engine */
/** @typedef {import('../../web/engine/index.js').Refusal} Refusal */

/** TIERWISE_ENGINE asks for one alone. @type {import('../../web/engine/simd.js').Build[]} */
const asked = process.env.TIERWISE_ENGINE ? [usualBuild()] : ['scalar', 'simd'];
const names = { scalar: 'without vector instructions', simd: 'with vector instructions', js: 'as JavaScript' };
const engines = Object.fromEntries(await Promise.all(asked.map(async (build) => [names[build], await createNodeEngine({ build })])));
/** What the embedded widget has of it. */
const widget = /** @type {Engine} */ (await createNodeWidgetEngine());
const golden = (await readFile(new URL('../golden/cases.txt', import.meta.url), 'utf8')).trim().split('\n').map((line) => line.split(' '));

const pair = new Float64Array(1);
const words = new Uint32Array(pair.buffer);

/** 64 bits of all numbers, as in tests/core/golden_cases_test.cpp. Flags are 0 and 1. @param {Iterable<number | boolean>} values */
function fingerprint(values) {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const value of values) {
    pair[0] = Number(value);
    if (Number.isNaN(pair[0])) words.set([0, 0x7ff80000]);
    for (const word of words) {
      low = Math.imul(low ^ word, 0x85ebca6b);
      low = (low ^ (low >>> 13)) >>> 0;
      const turned = Math.imul((high + word) >>> 0, 0xc2b2ae35);
      high = (((turned << 7) | (turned >>> 25)) ^ low) >>> 0;
    }
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

/** @template Answer @param {Answer | Refusal} answer @returns {Answer} */
function accepted(answer) {
  assert.equal(/** @type {any} */ (answer).ok, true, JSON.stringify(answer));
  return /** @type {Answer} */ (answer);
}

/** @param {import('../../web/engine/index.js').Stat | null} stat */
const statValues = (stat) => (stat === null ? [0] : [stat.count, stat.p10, stat.p50, stat.p90, stat.mean, stat.se10, stat.se50, stat.se90]);

/** @param {Comparison['options'][number]} option */
function optionValues({ slot, affordable, short_by, extrapolated, capped, loss_5, walk_away_fee_safe, profit_probability, metrics, profit_percentiles, roi_percentiles }) {
  const profits = Object.values(profit_probability).flatMap(({ p, se }) => [p, se]);
  const head = [slot, affordable.p, affordable.se, short_by, extrapolated, capped.p, capped.se, loss_5, walk_away_fee_safe, ...profits];
  return [...head, ...Object.values(metrics).flatMap(statValues), ...(profit_percentiles ?? []), ...(roi_percentiles ?? [])];
}

/** @param {Comparison['contests']['reach']} contest */
function contestValues({ verdict, pairs, regret, evpi }) {
  const duels = pairs.flatMap(({ p, se, count, difference }) => [p, se, count, difference.p10, difference.p50, difference.p90]);
  return [VERDICT_NAMES.indexOf(verdict.kind), verdict.leader, verdict.rival, verdict.p, verdict.se, evpi, ...regret.map(({ value }) => value), ...duels];
}

/** @param {Engine} engine @param {number} number */
function comparisonPrint(engine, number) {
  const { options, contests } = accepted(engine.compare(goldenComparison(number)));
  return fingerprint([...options.flatMap(optionValues), ...Object.values(contests).flatMap(contestValues)]);
}

/** @param {Engine} engine @param {number} number */
function curvePrint(engine, number) {
  const { followers, extrapolated, affordable, series } = accepted(engine.valueCurve(goldenCurve(number)));
  const bands = (/** @type {number} */ at) => Object.values(series).flatMap(({ p10, p50, p90 }) => [p10[at], p50[at], p90[at]]);
  return fingerprint(followers.flatMap((count, at) => [count, extrapolated[at], affordable[at], ...bands(at)]));
}

/** @param {import('../../web/engine/index.js').Interval} interval */
const intervalValues = ({ p50, low80, high80, low95, high95 }) => [p50, low80, high80, low95, high95];
/** @param {import('../../web/engine/index.js').ScorePart | null} part */
const partValues = (part) =>
  part === null ? [0] : [part.posts, ...[part.engagement_rate, part.percentile, part.score].flatMap(intervalValues), part.own_weight, part.raw_median, part.raw_mean];

/** @param {Engine} engine @param {number} number */
function scorePrint(engine, number) {
  const score = accepted(engine.scoreCreator(goldenScore(number)));
  const checks = ['rate_for_size', 'comments_per_like', 'likes_evenness'].flatMap((id) => {
    const check = score.checks.find((one) => one.id === id);
    return check ? [true, check.value, check.low, check.high, check.worth_a_check] : [false];
  });
  const parts = [score, score.organic, score.sponsored].flatMap(partValues);
  return fingerprint([...parts, score.benchmark_rate, score.benchmark_spread, score.sufficient, score.extrapolated, ...checks]);
}

for (const [how, engine] of Object.entries({ ...engines, 'as the widget has it': widget })) {
  for (const [kind, count, print] of /** @type {[string, number, (engine: Engine, number: number) => string][]} */ ([
    ['comparison', 600, comparisonPrint],
    ['curve', 120, curvePrint],
    ['score', 240, scorePrint],
  ])) {
    if (engine === widget && kind === 'score') continue; // it scores nobody
    test(`${count} golden cases (${kind}) have the native bits, ${how}`, () => {
      const expected = golden.filter(([name]) => name === kind);
      assert.equal(expected.length, count);
      const different = expected.filter(([, number, bits]) => print(engine, Number(number)) !== bits);
      assert.deepEqual(different.map((line) => line.join(' ')).slice(0, 3), [], `${different.length} cases differ`);
    });
  }
}

test('the engine says whether it uses vector instructions', () => {
  assert.deepEqual(Object.values(engines).map(({ info }) => info.simd), asked.map((build) => build === 'simd'));
});

test('the widget finds the flip points of the whole engine, and how far the budget turns a verdict', () => {
  const [whole] = Object.values(engines);
  for (const number of [1, 2, 3, 4, 5]) {
    const request = goldenComparison(number);
    const lever = /** @type {const} */ ({ kind: 'budget' });
    const point = accepted(whole.flipPoint(request, lever));
    assert.deepEqual(runToEnd(widget.flipPointInSteps(request, lever)), point);
    const { ok, draws, answers, ...flip } = point;
    assert.deepEqual(runToEnd(budgetFlip(widget, request)), { ok, draws, answers, flips: [flip], skipped: [] });
  }
});
