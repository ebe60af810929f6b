// What a worker does: starts the engine and hands every message to the queue. May import the engine of this folder; the
// compiled module is given.
import { createEngine } from './engine.js';
import { jobs } from './jobs.js';
import { createQueue, kinds } from './queue.js';

const known = new Set(['start', 'cancel', ...kinds, ...Object.keys(jobs)]);
/** This script's own text, so that further workers need no network; null where the build has put no name around it. */
const ownText = () => (typeof tierwiseWorker === 'function' ? `${tierwiseWorker}\ntierwiseWorker();` : null);

/** @param {import('./index.js').EngineOptions} compiled */
export function serveEngine(compiled) {
  const post = (/** @type {any} */ message) => globalThis.postMessage(message, /** @type {any} */ (message.result?.columns ? [message.result.columns.buffer] : []));
  const take = createQueue(post, createEngine(compiled), jobs);

  globalThis.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (typeof data !== 'object' || data === null || typeof data.id !== 'number') return;
    if (data.kind === 'script') post({ id: data.id, result: { ok: true, text: ownText() }, refined: true });
    else if (known.has(data.kind)) take(data);
  };
}
