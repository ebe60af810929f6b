// What an author says to the widget in its address: read whatever stands there, and written back.
import assert from 'node:assert/strict';
import test from 'node:test';
import { parametersText, readAccent, readParameters, usualLook, usualParts } from '../../web/embed/parameters.js';
import { encodeHash } from '../../web/state/hash.js';
import { defaultState, setBudget, setGoal, setPlatform } from '../../web/state/inputs.js';
import { createRandom } from '../state/random.js';
import { randomState } from '../state/states.js';

const read = (/** @type {string} */ hash, search = '') => readParameters({ hash, search });

test('an empty address is the usual scenario, with the usual parts', () => {
  const { inputs, notices, parts, theme, accent, id, secret, pym } = read('');
  assert.deepEqual({ inputs, notices, parts, theme, accent, id, secret, pym }, { inputs: defaultState(), notices: [], ...usualLook, secret: null, pym: null });
});

test('the scenario has the names of the full page', () => {
  const inputs = setGoal(setPlatform(setBudget(defaultState(), 4000), 'tiktok'), 'return');
  const encoded = encodeHash(inputs);
  assert.ok(encoded.ok);
  assert.deepEqual(read(`#${encoded.hash}`).inputs, inputs);
});

test('parts come in the order of the widget; unknown ones are passed over, and none at all means the usual ones', () => {
  assert.deepEqual(read('#show=curve,verdict,nonsense').parts, ['verdict', 'curve']);
  for (const hash of ['#show=', '#show=nonsense', '#show=__proto__', '#show=%ff']) assert.deepEqual(read(hash).parts, usualParts, hash);
});

test('a colour is three or six digits, and anything else is none', () => {
  assert.deepEqual(['f0a', '#F0A', '00ff7f', ' #00FF7F '].map(readAccent), ['ff00aa', 'ff00aa', '00ff7f', '00ff7f']);
  for (const text of ['', '#', 'f', 'ffff', '12345g', 'red', 'url(x)', 'fff;color:red', '1234567']) assert.equal(readAccent(text), null, text);
});

test('theme, name and language are read, or left as usual', () => {
  const { theme, id, inputs } = read('#theme=dark&id=story-7_b&lang=de');
  assert.deepEqual([theme, id, inputs.language], ['dark', 'story-7_b', 'de']);
  const wrong = read('#theme=<script>&id=a%20b&lang=%00&accent=javascript%3A');
  assert.deepEqual([wrong.theme, wrong.id, wrong.inputs.language, wrong.accent], ['auto', '', null, null]);
  assert.equal(read('#language=ar&lang=de').inputs.language, 'ar', 'the full page’s own name wins');
});

test('the mark that WordPress puts behind every address is no part of the scenario', () => {
  for (const hash of ['#v=1&budget=5000#?secret=aB3dE5fG', '#v=1&budget=5000?secret=aB3dE5fG', '#budget=5000#?secret=aB3dE5fG']) {
    const { inputs, notices, secret } = read(hash);
    assert.deepEqual([inputs.budget, notices, secret], [5000, [], 'aB3dE5fG'], hash);
  }
  assert.equal(read('#?secret=aB3dE5fG').secret, 'aB3dE5fG');
  for (const hash of ['#?secret=', '#?secret=%3Cb%3E', '#secret=abc']) assert.equal(read(hash).secret, null, hash);
});

test('pym’s id comes from the query', () => {
  assert.equal(read('', '?initialWidth=600&childId=graphic-1&parentUrl=x').pym, 'graphic-1');
  assert.equal(read('', '?pym=a').pym, 'a');
  for (const search of ['', '?pym=', '?pym=a b', '?pym=<x>', `?pym=${'a'.repeat(65)}`]) assert.equal(read('', search).pym, null, search);
});

test('what is written is read again, whatever the scenario', () => {
  const random = createRandom(20261124);
  for (let times = 0; times < 200; times += 1) {
    const inputs = randomState(random);
    const look = { parts: random.pick([usualParts, ['verdict'], ['verdict', 'options', 'curve']]), theme: random.pick(['auto', 'dark', 'light']), accent: random.pick([null, 'c0ffee']), id: random.pick(['', 'a-1']) };
    const text = parametersText(inputs, /** @type {any} */ (look));
    if (text === null) continue;
    const { inputs: again, notices, secret, pym, ...lookAgain } = read(`#${text}#?secret=abc`);
    assert.deepEqual([again, notices, lookAgain], [inputs, [], look], text);
  }
});

test('nothing that stands in an address throws', () => {
  for (const hash of ['#%', '#%%%=%', '#v=9', '#&&&===', '#show', `#accent=${'f'.repeat(9000)}`, `#${'a=b&'.repeat(5000)}`, '#\u0000=\u0000', '#__proto__=1&constructor=2']) {
    assert.equal(read(hash, hash).inputs.budget, defaultState().budget, hash.slice(0, 20));
  }
});
