// An answer as one table: a row for every figure of every option, every contest and every assumption. Column names are the
// engine's own, numbers have a dot and all their digits. Pure; may import the generated names and the state's own files.
import { CONTEST_NAMES, LENS_NAMES, METRIC_NAMES } from '../../../build/generated/schema.js';
import { withoutMarks } from '../bidi.js';
import { inputName } from '../errors.js';
import { say, t } from '../messages.js';
import { verdictOf } from '../verdict.js';
import { assumptionsOf, sourceOf } from './answer.js';
import { csvText } from './csv.js';
import { isMoney, metricUnits } from './units.js';

/** @import { OptionResult, Probability } from '../../engine/index.js' */
/** @import { Answer, Assumption } from './answer.js' */
/** @import { Cell } from './csv.js' */
/** @typedef {Partial<Record<typeof columns[number], Cell>>} Row */

export const columns = /** @type {const} */ ([
  'record', 'name', 'label', 'slot', 'option', 'rival', 'value', 'unit', 'currency',
  'p10', 'p50', 'p90', 'mean', 'se10', 'se50', 'se90', 'count', 'p', 'se',
  'low', 'median', 'high', 'changed', 'default_low', 'default_median', 'default_high', 'kind', 'year', 'source_ids', 'source_titles',
]);

/** @param {Answer} answer */
export function answerCsv(answer) {
  const rows = [...runRows(answer), ...contestRows(answer), ...answer.comparison.options.flatMap((option) => optionRows(option, answer)), ...assumptionsOf(answer.inputs).map((assumption) => assumptionRow(assumption, answer))];
  return csvText(columns, rows.map((row) => columns.map((column) => unmarked(row[column]))));
}

/** Cells stand alone and need no marks of direction. @param {Cell} cell */
const unmarked = (cell) => (typeof cell === 'string' ? withoutMarks(cell) : cell);

/** What was asked, and what it takes to get the same again. @param {Answer} answer @returns {Row[]} */
function runRows({ inputs, comparison, link, version, date }) {
  /** @type {[string, Cell, string?][]} */
  const facts = [
    ['version', version],
    ['date', date],
    ['link', link],
    ['seed', inputs.seed],
    ['draws', comparison.draws],
    ['budget', inputs.budget, 'money'],
    ...(/** @type {const} */ (['platform', 'industry', 'goal', 'scheme', 'lens', 'evidence'])).map((key) => /** @type {[string, Cell]} */ ([key, inputs[key]])),
    ...Object.entries(inputs.package).map(([format, count]) => /** @type {[string, Cell, string]} */ ([`package.${format}`, count, 'posts_per_creator'])),
    ...Object.entries(inputs.evidence_multipliers).flatMap(([effect, row]) => Object.entries(row).map(([tier, value]) => /** @type {[string, Cell, string]} */ ([`evidence.${effect}.${tier}`, value, 'ratio']))),
  ];
  return [{ record: 'run', name: 'note', value: t('take.csv_note') }, ...facts.map(([name, value, unit]) => ({ record: 'run', name, value, unit, currency: currencyOf(unit, inputs.currency) }))];
}

/** @param {string | undefined} unit @param {string} currency */
function currencyOf(unit, currency) {
  return unit && isMoney(unit) ? currency : null;
}

/** A figure that never happens in some outcome has no mean. @param {OptionResult} result @param {Answer} answer @returns {Row[]} */
function optionRows(result, { inputs, names }) {
  const { slot } = result;
  const { currency } = inputs;
  const base = { record: 'option', slot, option: names[slot] };
  const asked = inputs.options.find((option) => option.slot === slot);
  const chance = (/** @type {string} */ name, /** @type {Probability} */ { p, se }) => ({ ...base, name, p, se });
  const money = (/** @type {string} */ name, /** @type {number} */ value) => ({ ...base, name, value, unit: 'money', currency });
  return [
    { ...base, name: 'kind', value: asked?.kind },
    ...(asked?.kind === 'creators' ? [{ ...base, name: 'followers', value: asked.followers, unit: 'followers' }] : []),
    chance('affordable', result.affordable),
    chance('capped', result.capped),
    ...LENS_NAMES.map((lens) => chance(`profit_probability_${lens}`, result.profit_probability[lens])),
    money('short_by', result.short_by),
    money('loss_5', result.loss_5),
    money('walk_away_fee_safe', result.walk_away_fee_safe),
    ...METRIC_NAMES.flatMap((name) => {
      const stat = result.metrics[name];
      const unit = metricUnits[name];
      return stat ? [{ ...base, record: 'metric', name, label: t(`metric.${name}.label`), unit, currency: currencyOf(unit, currency), ...stat, mean: Number.isFinite(stat.mean) ? stat.mean : null }] : [];
    }),
  ];
}

/** Who is ahead, every pair, and what a wrong choice would cost. @param {Answer} answer @returns {Row[]} */
function contestRows({ inputs, comparison, names }) {
  return CONTEST_NAMES.flatMap((name) => {
    const { verdict, pairs, regret, evpi } = comparison.contests[name];
    const unit = name === 'reach' ? 'people' : name === 'engagement' ? 'engagements' : 'profit_per_spend';
    const { kind, leader, rival, p, se } = verdict;
    // Without a common outcome there is nothing to compare.
    const compared = pairs.filter(({ count }) => count > 0);
    const takesPart = new Set(compared.flatMap(({ a, b }) => [a, b]));
    const decided = leader >= 0 ? { slot: leader, option: names[leader], rival: names[rival], p, se } : {};
    return [
      { record: 'contest', name, label: say(verdictOf(comparison, name, inputs).headline), value: kind, ...decided },
      ...compared.map((pair) => ({ record: 'pair', name, slot: pair.a, option: names[pair.a], rival: names[pair.b], unit, p: pair.p, se: pair.se, count: pair.count, ...pair.difference })),
      ...regret.filter(({ slot }) => takesPart.has(slot)).map(({ slot, value }) => ({ record: 'regret', name, slot, option: names[slot], value, unit })),
      { record: 'evpi', name, value: evpi, unit },
    ];
  });
}

/** @param {Assumption} assumption @param {Answer} answer @returns {Row} */
function assumptionRow({ input, low, median, high, unit, kind, year, sources, usual }, { inputs }) {
  return {
    record: 'assumption',
    name: input,
    label: labelOf(input),
    unit,
    currency: currencyOf(unit, inputs.currency),
    low,
    median,
    high,
    changed: usual !== null,
    default_low: usual?.low,
    default_median: usual?.median,
    default_high: usual?.high,
    kind,
    year,
    source_ids: sources.join('; '),
    source_titles: sources.map((id) => sourceOf(id).title).join('; '),
  };
}

/** @param {string} input */
function labelOf(input) {
  const name = inputName(input);
  return typeof name === 'object' && 'key' in name ? say(name) : String(name);
}
