// The answer as a table: every figure with all its digits, every assumption with its source, enough to get the same again.
import assert from 'node:assert/strict';
import test from 'node:test';
import papa from 'papaparse';
import { INPUT_DEFAULTS, SOURCES } from '../../../build/generated/benchmarks.js';
import { CONTEST_NAMES, METRIC_NAMES } from '../../../build/generated/schema.js';
import { fileName } from '../../../web/state/exports/answer.js';
import { answerCsv, columns } from '../../../web/state/exports/answer_csv.js';
import { metricUnits } from '../../../web/state/exports/units.js';
import * as inputs from '../../../web/state/inputs.js';
import { answerTo, names } from './answers.js';

const changed = inputs.setInput(inputs.setInput(inputs.setCurrency(inputs.defaultState(), '€'), 'cvr', { low: 0.01, median: 0.02, high: 0.03, measured: true }), 'aov', { low: 50, median: 60, high: 70 });
const answer = answerTo(changed);
const { data, errors } = papa.parse(answerCsv(answer), { header: true, skipEmptyLines: 'greedy' });
const rows = /** @type {Record<string, string>[]} */ (data);
/** @param {string} record @param {string} [name] */
const of = (record, name) => rows.filter((row) => row.record === record && (name === undefined || row.name === name));

test('Papa Parse reads it without a complaint, and every row has every column', () => {
  assert.deepEqual(errors, []);
  for (const row of rows) assert.deepEqual(Object.keys(row), [...columns]);
});

test('every figure of every option is there bit for bit, with its unit', () => {
  let figures = 0;
  for (const option of answer.comparison.options) {
    for (const metric of METRIC_NAMES) {
      const stat = option.metrics[metric];
      const found = of('metric', metric).filter((row) => row.slot === String(option.slot));
      assert.equal(found.length, stat ? 1 : 0, `${metric} of ${option.slot}`);
      if (!stat) continue;
      for (const [key, value] of Object.entries(stat)) {
        if (key === 'mean' && !Number.isFinite(value)) assert.equal(found[0].mean, '', `${metric} never happens in some outcome and has no mean`);
        else assert.ok(Object.is(Number(found[0][key]), value), `${metric}.${key}: ${found[0][key]} is not ${value}`);
      }
      assert.equal(found[0].unit, metricUnits[metric]);
      assert.equal(found[0].currency, /money/.test(metricUnits[metric]) ? '€' : '');
      figures += 1;
    }
  }
  assert.ok(figures > 100);
  assert.ok(of('metric').some((row) => row.p10.startsWith('-')), 'a loss keeps its minus');
});

test('every contest has its verdict, its chance and its error; every pair that can be compared its chance', () => {
  for (const contest of CONTEST_NAMES) {
    const { verdict, pairs } = answer.comparison.contests[contest];
    const [row] = of('contest', contest);
    assert.deepEqual([row.value, Number(row.slot), Number(row.p), Number(row.se)], [verdict.kind, verdict.leader, verdict.p, verdict.se]);
    assert.match(row.label, /\w+ .*\./);
    const compared = pairs.filter(({ count }) => count > 0);
    assert.deepEqual(of('pair', contest).map((pair) => [Number(pair.p), Number(pair.se), Number(pair.count)]), compared.map(({ p, se, count }) => [p, se, count]));
  }
});

test('every assumption has its range and unit; an unchanged one its source, a changed one its default instead', () => {
  assert.equal(of('assumption').length, INPUT_DEFAULTS.length);
  for (const standard of INPUT_DEFAULTS) {
    const [row] = of('assumption', standard.id);
    const used = inputs.rangeOf(changed, standard.id);
    assert.deepEqual([row.low, row.median, row.high].map(Number), [used.low, used.median, used.high], standard.id);
    assert.equal(row.unit, standard.unit);
    const own = standard.id === 'cvr' || standard.id === 'aov';
    assert.equal(row.changed, own ? 'yes' : 'no');
    if (own) {
      assert.deepEqual([row.default_low, row.default_median, row.default_high].map(Number), [standard.low, standard.median, standard.high]);
      assert.deepEqual([row.kind, row.source_ids, row.year], [standard.id === 'cvr' ? 'measured' : 'own', '', '']);
    } else {
      assert.equal(row.source_ids, standard.sources.join('; '));
      assert.equal(row.source_titles, standard.sources.map((id) => SOURCES.find((source) => source.id === id)?.title).join('; '));
      assert.equal(row.year, standard.year === null ? '' : String(standard.year));
    }
  }
});

test('seed, draws, version and link are there, and the budget with its currency', () => {
  const value = (/** @type {string} */ name) => of('run', name)[0].value;
  assert.deepEqual(['seed', 'draws', 'version', 'link', 'date', 'budget'].map(value), ['20260101', '16384', '9.8.7', 'https://example.org/#v=1', '2026-11-23', '25000']);
  assert.equal(of('run', 'budget')[0].currency, '€');
});

test('names of options are text to a spreadsheet, never a formula', () => {
  const shown = new Set(rows.map((row) => row.option).filter(Boolean));
  assert.deepEqual([...shown].sort(), [`'${names[0]}`, `'${names[2]}`, names[1]].sort());
  for (const row of rows) {
    for (const column of columns) assert.ok(/^-?\d/.test(row[column]) || !/^[=+\-@\t\r\n]/.test(row[column]), `${column}: ${row[column]}`);
  }
});

test('every result has a unit', () => {
  assert.deepEqual(Object.keys(metricUnits).sort(), [...METRIC_NAMES].sort());
});

test('file names are small letters, digits and hyphens, whatever goes into them', () => {
  assert.equal(fileName(answer, 'csv'), 'tierwise-25000-fashion-instagram-2026-11-23.csv');
  assert.equal(fileName(answer, 'png', 'Wie schlimm, wie gut? Größe / ../../etc\0:*'), 'tierwise-25000-fashion-instagram-wie-schlimm-wie-gut-gro-e-etc-2026-11-23.png');
  assert.equal(fileName(answer, 'svg', 'كم'), 'tierwise-25000-fashion-instagram-2026-11-23.svg');
  assert.ok(fileName(answer, 'svg', 'x'.repeat(1000)).length < 120);
});
