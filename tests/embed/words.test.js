// The words that go into the widget: those its script names, in every language, and no others.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { keysIn, wordsOf } from '../../scripts/outputs/words.mjs';

/** @param {string} language */
const catalogue = async (language) => JSON.parse(await readFile(new URL(`../../web/state/messages/${language}.json`, import.meta.url), 'utf8'));

test('keys are read off a script, whole or as the beginning of one that is put together', () => {
  const script = 'f("ui.a.b");g(`ui.goal.${x}`);h(\'verdict.one\');i("other.ui.x");j("ui");k(`ui.x ${y}`)';
  assert.deepEqual(keysIn(script, { ui: {}, verdict: {} }), ['ui.a.b', 'ui.goal.', 'verdict.one']);
});

test('a part of a catalogue has what is named and nothing beside it', () => {
  const words = { ui: { a: 'A', ab: 'B', plural: { one: '1', other: '2' }, goal: { x: 'X', y: 'Y' } }, rest: { z: 'Z' } };
  assert.deepEqual(wordsOf(words, ['ui.a', 'ui.plural', 'ui.goal.']), { ui: { a: 'A', plural: { one: '1', other: '2' }, goal: { x: 'X', y: 'Y' } } });
  assert.deepEqual(wordsOf(words, []), {});
});

test('every language has the widget’s own words', async () => {
  /** @param {any} node @returns {number} */
  const leaves = (node) => (typeof node === 'string' ? 1 : Object.values(node).map(leaves).reduce((a, b) => a + b, 0));
  const counts = await Promise.all(['en', 'de', 'ar'].map(async (language) => leaves(wordsOf(await catalogue(language), ['ui.embed.']))));
  assert.ok(counts[0] > 5 && counts.every((count) => count === counts[0]), counts.join(', '));
});
