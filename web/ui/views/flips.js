// What would turn the verdict, as the page shows it: one row for each lever that does, nearest first.
// Imports the words of the page, the state layer and the chart's geometry.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { shownAsPercent } from '../../state/fields.js';
import { contestOf } from '../../state/verdict.js';
import { flipPlaces } from '../charts/flip_rows.js';
import { exactMoney, listed, percent, rounded, t } from '../words.js';
import { tone } from './names.js';

/** @import { Flip, FlipAnswer, FlipLever, Flips, FlipTurn } from '../../engine/index.js' */
/** @import { Contest, Goal } from '../../../build/generated/schema.js' */
/** @import { Inputs } from '../../state/inputs.js' */
/** @typedef {import('../../state/analyses.js').AnalysisState<Flips>} FlipsState */

/**
 * @typedef {{side: 'below' | 'above', text: string, tone: string}} TurnView
 * @typedef {object} FlipRow
 * @property {string} name
 * @property {string} field of the page that the lever belongs to
 * @property {string} now
 * @property {string} low
 * @property {string} high
 * @property {TurnView[]} turns
 * @property {import('../charts/flip_rows.js').FlipPlaces} places
 * @property {{below: string, now: string, above: string}} tones
 *
 * @typedef {object} FlipsFigure
 * @property {string} finding
 * @property {string | null} border the draws of the search alone give another verdict
 * @property {{text: string, tone: string}[]} legend
 * @property {FlipRow[]} rows
 * @property {string[]} never names
 * @property {{reason: string, names: string}[]} skipped
 * @property {boolean} stale
 * @property {() => import('../data_table.js').Table} table
 *
 * @typedef {{goal: Goal, state: FlipsState, figure: FlipsFigure | null}} FlipsView
 * @typedef {{answered: Inputs, names: Record<number, string>, inputUnit: (id: string) => {unit: string, shape: string}}} Words
 */

/**
 * @typedef {object} TurnsModel what the nearest turns are told from
 * @property {import('../../engine/index.js').Comparison | null} comparison
 * @property {{flips: Pick<FlipsState, 'result' | 'answered' | 'stale'>}} analyses
 * @property {{standards: readonly {id: string, unit: string, shape: string}[]}} choices
 * @property {(inputs: Inputs) => Record<number, string>} namesFor
 * @property {boolean} stale
 */

const sides = /** @type {const} */ (['below', 'above']);
const moneyUnits = new Set(['money', 'money_per_hour', 'money_per_thousand_impressions', 'sales_per_money']);
const wordedUnits = new Set(['hours', 'people', 'posts', 'ratio']);

/**
 * @param {import('../page.js').Model} model
 * @returns {FlipsView}
 */
export function flipsView(model) {
  const goal = model.view.flips_goal ?? model.inputs.goal;
  const state = /** @type {FlipsState} */ (model.analyses.flips);
  const { result, answered } = state;
  return { goal, state, figure: result && answered ? figure(model, result, wordsOf(model, answered), contestOf(goal, answered.lens)) : null };
}

/**
 * The nearest turn of each goal in one sentence, for the verdicts.
 * @param {TurnsModel} model
 * @returns {{text: Record<Goal, string>, stale: boolean}}
 */
export function nearestTurns(model) {
  const { result, answered, stale } = model.analyses.flips;
  const text = GOAL_NAMES.map((goal) => [goal, result && answered ? nearest(model, result, wordsOf(model, answered), contestOf(goal, answered.lens)) : '']);
  return { text: Object.fromEntries(text), stale: stale || model.stale };
}

/**
 * Fields of the levers that those sentences name, empty where none is named.
 * @param {import('../page.js').Model} model
 * @returns {Record<Goal, string>}
 */
export function nearestFields(model) {
  const { result, answered } = /** @type {FlipsState} */ (model.analyses.flips);
  return /** @type {Record<Goal, string>} */ (Object.fromEntries(GOAL_NAMES.map((goal) => [goal, result && answered ? nearestField(model, result, wordsOf(model, answered), contestOf(goal, answered.lens)) : ''])));
}

/** @param {Pick<TurnsModel, 'choices' | 'namesFor'>} model @param {Inputs} answered @returns {Words} */
function wordsOf(model, answered) {
  const { standards } = model.choices;
  return { answered, names: model.namesFor(answered), inputUnit: (id) => standards.find((entry) => entry.id === id) ?? { unit: 'ratio', shape: 'positive' } };
}

/** @param {import('../page.js').Model} model @param {Flips} result @param {Words} words @param {Contest} contest @returns {FlipsFigure} */
function figure(model, result, words, contest) {
  const now = result.answers[contest];
  const placed = result.flips.map((flip) => ({ flip, places: flipPlaces(scaleOf(flip, contest, words)) }));
  const turning = placed.filter(({ flip }) => nearestOf(flip, contest)).sort((a, b) => a.places.distance - b.places.distance);
  const answers = [now, ...turning.flatMap(({ flip }) => sides.flatMap((side) => flip.turns[contest][side] ?? []))];
  return {
    finding: turning.length === 0 ? t('ui.flips.none', { now: answerText(now, words) }) : finding(turning[0].flip, contest, now, words),
    border: borderText(model, result, contest, words),
    legend: [...new Map(answers.map((answer) => [answerText(answer, words), toneOf(answer)]))].map(([text, answerTone]) => ({ text, tone: answerTone })),
    rows: turning.map(({ flip, places }) => row(flip, places, contest, now, words)),
    never: placed.filter(({ flip }) => !nearestOf(flip, contest)).map(({ flip }) => leverName(flip.lever, words)),
    skipped: skippedOf(result, words),
    stale: model.stale || model.analyses.flips.stale,
    table: () => table(placed, contest, words),
  };
}

/** @param {Flip} flip @param {import('../charts/flip_rows.js').FlipPlaces} places @param {Contest} contest @param {FlipAnswer} now @param {Words} words @returns {FlipRow} */
function row(flip, places, contest, now, words) {
  const { below, above } = flip.turns[contest];
  return {
    name: leverName(flip.lever, words),
    field: fieldOf(flip.lever, words),
    now: t('ui.flips.now', { value: valueText(flip, flip.present, words) }),
    low: valueText(flip, Math.min(flip.low, flip.present), words),
    high: valueText(flip, Math.max(flip.high, flip.present), words),
    turns: sides.flatMap((side) => {
      const turn = flip.turns[contest][side];
      return turn ? [{ side, tone: toneOf(turn), text: t(`ui.flips.turn.${side}`, { value: valueText(flip, turn.value, words), then: answerText(turn, words) }) }] : [];
    }),
    places,
    tones: { below: toneOf(below ?? now), now: toneOf(now), above: toneOf(above ?? now) },
  };
}

/** @param {Flip} flip @param {Contest} contest @param {Words} words */
function scaleOf(flip, contest, words) {
  const { below, above } = flip.turns[contest];
  const share = flip.lever.kind === 'input' && words.inputUnit(flip.lever.input).shape === 'share';
  return { low: flip.low, high: flip.high, present: flip.present, share, below: below?.value ?? null, above: above?.value ?? null };
}

/** The nearer of a lever's turns. @param {Flip} flip @param {Contest} contest @returns {{side: 'below' | 'above', turn: FlipTurn} | null} */
function nearestOf(flip, contest) {
  const { below, above } = flip.turns[contest];
  if (!below || !above) return below ? { side: 'below', turn: below } : above ? { side: 'above', turn: above } : null;
  const near = (/** @type {number} */ value) => Math.abs(Math.log(value / flip.present));
  return near(below.value) < near(above.value) ? { side: 'below', turn: below } : { side: 'above', turn: above };
}

/** @param {Flip} flip @param {Contest} contest @param {FlipAnswer} now @param {Words} words */
function finding(flip, contest, now, words) {
  const found = nearestOf(flip, contest);
  return found ? t(`ui.flips.finding.${found.side}`, { ...turnWords(flip, found.turn, words), now: answerText(now, words) }) : '';
}

/** The lever whose turn is nearest. @param {Flips} result @param {Words} words @param {Contest} contest @returns {Flip | undefined} */
function nearestFlip(result, words, contest) {
  return result.flips
    .filter((flip) => nearestOf(flip, contest))
    .sort((a, b) => flipPlaces(scaleOf(a, contest, words)).distance - flipPlaces(scaleOf(b, contest, words)).distance)[0];
}

/** @param {import('../page.js').Model} model @param {Flips} result @param {Words} words @param {Contest} contest */
function nearestField(model, result, words, contest) {
  const first = borderText(model, result, contest, words) === null ? nearestFlip(result, words, contest) : undefined;
  return first ? fieldOf(first.lever, words) : '';
}

/** @param {TurnsModel} model @param {Flips} result @param {Words} words @param {Contest} contest */
function nearest(model, result, words, contest) {
  const border = borderText(model, result, contest, words);
  if (border !== null) return border;
  const first = nearestFlip(result, words, contest);
  if (!first) return result.answers[contest].kind === 'not_comparable' ? '' : t('ui.flips.short.none');
  const found = nearestOf(first, contest);
  return found ? t(`ui.flips.short.${found.side}`, turnWords(first, found.turn, words)) : '';
}

/** @param {Flip} flip @param {FlipTurn} turn @param {Words} words */
function turnWords(flip, turn, words) {
  return { name: leverName(flip.lever, words), value: valueText(flip, turn.value, words), present: valueText(flip, flip.present, words), then: answerText(turn, words) };
}

/** The search uses fewer draws than the verdict; where that alone turns it, the verdict lies on the border. @param {Pick<TurnsModel, 'comparison' | 'analyses'>} model @param {Flips} result @param {Contest} contest @param {Words} words */
function borderText({ comparison, analyses }, result, contest, words) {
  const now = result.answers[contest];
  if (!comparison?.refined || analyses.flips.stale) return null;
  const { kind, leader } = comparison.contests[contest].verdict;
  const named = kind === 'wins' || kind === 'only_one_affordable';
  const same = kind === now.kind && (!named || leader === now.leader);
  return same ? null : t('ui.flips.border', { then: answerText(now, words), draws: result.draws });
}

/** @param {FlipAnswer} answer */
const toneOf = ({ leader }) => (leader < 0 ? 'tone-none' : tone(leader));

/** @param {FlipAnswer} answer @param {Words} words */
function answerText({ kind, leader }, { names }) {
  return t(`ui.flips.answer.${kind}`, { leader: names[leader] ?? '' });
}

/** @param {FlipLever} lever @param {Words} words */
export function leverName(lever, { names }) {
  if (lever.kind === 'budget') return t('ui.question.budget');
  if (lever.kind === 'input') return inputLabel(lever.input);
  return lever.slot === undefined ? t(`ui.flips.all.${lever.kind}`) : t(`ui.flips.lever.${lever.kind}`, { name: names[lever.slot] });
}

/** @param {string} id */
function inputLabel(id) {
  const [quantity, format, tier] = id.split('.');
  return tier ? `${t('ui.curve_name', { quantity: t(`ui.quantity.${quantity}`), format: t(`ui.format.${format}`) })}, ${t(`ui.tier.${tier}`)}` : t(`ui.input.${id}`);
}

/** The field where the lever is changed; a whole curve leads to its first point. @param {FlipLever} lever @param {Words} words */
function fieldOf(lever, { answered }) {
  if (lever.kind === 'budget') return 'budget';
  if (lever.kind === 'followers') return `option.${lever.slot}.followers`;
  if (lever.kind === 'input') return `input.${lever.input}.median`;
  const formats = Object.keys(answered.package);
  return `curve.${lever.kind}.${formats.join('.')}`;
}

/** @param {Flip} flip @param {number} value @param {Words} words */
function valueText({ lever, amount }, value, words) {
  if (lever.kind === 'budget') return exactMoney(digits(value));
  if (lever.kind === 'followers') return rounded(value);
  if (lever.kind === 'input') return inputValueText(words.inputUnit(lever.input).unit, value);
  if (amount === null) return percent(value, 3);
  return lever.kind === 'price' ? exactMoney(digits(amount * value)) : percent(amount * value, 3);
}

/** @param {string} unit @param {number} value */
function inputValueText(unit, value) {
  if (moneyUnits.has(unit)) return exactMoney(digits(value));
  if (shownAsPercent(unit)) return percent(value, 3);
  return wordedUnits.has(unit) ? t('ui.flips.with_unit', { value: rounded(value), unit: t(`ui.unit.${unit}`) }) : rounded(value);
}

/** Three significant digits. @param {number} value */
const digits = (value) => Number(value.toPrecision(3));

/** @param {Flips} result @param {Words} words */
function skippedOf({ skipped }, words) {
  const reasons = [...new Set(skipped.map(({ use }) => use))];
  return reasons.map((use) => {
    const levers = skipped.filter((entry) => entry.use === use);
    const names = use === 'whole_curve' ? t('ui.flips.points', { count: levers.length }) : listed(levers.map(({ lever }) => leverName(lever, words)), 'semicolon');
    return { reason: t(`ui.flips.skipped.${use}`), names };
  });
}

/** @param {{flip: Flip, places: import('../charts/flip_rows.js').FlipPlaces}[]} placed @param {Contest} contest @param {Words} words @returns {import('../data_table.js').Table} */
function table(placed, contest, words) {
  const column = (/** @type {string} */ id) => t(`ui.flips.column.${id}`);
  const cell = (/** @type {Flip} */ flip, /** @type {FlipTurn | null} */ turn) => (turn ? t('ui.flips.cell', { value: valueText(flip, turn.value, words), then: answerText(turn, words) }) : t('ui.flips.never'));
  const ordered = placed.toSorted((a, b) => (a.places.distance === b.places.distance ? 0 : a.places.distance - b.places.distance));
  return {
    columns: ['lever', 'now', 'low', 'high', 'below', 'above', 'distance'].map(column),
    rows: ordered.map(({ flip, places }) => [
      leverName(flip.lever, words),
      ...[flip.present, flip.low, flip.high].map((value) => valueText(flip, value, words)),
      ...sides.map((side) => cell(flip, flip.turns[contest][side])),
      Number.isFinite(places.distance) ? percent(places.distance) : t('ui.flips.never'),
    ]),
  };
}
