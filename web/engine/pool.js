// Several workers for one comparison: a rough answer first, at once where an engine is at hand, then the draws in small parts, each to
// the worker that is free, and the answer from all parts. Its bits do not depend on the number of workers. No DOM.
// May import the generated schema and this folder's rough answers at hand, and the names of its queue and parts; the clients are given.
import { LIMITS } from '../../build/generated/schema.js';
import { createAtHand } from './at_hand.js';
import { numbersPerDraw } from './parts.js';
import { quickDraws, quietTime } from './queue.js';

/** @import { Comparison, ComparisonRequest, EngineClient, PoolOptions, Refusal, RunOptions } from './index.js' */

/** Draws of one part: a few milliseconds, so that a slider in motion finds every worker soon free. */
export const partDraws = 1024;

/** The pause before refining where rough answers are at hand: frames that take long must not have to share the machine. Milliseconds. */
const calmTime = 100;

/** Numbers of all parts together that are worth holding beside each other: 128 MB. Larger requests stay with one worker. */
const numbersMax = 2 ** 24;

/** @param {string} name @param {string} message */
function namedError(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** @param {number} time @param {AbortSignal} signal @returns {Promise<void>} */
function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** @param {ComparisonRequest} request */
function isShared({ draws, options }) {
  const many = Number.isInteger(draws) && draws > quickDraws && draws <= LIMITS.draws_max;
  return many && Array.isArray(options) && draws * options.length * numbersPerDraw <= numbersMax;
}

/** @param {number} draws */
function partsOf(draws) {
  return Array.from({ length: Math.ceil(draws / partDraws) }, (_, index) => ({ first_draw: index * partDraws, part_draws: Math.min(partDraws, draws - index * partDraws) }));
}

/**
 * @param {PoolOptions} options
 * @returns {EngineClient}
 */
export function createEnginePool({ front, openHelper, helpers: helpersMax, openAtHand }) {
  const atHand = openAtHand && createAtHand({ open: openAtHand });
  /** Workers beside the first, started after the first whole answer, so that they do not slow down the start. @type {EngineClient[]} */
  const helpers = [];
  let opening = false;
  /** Whether there was a comparison before: who asks again may well do so many times. */
  let isChanged = false;
  let closed = false;
  let current = new AbortController();

  async function openHelpers() {
    if (opening) return;
    opening = true;
    for (let count = 0; count < helpersMax; count += 1) {
      const helper = await openHelper().catch(() => null);
      if (closed) return helper?.close();
      const started = await helper?.start();
      if (helper && started?.ok) helpers.push(helper);
      else helper?.close(); // the others do its work
    }
  }

  /** The parts in the order of their draws, or null when one could not be had. @param {ComparisonRequest} request @param {AbortSignal} signal */
  async function simulate(request, signal) {
    const wanted = partsOf(request.draws);
    /** @type {Float64Array[]} */
    const parts = [];
    let next = 0;
    let lost = false;
    const work = async (/** @type {EngineClient} */ client) => {
      while (next < wanted.length && !lost) {
        const at = next;
        next += 1;
        const part = await client.run('simulatePart', { ...request, ...wanted[at] }, { signal });
        if (part.ok) parts[at] = part.columns;
        else lost = true;
      }
    };
    await Promise.all([front, ...helpers].map(work));
    return lost ? null : parts;
  }

  /** @param {ComparisonRequest} request @param {RunOptions<Comparison | Refusal>} options @param {AbortSignal} signal @returns {Promise<Comparison | Refusal>} */
  async function compare(request, { onProgress }, signal) {
    const atOnce = atHand?.compare(request);
    if (isChanged) void atHand?.open();
    isChanged = true;
    const rough = atOnce ?? (await front.run('compare', { ...request, draws: quickDraws }, { signal }));
    if (!rough.ok) return front.run('compare', request, { signal });
    onProgress?.({ ...rough, refined: false });
    await pause(atOnce ? calmTime : quietTime, signal);
    const parts = await simulate(request, signal);
    const merging = helpers[0] ?? front;
    const answer = parts && (await merging.run('compareParts', { ...request, parts }, { signal, transfer: parts.map(({ buffer }) => buffer) }));
    if (!answer?.ok) return front.run('compare', request, { signal }); // a worker broke: one does it alone
    void openHelpers();
    return { ...answer, refined: true };
  }

  /** @param {ComparisonRequest} request @param {RunOptions<Comparison | Refusal>} [options] */
  function compareNewest(request, options = {}) {
    current.abort(namedError('Superseded', 'A newer request of the same kind has taken its place.'));
    current = new AbortController();
    const { signal } = current;
    if (options.signal?.aborted) return Promise.reject(options.signal.reason);
    const stop = current;
    const abort = () => stop.abort(options.signal?.reason);
    options.signal?.addEventListener('abort', abort, { once: true });
    const answer = isShared(request) ? compare(request, options, signal) : front.run('compare', request, { ...options, signal });
    return answer.finally(() => options.signal?.removeEventListener('abort', abort));
  }

  return {
    run: /** @type {EngineClient['run']} */ (
      (/** @type {any} */ kind, /** @type {any} */ request, /** @type {any} */ options) => (kind === 'compare' ? compareNewest(request, options) : front.run(kind, request, options))
    ),
    start: () => front.start(),
    get restarts() {
      return [front, ...helpers].reduce((sum, client) => sum + client.restarts, 0);
    },
    get rung() {
      return front.rung;
    },
    close() {
      closed = true;
      for (const client of [front, ...helpers]) client.close();
    },
  };
}
