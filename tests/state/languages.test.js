// Which language a reader is shown, how figures stand between words of either direction.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isolated, withoutMarks } from '../../web/state/bidi.js';
import { numberText, parseNumber } from '../../web/state/fields.js';
import { createFormats, formats, useFormats } from '../../web/state/formats.js';
import { chooseLanguage, languageById, LANGUAGES, localeOf } from '../../web/state/languages.js';
import { addCatalogue, createMessages, useLanguage, withinSentence } from '../../web/state/messages.js';

const [start, end] = ['\u2066', '\u2069'];
const arabic = createFormats({ locale: 'ar-u-nu-latn', currency: '$' });
/** @param {string} text */
const plain = (text) => withoutMarks(text).replace(/\s/gu, ' ');

test('the address outranks the browser, and the first language of the browser that there is comes next', () => {
  assert.equal(chooseLanguage('ar', ['de']).id, 'ar');
  assert.equal(chooseLanguage('de-CH', ['en']).id, 'de');
  assert.equal(chooseLanguage(null, ['fr-FR', 'de-AT', 'en']).id, 'de');
  assert.equal(chooseLanguage('fr', ['ar-EG']).id, 'ar');
  assert.equal(chooseLanguage(null, ['fr']).id, 'en');
  assert.equal(chooseLanguage(null, []).id, 'en');
  assert.equal(languageById('no-such').id, 'en');
});

test('figures follow the country of the reader where it speaks the language of the words', () => {
  assert.equal(localeOf(languageById('de'), null, ['en-US', 'de-CH']), 'de-CH');
  assert.equal(localeOf(languageById('de'), 'de', ['en-US']), 'de');
  assert.equal(localeOf(languageById('de'), 'de-AT', ['de-CH']), 'de-AT');
  assert.equal(localeOf(languageById('en'), null, ['fr-FR']), 'en');
  assert.equal(localeOf(languageById('ar'), null, ['ar-EG']), 'ar-EG-u-nu-latn');
});

test('every language names itself in its own words', () => {
  assert.deepEqual(LANGUAGES.map(({ name }) => name), ['English', 'Deutsch', 'العربية']);
  assert.deepEqual(LANGUAGES.filter(({ direction }) => direction === 'rtl').map(({ id }) => id), ['ar']);
});

test('between right-to-left words a figure keeps its sign and its percent sign where they belong', () => {
  assert.equal(arabic.count(-1200), `${start}−1,200${end}`);
  assert.equal(arabic.percent(-0.35), `${start}−35%${end}`);
  assert.equal(arabic.probability(0.001), `${start}<1%${end}`);
  assert.equal(arabic.count(Number.NEGATIVE_INFINITY), `${start}−∞${end}`);
});

test('a unit in words follows the figure to its left', () => {
  assert.equal(arabic.compact(1_234_567).replace(/\s/gu, ' '), `\u2067${start}1.2${end} مليون${end}`);
  assert.equal(plain(arabic.money(-25_340)), '−25,000 $');
  assert.ok(arabic.money(-25_340).startsWith(`\u2067${start}−25,000${end}`));
});

test('left-to-right languages have no marks of direction', () => {
  for (const locale of ['en', 'de']) {
    const own = createFormats({ locale, currency: '€' });
    for (const text of [own.money(-5), own.percent(0.5), own.compact(1e6), own.probability(0)]) assert.equal(withoutMarks(text), text);
  }
});

test('what is filled into a right-to-left sentence stands in an isolate of its own', () => {
  addCatalogue('ar', { text: '{name}؟' });
  const { t } = createMessages('ar', () => arabic);
  assert.equal(t('text', { name: 'HypeAuditor (2021)' }), '\u2066HypeAuditor (2021)\u2069؟');
  assert.equal(t('text', { name: { kind: 'percent', value: 0.5 } }), `${start}50%${end}؟`);
  assert.equal(t('text', { name: `${arabic.count(5)}، مايكرو` }), `\u2067${start}5${end}، مايكرو${end}؟`, 'a list that begins with a figure');
  assert.equal(isolated(''), '');
});

test('fields read and write numbers as the language in use does', () => {
  useFormats({ locale: 'de' });
  assert.equal(numberText(12.5), '12,5');
  assert.deepEqual(parseNumber('1,234'), { ok: true, value: 1.234, ambiguous: true });
  assert.deepEqual(parseNumber('25.000,5'), { ok: true, value: 25_000.5, ambiguous: false });
  useFormats({ locale: 'ar-u-nu-latn' });
  assert.deepEqual(parseNumber('٢٥٬٠٠٠'), { ok: true, value: 25_000, ambiguous: false });
  assert.deepEqual(parseNumber('1.5 مليون'), { ok: true, value: 1_500_000, ambiguous: false });
  useFormats({});
  assert.equal(formats().locale, 'en');
});

test('names are written small inside sentences where the language does so', () => {
  addCatalogue('de', {});
  useLanguage('de');
  assert.equal(withinSentence('Klickrate'), 'Klickrate');
  useLanguage('en');
  assert.equal(withinSentence('Click rate'), 'click rate');
});
