// The question turned round: what is asked, and what the answer changes when it is used.
import assert from 'node:assert/strict';
import test from 'node:test';
import { solveFor } from '../../web/engine/jobs/solve_for.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { addOption, defaultState, removeOption, setDraws, setLens, toComparisonRequest } from '../../web/state/inputs.js';
import { solveQuestion, toSolveRequest, usedValue, useValue } from '../../web/state/solving.js';

/** @typedef {import('../../web/state/solving.js').SolveChoice} SolveChoice */

const engine = await createNodeEngine();
const page = setDraws(defaultState(), 3000);

/** @param {import('../../web/state/inputs.js').Inputs} inputs @param {SolveChoice} choice */
function solved(inputs, choice) {
  const request = toSolveRequest(inputs, choice);
  assert.ok(request);
  for (const job = solveFor(engine, request); ; ) {
    const { done, value } = job.next();
    if (!done) continue;
    assert.ok(value.ok && 'even' in value, JSON.stringify(value));
    return value;
  }
}

test('the page first asks at what fee micro creators break even', () => {
  const request = toSolveRequest(page);
  assert.deepEqual([request?.lever, request?.target], [{ kind: 'fee', slot: 0 }, { kind: 'break_even', slot: 0 }]);
  assert.deepEqual(request?.comparison.options.map(({ slot }) => slot), [0]);
});

test('what no longer makes sense falls back: a removed option, the followers of adverts, an option against itself', () => {
  const chosen = /** @type {SolveChoice} */ ({ solve_slot: 1, solve_for: 'followers', solve_rival: 0 });
  assert.deepEqual(toSolveRequest(page, chosen)?.target, { kind: 'draw_level', slot: 1, rival: 0, contest: 'reach' });
  assert.deepEqual(toSolveRequest(removeOption(page, 0), chosen)?.target, { kind: 'break_even', slot: 1 });
  assert.deepEqual(toSolveRequest(page, { ...chosen, solve_slot: 2 })?.lever, { kind: 'input', input: 'ads_cpm' });
  assert.equal(solveQuestion(page, { solve_slot: 1, solve_rival: 1 })?.rival, null);
  assert.equal(toSolveRequest({ ...page, options: [] }), null);
});

test('a value to use has three digits, on the side where the target is met', () => {
  assert.deepEqual([usedValue({ kind: 'budget' }, { value: 12_345, rises: true }), usedValue({ kind: 'budget' }, { value: 12_345, rises: false })], [12_400, 12_300]);
  assert.equal(usedValue({ kind: 'input', input: 'cvr' }, { value: 0.011, rises: true }), 0.011);
  assert.equal(usedValue({ kind: 'followers', slot: 0 }, { value: 31_623.4, rises: false }), 31_600);
});

/** @type {[string, import('../../web/state/inputs.js').Inputs, SolveChoice][]} */
const questions = [
  ['the fee of micro creators', page, { solve_slot: 0, solve_for: 'fee' }],
  ['the conversion rate of micro creators', page, { solve_slot: 0, solve_for: 'conversion' }],
  ['the price of adverts', page, { solve_slot: 2, solve_for: 'fee' }],
  ['the conversion rate of adverts', setLens(page, 'seen_and_unseen'), { solve_slot: 2, solve_for: 'conversion' }],
];
for (const [what, inputs, choice] of questions) {
  test(`${what} at which they break even, put into the inputs, does`, () => {
    const answer = solved(inputs, choice);
    for (const which of /** @type {const} */ (['even', 'sure'])) {
      for (const crossing of answer[which]) {
        const used = useValue(inputs, answer.lever, usedValue(answer.lever, crossing));
        const after = engine.compare(toComparisonRequest(used));
        assert.ok(after.ok);
        const option = after.options.find(({ slot }) => slot === answer.target.slot);
        const points = option?.profit_percentiles ?? [];
        const at = points[which === 'even' ? 50 : 20];
        const spread = points[80] - points[20];
        assert.ok(Math.abs(at) < 0.02 * spread, `${which}: ${at} of a spread of ${spread}`);
        assert.ok(at > -0.005 * spread, 'on the safe side');
      }
    }
    assert.ok(answer.even.length + answer.sure.length > 0 || choice.solve_for === 'conversion', 'there is an answer');
  });
}

test('the follower count at which micro creators match macro ones, put into the inputs, is even', () => {
  const inputs = addOption(page, { kind: 'creators', tier: 'nano' });
  const answer = solved(inputs, { solve_slot: 3, solve_for: 'fee', solve_rival: 1 });
  const [crossing] = answer.even;
  const used = useValue(inputs, answer.lever, usedValue(answer.lever, crossing));
  const after = engine.compare(toComparisonRequest(used));
  assert.ok(after.ok);
  const pair = after.contests.reach.pairs.find(({ a, b }) => a === 1 && b === 3);
  assert.ok(pair && Math.abs(pair.p - 0.5) < 0.02, `${pair?.p}`);
});
