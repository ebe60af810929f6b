// Starting points: one change each, which says what it is and leaves the rest alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INPUT_DEFAULTS, PACKAGE_PRESETS, SOURCES } from '../../build/generated/benchmarks.js';
import { PRESETS } from '../../build/generated/presets.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { differences, sameValue } from '../../web/state/changes.js';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import { changedInputs, defaultState, presetOf, rangeOf, setBudget, setInput, setPlatform, tierOf, toComparisonRequest } from '../../web/state/inputs.js';
import { hasMessage } from '../../web/state/messages.js';
import { presetOfInputs, startFrom } from '../../web/state/presets.js';
import { createRandom } from './random.js';
import { randomState } from './states.js';

const engine = await createNodeEngine();
const ids = PRESETS.map(({ id }) => id);

test('awareness, sales, nano seeding and the article’s case are the starting points, each with a name and sources that are known', () => {
  assert.deepEqual(ids, ['awareness', 'sales', 'nano_seeding', 'article']);
  const known = new Set(SOURCES.map(({ id }) => id));
  for (const { id, sources, inputs, note } of PRESETS) {
    assert.ok(hasMessage(`ui.presets.name.${id}`));
    assert.ok(note.length > 20);
    for (const source of [...sources, ...inputs.flatMap((input) => input.sources)]) assert.ok(known.has(source), source);
  }
});

test('the article’s case is fashion on Instagram with micro up to 100,000 followers, judged by engagements', () => {
  const state = startFrom(setPlatform(defaultState(), 'x'), 'article');
  assert.deepEqual([state.platform, state.industry, state.scheme, state.goal], ['instagram', 'fashion', 'article', 'engagement']);
  assert.deepEqual(state.options.map((option) => tierOf(state, option)), ['micro', 'macro', 'ads']);
  assert.equal(presetOf(state), 'default');
  assert.deepEqual(changedInputs(state), [], 'its claim is tested, not assumed');
});

test('sales counts the return and asks for more Stories; awareness counts people and asks for Reels', () => {
  const [sales, awareness] = ['sales', 'awareness'].map((id) => startFrom(defaultState(), id));
  assert.deepEqual([sales.goal, sales.lens, awareness.goal], ['return', 'seen_and_unseen', 'reach']);
  assert.deepEqual([sales.package, awareness.package], [PACKAGE_PRESETS.sales.instagram, PACKAGE_PRESETS.awareness.instagram]);
});

test('seeding gives goods instead of fees on every platform, and few have to post', () => {
  for (const platform of /** @type {const} */ (['instagram', 'tiktok', 'youtube', 'x'])) {
    const state = startFrom(setPlatform(defaultState(), platform), 'nano_seeding');
    assert.equal(state.platform, platform);
    assert.equal(Object.values(state.package).reduce((sum, count) => sum + count, 0), 1);
    assert.deepEqual(rangeOf(state, 'product_cost').median, 50);
    const answer = engine.compare({ ...toComparisonRequest(state), draws: 1024 });
    assert.ok(answer.ok, JSON.stringify(answer));
    const { cost_of_one: cost, fee, creators, delivered } = answer.options[0].metrics;
    assert.ok(fee && fee.p90 < 0.1, 'no fee worth the name');
    assert.ok(cost && cost.p10 > 60, 'goods, shipping and handling are paid');
    assert.ok(creators && delivered && Math.abs(delivered.p50 / creators.p50 - 0.4) < 0.05);
  }
});

test('a starting point changes only what it names; budget, campaigns, creator, seed and own figures stay', () => {
  const random = createRandom(3);
  const mayDiffer = new Set(['platform', 'industry', 'goal', 'lens', 'scheme', 'package', 'option_added', 'option_removed', 'option_size', 'option_measured']);
  for (let turn = 0; turn < 300; turn += 1) {
    const before = randomState(random);
    for (const preset of PRESETS) {
      const after = startFrom(before, preset.id);
      for (const difference of differences(before, after)) {
        if (difference.what !== 'input') assert.ok(mayDiffer.has(difference.what) || (difference.what === 'creator' && before.platform !== after.platform), difference.what);
        else assert.ok(preset.inputs.some(({ id }) => difference.id === id || id.startsWith('price.')), difference.id);
      }
    }
  }
});

test('a figure that one starting point left goes with the next one, unless it was changed in between', () => {
  const seeded = startFrom(setBudget(defaultState(), 4000), 'nano_seeding');
  assert.deepEqual(changedInputs(startFrom(seeded, 'awareness')), []);
  const own = setInput(seeded, 'product_cost', { low: 12, median: 12, high: 12 });
  const next = startFrom(own, 'awareness');
  assert.deepEqual(changedInputs(next), ['product_cost']);
  assert.equal(next.budget, 4000);
  const measured = setInput(seeded, 'product_cost', { low: 50, median: 50, high: 50, measured: true });
  assert.deepEqual(changedInputs(startFrom(measured, 'sales')), ['product_cost'], 'the same figure, but measured, is the reader’s own');
});

test('on 300 random pages: the inputs equal the starting point that was chosen last, also after the address', () => {
  const random = createRandom(4);
  let marked = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    const before = randomState(random);
    const id = random.pick(ids);
    const after = startFrom(before, id);
    assert.ok(sameValue(startFrom(after, id), after), 'chosen twice is chosen once');
    const now = presetOfInputs(after);
    assert.ok(now && sameValue(startFrom(after, now.id), after));
    if (now.id === id) marked += 1;
    const encoded = encodeHash(after);
    assert.ok(encoded.ok && presetOfInputs(decodeHash(encoded.hash).state)?.id === now.id);
  }
  assert.ok(marked > 290, `${marked} of 300 are marked by their own name`);
});

test('the page first opens at no starting point, and a change of what one names ends its mark', () => {
  assert.equal(presetOfInputs(defaultState()), null);
  const state = startFrom(defaultState(), 'sales');
  assert.equal(presetOfInputs(setBudget(state, 70_000))?.id, 'sales');
  assert.equal(presetOfInputs({ ...state, goal: 'reach' }), null);
  assert.ok(INPUT_DEFAULTS.every(({ id }) => state.inputs[id] === undefined));
});
