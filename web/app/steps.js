// The page's state with its history: every intent that changes inputs becomes a step, or part of one. Pure; imports the
// state layer and the intents.
import { changeName, sameValue } from '../state/changes.js';
import { inputName } from '../state/errors.js';
import { closeRun, recordChange, redo, undo } from '../state/history.js';
import { apply } from './intents.js';

/** @import { Intent } from '../ui/element.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @import { Sentence } from '../state/messages.js' */
/** @import { PageState } from './intents.js' */
/**
 * What a step keeps: the inputs, and the texts that could not be read, so that nothing typed is lost.
 * @typedef {{inputs: Inputs, drafts: PageState['drafts']}} Kept
 */
/** @typedef {{at: number, press: number}} Moment at: milliseconds; press: number of the pointer press, 0 for none */

/** @param {PageState} state @returns {Kept} */
function keptOf({ inputs, drafts }) {
  return { inputs, drafts: Object.fromEntries(Object.entries(drafts).filter(([key, draft]) => draft.fault !== null && !ofFiles(key))) };
}

/** A file that was refused is no change. @param {string} key of a draft */
const ofFiles = (key) => key.startsWith('scenario.');

/** The language is how the page speaks, not what was put in. @param {Kept} a @param {Kept} b */
function sameKept(a, b) {
  return sameValue(a.drafts, b.drafts) && sameValue(a.inputs, { ...b.inputs, language: a.inputs.language });
}

/** Several things change at once by one choice: these are named by the choice. @param {Intent} intent @returns {Sentence | null} */
function nameOfIntent(intent) {
  if (intent.kind === 'start_from') return { key: 'ui.undo.what.start_from', params: { name: { key: `ui.presets.name.${intent.id}` } } };
  return intentNames.has(intent.kind) ? { key: `ui.undo.what.${intent.kind}` } : null;
}
const intentNames = new Set(['reset_all', 'start_over', 'use_learned', 'put_back', 'example_posts', 'example_campaigns', 'paste_campaigns', 'open_scenario']);

/** A text that changed nothing but itself. @param {Intent} intent @returns {Sentence} */
function nameOfText(intent) {
  const key = 'key' in intent ? intent.key : '';
  const [group, ...rest] = key.split('.');
  if (group === 'input') return { key: 'ui.undo.what.input', params: { name: inputName(rest.slice(0, -1).join('.')) } };
  return { key: `ui.undo.what.${group === 'tiers' ? 'scheme' : plainGroups.has(group) ? group : 'text'}` };
}
const plainGroups = new Set(['budget', 'seed', 'draws', 'package', 'creator', 'campaigns', 'evidence']);

/** What an intent goes on with when it comes again; a range's three texts are one thing. @param {Intent} intent */
function runOf(intent) {
  if (intent.kind !== 'text' && intent.kind !== 'value') return '';
  return `${intent.kind} ${intent.key.replace(/^(input\..+)\.(low|median|high|all|shift|measured)$/, '$1')}`;
}

/**
 * @param {PageState} state
 * @param {Intent} intent
 * @param {Moment} moment
 * @returns {PageState}
 */
export function step(state, intent, moment) {
  if (intent.kind === 'undo' || intent.kind === 'redo') return travelled(state, intent.kind);
  const after = apply(state, intent);
  const history = intent.kind === 'commit' ? closeRun(state.history) : state.history;
  if (after === state && history === state.history) return state;
  return remembered({ ...state, history }, after, {
    name: nameOfIntent(intent) ?? changeName(state.inputs, after.inputs) ?? nameOfText(intent),
    run: runOf(intent),
    lasting: intent.kind === 'text',
    ...moment,
  });
}

/** Other inputs at once, from an address. @param {PageState} state @param {PageState} after @param {Moment} moment @returns {PageState} */
export function readFromAddress(state, after, moment) {
  return remembered(state, after, { name: { key: 'ui.undo.what.address' }, run: '', lasting: false, ...moment });
}

/** @param {PageState} state @param {PageState} after @param {import('../state/history.js').Change} change @returns {PageState} */
function remembered(state, after, change) {
  const [before, next] = [keptOf(state), keptOf(after)];
  const history = sameKept(before, next) ? state.history : recordChange(state.history, before, next, change, sameKept);
  return history === after.history ? after : { ...after, history };
}

/** A text that belongs to no input, such as rows not yet taken over, stays where it is. @param {PageState['drafts']} drafts @returns {PageState['drafts']} */
function unbound(drafts) {
  const box = drafts['campaigns.paste'];
  const files = Object.fromEntries(Object.entries(drafts).filter(([key]) => ofFiles(key)));
  return box && box.fault === null ? { ...files, 'campaigns.paste': box } : files;
}

/** @param {PageState} state @param {'undo' | 'redo'} way @returns {PageState} */
function travelled(state, way) {
  const moved = (way === 'undo' ? undo : redo)(state.history, keptOf(state));
  if (!moved) return state;
  const { inputs, drafts } = moved.state;
  const { language } = state.inputs;
  // Texts are written in a language's own signs: those of another language are not brought back.
  const texts = inputs.language === language ? drafts : {};
  return { ...state, inputs: { ...inputs, language }, drafts: { ...unbound(state.drafts), ...texts }, history: moved.history };
}
