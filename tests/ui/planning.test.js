// Best split, measurable difference and regret in words and geometry, from answers of the real engine.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { optionNames } from '../../web/state/option_names.js';
import { defaultState } from '../../web/state/inputs.js';
import { leftOut, toMeasurableRequest, toSplitRequest } from '../../web/state/planning.js';
import { ratioBarGeometry, ratioDomain } from '../../web/ui/charts/ratio_bar.js';
import { shareBarGeometry } from '../../web/ui/charts/share_bar.js';
import { measurableView } from '../../web/ui/views/measurable.js';
import { regretView } from '../../web/ui/views/regret.js';
import { splitView } from '../../web/ui/views/split.js';

const engine = await createNodeEngine();
const inputs = { ...defaultState(), draws: 300 };
const state = (/** @type {any} */ result, of = inputs) => ({ result, answered: of, stale: false, progress: null, off: false, errors: null });
/** @param {any} change @returns {any} */
const model = (change) => ({ inputs, view: {}, stale: false, namesFor: optionNames, answered: inputs, ...change });
const split = engine.bestSplit(/** @type {any} */ (toSplitRequest(inputs)));
/** @param {any} goal @param {any} [change] */
const figureOf = (goal, change = {}) => splitView(model({ view: { split_goal: goal }, analyses: { bestSplit: state({ ...split, ...change }) } })).figure;

test('segments of the bar lie end to end and fill the shares', () => {
  const shares = [0.4, 0.25, 0, 0.35].map((share, index) => ({ name: '', tone: '', share, low: Math.max(0, share - 0.1), high: share, text: String(index) }));
  const g = shareBarGeometry(shares, 404);
  assert.deepEqual(g.segments.map(({ x, width }) => [Math.round(x), Math.round(width)]), [[2, 160], [162, 100], [262, 140]]);
  assert.equal(g.rows.length, 4);
  for (const row of g.rows) assert.ok(row.x <= row.best && row.best <= row.x + row.width);
});

test('the zone of a ratio bar is centred on 1, and the mark is full outside of it', () => {
  const pair = { expected: { p10: 0.5, p50: 3, p90: 9 }, detectable: { p10: 1.5, p50: 2, p90: 4 } };
  const g = ratioBarGeometry({ ...pair, domain: ratioDomain([pair]), width: 400 });
  assert.ok(Math.abs(g.zone.x + g.zone.width / 2 - g.one) < 1e-9);
  assert.equal(g.shown, true);
  assert.equal(ratioBarGeometry({ ...pair, expected: { p10: 0.5, p50: 1.9, p90: 9 }, domain: [0.1, 10], width: 400 }).shown, false);
  assert.ok(g.band.x >= 0 && g.band.x + g.band.width <= 400);
});

test('a ratio without end is drawn to the edge', () => {
  const pair = { expected: { p10: 0.5, p50: 3, p90: Infinity }, detectable: { p10: 1.5, p50: Infinity, p90: Infinity } };
  const g = ratioBarGeometry({ ...pair, domain: ratioDomain([pair]), width: 400 });
  for (const value of [g.zone.x, g.zone.width, g.band.x, g.band.width, g.median]) assert.ok(Number.isFinite(value) && value >= 0 && value <= 400);
});

test('every goal has a sentence, ranges for every option, and a table of the split and of each option', () => {
  for (const goal of ['reach', 'engagement', 'return']) {
    const figure = figureOf(goal);
    assert.ok(figure);
    for (const text of [figure.finding, ...figure.notes]) assert.doesNotMatch(text, /\{\w+\}|ui\.|NaN|undefined/);
    assert.equal(figure.shares.length, goal === 'return' ? 4 : 3);
    assert.ok(Math.abs(figure.shares.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9);
    assert.equal(figure.table().rows.length, 7 * 4);
    assert.ok(figure.brings.rows.length >= 3);
  }
});

test('money that no split brings back is kept, and the page says so', () => {
  const poor = engine.bestSplit({ .../** @type {any} */ (toSplitRequest(inputs)), inputs: { sales_per_spend: { low: 0.01, median: 0.01, high: 0.01 } } });
  const figure = figureOf('return', poor);
  assert.match(figure?.finding ?? '', /^Keep the money/);
});

test('a goal that nothing brings has words instead of a bar', () => {
  const figure = figureOf('reach', { goals: { reach: null, engagement: null, return: null } });
  assert.deepEqual(figure?.shares, []);
  assert.match(figure?.finding ?? '', /^There is no split/);
});

test('only the first five options are divided, the others are named', () => {
  const options = [0, 1, 2, 3, 4, 5, 6].map((slot) => /** @type {const} */ ({ slot, kind: 'creators', tier: null, followers: 10_000 * (slot + 1) }));
  const many = /** @type {any} */ ({ ...inputs, options });
  assert.equal(toSplitRequest(many)?.options.length, 5);
  assert.deepEqual(leftOut(many), [5, 6]);
  assert.equal(toSplitRequest({ ...many, options: options.slice(0, 1) }), null);
  assert.equal(toMeasurableRequest({ ...many, options: options.slice(0, 1) }), null);
  assert.equal(toMeasurableRequest(many)?.options.length, 7);
});

test('every pair of options has a bar and a sentence with its own numbers', () => {
  const measurable = engine.smallestMeasurable(/** @type {any} */ (toMeasurableRequest(inputs)));
  const { figure } = measurableView(model({ analyses: { smallestMeasurable: state(measurable) } }));
  assert.equal(figure?.pairs.length, 3);
  for (const { sentence, title } of figure?.pairs ?? []) {
    assert.match(sentence, /^With about [\d.,K]+ tracked orders/);
    assert.doesNotMatch(sentence + title, /\{\w+\}|NaN|undefined/);
  }
  assert.equal(figure?.table().rows.length, 3);
});

test('the smallest regret comes first and is what knowing everything would be worth', () => {
  const comparison = engine.compare(/** @type {any} */ ({ ...toMeasurableRequest(inputs), draws: 300 }));
  assert.ok(comparison.ok);
  for (const [contest, goal] of /** @type {const} */ ([['reach', 'reach'], ['engagement', 'engagement'], ['return_marketing_mix', 'return']])) {
    const view = regretView(comparison, contest, goal, optionNames(inputs));
    assert.ok(view);
    assert.equal(view.rows.length, goal === 'engagement' ? 2 : 3);
    assert.equal(view.rows[0].least, true);
    assert.equal(view.rows[view.rows.length - 1].part, 1);
    const amount = /worth (.*)\.$/.exec(view.evpi)?.[1] ?? 'nothing';
    assert.ok(view.rows[0].text.includes(amount), `${view.rows[0].text} / ${view.evpi}`);
  }
  assert.equal(regretView({ ...comparison, options: comparison.options.slice(0, 1) }, 'reach', 'reach', {}), null);
});
