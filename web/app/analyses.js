// The long analyses of the page: asked once the inputs have come to rest, of a second worker that is started for the first
// of them; the last answer stays, marked, until the new one is there. Imports the state layer; the worker's client is given.
import { analyses, nothingYet } from '../state/analyses.js';

/** @import { EngineClient } from '../engine/index.js' */
/** @import { Analysis, AnalysisKind, AnalysisState, AnalysisStates } from '../state/analyses.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @import { SolveChoice } from '../state/solving.js' */

const dropped = new Set(['Superseded', 'Closed', 'AbortError']);

/**
 * @param {{open: () => Promise<EngineClient>, onChange: (states: AnalysisStates) => void, list?: readonly Analysis[]}} options
 *   open: starts the second worker
 */
export function createAnalyses({ open, onChange, list = analyses }) {
  let states = /** @type {AnalysisStates} */ (Object.fromEntries(list.map(({ kind }) => [kind, nothingYet])));
  /** @type {Promise<EngineClient> | null} */
  let client = null;
  /** @type {SolveChoice} */
  let choice = {};
  /** What was asked last, answered or not. @type {Map<AnalysisKind, {text: string, stop: AbortController}>} */
  const asked = new Map();
  /** What the answers belong to. @type {Map<AnalysisKind, string>} */
  const answered = new Map();

  /** @param {AnalysisKind} kind @param {Partial<AnalysisState>} change */
  function take(kind, change) {
    const before = states[kind];
    const entries = /** @type {(keyof AnalysisState)[]} */ (Object.keys(change));
    if (entries.every((name) => before[name] === change[name])) return;
    states = { ...states, [kind]: { ...before, ...change } };
    onChange(states);
  }

  /** The second worker's client; one that could not be made is not kept. */
  function opened() {
    client ??= open().catch((error) => {
      client = null;
      throw error;
    });
    return client;
  }

  /** @param {AnalysisKind} kind */
  function stop(kind) {
    asked.get(kind)?.stop.abort();
    asked.delete(kind);
  }

  /** @param {Analysis} analysis @param {object} request @param {string} text @param {Inputs} inputs */
  async function run({ kind }, request, text, inputs) {
    const entry = { text, stop: new AbortController() };
    const isNewest = () => asked.get(kind) === entry;
    asked.set(kind, entry);
    take(kind, { progress: { ok: true, done: 0, total: 0 }, errors: null, off: false });
    try {
      const result = await (await opened()).run(/** @type {any} */ (kind), /** @type {any} */ (request), {
        signal: entry.stop.signal,
        onProgress: (progress) => isNewest() && progress.ok && take(kind, { progress: /** @type {any} */ (progress) }),
      });
      if (!isNewest()) return;
      if (result.ok) answered.set(kind, text);
      take(kind, result.ok ? { result, answered: inputs, stale: false, progress: null } : { errors: result.errors, progress: null });
    } catch (error) {
      if (!isNewest() || dropped.has(/** @type {Error} */ (error).name)) return;
      take(kind, { errors: [{ code: 'engine_failed', field: 'none', index: 0 }], progress: null });
    }
  }

  return {
    /** Stops and marks what belongs to other inputs than these. @param {Inputs} inputs @param {SolveChoice} [chosen] */
    follow(inputs, chosen = choice) {
      choice = chosen;
      for (const { kind, toRequest } of list) {
        const { result, stale, answered: own } = states[kind];
        if (!asked.has(kind) && (result === null || (stale && own !== inputs))) { // cannot get worse; what became true again is seen when asked
          take(kind, { progress: null, errors: null });
          continue;
        }
        const text = JSON.stringify(toRequest(inputs, choice));
        if (asked.has(kind) && asked.get(kind)?.text !== text) stop(kind);
        take(kind, { stale: states[kind].result !== null && answered.get(kind) !== text, ...(asked.has(kind) ? {} : { progress: null, errors: null }) });
      }
    },
    /** Asks everything that has no answer for these inputs yet. @param {Inputs} inputs @param {AnalysisKind} [wanted] only this one, cancelled or not */
    ask(inputs, wanted) {
      for (const analysis of list) {
        const { kind, toRequest } = analysis;
        if (wanted ? kind !== wanted : states[kind].off) continue;
        if (wanted) stop(kind);
        const request = toRequest(inputs, choice);
        const text = JSON.stringify(request);
        if (!wanted && states[kind].result !== null && answered.get(kind) === text) take(kind, { stale: false });
        else if (request !== null && asked.get(kind)?.text !== text) void run(analysis, request, text, inputs);
      }
    },
    /** @param {AnalysisKind} kind */
    cancel(kind) {
      stop(kind);
      take(kind, { progress: null, off: true });
    },
    /** Ends the second worker; the next question starts another. */
    restart() {
      for (const { kind } of list) stop(kind);
      client?.then((running) => running.close(), () => {});
      client = null;
    },
    get: () => states,
  };
}
