// Starts the engine for a page: in workers where they are allowed, from text where files are not, else in the page itself.
// Imports the engine's client and the page's own programs.
import { createEngineClient } from '../engine/client.js';
import { workerOfProgram } from '../engine/inline.js';
import { createEnginePool } from '../engine/pool.js';
import { possibleBuilds } from '../engine/simd.js';
import { programOf, startFile, startText, textOf } from './programs.js';

/** @import { EngineClient, Rung } from '../engine/index.js' */
/** @typedef {'answers' | 'helper' | 'analyst'} Name of a worker, for whoever looks at the browser's tools */

const helpersMax = 3;

/** Every way to have the engine here, best first. @param {Name} name @returns {Rung[]} */
function rungs(name) {
  return possibleBuilds().flatMap((build) => [
    { build, place: /** @type {const} */ ('worker_file'), open: () => startFile(build, name) },
    { build, place: /** @type {const} */ ('worker_text'), open: async () => startText(textOf(await programOf(build)), name) },
    { build, place: /** @type {const} */ ('page'), open: async () => workerOfProgram(await programOf(build)) },
  ]);
}

/**
 * A pool of workers for the answers, and further workers for whatever takes long.
 * @returns {{client: EngineClient, openAnalyst: () => Promise<EngineClient>}}
 */
export function startEngine() {
  const front = createEngineClient({ createWorker: rungs('answers') });
  /** The program's text, asked of the first worker once for all: from then on workers start without the network. @type {Promise<string | null> | null} */
  let text = null;

  async function programText() {
    text ??= front.script().then((script) => (script.ok ? script.text : null), () => null);
    const known = await text;
    if (known === null) text = null;
    return known;
  }

  /** On the rung that the first one stands on, from its text. @param {Name} name */
  async function openAnother(name) {
    await front.start();
    const known = front.rung?.place === 'page' ? null : await programText();
    const fromText = known === null ? [] : [{ ...front.rung, open: () => startText(known, name) }];
    return createEngineClient({ createWorker: [...fromText, ...rungs(name)] });
  }

  /** The page's own thread does not get faster by being divided. */
  async function openHelper() {
    await front.start();
    if (front.rung?.place === 'page') throw new Error('no workers here');
    return openAnother('helper');
  }

  /** Comparisons share the processors that the page and the long analyses leave free. */
  const helpers = Math.min(helpersMax, Math.max(0, (navigator.hardwareConcurrency ?? 1) - 2));
  return { client: createEnginePool({ front, openHelper, helpers }), openAnalyst: () => openAnother('analyst') };
}
