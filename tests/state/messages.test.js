// Every key that is asked for exists, every name of the schema has its words, every plural has its categories.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import * as schema from '../../build/generated/schema.js';
import { EVIDENCE_READINGS, INDUSTRIES, INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';
import { PRESETS } from '../../build/generated/presets.js';
import { OWN_CODES } from '../../web/engine/index.js';
import { errorSentence, inputHelp, inputName } from '../../web/state/errors.js';
import { TEXT_CODES } from '../../web/state/fields.js';
import { LANGUAGES } from '../../web/state/languages.js';
import { addCatalogue, createMessages, hasMessage, isPlural, languages, lookUp, say, t } from '../../web/state/messages.js';

/** @typedef {import('../../web/engine/index.js').EngineError} EngineError */
/** @typedef {import('../../web/state/messages.js').Catalogue} Catalogue */

const web = fileURLToPath(new URL('../../web', import.meta.url));
const catalogueFolder = join(web, 'state/messages');
const catalogues = readdirSync(catalogueFolder).map((file) => ({
  language: file.replace('.json', ''),
  catalogue: /** @type {Catalogue} */ (JSON.parse(readFileSync(join(catalogueFolder, file), 'utf8'))),
}));
const englishCatalogue = /** @type {Catalogue} */ (catalogues.find((entry) => entry.language === 'en')?.catalogue);
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js')).map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }));

/** Texts that a language shares with English: names, and words that it has taken over. @type {Record<string, Set<string>>} */
const sameInEnglish = {
  de: new Set(['Budget', 'Instagram', 'TikTok', 'YouTube', '{count} Reel', '{count} Reels', 'IZEA', 'HypeAuditor', 'EMARKETER', 'Nano', 'Mega', 'Celebrity', 'Option', 'Median', 'Format', 'Tierwise {version}', 'Neutral', 'ROI', 'Option {position}', 'Creators', 'CPE', 'CPC', 'CPA']),
  ar: new Set(['IZEA', 'HypeAuditor', 'EMARKETER', 'Tierwise {version}']),
};
/** Names, terms that readers meet elsewhere in Latin letters, and words that have to be typed. */
const latinInArabic = new Set([
  ...['Ctrl', 'EMARKETER', 'HypeAuditor', 'IPA', 'IZEA', 'Shopify', 'Tierwise', 'JavaScript', 'WebAssembly', 'workers'],
  ...['AOV', 'CPA', 'CPC', 'CPE', 'CPM', 'CSV', 'CTR', 'CVR', 'JSON', 'PNG', 'ROAS', 'ROI', 'SVG'],
  ...['clicks', 'comments', 'engagements', 'exposures', 'followers', 'format', 'Infinity', 'likes', 'name', 'orders', 'posts', 'reach', 'record', 'sponsored', 'total', 'tracked', 'views'],
]);

/** @param {Catalogue} node @param {string} path @returns {[string, string | Catalogue][]} */
function leaves(node, path = '') {
  return Object.entries(node).flatMap(([key, value]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof value === 'string' || isPlural(value) ? /** @type {[string, string | Catalogue][]} */ ([[at, value]]) : leaves(value, at);
  });
}

/** Keys as a source names them; sentences (`key:`) are made by the state layer only. @param {RegExp} called @param {RegExp} made */
function keysIn(called, made) {
  return sources.flatMap(({ path, text }) => {
    const matches = [...text.matchAll(called), ...(path.startsWith('state/') ? text.matchAll(made) : [])];
    return matches.map((match) => ({ path, key: match[1] }));
  });
}

/** No word of the sentence is missing. @param {string} text */
function assertWorded(text) {
  assert.notEqual(text.trim(), '');
  assert.doesNotMatch(text, /\{\w+\}/, text);
  assert.doesNotMatch(text, /(^|\s)[a-z_]+(\.[a-z_]+)+($|[\s:.])/, text);
}

test('every catalogue on disk is a language of the page, English alone is in the page itself', () => {
  assert.deepEqual(catalogues.map(({ language }) => language).sort(), LANGUAGES.map(({ id }) => id).sort());
  assert.deepEqual(languages(), ['en']);
});

for (const { language, catalogue } of catalogues) {
  test(`${language}: every plural message has all categories of the language`, () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, message] of leaves(catalogue)) {
      if (typeof message === 'string') continue;
      for (const category of pluralCategories) assert.ok(Object.hasOwn(message, category), `${key} lacks ${category}`);
    }
  });

  test(`${language}: has the messages of English, no others, and their placeholders`, () => {
    const holes = (/** @type {string | Catalogue | null} */ message) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();
    const { data, ...words } = catalogue;
    const [own, english] = [leaves(words), leaves(englishCatalogue)].map((found) => found.map(([key]) => key));
    assert.deepEqual(english.filter((key) => !own.includes(key)), [], 'missing: a sentence in this language belongs there (CONTRIBUTING.md, a new word on the page)');
    assert.deepEqual(own.filter((key) => !english.includes(key)), [], 'of no use any more');
    for (const [key, message] of leaves(words)) assert.deepEqual(holes(message), holes(lookUp(englishCatalogue, key)), key);
  });

  test(`${language}: marks of direction are isolates, closed in the text that opens them`, () => {
    for (const [key, message] of leaves(catalogue)) {
      for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
        assert.doesNotMatch(String(text), /[\u200e\u200f\u061c\u202a-\u202e]/, key);
        let depth = 0;
        for (const sign of String(text).match(/[\u2066-\u2069]/g) ?? []) {
          depth += sign === '\u2069' ? -1 : 1;
          assert.ok(depth >= 0, key);
        }
        assert.equal(depth, 0, key);
      }
    }
  });

  test(`${language}: no text is empty, none holds markup`, () => {
    for (const [key, message] of leaves(catalogue)) {
      for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
        assert.ok(typeof text === 'string' && text.trim() !== '', key);
        assert.doesNotMatch(text, /<[a-z/]/i, key);
      }
    }
  });
}

for (const { language, catalogue } of catalogues.filter((entry) => entry.language !== 'en')) {
  const { data, ...words } = catalogue;

  test(`${language}: no sentence was left in English`, () => {
    const same = leaves(words).filter(([key, message]) => JSON.stringify(lookUp(englishCatalogue, key)) === JSON.stringify(message));
    const texts = same.flatMap(([, message]) => (typeof message === 'string' ? [message] : Object.values(message))).filter((text) => /\p{L}{2}/u.test(String(text).replace(/\{\w+\}/g, '')));
    assert.deepEqual([...new Set(texts)].filter((text) => !sameInEnglish[language].has(String(text))), []);
  });

  test(`${language}: the notes beside defaults are there, and no note that no default has`, () => {
    const notes = new Set([...INPUT_DEFAULTS, ...PRESETS, ...PRESETS.flatMap(({ inputs }) => inputs), ...EVIDENCE_READINGS.flatMap(({ effects }) => effects)].map(({ note }) => note));
    assert.deepEqual([...notes].filter((note) => !Object.hasOwn(/** @type {Catalogue} */ (data), note)), []);
    assert.deepEqual(Object.keys(/** @type {Catalogue} */ (data)).filter((note) => !notes.has(note)), []);
    for (const [note, text] of Object.entries(/** @type {Catalogue} */ (data))) {
      const figures = (/** @type {string} */ from) => (from.match(/\d/g) ?? []).sort().join('');
      // A single million may be spelled out.
      if (/\d{2}/.test(note) && !/\b1 (?:to 5 )?million/.test(note)) assert.equal(figures(String(text)), figures(note), `the figures of: ${note}`);
    }
  });
}

test('ar: no word in Latin letters but names and terms', () => {
  const arabic = /** @type {Catalogue} */ (catalogues.find((entry) => entry.language === 'ar')?.catalogue);
  for (const [key, message] of leaves(arabic)) {
    for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
      for (const [word] of String(text).replace(/\{\w+\}/g, '').matchAll(/[A-Za-z]{2,}/g)) assert.ok(latinInArabic.has(word) || word === 'ln', `${word} in ${key}`);
    }
  }
});

test('every key that the sources name in full exists', () => {
  const asked = keysIn(/\bt\(\s*'([a-z0-9_.]+)'/g, /\bkey: '([a-z0-9_]+\.[a-z0-9_.]+)'/g);
  assert.ok(asked.length > 100, `only ${asked.length} keys found`);
  for (const { path, key } of asked) assert.ok(hasMessage(key), `${path} asks for ${key}`);
});

test('every key that the sources put together begins in the catalogue', () => {
  const known = leaves(englishCatalogue).map(([key]) => key);
  const asked = keysIn(/\bt\(\s*`([^`]+)`/g, /\bkey: `([^`]+)`/g);
  assert.ok(asked.length > 10, `only ${asked.length} keys found`);
  for (const { path, key } of asked) {
    const pattern = new RegExp(`^${key.split(/\$\{[^}]*\}/).map((piece) => piece.replace(/\./g, '\\.')).join('[a-zA-Z0-9_.]+')}$`);
    assert.ok(known.some((name) => pattern.test(name)), `${path} asks for ${key}`);
  }
});

test('every metric has a name and a plain explanation', () => {
  for (const metric of schema.METRIC_NAMES) for (const part of ['label', 'help']) assertWorded(t(`metric.${metric}.${part}`));
});

test('every input has a name and a plain explanation', () => {
  for (const { id } of INPUT_DEFAULTS) {
    assertWorded(say(inputHelp(id)));
    const name = inputName(id);
    assertWorded(typeof name === 'object' && 'key' in name ? say(name) : String(name));
  }
});

test('every tier has all forms of its name', () => {
  for (const form of ['start', 'within', 'one', 'one_within']) for (const tier of schema.TIER_LABEL_NAMES) assertWorded(t(`option.${form}.${tier}`));
});

test('every verdict has its sentence', () => {
  for (const verdict of schema.VERDICT_NAMES) {
    assert.ok(hasMessage(`verdict.lens_says.${verdict}`), verdict);
    for (const goal of schema.GOAL_NAMES) {
      const key = verdict === 'not_comparable' ? 'verdict.no_figure' : ['wins', 'too_close'].includes(verdict) ? `verdict.${goal}.${verdict}` : `verdict.${verdict}`;
      assert.ok(hasMessage(key), key);
    }
  }
});

test('every choice that the page shows has its words', () => {
  for (const [group, names] of /** @type {[string, readonly string[]][]} */ ([
    ['platform', schema.PLATFORM_NAMES],
    ['format', schema.FORMAT_NAMES],
    ['lens', schema.LENS_NAMES],
    ['goal', schema.GOAL_NAMES],
    ['scheme', schema.SCHEME_NAMES],
    ['basis', schema.BASIS_NAMES],
    ['tier', schema.TIER_LABEL_NAMES],
    ['kind', schema.KIND_NAMES],
    ['group', schema.GROUP_NAMES],
    ['unit', Object.keys(schema.UNITS)],
    ['industry', INDUSTRIES.map((industry) => industry.id)],
    ['fault', TEXT_CODES],
  ])) {
    for (const name of names) assert.ok(hasMessage(`ui.${group}.${name}`), `ui.${group}.${name}`);
  }
});

test('every code of every field is a sentence, with and without its limits', () => {
  const codes = [...schema.CODE_NAMES.filter((code) => code !== 'ok'), ...OWN_CODES];
  for (const code of codes) {
    for (const field of schema.FIELD_NAMES) {
      for (const limits of [{}, { minimum: 0.001, maximum: 0.999 }]) {
        const error = /** @type {EngineError} */ ({ code, field, index: 2, ...(field === 'input' ? { input: 'cvr' } : {}), ...limits });
        assertWorded(say(errorSentence(error)));
      }
    }
  }
});

test('a limit of a rate is worded in percent', () => {
  assert.equal(say(errorSentence({ code: 'above_maximum', field: 'input', index: 5, input: 'cvr', maximum: 0.25 })), 'Orders per click must be at most 25%.');
  assert.equal(say(errorSentence({ code: 'below_minimum', field: 'budget', index: 0, minimum: 1 })), 'The budget must be at least 1.');
});

test('numbers inside sentences follow the language', () => {
  addCatalogue('de', { creators: { one: '{count} Creator', other: '{count} Creators' } });
  const { t: german } = createMessages('de');
  assert.equal(german('creators', { count: 1 }), '1 Creator');
  assert.equal(german('creators', { count: 1500 }), '1.500 Creators');
});

test('a language without a message falls back to English, an unknown key to itself', () => {
  addCatalogue('xx', {});
  assert.equal(createMessages('xx').t('verdict.one_option'), t('verdict.one_option'));
  assert.equal(createMessages('no-such').language, 'en');
  assert.equal(t('no.such.key'), 'no.such.key');
});

test('names of the prototype are no messages and no parameters', () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'error.constructor', 'error.__proto__.wrong_type']) assert.equal(hasMessage(key), false, key);
  addCatalogue('yy', { text: '{constructor} {toString}' });
  assert.equal(createMessages('yy').t('text'), '{constructor} {toString}');
});
