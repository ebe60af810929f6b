// What the build writes around the worker's script: a function with a name, so that the script can hand out its own text
// (web/engine/worker.js) and further workers start without the network. Imports nothing.
export const workerName = { banner: { js: 'function tierwiseWorker() {' }, footer: { js: '}\ntierwiseWorker();' } };
