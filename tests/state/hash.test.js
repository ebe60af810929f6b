// The address holds the state bit for bit, and no address can do harm.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LIMITS } from '../../build/generated/schema.js';
import { decodeHash, encodeHash } from '../../web/state/hash.js';
import * as inputs from '../../web/state/inputs.js';
import { createRandom } from './random.js';
import { randomPost, randomState } from './states.js';

const standard = inputs.defaultState();
/** @param {string} hash */
const stateOf = (hash) => decodeHash(hash).state;
/** @param {string} hash */
const codesOf = (hash) => decodeHash(hash).notices.map((notice) => notice.code);

/** Object.is on every number, so that -0 and the last bit count. @param {unknown} a @param {unknown} b @param {string} path */
function assertSameBits(a, b, path) {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
    assert.ok(Object.is(a, b), `${path}: ${String(a)} became ${String(b)}`);
    return;
  }
  assert.deepEqual(Object.keys(a).sort(), Object.keys(b).sort(), path);
  for (const key of Object.keys(a)) {
    assertSameBits(/** @type {Record<string, unknown>} */ (a)[key], /** @type {Record<string, unknown>} */ (b)[key], `${path}.${key}`);
  }
}

test('the defaults are an empty address', () => {
  assert.deepEqual(encodeHash(standard), { ok: true, hash: 'v=1' });
  assert.deepEqual(decodeHash(''), { state: standard, notices: [] });
  assert.deepEqual(decodeHash('#v=1'), { state: standard, notices: [] });
});

test('an address reads like what was changed', () => {
  let state = inputs.setBudget(standard, 5000);
  state = inputs.setPlatform(state, 'tiktok');
  state = inputs.removeOption(state, 2);
  state = inputs.setOptionFollowers(state, 1, 250000);
  state = inputs.setInput(state, 'cvr', { low: 0.01, median: 0.02, high: 0.03, measured: true });
  state = inputs.setInput(state, 'overlap', { low: 0.2, median: 0.2, high: 0.2 });
  assert.deepEqual(encodeHash(state), { ok: true, hash: 'v=1&budget=5000&platform=tiktok&option.1=250000&option.2=none&cvr=0.01~0.02~0.03!&overlap=0.2' });
});

/** The loop while developing is content with fewer; the whole run is not. */
const randomStates = process.env.TIERWISE_QUICK ? 10_000 : 100_000;

test(`${randomStates} random states come back bit for bit`, () => {
  const random = createRandom(20260101);
  let tooLong = 0;
  for (let run = 0; run < randomStates; run += 1) {
    const state = randomState(random);
    const encoded = encodeHash(state);
    if (!encoded.ok) {
      tooLong += 1;
      continue;
    }
    assert.ok(encoded.hash.length <= LIMITS.hash_characters_max);
    const { state: read, notices } = decodeHash(`#${encoded.hash}`);
    assert.deepEqual(notices, [], encoded.hash);
    assertSameBits(state, read, encoded.hash);
  }
  assert.ok(tooLong < 100, `${tooLong} states were too long`);
});

test('an encoded state encodes to itself again', () => {
  const random = createRandom(7);
  for (let run = 0; run < 2000; run += 1) {
    const encoded = encodeHash(randomState(random));
    if (encoded.ok) assert.deepEqual(encodeHash(stateOf(encoded.hash)), encoded);
  }
});

test('a state that does not fit says so', () => {
  const random = createRandom(3);
  const posts = Array.from({ length: 600 }, () => randomPost(random));
  const encoded = encodeHash(inputs.setCreator(standard, { posts }));
  assert.equal(encoded.ok, false);
  assert.equal(!encoded.ok && encoded.code, 'hash_too_long');
});

test('what cannot be read is named with its text, the rest is used', () => {
  const { state, notices } = decodeHash('#v=1&budget=lots&platform=youtube&cvr=0.5~0.1~0.9');
  assert.deepEqual(notices, [
    { key: 'budget', raw: 'lots', code: 'hash_bad_value' },
    { key: 'cvr', raw: '0.5~0.1~0.9', code: 'hash_bad_value' },
  ]);
  assert.deepEqual(state, inputs.setPlatform(standard, 'youtube'));
});

for (const raw of ['1e999', '-1e999', 'NaN', 'Infinity', '', ' 5', '5 ', '0x10', '1_000', '1,000', '٣', '1e9999', '--5', '5.', '.5', '0', '1e10', '1'.repeat(400)]) {
  test(`budget=${raw.slice(0, 12)} is refused`, () => {
    assert.deepEqual(stateOf(`#budget=${encodeURIComponent(raw)}`), standard);
    assert.deepEqual(codesOf(`#budget=${encodeURIComponent(raw)}`), ['hash_bad_value']);
  });
}

/** @type {[string, string, string[]][]} */
const hostile = [
  ['names of the prototype', '__proto__=1&constructor=2&prototype=3&toString=4&hasOwnProperty=5', []],
  ['a nested prototype', '__proto__.polluted=1&constructor.prototype.polluted=1', []],
  ['prototype names as values', 'platform=__proto__&industry=constructor&scheme=toString&package=__proto__', ['hash_bad_value', 'hash_bad_value', 'hash_bad_value', 'hash_bad_value']],
  ['broken percent signs', 'budget=%E0%A4%A&currency=%', ['hash_not_readable', 'hash_not_readable']],
  ['a broken character', 'currency=\ud800', ['hash_bad_value']],
  ['a broken character as a key', '\udfff=1', []],
  ['no value', 'budget&platform=', ['hash_bad_value', 'hash_bad_value']],
  ['only separators', '&&&===&&', []],
  ['markup', 'currency=%3Cimg%20src%3Dx%3E&budget=<script>', ['hash_bad_value', 'hash_bad_value']],
  ['a zero byte', 'language=en%00', ['hash_bad_value']],
  ['a share range that touches 1', 'cvr=0.1~0.5~1', ['hash_bad_value']],
  ['a range of two', 'cvr=0.1~0.5', ['hash_bad_value']],
  ['an unknown reading of the evidence', 'evidence=horoscope', ['hash_bad_value']],
  ['multipliers out of their limits, too few, and no numbers', 'evidence.reach=0~1~1~1~1&evidence.engagement=1~2&evidence.conversion=1~1~x~1~1', ['hash_bad_value', 'hash_bad_value', 'hash_bad_value']],
  ['too many draws', 'draws=1000000', ['hash_bad_value']],
  ['a broken seed', 'seed=9007199254740993', ['hash_bad_value']],
  ['a slot that does not exist', 'option.8=ads&option.-1=ads', []],
  ['an option of an unknown tier', 'option.0=giga', ['hash_bad_value']],
  ['a free creator', 'option.0=micro~0', ['hash_bad_value']],
  ['another platform in the package', 'package=x_post~1', ['hash_bad_value']],
  ['tiers out of order', 'tiers=micro~5000~nano~100&scheme=custom', ['hash_bad_value', 'hash_bad_value']],
  ['posts that are no posts', 'creator.posts=AAAA', ['hash_bad_value']],
  ['posts in another spelling', 'creator.posts=AwsE%3D', ['hash_bad_value']],
  ['posts without end', 'creator.posts=Af______', ['hash_bad_value']],
];
for (const [name, hash, codes] of hostile) {
  test(`${name}: the defaults stay`, () => {
    assert.deepEqual(stateOf(`#${hash}`), standard);
    assert.deepEqual(codesOf(`#${hash}`).sort(), codes);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });
}

test('of a repeated key the first counts', () => {
  assert.equal(stateOf('#budget=100&budget=200').budget, 100);
  assert.deepEqual(decodeHash('#budget=100&budget=200').notices, [{ key: 'budget', raw: 'budget=200', code: 'hash_repeated_key' }]);
});

test('unknown keys are passed over', () => {
  assert.deepEqual(decodeHash('#utm_source=x&budget=100'), { state: inputs.setBudget(standard, 100), notices: [] });
});

test('a query after the state is passed over', () => {
  assert.deepEqual(decodeHash('#v=1&budget=100?secret=abc'), { state: inputs.setBudget(standard, 100), notices: [] });
});

test('an address of a later version gives the defaults and says so', () => {
  assert.deepEqual(decodeHash('#v=2&budget=100'), { state: standard, notices: [{ key: 'v', raw: '2', code: 'hash_unknown_version' }] });
});

test('an address that is too long gives the defaults and says so', () => {
  assert.deepEqual(codesOf(`#budget=100&x=${'a'.repeat(LIMITS.hash_characters_max)}`), ['hash_too_long']);
});

test('20,000 mutilated addresses never throw and never leave the limits', () => {
  const random = createRandom(99);
  const letters = '0123456789.~!=&%eE+-_abcxyzNaN\u0000é\ud800';
  for (let run = 0; run < 20_000; run += 1) {
    const encoded = encodeHash(randomState(random));
    let text = encoded.ok ? encoded.hash : 'v=1';
    for (let edits = 1 + random.below(6); edits > 0; edits -= 1) {
      const at = random.below(text.length + 1);
      text = text.slice(0, at) + letters[random.below(letters.length)] + text.slice(at + random.below(3));
    }
    const { state } = decodeHash(`#${text}`);
    assert.ok(state.budget >= LIMITS.budget_min && state.budget <= LIMITS.budget_max, text);
    assert.ok(state.draws >= LIMITS.draws_min && state.draws <= LIMITS.draws_max, text);
    for (const range of Object.values(state.inputs)) assert.ok(range.low <= range.median && range.median <= range.high, text);
  }
});
