// Past campaigns on the page: the state changes behind rows and buttons, the view, and the drawing. No browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { apply, textOf } from '../../web/app/intents.js';
import { toModel } from '../../web/app/model.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { toLearningRequest } from '../../web/state/campaigns.js';
import { noHistory } from '../../web/state/history.js';
import { defaultState, rangeOf } from '../../web/state/inputs.js';
import { rangeShiftGeometry } from '../../web/ui/charts/range_shift.js';
import { campaignsView } from '../../web/ui/views/campaigns.js';

const engine = await createNodeEngine();

/** @typedef {import('../../web/app/intents.js').PageState} PageState */
/** @type {PageState} */
const empty = { inputs: defaultState(), drafts: {}, view: {}, notices: [], history: noHistory };
const after = (/** @type {import('../../web/ui/element.js').Intent[]} */ intents, state = empty) => intents.reduce(apply, state);
const typed = (/** @type {string} */ key, /** @type {string} */ text) => /** @type {const} */ ({ kind: 'text', key: `campaigns.${key}`, text });

/** @param {PageState} state */
function viewOf(state) {
  const request = toLearningRequest(state.inputs);
  const learned = request && engine.learnFromCampaigns(request);
  assert.ok(learned === null || learned.ok);
  return campaignsView(toModel(state, /** @type {any} */ ({ comparison: null, answered: state.inputs, learned }), /** @type {any} */ ({})));
}

test('what is typed into a row is in the row; what is no number stays in the field', () => {
  const state = after([{ kind: 'add_campaign' }, typed('0.clicks', '1,200'), typed('0.exposures', 'lots'), typed('0.name', 'May')]);
  assert.deepEqual(state.inputs.campaigns, [{ place: 'instagram_feed', name: 'May', clicks: 1200 }]);
  assert.equal(textOf(state, 'campaigns.0.exposures'), 'lots');
  const [row] = viewOf(state).rows;
  assert.equal(row.cells[0].label, 'Impressions');
  assert.equal(row.cells[0].message, '“lots” is not a number.');
});

test('a removed row takes its texts along, and those below move up', () => {
  const state = after([{ kind: 'add_campaign' }, { kind: 'add_campaign' }, { kind: 'add_campaign' }, typed('0.clicks', 'a'), typed('1.clicks', 'b'), typed('2.clicks', 'c'), { kind: 'remove_campaign', index: 1 }]);
  assert.deepEqual([0, 1, 2].map((row) => textOf(state, `campaigns.${row}.clicks`)), ['a', 'c', '']);
});

test('pasted rows come after those there are; bad cells keep their text; no room keeps everything in the box', () => {
  const state = after([{ kind: 'add_campaign' }, typed('paste', 'x'), { kind: 'paste_campaigns', text: 'May;Story;100;many' }]);
  assert.equal(state.inputs.campaigns.length, 2);
  assert.equal(textOf(state, 'campaigns.1.clicks'), 'many');
  assert.equal(textOf(state, 'campaigns.paste'), '');
  const text = Array.from({ length: 20 }, () => 'May;Story;100;3').join('\n');
  const full = after([{ kind: 'paste_campaigns', text }], state);
  assert.equal(full.inputs.campaigns.length, 2);
  assert.equal(textOf(full, 'campaigns.paste'), text);
  assert.match(viewOf(full).paste.message ?? '', /room for 20/);
});

test('a bad cell of a row does not make the comparison stale', () => {
  const state = after([{ kind: 'add_campaign' }, typed('0.clicks', 'a')]);
  assert.equal(toModel(state, /** @type {any} */ ({ comparison: null, answered: state.inputs, refusal: null }), /** @type {any} */ ({})).stale, false);
});

test('the example teaches; using it and putting the defaults back is said', () => {
  const example = after([{ kind: 'example_campaigns' }]);
  const view = viewOf(example);
  assert.equal(view.use, 'none');
  assert.ok(view.lesson);
  assert.match(view.lesson.inputs.find(({ input }) => input === 'cvr')?.finding ?? '', /^Your 2 campaigns move it from 1\.1% \(0\.44% to 2\.7%\) to [\d.]+% \([\d.]+% to [\d.]+%\)\.$/);
  const used = after([{ kind: 'use_learned', learned: view.lesson.learned }], example);
  assert.equal(viewOf(used).use, 'current');
  assert.equal(viewOf(after([typed('0.clicks', '500')], used)).use, 'other');
  const back = after([{ kind: 'put_back' }], used);
  assert.equal(viewOf(back).use, 'none');
  assert.deepEqual(rangeOf(back.inputs, 'cvr'), rangeOf(empty.inputs, 'cvr'));
});

test('a clash is said with both figures', () => {
  const state = after([{ kind: 'add_campaign' }, typed('0.clicks', '3000'), typed('0.tracked_orders', '600')]);
  assert.match(viewOf(state).lesson?.inputs[0].warning ?? '', /Your results \(20%\) lie outside/);
});

test('two ranges share one scale; the same range twice is drawn twice the same', () => {
  const g = rangeShiftGeometry([{ low: 1, median: 2, high: 4 }, { low: 1, median: 2, high: 4 }], 400, 60);
  assert.equal(g.bars[0].x, g.bars[1].x);
  assert.equal(g.bars[0].width, g.bars[1].width);
  assert.ok(g.bars[0].x >= 60 && g.bars[0].x + g.bars[0].width <= 392);
  const [first, last] = [g.bars[0].median - g.bars[0].x, g.bars[0].x + g.bars[0].width - g.bars[0].median];
  assert.ok(Math.abs(first - last) < 1e-6, 'equal ratios are equal lengths');
});
