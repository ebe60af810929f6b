// What the engine's program does, in a worker or in the page: starts the engine and hands every message to the queue.
// May import the engine of this folder; the compiled module and the port are given.
import { createEngine } from './engine.js';
import { jobs } from './jobs.js';
import { createQueue, kinds } from './queue.js';

/** What a program hears and speaks through: a worker's global scope, or one end of a message channel. */
/** @typedef {{onmessage: ((event: any) => any) | null, postMessage: (message: any, transfer: any) => void}} Port */

const known = new Set(['start', 'cancel', 'stop', ...kinds, ...Object.keys(jobs)]);
/** This program's own text, so that further workers need no network. */
const ownText = () => `(${tierwiseProgram})(self);`;

/** @param {import('./index.js').EngineOptions} compiled @param {Port} port */
export function serveEngine(compiled, port) {
  const post = (/** @type {any} */ message) => port.postMessage(message, message.result?.columns ? [message.result.columns.buffer] : []);
  const take = createQueue(post, createEngine(compiled), jobs);

  port.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (typeof data !== 'object' || data === null || typeof data.id !== 'number') return;
    if (data.kind === 'script') post({ id: data.id, result: { ok: true, text: ownText() }, refined: true });
    else if (known.has(data.kind)) take(data);
  };
}
