// The answer in plain sentences, as keys and parameters: who leads, how sure that is, what does not fit the budget, and
// whether the ways of counting sales agree. Pure; may import the state's own files and the generated names.
import { LENS_NAMES } from '../../build/generated/schema.js';
import { tierOf } from './inputs.js';

/** @import { Contest, Goal, Lens } from '../../build/generated/schema.js' */
/** @import { Comparison } from '../engine/index.js' */
/** @import { Inputs, Option } from './inputs.js' */
/** @import { NumberKind, Parameter, Sentence } from './messages.js' */
/** @typedef {{kind: Comparison['contests'][Contest]['verdict']['kind'], headline: Sentence, details: Sentence[]}} VerdictWords */

/** From here on an option is called affordable without a further word. */
const nearlyAlways = 0.995;
/** The core takes an option for a contender from this share of draws on. */
const oftenEnough = 0.5;
/** As many options beside leader and rival are named one by one. */
const fewOthers = 2;

/** @param {Contest} contest @returns {Goal} */
export function goalOf(contest) {
  return contest === 'reach' || contest === 'engagement' ? contest : 'return';
}

/** @param {Goal} goal @param {Lens} lens @returns {Contest} */
export function contestOf(goal, lens) {
  return goal === 'return' ? `return_${lens}` : goal;
}

/**
 * One contest in words.
 * @param {Comparison} comparison
 * @param {Contest} contest
 * @param {Inputs} inputs those that were asked
 * @param {number} [budget] the one that was asked, when the inputs have moved on
 * @returns {VerdictWords}
 */
export function verdictOf(comparison, contest, inputs, budget = inputs.budget) {
  const { verdict } = comparison.contests[contest];
  return {
    kind: verdict.kind,
    headline: headline(comparison, contest, inputs),
    details: [
      ...difference(comparison, contest),
      ...others(comparison, contest, inputs),
      ...comparison.options.flatMap((option) => affordability(option, inputs, budget)),
      ...(goalOf(contest) === 'return' ? [lensSentence(comparison, inputs)] : []),
    ],
  };
}

/** @param {Comparison} comparison @param {Contest} contest @param {Inputs} inputs @returns {Sentence} */
function headline(comparison, contest, inputs) {
  const { verdict } = comparison.contests[contest];
  const params = {
    leader: name(inputs, verdict.leader, 'start'),
    leader_within: name(inputs, verdict.leader, 'within'),
    rival: name(inputs, verdict.rival, 'within'),
    p: number('probability', verdict.p),
  };
  switch (verdict.kind) {
    case 'wins':
    case 'too_close':
      return { key: `verdict.${goalOf(contest)}.${verdict.kind}`, params };
    case 'not_comparable':
      return { key: comparison.options.length < 2 ? 'verdict.one_option' : 'verdict.no_figure' };
    default:
      return { key: `verdict.${verdict.kind}`, params };
  }
}

/** By how much the leader is ahead of its rival. @param {Comparison} comparison @param {Contest} contest @returns {Sentence[]} */
function difference(comparison, contest) {
  const { verdict, pairs } = comparison.contests[contest];
  const pair = pairs.find(({ a, b }) => (a === verdict.leader && b === verdict.rival) || (b === verdict.leader && a === verdict.rival));
  if (!pair || (verdict.kind !== 'wins' && verdict.kind !== 'too_close')) return [];
  const turned = pair.a !== verdict.leader;
  const { p10, p50, p90 } = turned ? { p10: -pair.difference.p90, p50: -pair.difference.p50, p90: -pair.difference.p10 } : pair.difference;
  const goal = goalOf(contest);
  const show = (/** @type {number} */ value) => number(goal === 'return' ? 'percent' : 'count', value);
  return [{ key: `verdict.difference.${goal}`, params: { p10: show(p10), p50: show(p50), p90: show(p90) } }];
}

/** How often the leader is ahead of those that are not its strongest rival. @param {Comparison} comparison @param {Contest} contest @param {Inputs} inputs @returns {Sentence[]} */
function others(comparison, contest, inputs) {
  const { verdict, pairs } = comparison.contests[contest];
  if (verdict.kind !== 'wins' && verdict.kind !== 'too_close') return [];
  const contenders = new Set(comparison.options.flatMap(({ slot, affordable }) => (affordable.p >= oftenEnough ? [slot] : [])));
  const ahead = pairs
    .filter(({ a, b, count }) => (a === verdict.leader || b === verdict.leader) && a !== verdict.rival && b !== verdict.rival && contenders.has(a) && contenders.has(b) && count > 0)
    .map(({ a, b, p }) => (a === verdict.leader ? { other: b, p } : { other: a, p: 1 - p }));
  if (ahead.length === 0) return [];
  if (ahead.length > fewOthers) return [{ key: 'verdict.ahead.all', params: { p: number('probability', Math.min(...ahead.map(({ p }) => p))) } }];
  return ahead.map(({ other, p }) => ({ key: 'verdict.ahead.one', params: { other: name(inputs, other, 'within'), p: number('probability', p) } }));
}

/** @param {Comparison['options'][number]} option @param {Inputs} inputs @param {number} budget @returns {Sentence[]} */
function affordability({ slot, affordable, short_by }, inputs, budget) {
  if (affordable.p >= nearlyAlways) return [];
  const kind = inputs.options.find((option) => option.slot === slot)?.kind ?? 'creators';
  if (affordable.p < oftenEnough && short_by > 0) {
    const params = { one: name(inputs, slot, 'one'), cost: number('money', budget + short_by), short: number('money', short_by) };
    return [{ key: `verdict.unaffordable.${kind}`, params }];
  }
  return [{ key: `verdict.sometimes.${kind}`, params: { one_within: name(inputs, slot, 'one_within'), p: number('probability', 1 - affordable.p) } }];
}

/**
 * Whether the ways of counting sales come to the same answer.
 * @param {Comparison} comparison @param {Inputs} inputs
 * @returns {Sentence}
 */
export function lensSentence(comparison, inputs) {
  const says = LENS_NAMES.map((lens) => /** @type {const} */ ([lens, lensSays(comparison, lens, inputs)]));
  const answers = new Set(LENS_NAMES.map((lens) => answerOf(comparison.contests[`return_${lens}`].verdict)));
  return { key: answers.size === 1 ? 'verdict.lenses.agree' : 'verdict.lenses.differ', params: Object.fromEntries(says) };
}

/** @param {Comparison['contests'][Contest]['verdict']} verdict */
function answerOf({ kind, leader }) {
  return kind === 'wins' || kind === 'only_one_affordable' ? `${kind} ${leader}` : kind;
}

/** @param {Comparison} comparison @param {Lens} lens @param {Inputs} inputs @returns {Sentence} */
function lensSays(comparison, lens, inputs) {
  const { verdict } = comparison.contests[`return_${lens}`];
  const params = { leader: name(inputs, verdict.leader, 'within'), rival: name(inputs, verdict.rival, 'within'), p: number('probability', verdict.p) };
  return { key: `verdict.lens_says.${verdict.kind}`, params };
}

/**
 * An option's name in one of its forms: the tier, or its size where it stands for no tier.
 * @param {Inputs} inputs @param {number} slot
 * @param {'start' | 'within' | 'one' | 'one_within'} form
 * @returns {Parameter}
 */
export function name(inputs, slot, form) {
  const option = inputs.options.find((entry) => entry.slot === slot);
  if (!option) return '';
  if (option.kind === 'ads') return form === 'start' || form === 'within' ? { key: `option.${form}.ads` } : '';
  if (option.tier === null) return { key: `option.${form}.sized`, params: { followers: number('whole', option.followers) } };
  return { key: `option.${form}.${tierOf(inputs, option)}` };
}

/** @param {NumberKind} kind @param {number} value */
function number(kind, value) {
  return { kind, value };
}
