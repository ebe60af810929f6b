// Figures on screen: rounded once, never certain, whole creators whole.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createFormats, safeLocale } from '../../web/state/formats.js';

const english = createFormats({ locale: 'en-US', currency: '$' });
const german = createFormats({ locale: 'de-DE', currency: '€' });
/** Kinds of space differ between versions of the locale data. @param {string} text */
const plain = (text) => text.replace(/\s/gu, ' ');

test('money has two significant digits', () => {
  assert.equal(english.money(25340), '$25,000');
  assert.equal(english.money(1.234), '$1.2');
  assert.equal(english.money(-1_234_567), '−$1,200,000');
  assert.equal(plain(german.money(25340)), '25.000 €');
});

test('typed money keeps its digits', () => {
  assert.equal(english.money(25340, true), '$25,340');
  assert.equal(english.exactMoney(12.5), '$12.50');
});

test('any label can stand for the currency', () => {
  assert.equal(plain(createFormats({ locale: 'en', currency: 'kr' }).money(500)).replace(' ', ''), 'kr500');
});

test('whole creators stay whole', () => {
  assert.equal(english.whole(23), '23');
  assert.equal(english.whole(1234), '1,234');
});

test('counts have two significant digits', () => {
  assert.equal(english.count(153_381), '150,000');
  assert.equal(english.count(0.0156), '0.016');
  assert.equal(english.compact(1_234_567), '1.2M');
});

test('a probability is never 0 % or 100 %', () => {
  for (const p of [0, 1e-9, 0.004, 0.0099]) assert.equal(english.probability(p), '<1%');
  for (const p of [1, 0.9999, 0.9901]) assert.equal(english.probability(p), '>99%');
  for (let p = 0; p <= 1; p += 0.0001) assert.doesNotMatch(english.probability(p), /^(0|100)%$/);
  assert.equal(english.probability(0.823), '82%');
  assert.equal(plain(german.probability(0.823)), '82 %');
});

test('a range is two figures, or one where both read the same', () => {
  assert.equal(english.range(8, 23), '8–23');
  assert.equal(english.range(1001, 1002), '1,000');
  assert.equal(english.range(-5, 3, english.money), '−$5\u2009–\u2009$3');
});

test('never is a sign, not a price', () => {
  assert.equal(english.money(Number.POSITIVE_INFINITY), '∞');
  assert.equal(english.count(Number.NEGATIVE_INFINITY), '−∞');
  assert.equal(english.count(Number.NaN), '–');
});

test('minus zero is zero', () => {
  assert.equal(english.money(-0), '$0');
});

for (const locale of ['C', '', 'de_DE', 'xx-yy-zz-11111111111', '\u0000', null, undefined, 'POSIX', '../../etc']) {
  test(`the locale ${JSON.stringify(locale)} does not throw`, () => {
    assert.equal(createFormats({ locale }).whole(1234).replace(/\D/g, ''), '1234');
    assert.equal(typeof safeLocale(locale), 'string');
  });
}

test('every locale keeps digits, symbol and sign', () => {
  for (const locale of ['en', 'de', 'fr-CH', 'hi-IN', 'ar-EG', 'ja', 'pt-BR', 'he']) {
    const text = createFormats({ locale, currency: '€' }).money(-25000);
    assert.ok(text.includes('€') && text.includes('−'), `${locale}: ${text}`);
  }
});
