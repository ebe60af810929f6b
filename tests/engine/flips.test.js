// Flip points through the engine: both sides of a turn checked by whole comparisons, ranges moved as the page moves them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import { INPUT_DEFAULTS, PLAUSIBLE } from '../../build/generated/benchmarks.js';
import { CONTEST_NAMES, INPUT_NAMES, LIMITS } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { jobs } from '../../web/engine/jobs.js';
import { shiftRange } from '../../web/state/shift.js';
import { createRandom } from '../state/random.js';
import { comparisonRequest } from './requests.js';

/** @import { ComparisonRequest, FlipAnswer, FlipPoint, Flips } from '../../web/engine/index.js' */

const engine = await createNodeEngine();
const request = comparisonRequest({ draws: 256 });

/** @param {ComparisonRequest} asked @returns {Record<string, FlipAnswer>} */
function answersOf(asked) {
  const comparison = engine.compare(asked);
  assert.ok(comparison.ok, JSON.stringify(comparison));
  return Object.fromEntries(CONTEST_NAMES.map((contest) => {
    const { kind, leader } = comparison.contests[contest].verdict;
    return [contest, { kind, leader: kind === 'wins' || kind === 'only_one_affordable' ? leader : -1 }];
  }));
}

/** @param {any} lever @param {ComparisonRequest} [asked] @returns {FlipPoint} */
function flipOf(lever, asked = request) {
  const point = engine.flipPoint(asked, lever);
  assert.ok(point.ok, JSON.stringify(point));
  return point;
}

/** @param {string} id @param {number} median @returns {ComparisonRequest} */
function withInput(id, median) {
  const index = INPUT_NAMES.indexOf(/** @type {any} */ (id));
  const range = /** @type {any} */ (request.inputs)?.[id] ?? INPUT_DEFAULTS[index];
  const { low, median: middle, high } = shiftRange(INPUT_DEFAULTS[index], { low: range.low, median: range.median, high: range.high }, median);
  return { ...request, inputs: { ...request.inputs, [id]: { low, median: middle, high } } };
}

/** @param {FlipPoint} point @param {(value: number) => ComparisonRequest} move */
function holdsOnBothSides(point, move) {
  let turns = 0;
  for (const contest of CONTEST_NAMES) {
    for (const turn of [point.turns[contest].below, point.turns[contest].above]) {
      if (!turn) continue;
      turns += 1;
      assert.deepEqual(answersOf(move(turn.value))[contest], { kind: turn.kind, leader: turn.leader });
      assert.deepEqual(answersOf(move(turn.inside))[contest], point.answers[contest]);
      assert.notDeepEqual({ kind: turn.kind, leader: turn.leader }, point.answers[contest]);
    }
  }
  return turns;
}

test('inputs moved by the page’s own rule give the verdicts that a turn reports', () => {
  let turns = 0;
  for (const input of ['hours_per_creator', 'ads_cpm', 'sales_per_spend', 'gross_margin', 'audience_size', 'completion', 'choice_percentile']) {
    turns += holdsOnBothSides(flipOf({ kind: 'input', input }), (value) => withInput(input, value));
  }
  assert.ok(turns >= 5, `only ${turns} turns`);
});

test('budget and follower counts give the verdicts that a turn reports', () => {
  const turns = holdsOnBothSides(flipOf({ kind: 'budget' }), (budget) => ({ ...request, budget }))
    + holdsOnBothSides(flipOf({ kind: 'followers', slot: 1 }), (followers) => ({ ...request, options: request.options.map((option) => (option.slot === 1 ? { ...option, followers } : option)) }));
  assert.ok(turns >= 2, `only ${turns} turns`);
});

test('one percent further on either side the verdicts are still those two, where nothing else turns nearby', () => {
  const point = flipOf({ kind: 'input', input: 'sales_per_spend' });
  const turn = point.turns.return_marketing_mix.above;
  assert.ok(turn);
  assert.deepEqual(answersOf(withInput('sales_per_spend', turn.value * 1.01)).return_marketing_mix, { kind: turn.kind, leader: turn.leader });
  assert.deepEqual(answersOf(withInput('sales_per_spend', turn.value * 0.99)).return_marketing_mix, point.answers.return_marketing_mix);
});

test('the core moves a range exactly as the page does', async () => {
  const wasmBinary = await readFile(new URL('../../build/wasm/tierwise-engine.wasm', import.meta.url));
  const module = /** @type {any} */ (await moduleFactory({ wasmBinary }));
  const random = createRandom(11);
  for (const [index, input] of INPUT_DEFAULTS.entries()) {
    const { low, median, high } = input;
    const bounds = PLAUSIBLE[index];
    for (let run = 0; run < 8; run += 1) {
      const to = run === 0 ? bounds.low : run === 1 ? bounds.high : random.between(bounds.low, bounds.high);
      const wanted = shiftRange(input, { low, median, high }, to);
      const [...moved] = module.movedRange(index, low, median, high, to).values;
      [wanted.low, wanted.median, wanted.high].forEach((value, end) => assert.ok(Math.abs(moved[end] - value) <= 1e-12 * Math.max(value, 1e-12), `${input.id} to ${to}: ${moved} is not ${JSON.stringify(wanted)}`));
    }
  }
});

test('plausible bounds lie inside the limits, hold the default and leave room', () => {
  assert.equal(PLAUSIBLE.length, INPUT_NAMES.length);
  INPUT_DEFAULTS.forEach(({ id, low, high, min, max }, index) => {
    const bounds = PLAUSIBLE[index];
    assert.ok(min <= bounds.low && bounds.low <= low && high <= bounds.high && bounds.high <= max && bounds.low < bounds.high, id);
  });
  assert.ok(LIMITS.budget_min > 0);
});

test('a lever that is none of the request’s is refused', () => {
  for (const lever of [null, {}, { kind: 'weather' }, { kind: 'input', input: 'weather' }, { kind: 'input', input: 'post_spread' }, { kind: 'followers', slot: 2 }, { kind: 'followers', slot: '0' }]) {
    const answer = engine.flipPoint(request, /** @type {any} */ (lever));
    assert.ok(!answer.ok, JSON.stringify(lever));
    assert.deepEqual(answer.errors, [{ code: 'unknown_choice', field: 'lever', index: 0 }]);
  }
  const faulty = { ...request, budget: -1 };
  assert.equal(/** @type {any} */ (engine.flipPoint(faulty, { kind: 'budget' })).errors[0].field, 'budget');
  assert.equal(/** @type {any} */ (engine.flipLevers(faulty)).errors[0].field, 'budget');
});

test('the job tries every lever once and tells how far it is', () => {
  const job = jobs.flips(engine, { ...request, draws: 100 });
  const steps = [];
  for (;;) {
    const { done, value } = job.next();
    if (!done) {
      steps.push(value);
      continue;
    }
    const answer = /** @type {Flips} */ (value);
    assert.ok(answer.ok);
    assert.deepEqual(steps.map((step) => [step.done, step.total]), steps.map((_, index) => [index, answer.flips.length]));
    assert.deepEqual(answer.flips[3], (({ ok, draws, answers, ...flip }) => flip)(flipOf(answer.flips[3].lever, { ...request, draws: 100 })));
    const inputs = [...answer.flips, ...answer.skipped].flatMap(({ lever }) => (lever.kind === 'input' ? [lever.input] : []));
    assert.deepEqual(inputs.toSorted(), [...INPUT_NAMES].toSorted());
    break;
  }
});
