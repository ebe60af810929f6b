// Why, and what matters most, in words and geometry, from answers of the real engine.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INPUT_NAMES } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { optionNames } from '../../web/state/option_names.js';
import { toSensitivityRequest, toWhyRequest } from '../../web/state/explaining.js';
import { inputText } from '../../web/state/fields.js';
import { addOption, defaultState, setPlatform } from '../../web/state/inputs.js';
import { endsDomain, halfWidth, ratioPlaces } from '../../web/ui/charts/factor_bars.js';
import { mattersView } from '../../web/ui/views/matters.js';
import { whyView } from '../../web/ui/views/why.js';

const engine = await createNodeEngine();
const raw = /\{\w+\}|ui\.|NaN|undefined/;
const state = (/** @type {any} */ result, /** @type {any} */ answered) => ({ result, answered, stale: false, progress: null, off: false, errors: null });

/** @param {any} inputs @param {any} [view] @returns {any} */
function modelOf(inputs, view = {}) {
  const few = { ...inputs, draws: 200 };
  const whyRequest = toWhyRequest(few);
  const doubtRequest = toSensitivityRequest(few);
  return {
    inputs: few, view, stale: false, namesFor: optionNames, answered: few, inputText, comparison: engine.compare(/** @type {any} */ (whyRequest)),
    analyses: { why: state(whyRequest && engine.why(whyRequest), few), sensitivity: state(doubtRequest && engine.sensitivity(doubtRequest), few) },
  };
}
const states = [defaultState(), setPlatform(defaultState(), 'x'), setPlatform(defaultState(), 'youtube'), addOption(defaultState(), /** @type {any} */ ({ kind: 'creators', followers: 5000 }))];

test('a bar lies between "the same" and its mean, and its line stays in the picture', () => {
  const bars = [{ mean: 0.5, p10: -3, p90: 4 }, { mean: -0.2, p10: -0.3, p90: -0.1 }];
  const half = halfWidth(bars);
  for (const bar of bars) {
    const { from, to, low, high, tip } = ratioPlaces(bar, half);
    assert.ok(from === 50 || to === 50);
    assert.ok(tip > 0 && tip < 100);
    for (const place of [from, to, low, high]) assert.ok(place >= 0 && place <= 100);
  }
});

test('the scale of differences holds all ends and zero', () => {
  for (const values of [[5, 9], [-4, -1], [-2, 3], [0]]) {
    const [low, high] = endsDomain(values);
    assert.ok(low < Math.min(0, ...values) && high > Math.max(0, ...values));
  }
});

test('every pair and goal has a sentence, bars by size and a table that ends with the product', () => {
  for (const inputs of states) {
    const first = modelOf(inputs);
    for (const { value: pair } of whyView(first).pairs) {
      for (const goal of ['reach', 'engagement', 'return']) {
        const view = whyView({ ...first, view: { why_goal: goal, why_pair: pair } });
        if (!view.figure) {
          assert.notEqual(view.nothing, '');
          continue;
        }
        const { finding, rows, sum, same, note, table } = view.figure;
        for (const text of [finding, same, note, ...view.growth, ...rows.flatMap(({ name, help, text: words, range, grounds }) => [name, help, words, range, grounds])]) assert.doesNotMatch(text, raw);
        assert.ok(sum.bar.mean >= 0, 'bars to the right speak for whoever is ahead');
        rows.slice(1).forEach(({ bar }, index) => assert.ok(Math.abs(bar.mean) <= Math.abs(rows[index].bar.mean)));
        assert.equal(table().rows.length, rows.length + 1);
        for (const { grounds } of rows) assert.notEqual(grounds, '');
      }
    }
  }
});

test('the pair shown first is the leader against its rival', () => {
  const model = modelOf(defaultState());
  const { leader, rival } = model.comparison.contests.reach.verdict;
  const view = whyView({ ...model, view: { why_goal: 'reach' } });
  assert.deepEqual(view.pair.split('-').map(Number).sort(), [leader, rival].sort());
});

test('doubts are sorted by how far they move the difference, and each leads to an entry of the ledger', () => {
  for (const inputs of states) {
    const { figure } = mattersView(modelOf(inputs));
    assert.ok(figure);
    for (const text of [figure.finding, figure.advice, figure.scale, figure.none, ...figure.rows.flatMap(({ name, ends, chances, total, first }) => [name, ends, chances, total, first])]) assert.doesNotMatch(text, raw);
    const moved = figure.rows.map(({ low, high }) => Math.abs(high - low));
    moved.slice(1).forEach((value, index) => assert.ok(value <= moved[index]));
    for (const { key } of figure.rows) {
      const [kind, ...rest] = key.split('.');
      const id = rest.slice(0, -1).join('.');
      assert.ok(kind === 'curve' ? INPUT_NAMES.some((name) => name.startsWith(`${rest[0]}.${rest[1]}.`)) : INPUT_NAMES.includes(/** @type {any} */ (id)), key);
    }
    const { columns, rows } = figure.table();
    for (const row of rows) assert.equal(row.length, columns.length);
  }
});

test('one option alone says that there is nothing to compare', () => {
  const alone = { ...defaultState(), options: defaultState().options.slice(0, 1) };
  const model = { ...modelOf(defaultState()), inputs: alone, analyses: { why: state(null, null), sensitivity: state(null, null) } };
  assert.notEqual(whyView(model).nothing, '');
  assert.equal(mattersView(model).figure, null);
});
