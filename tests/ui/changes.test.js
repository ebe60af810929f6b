// Taking back what was done on the page: random intents, the names of steps, texts that could not be read, keys. No browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { textOf } from '../../web/app/intents.js';
import { toModel } from '../../web/app/model.js';
import { travelKey } from '../../web/app/keys.js';
import { readFromAddress, step } from '../../web/app/steps.js';
import { differences, sameValue } from '../../web/state/changes.js';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import { noHistory } from '../../web/state/history.js';
import { changedInputs, defaultState } from '../../web/state/inputs.js';
import { useFormats } from '../../web/state/formats.js';
import { say } from '../../web/state/messages.js';
import { createRandom } from '../state/random.js';
import { randomState } from '../state/states.js';

/** @typedef {import('../../web/app/intents.js').PageState} PageState */
/** @typedef {import('../../web/ui/element.js').Intent} Intent */

/** @type {PageState} */
const empty = { inputs: defaultState(), drafts: {}, view: {}, notices: [], history: noHistory };
/** A second and more between any two intents. @param {Intent[]} intents @param {PageState} [state] */
const after = (intents, state = empty) => intents.reduce((before, intent, index) => step(before, intent, { at: index * 5000, press: 0 }), state);
const undo = /** @type {Intent} */ ({ kind: 'undo' });
const redo = /** @type {Intent} */ ({ kind: 'redo' });
/** @param {PageState} state */
const nameOfLast = (state) => say(/** @type {import('../../web/state/messages.js').Sentence} */ (state.history.past[state.history.past.length - 1]?.name));

/** @type {[Intent[], string][]} */
const named = [
  [[{ kind: 'value', key: 'budget', value: 40_000 }], 'budget'],
  [[{ kind: 'text', key: 'budget', text: '40,000' }], 'budget'],
  [[{ kind: 'text', key: 'budget', text: 'lots' }], 'budget'],
  [[{ kind: 'value', key: 'platform', value: 'tiktok' }], 'platform'],
  [[{ kind: 'value', key: 'goal', value: 'return' }], 'what counts'],
  [[{ kind: 'value', key: 'scheme', value: 'custom' }], 'where the tiers begin'],
  [[{ kind: 'value', key: 'package.instagram_story', value: 5 }], 'posts of a creator'],
  [[{ kind: 'value', key: 'option.0.followers', value: 20_000 }], 'followers of micro creators'],
  [[{ kind: 'remove_option', slot: 1 }], 'macro creators removed'],
  [[{ kind: 'add_option', option: { kind: 'creators', tier: 'nano' } }], 'nano creators added'],
  [[{ kind: 'value', key: 'input.aov.shift', value: 90 }], 'Average order value'],
  [[{ kind: 'text', key: 'input.aov.median', text: 'much' }], 'Average order value'],
  [[{ kind: 'value', key: 'input.aov.shift', value: 90 }, { kind: 'reset_all' }], 'all assumptions reset'],
  [[{ kind: 'value', key: 'budget', value: 90 }, { kind: 'start_over' }], 'start over'],
  [[{ kind: 'example_posts' }], 'example posts'],
];
for (const [intents, name] of named) {
  test(`a step is called "${name}" after ${intents.map((intent) => ('key' in intent ? intent.key : intent.kind)).join(', ')}`, () => {
    assert.equal(nameOfLast(after(intents)), name);
  });
}

test('a range dragged, then typed in three fields, is taken back in two steps', () => {
  const at = (/** @type {number} */ time) => ({ at: time, press: 0 });
  let state = step(empty, { kind: 'value', key: 'input.aov.shift', value: 80 }, at(0));
  state = step(state, { kind: 'value', key: 'input.aov.shift', value: 90 }, at(100));
  const dragged = state.inputs;
  for (const [part, text] of [['median', '95'], ['low', '60'], ['high', '200']]) state = step(state, { kind: 'text', key: `input.aov.${part}`, text }, at(200_000));
  assert.equal(state.history.past.length, 2);
  state = after([undo], state);
  assert.deepEqual(state.inputs, dragged);
  assert.deepEqual(after([undo], state).inputs, empty.inputs);
});

test('a text that could not be read is taken back with its message, and comes again', () => {
  const wrong = after([{ kind: 'value', key: 'goal', value: 'return' }, { kind: 'text', key: 'budget', text: '2x5' }]);
  const back = after([undo], wrong);
  assert.equal(textOf(back, 'budget'), '25,000');
  assert.deepEqual(back.drafts, {});
  const again = after([redo], back);
  assert.equal(textOf(again, 'budget'), '2x5');
  assert.equal(again.drafts.budget.fault?.code, 'not_a_number');
  assert.deepEqual(after([undo, undo], again).inputs, empty.inputs);
});

test('a faulty text of one field survives taking back another', () => {
  const state = after([{ kind: 'text', key: 'budget', text: 'x' }, { kind: 'value', key: 'goal', value: 'return' }, undo]);
  assert.equal(textOf(state, 'budget'), 'x');
  assert.equal(state.inputs.goal, 'reach');
});

test('resetting all assumptions and starting over can be taken back', () => {
  const changed = after([{ kind: 'value', key: 'input.aov.shift', value: 90 }, { kind: 'value', key: 'budget', value: 90_000 }]);
  const reset = after([{ kind: 'reset_all' }], changed);
  assert.deepEqual(changedInputs(reset.inputs), []);
  assert.equal(reset.inputs.budget, 90_000);
  assert.deepEqual(after([undo], reset).inputs, changed.inputs);
  const over = after([{ kind: 'start_over' }], changed);
  assert.deepEqual(over.inputs, empty.inputs);
  assert.deepEqual(after([undo], over).inputs, changed.inputs);
});

test('what is only looked at, and what changes nothing, is no step', () => {
  const looks = /** @type {Intent[]} */ ([{ kind: 'value', key: 'curve_goal', value: 'return' }, { kind: 'value', key: 'budget', value: 25_000 }, { kind: 'text', key: 'budget', text: '25000' }, { kind: 'commit', key: 'budget' }, { kind: 'reset_all' }, undo, redo]);
  assert.deepEqual(after(looks).history, noHistory);
});

test('another address is a step; the language stays the present one', () => {
  const linked = readFromAddress(empty, { ...empty, inputs: decodeHash('#v=1&budget=90000&platform=x').state }, { at: 0, press: 0 });
  assert.equal(nameOfLast(linked), 'another link opened');
  const german = { ...linked, inputs: { ...linked.inputs, language: 'de' } };
  assert.deepEqual(after([undo], german).inputs, { ...empty.inputs, language: 'de' });
});

test('on 200 random pages: every intent can be taken back to the very same inputs and forth again', () => {
  const random = createRandom(5);
  for (let page = 0; page < 200; page += 1) {
    /** @type {PageState} */
    let state = { ...empty, inputs: randomState(random) };
    const met = [state.inputs]; // a field is left before the next intent, so that each is a step of its own
    for (let turn = 1 + random.below(12); turn > 0; turn -= 1) {
      const before = state;
      state = after([{ kind: 'commit', key: 'budget' }, randomIntent(random)], state);
      if (state.history.past.length > before.history.past.length) met.push(state.inputs);
      else assert.ok(sameValue(met[met.length - 1], state.inputs));
    }
    const last = state;
    for (const wanted of met.slice(0, -1).toReversed()) {
      state = after([undo], state);
      assert.ok(sameValue(state.inputs, wanted), JSON.stringify(differences(state.inputs, wanted)));
      assert.deepEqual(encodeHash(state.inputs), encodeHash(wanted));
    }
    assert.deepEqual(state.history.past, []);
    for (const wanted of met.slice(1)) {
      state = after([redo], state);
      assert.ok(sameValue(state.inputs, wanted));
    }
    assert.ok(sameValue(state.inputs, last.inputs) && sameValue(state.drafts, Object.fromEntries(Object.entries(last.drafts).filter(([, { fault }]) => fault))));
  }
});

/** @param {import('../state/random.js').Random} random @returns {Intent} */
function randomIntent(random) {
  return random.pick(/** @type {(() => Intent)[]} */ ([
    () => ({ kind: 'value', key: 'budget', value: random.magnitude(500, 1e6) }),
    () => ({ kind: 'text', key: `input.${random.pick(['aov', 'cvr', 'gross_margin'])}.${random.pick(['low', 'median', 'high'])}`, text: random.pick(['12', '0.3', 'x', '']) }),
    () => ({ kind: 'value', key: 'platform', value: random.pick(['instagram', 'tiktok', 'x']) }),
    () => ({ kind: 'value', key: 'goal', value: random.pick(['reach', 'return']) }),
    () => ({ kind: 'value', key: 'scheme', value: random.pick(['article', 'custom', 'industry']) }),
    () => ({ kind: 'remove_option', slot: random.below(8) }),
    () => ({ kind: 'add_option', option: { kind: 'creators', followers: random.magnitude(1000, 1e7) } }),
    () => ({ kind: 'value', key: `input.${random.pick(['aov', 'ads_cpm'])}.shift`, value: random.magnitude(1, 100) }),
    () => ({ kind: 'reset_all' }),
    () => ({ kind: 'start_over' }),
    () => ({ kind: 'add_campaign' }),
    () => ({ kind: 'example_campaigns' }),
  ]))();
}

test('a text that means another number elsewhere is read by the locale, and how is said beside the field until it is left', () => {
  const noteOf = (/** @type {string} */ key, /** @type {string} */ text) => {
    const state = after([{ kind: 'text', key, text }]);
    const { note } = toModel(state, /** @type {any} */ ({ comparison: null, answered: state.inputs }), /** @type {any} */ ({})).field(key);
    assert.equal(toModel(after([{ kind: 'commit', key }], state), /** @type {any} */ ({ comparison: null, answered: state.inputs }), /** @type {any} */ ({})).field(key).note, undefined);
    return note;
  };
  assert.equal(noteOf('budget', '25.000'), 'Read as 25.');
  assert.equal(noteOf('input.cvr.all', '1.234 %'), 'Read as 1.234%.');
  assert.equal(noteOf('input.aov.median', '72.500'), 'Read as 72.5.');
  assert.deepEqual(['25,000', '25 000', '25000', '1.234,5', '2.5k'].map((text) => noteOf('budget', text)), Array(5).fill(undefined));
  useFormats({ locale: 'de' });
  try {
    assert.equal(noteOf('budget', '25,000'), 'Read as 25.');
    assert.equal(noteOf('budget', '25.000'), undefined);
  } finally {
    useFormats({ locale: 'en' });
  }
});

test('the keys: Ctrl+Z back, Ctrl+Shift+Z and Ctrl+Y forth, Cmd in their place on Apple machines, in any script', () => {
  const key = (/** @type {string} */ pressed, /** @type {string} */ letter = 'z', /** @type {string} */ code = '') => ({
    key: letter, code: code || `Key${letter.toUpperCase()}`, ctrlKey: /c/.test(pressed), metaKey: /m/.test(pressed), shiftKey: /s/.test(pressed), altKey: /a/.test(pressed),
  });
  assert.deepEqual(['c', 'cs', 'm', 'ca', '', 's', 'cm'].map((pressed) => travelKey(key(pressed), false)), ['undo', 'redo', null, null, null, null, null]);
  assert.deepEqual(['m', 'ms', 'c', 'cs'].map((pressed) => travelKey(key(pressed), true)), ['undo', 'redo', null, null]);
  assert.deepEqual([travelKey(key('c', 'y'), false), travelKey(key('m', 'y'), true), travelKey(key('c', 'x'), false)], ['redo', null, null]);
  assert.equal(travelKey(key('c', 'z', 'KeyY'), false), 'undo', 'where the letters Y and Z are swapped');
  assert.equal(travelKey(key('c', 'я', 'KeyZ'), false), 'undo');
  assert.equal(travelKey(key('cs', 'Z', 'KeyZ'), false), 'redo');
});

test('a default that was worked out is shown in four digits, and editing its range leaves the rest of it as it was', () => {
  const key = (/** @type {string} */ part) => `input.ads_sales_ratio.${part}`;
  assert.deepEqual(['all', 'low', 'median', 'high'].map((part) => textOf(empty, key(part))), ['0.8687', '0.8687', '0.8687', '0.8687']);
  assert.deepEqual(after([{ kind: 'text', key: key('low'), text: '0.5' }]).inputs.inputs.ads_sales_ratio, { low: 0.5, median: 86 / 99, high: 86 / 99 });
  const typed = after([{ kind: 'text', key: key('all'), text: '0.123456789' }, { kind: 'commit', key: key('all') }]);
  assert.equal(textOf(typed, key('all')), '0.123456789');
});
