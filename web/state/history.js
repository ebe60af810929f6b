// What was changed, step by step, so that it can be taken back and done again. Pure: whoever calls says when a change
// happened and what it belongs to. Imports nothing.

/** @typedef {import('./messages.js').Sentence} Sentence */
/**
 * @template State
 * @typedef {object} Step
 * @property {State} state as it was before the change; in the future: as it was after it
 * @property {Sentence} name what was changed
 * @property {string} run changes of the same run that follow at once are one step; empty: the run is over
 * @property {number} press number of the pointer press it happened in, 0 for none
 * @property {number} at milliseconds
 */
/**
 * @template State
 * @typedef {object} History
 * @property {ReadonlyArray<Step<State>>} past last one last
 * @property {ReadonlyArray<Step<State>>} future next one last
 * @property {{kind: 'undone' | 'redone', name: Sentence} | null} said the latest step back or forward, until the next change
 */
/** @typedef {{name: Sentence, run: string, lasting: boolean, press: number, at: number}} Change lasting: the run ends by `closeRun` alone (typing) */

/** Steps that are kept; older ones are forgotten. */
export const stepsMax = 100;

/** Changes of one control further apart than this are two steps, unless the pointer was held down all the while. Milliseconds. */
export const pause = 1000;

/** @type {History<any>} */
export const noHistory = { past: [], future: [], said: null };

/**
 * The history after a change. What was taken back before can no longer be done again.
 * @template State
 * @param {History<State>} steps
 * @param {State} before
 * @param {State} after
 * @param {Change} change
 * @param {(a: State, b: State) => boolean} same
 * @returns {History<State>}
 */
export function recordChange({ past }, before, after, { name, run, lasting, press, at }, same) {
  const last = past[past.length - 1];
  const joins = last !== undefined && run !== '' && last.run === run && (lasting || (press > 0 && press === last.press) || at - last.at < pause);
  const rest = joins ? past.slice(0, -1) : past;
  const start = joins ? last.state : before;
  const kept = same(start, after) ? rest : [...rest, { state: start, name: joins ? last.name : name, run, press, at }].slice(-stepsMax);
  return { past: kept, future: [], said: null };
}

/** Ends the run of the last step, so that the next change is a step of its own. @template State @param {History<State>} steps @returns {History<State>} */
export function closeRun(steps) {
  const last = steps.past[steps.past.length - 1];
  if (!last || last.run === '') return steps;
  return { ...steps, past: [...steps.past.slice(0, -1), { ...last, run: '' }] };
}

/**
 * One step back; null when there is none.
 * @template State
 * @param {History<State>} steps
 * @param {State} present
 * @returns {{history: History<State>, state: State} | null}
 */
export function undo({ past, future, said }, present) {
  const step = past[past.length - 1];
  if (!step) return null;
  const shorter = closeRun({ past: past.slice(0, -1), future, said });
  return { state: step.state, history: { past: shorter.past, future: [...future, { ...step, state: present, run: '' }], said: { kind: 'undone', name: step.name } } };
}

/**
 * One step forward again; null when there is none.
 * @template State
 * @param {History<State>} steps
 * @param {State} present
 * @returns {{history: History<State>, state: State} | null}
 */
export function redo({ past, future }, present) {
  const step = future[future.length - 1];
  if (!step) return null;
  return { state: step.state, history: { past: [...past, { ...step, state: present }], future: future.slice(0, -1), said: { kind: 'redone', name: step.name } } };
}
