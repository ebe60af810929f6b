// The widget's state and how readers change it: the scenario, the author's own beside it, what is being typed. Pure; may import the state layer.
import { GOAL_NAMES, PLATFORM_NAMES } from '../../build/generated/schema.js';
import { INDUSTRIES } from '../../build/generated/benchmarks.js';
import { numberText, parseField } from '../state/fields.js';
import { encodeHash } from '../state/hash.js';
import { setBudget, setGoal, setIndustry, setPlatform } from '../state/inputs.js';

/** @import { Inputs } from '../state/inputs.js' */
/** @typedef {Extract<import('../state/fields.js').FieldValue, {ok: false}>} Fault */
/** @typedef {{inputs: Inputs, author: Inputs, draft: {text: string, fault: Fault | null} | null}} WidgetState draft: the budget as it is being typed */
/** @typedef {{kind: string, key?: string, text?: string, value?: any}} Intent those of the page's elements */

export const choices = { platform: PLATFORM_NAMES, industry: INDUSTRIES.map(({ id }) => id), goal: GOAL_NAMES };

/** @param {Inputs} inputs @returns {WidgetState} */
export const authorsOwn = (inputs) => ({ inputs, author: inputs, draft: null });

/** @param {WidgetState} state @param {Intent} intent @returns {WidgetState} */
export function apply(state, { kind, key, text = '', value }) {
  if (kind === 'reset_all') return authorsOwn(state.author);
  if (kind === 'text' && key === 'budget') return typed(state, text);
  if (kind === 'commit') return state.draft?.fault ? state : { ...state, draft: null };
  return kind === 'value' && key !== undefined ? chosen(state, key, value) : state;
}

/** A budget that cannot be read keeps its text; the last one that could stays in use. @param {WidgetState} state @param {string} text */
function typed(state, text) {
  const read = parseField('budget', text, { currency: state.inputs.currency });
  return read.ok ? { ...state, inputs: setBudget(state.inputs, read.value), draft: { text, fault: null } } : { ...state, draft: { text, fault: read } };
}

const changes = { platform: setPlatform, industry: setIndustry, goal: setGoal };

/** @param {WidgetState} state @param {string} key @param {any} value @returns {WidgetState} */
function chosen(state, key, value) {
  if (key === 'budget') return { ...state, inputs: setBudget(state.inputs, value), draft: null };
  const name = /** @type {keyof typeof changes | undefined} */ (Object.keys(changes).find((known) => known === key));
  return name && /** @type {readonly string[]} */ (choices[name]).includes(value) ? { ...state, inputs: changes[name](state.inputs, /** @type {never} */ (value)) } : state;
}

/** @param {WidgetState} state */
export const budgetText = ({ draft, inputs }) => draft?.text ?? numberText(inputs.budget);

/** Whether the reader has left the author's scenario. @param {WidgetState} state */
export const isChanged = ({ inputs, author }) => inputs !== author && textOf(inputs) !== textOf(author);

/** @param {Inputs} inputs */
function textOf(inputs) {
  const encoded = encodeHash(inputs);
  return encoded.ok ? encoded.hash : '';
}

/** The full page with the same scenario, from the widget's own folder. @param {Inputs} inputs */
export const fullPage = (inputs) => `index.html#${textOf(inputs)}`;
