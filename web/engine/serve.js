// What an engine's program does, in a worker or in the page: hands every message to the queue. Imports the queue; the engine, its
// analyses and the port are given.
import { createQueue, kinds } from './queue.js';

/**
 * What a program hears and speaks through: a worker's global scope, or one end of a message channel. In its own thread a page can
 * also ask for the engine itself.
 * @typedef {{onmessage: ((event: any) => any) | null, postMessage: (message: any, transfer: any) => void, onengine?: (starting: Promise<any>) => void}} Port
 */

/**
 * @template {{info: object}} Offered
 * @param {Promise<Offered>} starting the whole engine, or one that offers less of the same
 * @param {Record<string, (engine: Offered, request: any) => import('./jobs.js').Steps>} analyses
 * @param {Port} port
 */
export function serveEngine(starting, analyses, port) {
  const known = new Set(['start', 'cancel', 'stop', ...kinds, ...Object.keys(analyses)]);
  const post = (/** @type {any} */ message) => port.postMessage(message, message.result?.columns ? [message.result.columns.buffer] : []);
  const take = createQueue(post, /** @type {Promise<any>} */ (starting), /** @type {Record<string, any>} */ (analyses));

  port.onengine?.(starting);
  port.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (typeof data !== 'object' || data === null || typeof data.id !== 'number') return;
    if (known.has(data.kind)) take(data);
  };
}
