// Numbers as people type them, and the faults of fields.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';
import { inputText, numberText, parseField, parseInputPart, parseNumber, parseRange, shownAsPercent } from '../../web/state/fields.js';
import { createRandom } from './random.js';

/** @typedef {import('../../web/state/fields.js').NumberOptions} NumberOptions */

/** @type {[string, number, NumberOptions?][]} */
const read = [
  ['25000', 25000],
  ['25,000', 25000],
  ['25.000', 25000, { locale: 'de' }],
  ['25 000', 25000],
  ['25\u00a0000', 25000],
  ['25\u202f000', 25000],
  ["25'000", 25000],
  ['25’000.50', 25000.5],
  ['25k', 25000],
  ['25 K', 25000],
  ['1.2M', 1.2e6],
  ['1,2 Mio.', 1.2e6, { locale: 'de' }],
  ['1.234M', 1.234e6, { locale: 'de' }],
  ['2 bn', 2e9],
  ['1,234,567', 1234567],
  ['1.234.567', 1234567],
  ['1,23,456', 123456],
  ['1.234,56', 1234.56],
  ['1,234.56', 1234.56],
  ['1 234,56', 1234.56],
  ['1.234', 1.234],
  ['1.234', 1234, { locale: 'de' }],
  ['1,234', 1.234, { locale: 'de' }],
  ['1,234', 1234],
  ['1.234', 1234, { whole: true }],
  ['12,34', 12.34],
  ['0.123', 0.123, { locale: 'de' }],
  ['1234.567', 1234.567, { locale: 'de' }],
  ['.5', 0.5],
  ['5.', 5],
  ['3 %', 0.03, { percent: true }],
  ['3', 0.03, { percent: true }],
  ['2.07', 0.0207, { percent: true }],
  ['12,5 %', 0.125, { percent: true, locale: 'de' }],
  ['$25,000', 25000],
  ['25.000 €', 25000, { locale: 'de' }],
  ['£ 12.50', 12.5],
  ['USD 2500', 2500],
  ['2500 EUR', 2500],
  ['kr 500', 500, { currency: 'kr' }],
  ['25,-', 25],
  ['−5', -5],
  ['- 5', -5],
  ['+5', 5],
  ['-0', 0],
  ['1e-7', 1e-7],
  ['1.5e3', 1500],
  ['１２３', 123],
  ['٢٥٬٠٠٠', 25000],
  ['٣٫٥', 3.5],
  ['۱۲٬۳۴۵٫۶', 12345.6],
  ['١٢،٥', 12.5],
  ['๒๕๐๐', 2500],
  ['२५,०००', 25000],
  ['1.234,5', 1234.5, { locale: 'en' }],
  ['1,234.5', 1234.5, { locale: 'de' }],
  ["1'234.5", 1234.5, { locale: 'de' }],
  ["1'234,5", 1234.5],
  ['1\u202f234,5', 1234.5, { locale: 'fr' }],
  ['12k', 12000, { locale: 'de' }],
  ['12,5k', 12500],
  ['12 k €', 12000],
  ['3\u00a0%', 0.03, { percent: true }],
  ['٣٪', 0.03, { percent: true }],
  ['0,5 %', 0.005, { percent: true }],
  ['%3', 0.03, { percent: true }],
];
for (const [text, value, options] of read) {
  test(`"${text}" is ${value}${options ? ` with ${JSON.stringify(options)}` : ''}`, () => {
    const parsed = parseNumber(text, options);
    assert.ok(parsed.ok && Object.is(parsed.value, value), JSON.stringify(parsed));
  });
}

/** @type {[string, string, NumberOptions?][]} */
const refused = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['abc', 'not_a_number'],
  ['-', 'not_a_number'],
  ['$', 'not_a_number'],
  ['1.2.3', 'not_a_number'],
  ['12,3456,789', 'not_a_number'],
  ['1 2', 'not_a_number'],
  ['1,2 3', 'not_a_number'],
  ['0x10', 'not_a_number'],
  ['NaN', 'not_a_number'],
  ['Infinity', 'not_a_number'],
  ['5-6', 'not_a_number'],
  ['five', 'not_a_number'],
  ['5 kg', 'not_a_number'],
  ['1e999', 'above_maximum'],
  ['3 %', 'not_a_percentage'],
  ['1'.repeat(65), 'too_long'],
];
for (const [text, code, options] of refused) {
  test(`"${text.slice(0, 20)}" is refused as ${code} and kept`, () => {
    assert.deepEqual(parseNumber(text, options), { ok: false, code, raw: text });
  });
}

test('one separator before three digits is called ambiguous', () => {
  assert.equal(parseNumber('1.234').ok && /** @type {any} */ (parseNumber('1.234')).ambiguous, true);
  assert.equal(/** @type {any} */ (parseNumber('1.23')).ambiguous, false);
});

for (const locale of ['en', 'de', 'fr', 'hi']) {
  test(`field texts read back to the same bits (${locale})`, () => {
    const random = createRandom(5);
    for (let run = 0; run < 20_000; run += 1) {
      const value = random.chance(0.2) ? random.below(1e9) : random.magnitude(1e-9, 1e12) * (random.chance(0.1) ? -1 : 1);
      for (const percent of [false, true]) {
        const text = numberText(value, { locale, percent });
        const parsed = parseNumber(text, { locale, percent });
        assert.ok(parsed.ok && Object.is(parsed.value, value), `${value} was shown as ${text}`);
      }
    }
  });
}

test('every default reads back from its own field', () => {
  for (const { id, low, median, high } of INPUT_DEFAULTS) {
    for (const value of [low, median, high]) {
      const parsed = parseInputPart(id, inputText(id, value));
      assert.ok(parsed.ok && Object.is(parsed.value, value), `${id} ${value}`);
    }
  }
});

test('rates are shown in percent, money is not', () => {
  assert.equal(inputText('cvr', 0.011), '1.1');
  assert.equal(inputText('aov', 72), '72');
  assert.equal(shownAsPercent('orders_per_click'), true);
  assert.equal(shownAsPercent('money'), false);
});

test('followers are whole and grouped as typed', () => {
  assert.deepEqual(parseField('followers', '25.000'), { ok: true, value: 25000, ambiguous: false });
  assert.equal(/** @type {any} */ (parseField('followers', '99')).code, 'below_minimum');
  assert.equal(/** @type {any} */ (parseField('followers', '12.5k')).value, 12500);
  assert.equal(/** @type {any} */ (parseField('package_count', '1.5')).code, 'not_an_integer');
});

test('a range with three good parts is a range', () => {
  assert.deepEqual(parseRange('cvr', { low: '0.4 %', median: '1.1', high: '2,5' }), { ok: true, value: { low: 0.004, median: 0.011, high: 0.025 } });
});

test('every bad part of a range is named', () => {
  const result = parseRange('cvr', { low: 'x', median: '', high: '200' });
  assert.deepEqual(!result.ok && result.faults.map(({ part, code, raw }) => [part, code, raw]), [['low', 'not_a_number', 'x'], ['median', 'empty', ''], ['high', 'above_maximum', '200']]);
});

/** @type {[string, [string, string, string], 'low' | 'median' | 'high' | undefined, string, string][]} */
const orders = [
  ['a low above the median is the fault of low', ['3', '2', '4'], undefined, 'low', 'low_above_median'],
  ['a high below the median is the fault of high', ['1', '5', '4'], undefined, 'high', 'median_above_high'],
  ['a median typed above high is the fault of the median', ['1', '5', '4'], 'median', 'median', 'median_above_high'],
  ['a median typed below low is the fault of the median', ['3', '2', '4'], 'median', 'median', 'low_above_median'],
  ['a high typed below the median is the fault of high', ['1', '5', '4'], 'high', 'high', 'median_above_high'],
  ['a range of a share cannot end at 100 %', ['10', '50', '100'], undefined, 'high', 'must_spread_inside'],
];
for (const [rule, [low, median, high], edited, part, code] of orders) {
  test(rule, () => {
    const result = parseRange('cvr', { low, median, high }, edited ? { edited } : {});
    assert.deepEqual(!result.ok && result.faults.map((fault) => [fault.part, fault.code]), [[part, code]]);
  });
}

test('a range cannot start at 0, a constant can be 0', () => {
  assert.equal(parseRange('overlap', { low: '0', median: '10', high: '20' }).ok, false);
  assert.deepEqual(parseRange('overlap', { low: '0', median: '0', high: '0' }), { ok: true, value: { low: 0, median: 0, high: 0 } });
});
