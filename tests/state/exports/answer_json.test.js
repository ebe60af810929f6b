// A saved scenario comes back bit for bit, and no file can do harm or replace the inputs by halves.
import assert from 'node:assert/strict';
import test from 'node:test';
import { useLearned } from '../../../web/state/campaigns.js';
import { answerJson, readAnswerJson } from '../../../web/state/exports/answer_json.js';
import { fileLimit } from '../../../web/state/exports/limits.js';
import { orderedInputs, readInputs } from '../../../web/state/exports/scenario.js';
import * as inputs from '../../../web/state/inputs.js';
import { createRandom } from '../random.js';
import { randomPost, randomState } from '../states.js';
import { answerTo } from './answers.js';

const standard = inputs.defaultState();
const answer = answerTo(standard);
const { comparison } = answer;
/** The file of any inputs; its results belong to others, for they are not read back. @param {inputs.Inputs} state */
const fileOf = (state) => answerJson({ ...answer, inputs: state });

/** @param {string} text */
function codeOf(text) {
  const read = readAnswerJson(text);
  return read.ok ? 'ok' : read.fault.code;
}

/** @param {unknown} change parts of the inputs */
const withInputs = (change) => JSON.stringify({ tierwise: 1, inputs: change });

/** @param {string} text */
function inputsOf(text) {
  const read = readAnswerJson(text);
  assert.ok(read.ok, JSON.stringify(read));
  return read.inputs;
}

/** The loop while developing is content with fewer; the whole run is not. */
const runs = process.env.TIERWISE_QUICK ? 300 : 3000;

test(`${runs} random scenarios come back bit for bit, and their files are the same again`, () => {
  const random = createRandom(20261123);
  for (let run = 0; run < runs; run += 1) {
    const state = randomState(random);
    const file = JSON.stringify({ tierwise: 1, inputs: orderedInputs(state) });
    const back = inputsOf(file);
    assert.deepStrictEqual(back, state, file); // strict: Object.is on every number
    assert.equal(JSON.stringify({ tierwise: 1, inputs: orderedInputs(back) }), file);
  }
});

test('the whole file of an answer comes back, too, and is the same again', () => {
  const random = createRandom(5);
  for (let run = 0; run < 20; run += 1) {
    const file = fileOf(randomState(random));
    assert.equal(fileOf(inputsOf(file)), file);
  }
});

test('past campaigns, what was learned from them and what stood there before come back', () => {
  let state = inputs.setInput(standard, 'cvr', { low: 0.01, median: 0.02, high: 0.03, measured: true });
  state = { ...state, campaigns: [{ place: 'ads', name: 'Spring, "1"', exposures: 5000, clicks: 90 }, { place: '', name: '' }] };
  const range = { low: 0.02, median: 0.03, high: 0.04 };
  state = useLearned(state, /** @type {any} */ ([{ input: 'cvr', input_range: range, own_weight: 0.5 }, { input: 'ads_ctr', input_range: range, own_weight: 0.5 }]));
  assert.deepStrictEqual(inputsOf(fileOf(state)), state);
});

test('a thousand posts are no problem in a file, which an address cannot hold', () => {
  const random = createRandom(3);
  const state = inputs.setCreator(standard, { followers: 48_200, posts: Array.from({ length: 1000 }, () => randomPost(random)) });
  const file = fileOf(state);
  assert.ok(file.length < fileLimit / 2, `${file.length} characters`);
  assert.deepStrictEqual(inputsOf(file), state);
});

test('a file says what it is, what was asked, what came out and what it rests on', () => {
  const document = JSON.parse(fileOf(standard));
  assert.deepEqual(Object.keys(document), ['tierwise', 'version', 'date', 'link', 'seed', 'inputs', 'request', 'option_names', 'results', 'assumptions', 'sources']);
  assert.deepEqual(document.request, inputs.toComparisonRequest(standard));
  assert.equal(document.results.options[0].metrics.profit.p50, comparison.options[0].metrics.profit?.p50);
  const named = new Set(document.sources.map((/** @type {{id: string}} */ { id }) => id));
  for (const assumption of document.assumptions) for (const id of assumption.sources) assert.ok(named.has(id), id);
});

test('a figure that never happens is the text Infinity, for JSON has no such number', () => {
  const { document, infinite } = infinities();
  assert.ok(infinite > 0, 'some figure is infinite');
  assert.equal((document.match(/"-?Infinity"/g) ?? []).length, infinite);
});

function infinities() {
  const state = inputs.setInput(inputs.setBudget(standard, 1500), 'completion', { low: 0.5, median: 0.5, high: 0.5 });
  const scarce = answerTo(state);
  let infinite = 0;
  JSON.stringify(scarce.comparison, (_, value) => {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) infinite += 1;
    return value;
  });
  return { document: answerJson(scarce), infinite };
}

test('parts that a file does not have are the defaults', () => {
  assert.deepStrictEqual(inputsOf(withInputs({})), standard);
  assert.deepStrictEqual(inputsOf(withInputs({ budget: 5000 })), { ...standard, budget: 5000 });
});

/** @type {[string, string, string][]} */
const refused = [
  ['nothing', '', 'file_empty'],
  ['only spaces', ' \n\t', 'file_empty'],
  ['no JSON', 'budget=25000', 'file_not_json'],
  ['half a file', fileOf(standard).slice(0, -10), 'file_not_json'],
  ['brackets without end', '['.repeat(200_000), 'file_not_json'],
  ['a number', '5', 'file_not_tierwise'],
  ['null', 'null', 'file_not_tierwise'],
  ['a list', '[1]', 'file_not_tierwise'],
  ['something else', '{"name":"x","version":1}', 'file_not_tierwise'],
  ['no inputs', '{"tierwise":1}', 'file_not_tierwise'],
  ['a later layout', '{"tierwise":2,"inputs":{}}', 'file_other_version'],
  ['a version as text', '{"tierwise":"1","inputs":{}}', 'file_other_version'],
  ['a version that is an object', '{"tierwise":{"toString":1},"inputs":{}}', 'file_other_version'],
  ['too much', `{"tierwise":1,"inputs":{},"x":"${'a'.repeat(fileLimit)}"}`, 'file_too_large'],
  ['a prototype', '{"tierwise":1,"inputs":{"__proto__":{"polluted":1}}}', 'file_forbidden_key'],
  ['a prototype at the top', '{"__proto__":{"tierwise":1,"inputs":{}}}', 'file_forbidden_key'],
  ['a prototype deep inside', '{"tierwise":1,"inputs":{},"results":[{"x":{"__proto__":{}}}]}', 'file_forbidden_key'],
  ['a constructor', '{"tierwise":1,"inputs":{"inputs":{"constructor":{"prototype":{"polluted":1}}}}}', 'file_forbidden_key'],
  ['inputs that are a list', withInputs([]), 'file_bad_value'],
  ['inputs that are a text', withInputs('budget'), 'file_bad_value'],
];
for (const [name, text, code] of refused) {
  test(`${name} is refused: ${code}`, () => {
    assert.equal(codeOf(text), code);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });
}

/** @type {[string, object, string, string?][]} */
const faulty = [
  ['a budget as text', { budget: '25000' }, 'budget'],
  ['a budget of nothing', { budget: null }, 'budget'],
  ['a budget out of its limits', { budget: -5 }, 'budget'],
  ['a seed with a fraction', { seed: 1.5 }, 'seed'],
  ['an unknown platform', { platform: 'myspace' }, 'platform'],
  ['a name of the prototype as a platform', { platform: 'toString' }, 'platform'],
  ['an unknown part', { budgets: 5 }, 'budgets', 'file_unknown_key'],
  ['an unknown part of an option', { options: [{ slot: 0, kind: 'ads', html: '<b>' }] }, 'options.0.html', 'file_unknown_key'],
  ['an unknown assumption', { inputs: { toString: { low: 1, median: 1, high: 1 } } }, 'inputs.toString', 'file_unknown_key'],
  ['half a range', { inputs: { cvr: { low: 0.1, median: 0.2 } } }, 'inputs.cvr.high'],
  ['a range upside down', { inputs: { cvr: { low: 0.3, median: 0.2, high: 0.1 } } }, 'cvr'],
  ['a rate above one', { inputs: { cvr: { low: 2, median: 2, high: 2 } } }, 'cvr'],
  ['a range that is the default', { inputs: { aov: { low: 45, median: 72, high: 140 } } }, 'inputs.aov'],
  ['an option twice in a slot', { options: [{ slot: 0, kind: 'ads' }, { slot: 0, kind: 'ads' }] }, 'options.1'],
  ['a slot that does not exist', { options: [{ slot: 99, kind: 'ads' }] }, 'options.0'],
  ['a tier of another size', { options: [{ slot: 0, kind: 'creators', tier: 'micro', followers: 5 }] }, 'options.0.followers'],
  ['an option of no kind', { options: [{ slot: 0 }] }, 'options.0.kind'],
  ['nine options', { options: Array.from({ length: 9 }, (_, slot) => ({ slot, kind: 'ads' })) }, 'options'],
  ['posts of another platform', { package: { x_post: 1 } }, 'package.x_post'],
  ['markup as a currency', { currency: '<img>' }, 'currency'],
  ['own tiers that are not there', { scheme: 'custom' }, 'scheme'],
  ['a post with a negative like', { creator: { ...standard.creator, posts: [{ likes: -1 }] } }, 'creator.posts'],
  ['a post with half a like', { creator: { ...standard.creator, posts: [{ likes: 0.5 }] } }, 'creator.posts'],
  ['a campaign in no known place', { campaigns: [{ place: 'radio', name: '' }] }, 'campaigns.0.place'],
  ['a campaign with a name without end', { campaigns: [{ place: 'ads', name: 'x'.repeat(5000) }] }, 'campaigns'],
  ['a minus zero', { budget: -0 }, 'budget'],
];
for (const [name, change, place, code = 'file_bad_value'] of faulty) {
  test(`${name} is refused and named: ${place}`, () => {
    const read = readInputs(change);
    assert.ok(!read.ok);
    assert.deepEqual([read.fault.code, read.fault.place], [code, place]);
  });
}

test(`${runs} mutilated files never throw, and what is taken comes back as it was taken`, () => {
  const random = createRandom(99);
  const letters = '0123456789.{}[]",:eE+-tfnull\u0000é\ud800';
  let taken = 0;
  for (let run = 0; run < runs; run += 1) {
    let text = JSON.stringify({ tierwise: 1, inputs: orderedInputs(randomState(random)) });
    for (let edits = 1 + random.below(3); edits > 0; edits -= 1) {
      const at = random.below(text.length + 1);
      text = text.slice(0, at) + letters[random.below(letters.length)] + text.slice(at + random.below(2));
    }
    const read = readAnswerJson(text);
    if (!read.ok) continue;
    taken += 1;
    assert.deepStrictEqual(inputsOf(JSON.stringify({ tierwise: 1, inputs: orderedInputs(read.inputs) })), read.inputs);
  }
  assert.ok(taken > 0 && taken < runs, `${taken} were taken`);
});
