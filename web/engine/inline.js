// The engine in this very thread: behind a message channel, so that it looks like a worker to the client, or itself, for who cannot
// wait for a message. Its calls are short, and messages, drawing and typing come in between. No DOM; imports nothing.

/** @typedef {(port: import('./serve.js').Port) => void} Program */

/** @param {Program} program @returns {import('./index.js').WorkerLike} */
export function workerOfProgram(program) {
  const { port1: near, port2: far } = new MessageChannel();
  /** @type {import('./index.js').WorkerLike} */
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer = []) => near.postMessage(message, transfer),
    terminate() {
      near.postMessage({ id: -1, kind: 'stop' });
      near.close();
    },
  };
  near.onmessage = (event) => worker.onmessage?.(event);
  program(/** @type {any} */ (far));
  return worker;
}

/** The engine itself, to be called like any function. @param {Program} program @returns {Promise<import('./index.js').Engine>} */
export function engineOfProgram(program) {
  return new Promise((resolve) => {
    program({ onmessage: null, postMessage: () => {}, onengine: resolve });
  });
}
