// The worker's entry: bundled into one classic script that holds the engine's bytes and fetches nothing.
// May import the engine of this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine.wasm';
import { createEngine } from './engine.js';
import { jobs } from './jobs.js';
import { createQueue, kinds } from './queue.js';

const known = new Set(['start', 'cancel', ...kinds, ...Object.keys(jobs)]);
const post = (/** @type {object} */ message) => globalThis.postMessage(message);
const take = createQueue(post, createEngine({ wasmBinary, moduleFactory }), jobs);

/** This script's own text, so that further workers need no network; null where the build has put no name around it. */
const ownText = () => (typeof tierwiseWorker === 'function' ? `${tierwiseWorker}\ntierwiseWorker();` : null);

globalThis.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (typeof data !== 'object' || data === null || typeof data.id !== 'number') return;
  if (data.kind === 'script') post({ id: data.id, result: { ok: true, text: ownText() }, refined: true });
  else if (known.has(data.kind)) take(data);
};
