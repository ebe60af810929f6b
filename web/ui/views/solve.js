// The question turned round, as the page shows it. Imports the words of the page and the state layer.
import { MAIN_FORMATS } from '../../../build/generated/benchmarks.js';
import { solveQuestion, usedValue } from '../../state/solving.js';
import { name as optionName } from '../../state/verdict.js';
import { briefMoney, chance, exactMoney, listed, percent, say, t, whole } from '../words.js';
import { tone } from './names.js';

/** @import { Solution, SolveCrossing, SolveLever, SolveReading } from '../../engine/index.js' */
/** @import { Inputs } from '../../state/inputs.js' */
/** @import { Choice } from './question.js' */
/** @typedef {import('../../state/analyses.js').AnalysisState<Solution>} SolveState */
/** @typedef {{id: 'now' | 'even' | 'sure', term: string, value: string, note: string, use: {text: string, lever: SolveLever, value: number} | null}} SolveCell */
/**
 * @typedef {object} SolveView
 * @property {string} tone of the option asked about
 * @property {{wanted: Choice[], option: Choice[], rival: Choice[]}} choices
 * @property {{wanted: string, option: string, rival: string}} chosen
 * @property {SolveState} state
 * @property {SolveCell[]} cells empty before the first answer
 * @property {string} note that there is nothing to find
 * @property {boolean} stale
 */

/**
 * @param {import('../page.js').Model} model
 * @returns {SolveView | null}
 */
export function solveView(model) {
  const { inputs, view } = model;
  const question = solveQuestion(inputs, view);
  if (!question) return null;
  const { option, wanted, rival, choices } = question;
  const state = /** @type {SolveState} */ (model.analyses.solveFor);
  const { result, answered } = state;
  const within = (/** @type {number} */ slot) => say({ key: 'ui.undo.what.input', params: { name: optionName(inputs, slot, 'within') } });
  // An answer to another question says nothing about this one.
  const same = result !== null && answered !== null && result.target.slot === option.slot && (result.target.kind === 'draw_level' ? result.target.rival : -1) === (rival?.slot ?? -1) && wantedOf(result.lever) === wanted;
  return {
    tone: tone(option.slot),
    choices: {
      wanted: choices.map((id) => ({ value: id, text: leverName(id, option.kind, inputs) })),
      option: inputs.options.map(({ slot }) => ({ value: String(slot), text: within(slot) })),
      rival: [{ value: '-1', text: t('ui.solve.break_even') }, ...inputs.options.filter(({ slot }) => slot !== option.slot).map(({ slot }) => ({ value: String(slot), text: t('ui.solve.match', { name: within(slot) }) }))],
    },
    chosen: { wanted, option: String(option.slot), rival: String(rival?.slot ?? -1) },
    state,
    cells: same ? cells(result, within) : [],
    note: same && result.flat ? t('ui.solve.flat', { lever: leverName(wanted, option.kind, inputs) }) : '',
    stale: model.stale || state.stale,
  };
}

/** @param {SolveLever} lever */
function wantedOf(lever) {
  if (lever.kind !== 'input') return lever.kind;
  return lever.input === 'ads_cpm' ? 'fee' : 'conversion';
}

/** @param {import('../../state/solving.js').SolveFor} wanted @param {'creators' | 'ads'} kind @param {Inputs} inputs */
function leverName(wanted, kind, inputs) {
  if (wanted !== 'fee') return t(`ui.solve.for.${wanted}`);
  return kind === 'ads' ? t('ui.solve.for.cpm') : t('ui.solve.for.fee', { post: t(`ui.format.${MAIN_FORMATS[inputs.platform]}`) });
}

/** @param {SolveLever} lever @param {number} value */
function valueText(lever, value) {
  if (lever.kind === 'followers') return whole(value);
  return lever.kind === 'input' && lever.input !== 'ads_cpm' ? percent(value, 3) : exactMoney(value);
}

/** @param {Solution} result @param {(slot: number) => string} within @returns {SolveCell[]} */
function cells(result, within) {
  const { target, present, now } = result;
  const rival = target.kind === 'draw_level' ? within(target.rival) : '';
  const present3 = Number(present.toPrecision(3));
  return [
    { id: 'now', term: t('ui.solve.now'), value: valueText(result.lever, result.lever.kind === 'input' || result.lever.kind === 'fee' ? present3 : present), note: readingText(now, target, rival), use: null },
    cell('even', result, rival),
    cell('sure', result, rival),
  ];
}

/** @param {SolveReading} reading @param {Solution['target']} target @param {string} rival */
function readingText({ even }, target, rival) {
  if (even === null) return t('ui.solve.nothing');
  return target.kind === 'break_even' ? t('ui.solve.profit', { profit: briefMoney(even) }) : t('ui.solve.ahead', { chance: chance(even + 0.5), rival });
}

/** @param {'even' | 'sure'} id @param {Solution} result @param {string} rival @returns {SolveCell} */
function cell(id, result, rival) {
  const { target, present } = result;
  const term = t(`ui.solve.${target.kind}_${id}`, { rival });
  const nearest = result[id].toSorted((a, b) => distance(a, present) - distance(b, present));
  const [first, ...others] = nearest;
  if (!first) return { id, term, ...nowhere(id, result, rival), use: null };
  const value = usedValue(result.lever, first);
  const shown = (/** @type {SolveCrossing} */ crossing) => valueText(result.lever, usedValue(result.lever, crossing));
  const side = (/** @type {SolveCrossing} */ crossing) => t(`ui.solve.${crossing.rises ? 'at_least' : 'at_most'}`, { value: shown(crossing) });
  const [from, to] = result[id];
  const stretch = result[id].length === 2 && from.rises && !to.rises;
  const also = stretch ? [] : others.map(side);
  const note = [t('ui.solve.error', { error: percent(first.error) }), ...(also.length === 0 ? [] : [t('ui.solve.also', { values: listed(also) })])].join(' ');
  return { id, term, value: stretch ? t('ui.range', { low: shown(from), high: shown(to) }) : side(first), note, use: { text: t('ui.solve.use', { value: shown(first) }), lever: result.lever, value } };
}

/** @param {SolveCrossing} crossing @param {number} present */
const distance = ({ value }, present) => Math.abs(Math.log(value / present));

/** @param {'even' | 'sure'} id @param {Solution} result @param {string} rival @returns {{value: string, note: string}} */
function nowhere(id, { lever, target, low, high, best }, rival) {
  const text = (/** @type {number} */ value) => valueText(lever, Number(value.toPrecision(3)));
  const bounds = { low: text(low), high: text(high) };
  const { value, reading } = best[id];
  if ((reading[id] ?? -1) >= 0) return { value: t('ui.solve.always'), note: t('ui.solve.always_note', bounds) };
  return { value: t('ui.solve.never'), note: `${t('ui.solve.never_note', bounds)} ${t('ui.solve.best', { at: text(value), reading: readingText(reading, target, rival) })}` };
}
