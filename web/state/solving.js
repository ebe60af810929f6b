// The question turned round: at what value of one thing an option breaks even, or matches another. What is asked of the
// engine, and what using the answer changes. Pure; may import the state's own files and the generated names.
import { defaultOf, rangeOf, setBudget, setInput, setOptionFollowers, setOptionMeasured, toComparisonRequest } from './inputs.js';
import { shiftRange } from './shift.js';
import { contestOf } from './verdict.js';

/** @import { SolveLever, SolveRequest } from '../engine/index.js' */
/** @import { Inputs, Option } from './inputs.js' */
/** @typedef {'fee' | 'budget' | 'conversion' | 'followers'} SolveFor */
/** @typedef {{solve_slot?: number, solve_for?: SolveFor, solve_rival?: number}} SolveChoice what the reader chose; rival -1: to break even */
/** @typedef {{option: Option, wanted: SolveFor, rival: Option | null, choices: readonly SolveFor[]}} SolveQuestion */

const ofCreators = /** @type {const} */ (['fee', 'budget', 'conversion', 'followers']);
const ofAdverts = /** @type {const} */ (['fee', 'budget', 'conversion']);
/** Significant digits of a value that is put to use. */
const usedDigits = 3;

/** The question in force: what was chosen, where it still makes sense; null without options. @param {Inputs} inputs @param {SolveChoice} choice @returns {SolveQuestion | null} */
export function solveQuestion({ options }, { solve_slot: slot, solve_for: wanted, solve_rival: rival }) {
  const option = options.find((entry) => entry.slot === slot) ?? options.find(({ kind }) => kind === 'creators') ?? options[0];
  if (!option) return null;
  const choices = option.kind === 'ads' ? ofAdverts : ofCreators;
  return {
    option,
    wanted: choices.find((name) => name === wanted) ?? 'fee',
    rival: options.find((entry) => entry.slot === rival && entry.slot !== option.slot) ?? null,
    choices,
  };
}

/** @param {SolveFor} wanted @param {Option} option @returns {SolveLever} */
function leverOf(wanted, { kind, slot }) {
  if (wanted === 'budget') return { kind: 'budget' };
  if (wanted === 'conversion') return { kind: 'input', input: kind === 'ads' ? 'ads_cvr' : 'cvr' };
  if (wanted === 'fee' && kind === 'ads') return { kind: 'input', input: 'ads_cpm' };
  return wanted === 'fee' ? { kind: 'fee', slot } : { kind: 'followers', slot };
}

/** @param {Inputs} inputs @param {SolveChoice} [choice] @returns {SolveRequest | null} */
export function toSolveRequest(inputs, choice = {}) {
  const question = solveQuestion(inputs, choice);
  if (!question) return null;
  const { option, wanted, rival } = question;
  const request = toComparisonRequest(inputs);
  const slots = [option.slot, ...(rival ? [rival.slot] : [])];
  return {
    comparison: { ...request, options: request.options.filter(({ slot }) => slots.includes(slot)) },
    lever: leverOf(wanted, option),
    target: rival ? { kind: 'draw_level', slot: option.slot, rival: rival.slot, contest: contestOf(inputs.goal, inputs.lens) } : { kind: 'break_even', slot: option.slot },
  };
}

/** The value in three digits, rounded to the side where the target is met; followers whole. @param {SolveLever} lever @param {{value: number, rises: boolean}} crossing */
export function usedValue({ kind }, { value, rises }) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - usedDigits + 1);
  const rounded = Number(((rises ? Math.ceil(value / unit - 1e-9) : Math.floor(value / unit + 1e-9)) * unit).toPrecision(usedDigits));
  return kind === 'followers' ? Math.round(rounded) : rounded;
}

/** The inputs with the lever at this value; a range keeps its width. @param {Inputs} inputs @param {SolveLever} lever @param {number} value @returns {Inputs} */
export function useValue(inputs, lever, value) {
  if (lever.kind === 'budget') return setBudget(inputs, value);
  if (lever.kind === 'followers') return setOptionFollowers(inputs, lever.slot, value);
  if (lever.kind === 'fee') return setOptionMeasured(inputs, lever.slot, 'price', value);
  return setInput(inputs, lever.input, shiftRange(defaultOf(inputs, lever.input), rangeOf(inputs, lever.input), value));
}
