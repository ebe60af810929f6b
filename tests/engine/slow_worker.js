// The worker of the page with an analysis of the tests beside the real ones: a given number of steps of a given length.
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine.wasm';
import { createEngine } from '../../web/engine/engine.js';
import { jobs } from '../../web/engine/jobs.js';
import { createQueue } from '../../web/engine/queue.js';

/** @param {any} _ @param {{steps: number, time: number, trap?: number}} request @returns {import('../../web/engine/jobs.js').Steps} */
function* slow(_, { steps, time, trap = -1 }) {
  for (let step = 0; step < steps; step += 1) {
    yield { ok: true, done: step, total: steps };
    if (step === trap) throw new Error('a trap');
    const end = performance.now() + time;
    while (performance.now() < end);
  }
  return { ok: true };
}

const take = createQueue((message) => globalThis.postMessage(message), createEngine({ wasmBinary, moduleFactory }), { ...jobs, slow });
globalThis.onmessage = (/** @type {MessageEvent} */ { data }) => take(data);
