// Starts the engine for a page: in workers where they are allowed, from files where text is not, else in the page itself.
// Imports the engine's client and the page's own programs.
import { createEngineClient } from '../engine/client.js';
import { engineOfProgram, workerOfProgram } from '../engine/inline.js';
import { createEnginePool } from '../engine/pool.js';
import { possibleBuilds } from '../engine/simd.js';
import { programOf, startFile, startText, textOf } from './programs.js';

/** @import { EngineClient, Rung } from '../engine/index.js' */
/** @import { Build } from '../engine/simd.js' */
/** @typedef {'answers' | 'helper' | 'analyst'} Name of a worker, for whoever looks at the browser's tools */

const helpersMax = 3;

/**
 * Every way to have the engine here, best first. Its program is a script of the page: one loading serves every worker, now and when one has
 * to be replaced, and the page's own thread.
 * @param {Name} name @returns {Rung[]}
 */
function rungs(name) {
  return possibleBuilds().flatMap((build) => [
    { build, place: /** @type {const} */ ('worker_text'), open: async () => startText(textOf(await programOf(build)), name) },
    { build, place: /** @type {const} */ ('worker_file'), open: () => startFile(build, name) },
    { build, place: /** @type {const} */ ('page'), open: async () => workerOfProgram(await programOf(build)) },
  ]);
}

/**
 * A pool of workers for the answers, an engine in the page's own thread for rough ones, and further workers for whatever takes long.
 * @returns {{client: EngineClient, openAnalyst: () => Promise<EngineClient>}}
 */
export function startEngine() {
  const front = createEngineClient({ createWorker: rungs('answers') });

  /** On the rung that the first one stands on, if it can. @param {Name} name */
  async function openAnother(name) {
    await front.start();
    const isSame = (/** @type {Rung} */ { place, build }) => place === front.rung?.place && build === front.rung?.build;
    const ways = rungs(name);
    return createEngineClient({ createWorker: [...ways.filter(isSame), ...ways.filter((rung) => !isSame(rung))] });
  }

  /** The page's own thread does not get faster by being divided. @returns {Promise<Build>} what the workers run */
  async function buildOfWorkers() {
    await front.start();
    const { place, build } = front.rung ?? {};
    if (!build || place === 'page') throw new Error('There are no workers here.');
    return build;
  }

  async function openHelper() {
    await buildOfWorkers();
    return openAnother('helper');
  }

  /** A worker's answer comes a frame later than the change it answers; without WebAssembly it would hold up the page. */
  async function openAtHand() {
    const build = await buildOfWorkers();
    if (build === 'js') throw new Error('This engine is too slow for the page itself.');
    return engineOfProgram(await programOf(build));
  }

  /** Comparisons share the processors that the page and the long analyses leave free. */
  const helpers = Math.min(helpersMax, Math.max(0, (navigator.hardwareConcurrency ?? 1) - 2));
  return { client: createEnginePool({ front, openHelper, helpers, openAtHand }), openAnalyst: () => openAnother('analyst') };
}
