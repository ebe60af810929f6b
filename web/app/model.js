// Puts state and answers together into what the page shows. Imports the state layer and the data's names.
import { FORMATS, INDUSTRIES, INPUT_DEFAULTS, PACKAGE_PRESETS, SOURCES } from '../../build/generated/benchmarks.js';
import { BASIS_NAMES, CURVE_FOLLOWERS, CURVE_TIERS, GOAL_NAMES, GROUP_NAMES, LENS_NAMES, PLATFORM_NAMES, SCHEME_NAMES } from '../../build/generated/schema.js';
import { inputText } from '../state/fields.js';
import { sameValue } from '../state/changes.js';
import { defaultOf, freeSlot, resetAll } from '../state/inputs.js';
import { languageInUse, t } from '../state/messages.js';
import { optionNames } from '../state/option_names.js';
import { tiersOf } from '../state/schemes.js';
import { textOf } from './intents.js';
import { faultText, readingText } from './faults.js';

/** @typedef {import('./intents.js').PageState} PageState */
/** @typedef {import('../ui/page.js').Model} Model */

/** Characters of a text from the address that a notice repeats. */
const longestShown = 40;

const constantChoices = {
  platforms: PLATFORM_NAMES,
  industries: INDUSTRIES.map((industry) => industry.id),
  presets: Object.keys(PACKAGE_PRESETS),
  goals: GOAL_NAMES,
  lenses: LENS_NAMES,
  bases: BASIS_NAMES,
  schemes: SCHEME_NAMES,
  formats: FORMATS,
  scoredFormats: FORMATS.filter((format) => format.engagement !== null).map((format) => format.id),
  groups: GROUP_NAMES,
  sources: Object.fromEntries(SOURCES.map((source) => [source.id, source])),
  curveFollowers: Object.fromEntries(CURVE_TIERS.map((tier, index) => [tier, CURVE_FOLLOWERS[index]])),
};

/**
 * What can still be added.
 * @param {import('../state/inputs.js').Inputs} inputs
 * @returns {{text: string, option: import('../ui/element.js').NewOption}[]}
 */
export function additions(inputs) {
  if (freeSlot(inputs) === null) return [];
  const present = new Set(inputs.options.map((option) => (option.kind === 'ads' ? 'ads' : option.tier)));
  const tiers = tiersOf(inputs.scheme, inputs.custom_tiers).filter((tier) => !present.has(tier.label));
  return [
    ...tiers.map((tier) => ({ text: t(`ui.tier.${tier.label}`), option: /** @type {const} */ ({ kind: 'creators', tier: tier.label }) })),
    ...(present.has('ads') ? [] : [{ text: t('ui.ads'), option: /** @type {const} */ ({ kind: 'ads' }) }]),
    { text: t('ui.options.custom'), option: /** @type {const} */ ({ kind: 'creators', followers: 50_000 }) },
  ];
}

/**
 * Values that are made again only when what they are made from has changed.
 * @template Made
 * @param {(inputs: import('../state/inputs.js').Inputs) => unknown[]} from
 * @param {(inputs: import('../state/inputs.js').Inputs) => Made} make
 */
function kept(from, make) {
  /** @type {unknown[] | null} */
  let before = null;
  /** @type {Made} */
  let value;
  return (/** @type {import('../state/inputs.js').Inputs} */ inputs) => {
    const now = from(inputs);
    if (before === null || now.some((part, index) => part !== /** @type {unknown[]} */ (before)[index])) {
      before = now;
      value = make(inputs);
    }
    return value;
  };
}

const namesOf = kept((inputs) => [inputs.options, inputs.scheme, inputs.custom_tiers, languageInUse()], optionNames);
const answeredNamesOf = kept((inputs) => [inputs.options, inputs.scheme, inputs.custom_tiers, languageInUse()], optionNames);
const additionsOf = kept((inputs) => [inputs.options, inputs.scheme, inputs.custom_tiers, languageInUse()], additions);
const choicesOf = kept((inputs) => [inputs.industry], (inputs) => ({ ...constantChoices, standards: INPUT_DEFAULTS.map((input) => ({ ...input, ...defaultOf(inputs, input.id) })) }));

/** Whether nothing was changed, language and currency aside. */
const isUsual = kept((inputs) => [inputs], (inputs) => sameValue(inputs, resetAll(inputs)));

/** What can be taken back and done again. @param {PageState} state @returns {import('../ui/changes.js').ChangesView} */
function changesOf({ history, inputs }) {
  const { past, future, said } = history;
  return { undo: past[past.length - 1]?.name ?? null, redo: future[future.length - 1]?.name ?? null, said, usual: isUsual(inputs) };
}

/** @param {import('../state/hash.js').Notice} notice */
function noticeText({ key, raw, code }) {
  const shown = raw.length > longestShown ? `${raw.slice(0, longestShown)}…` : raw;
  return t(`ui.${code}`, { key, raw: shown });
}

/**
 * @param {PageState} state
 * @param {Omit<import('./answers.js').Answers, 'refused' | 'failed'> & {failure: string | null, refusal: string | null, spoken: string, version: string, engine: import('../engine/index.js').EngineClient['rung'], offline: import('./offline.js').Offline}} answers
 * @param {ReturnType<typeof import('./sentences.js').verdictWords>} words
 * @returns {Model}
 */
export function toModel(state, answers, words) {
  const faulty = Object.keys(state.drafts).filter((key) => state.drafts[key].fault !== null);
  return {
    inputs: state.inputs,
    names: namesOf(state.inputs),
    answeredNames: answeredNamesOf(answers.answered),
    namesFor: optionNames,
    additions: additionsOf(state.inputs),
    choices: choicesOf(state.inputs),
    ...answers,
    drafts: state.drafts,
    view: state.view,
    notices: state.notices.length === 0 ? [] : [{ id: 'address', text: t('ui.notice_hash'), items: state.notices.map(noticeText) }],
    field: (/** @type {string} */ key) => {
      const { fault = null, reading } = state.drafts[key] ?? {};
      return { text: textOf(state, key), message: fault ? faultText(fault, key) : null, ...(reading === undefined ? {} : { note: readingText(reading, key) }) };
    },
    inputText,
    words,
    stale: answers.refusal !== null || faulty.some((key) => !/^(creator|campaigns|scenario)\./.test(key)),
    creatorStale: faulty.some((key) => key.startsWith('creator.')),
    changes: changesOf(state),
  };
}
