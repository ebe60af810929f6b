// The client against real worker threads that run the bundled worker script: newest wins, broken workers are replaced.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createEngineClient } from '../../web/engine/index.js';
import { workerOfProgram } from '../../web/engine/inline.js';
import { createNodeWorker } from '../../web/engine/node.js';
import { workerScript } from './bundle.js';
import { comparisonRequest, scoreRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').EngineClient} EngineClient */
/** @typedef {import('../../web/engine/index.js').ClientOptions} ClientOptions */
/** @typedef {import('../../web/engine/index.js').WorkerLike} WorkerLike */

const script = await workerScript();
const isScript = process.env.TIERWISE_ENGINE === 'js';

/** The same for the engine as JavaScript: an error thrown by one of the functions that its arithmetic calls. @param {number} traps */
const throwing = (traps) => `
const multiply = Math.imul;
let left = ${traps};
let armed = false;
Math.imul = (a, b) => { if (armed) { armed = false; throw new RangeError('a trap'); } return multiply(a, b); };
parentPort.on('message', ({ kind }) => { if (kind === 'compare' && left > 0) { left -= 1; armed = true; } });
`;

/**
 * Lets the first comparisons run into a wasm `unreachable`, called by the engine itself through one of its imports: a true
 * trap with the engine's own frames on the stack.
 * @param {number} traps
 */
const trapping = (traps) => isScript ? throwing(traps) : `
const unreachable = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,116,0,0,10,5,1,3,0,0,11]);
const trap = new WebAssembly.Instance(new WebAssembly.Module(unreachable)).exports.t;
const instantiate = WebAssembly.instantiate;
let left = ${traps};
let armed = false;
WebAssembly.instantiate = (bytes, imports) => {
  for (const group of Object.values(imports)) for (const [name, call] of Object.entries(group)) {
    if (typeof call === 'function') group[name] = (...values) => { if (armed) { armed = false; trap(); } return call(...values); };
  }
  return instantiate(bytes, imports);
};
parentPort.on('message', ({ kind }) => { if (kind === 'compare' && left > 0) { left -= 1; armed = true; } });
`;

/** @param {Partial<ClientOptions> & {prelude?: (started: number) => string}} [options] */
function start({ prelude = () => '', ...options } = {}) {
  /** @type {WorkerLike[]} */
  const workers = [];
  const client = createEngineClient({
    createWorker: () => {
      const worker = createNodeWorker(prelude(workers.length) + script);
      workers.push(worker);
      return worker;
    },
    timeouts: { start: 20_000, answer: 20_000 },
    ...options,
  });
  return { client, workers };
}

/** @param {(client: EngineClient, workers: WorkerLike[]) => Promise<void>} body @param {Parameters<typeof start>[0]} [options] */
function withClient(body, options) {
  return async () => {
    const { client, workers } = start(options);
    try {
      await body(client, workers);
    } finally {
      client.close();
    }
  };
}

/** @param {Promise<unknown>} promise @param {string} name */
const rejectsAs = (promise, name) => assert.rejects(promise, (error) => /** @type {Error} */ (error).name === name);

/** @param {any} result @param {string} code */
function assertRefused(result, code) {
  assert.equal(result.ok, false);
  assert.deepEqual(result.errors.map((/** @type {any} */ error) => error.code), [code]);
}

test('every kind of request is answered', withClient(async (client) => {
  assert.equal((await client.run('compare', comparisonRequest())).ok, true);
  assert.equal((await client.run('valueCurve', { ...comparisonRequest(), points: 5 })).ok, true);
  assert.equal((await client.run('scoreCreator', scoreRequest())).ok, true);
  assert.equal((await client.run('classify', { followers: 5000 })).ok, true);
}));

test('starting ahead tells the version', withClient(async (client, workers) => {
  const info = await client.start();
  assert.match(info.ok ? info.version : '', /^\d+\.\d+\.\d+$/);
  await client.run('classify', { followers: 5000 });
  assert.equal(workers.length, 1);
}));

test('a comparison is answered quickly first and then with all draws', withClient(async (client) => {
  /** @type {any[]} */
  const quick = [];
  const full = await client.run('compare', comparisonRequest({ draws: 6000 }), { onProgress: (result) => quick.push(result) });
  assert.deepEqual(quick.map(({ draws, refined }) => ({ draws, refined })), [{ draws: 1024, refined: false }]);
  assert.equal(full.ok && full.refined, true);
  assert.equal(full.ok && full.draws, 6000);
}));

test('a comparison with few draws is answered once', withClient(async (client) => {
  /** @type {any[]} */
  const quick = [];
  const full = await client.run('compare', comparisonRequest({ draws: 1024 }), { onProgress: (result) => quick.push(result) });
  assert.deepEqual(quick, []);
  assert.equal(full.ok && full.refined, true);
}));

test('a refusal comes at once and names the draws that were asked', withClient(async (client) => {
  const result = await client.run('compare', comparisonRequest({ draws: 1e9, budget: -1 }));
  assert.deepEqual(!result.ok && result.errors.map((error) => error.field), ['budget', 'draws']);
}));

test('of many requests of a kind only the newest is answered', withClient(async (client) => {
  const runs = Array.from({ length: 30 }, (_, index) => client.run('compare', comparisonRequest({ budget: 20_000 + index, draws: 2000 })));
  const curve = client.run('valueCurve', { ...comparisonRequest(), points: 5 });
  const outcomes = await Promise.allSettled(runs);
  for (const outcome of outcomes.slice(0, -1)) assert.equal(outcome.status === 'rejected' && outcome.reason.name, 'Superseded');
  assert.equal(outcomes[29].status, 'fulfilled');
  assert.equal((await curve).ok, true, 'another kind is no rival');
}));

test('a newer request does not wait for the refinement of an older one', withClient(async (client) => {
  const older = client.run('compare', comparisonRequest({ draws: 65_536 }), { onProgress: () => newer() });
  /** @type {Promise<any>} */
  let answer = Promise.resolve();
  const newer = () => (answer = client.run('compare', comparisonRequest({ draws: 500, budget: 1234 })));
  await rejectsAs(older, 'Superseded');
  assert.equal((await answer).draws, 500);
}));

test('an aborted request rejects with its reason, before and after it was sent', withClient(async (client) => {
  const reason = new Error('changed my mind');
  await assert.rejects(client.run('compare', comparisonRequest(), { signal: AbortSignal.abort(reason) }), reason);
  await client.start();
  const controller = new AbortController();
  const run = client.run('compare', comparisonRequest({ draws: 20_000 }), { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(run, reason);
  assert.equal((await client.run('compare', comparisonRequest())).ok, true);
  assert.equal(client.restarts, 0);
}));

test('after a trap the request is asked again in a new worker', withClient(async (client, workers) => {
  const result = await client.run('compare', comparisonRequest());
  assert.equal(result.ok, true, JSON.stringify(result));
  assert.equal(client.restarts, 1);
  assert.equal(workers.length, 2);
}, { prelude: (started) => (started === 0 ? trapping(1) : '') }));

test('the replayed answer has the bits of an undisturbed one', async () => {
  const disturbed = start({ prelude: (started) => (started === 0 ? trapping(1) : '') });
  const calm = start();
  try {
    assert.deepEqual(await disturbed.client.run('compare', comparisonRequest()), await calm.client.run('compare', comparisonRequest()));
    assert.equal(disturbed.client.restarts, 1);
  } finally {
    disturbed.client.close();
    calm.client.close();
  }
});

test('a request that traps twice is given up, the next one is answered', withClient(async (client) => {
  assertRefused(await client.run('compare', comparisonRequest()), 'engine_failed');
  assert.equal(client.restarts, 2);
  assert.equal((await client.run('compare', comparisonRequest())).ok, true);
}, { prelude: (started) => (started < 2 ? trapping(1) : '') }));

test('a trap costs the others nothing but time', withClient(async (client) => {
  const compare = client.run('compare', comparisonRequest());
  const tier = client.run('classify', { followers: 5000 });
  assertRefused(await compare, 'engine_failed');
  assert.equal((await tier).ok, true);
}, { prelude: () => trapping(1) }));

test('a killed worker is replaced', withClient(async (client, workers) => {
  await client.start();
  const run = client.run('compare', comparisonRequest({ draws: 65_536 }));
  workers[0].terminate();
  assert.equal((await run).ok, true);
  assert.equal(client.restarts, 1);
}));

/** Never comes back from the first comparison. */
const hanging = "parentPort.on('message', ({ kind }) => { if (kind === 'compare') while (true); });";

test('a silent worker is ended, replaced, and its request asked again', withClient(async (client) => {
  await client.start();
  assert.equal((await client.run('compare', comparisonRequest())).ok, true);
  assert.equal(client.restarts, 1);
}, { prelude: (started) => (started === 0 ? hanging : ''), timeouts: { start: 20_000, answer: 1500 } }));

test('asking again and again does not hide a silent worker', withClient(async (client) => {
  await client.start();
  const asking = setInterval(() => client.run('valueCurve', { ...comparisonRequest(), points: 5 }).catch(() => {}), 100);
  try {
    assert.equal((await client.run('compare', comparisonRequest())).ok, true);
  } finally {
    clearInterval(asking);
  }
  assert.equal(client.restarts, 1);
}, { prelude: (started) => (started === 0 ? hanging : ''), timeouts: { start: 20_000, answer: 1500 } }));

test('an engine that never starts is an answer in words, not a wait', withClient(async (client) => {
  const before = performance.now();
  assertRefused(await client.run('compare', comparisonRequest()), 'engine_not_started');
  assert.ok(performance.now() - before < 10_000);
}, { prelude: () => 'while (true);', timeouts: { start: 300 } }));

const withoutWasm = 'delete globalThis.WebAssembly;';

test('without WebAssembly the client goes on to the engine as JavaScript, and passes over other ways to the same wasm', async () => {
  const [wasm, scripted] = await Promise.all(['', '_js'].map((kind) => workerScript(`../../web/engine/worker${kind}.js`)));
  /** @type {string[]} */
  const opened = [];
  const rung = (/** @type {any} */ place, /** @type {any} */ build, /** @type {string} */ text) => ({ place, build, open: () => { opened.push(`${place} ${build}`); return createNodeWorker(withoutWasm + text); } });
  const createWorker = [rung('worker_file', 'scalar', wasm), rung('worker_text', 'scalar', wasm), rung('worker_file', 'js', scripted), rung('worker_text', 'js', scripted)];
  const client = createEngineClient({ createWorker, timeouts: { start: 20_000 } });
  const calm = start();
  try {
    assert.equal(client.rung, null);
    assert.deepEqual(await client.run('compare', comparisonRequest()), await calm.client.run('compare', comparisonRequest()), 'the same bits');
    assert.deepEqual(opened, ['worker_file scalar', 'worker_file js']);
    assert.deepEqual(client.rung, { place: 'worker_file', build: 'js' });
  } finally {
    client.close();
    calm.client.close();
  }
});

test('where a place is forbidden the client goes on to the next place with the same engine, down to this very thread', async () => {
  const forbidden = () => { throw new Error('SecurityError'); };
  const silent = async () => Promise.reject(new Error('no such file'));
  const program = new Function('tierwisePort', script.replace(/^.*?function tierwiseProgram\(tierwisePort\) \{/s, 'function tierwiseProgram() {').replace(/\};\s*if \(typeof document.*$/s, '} tierwiseProgram();'));
  const client = createEngineClient({
    createWorker: [
      { place: 'worker_file', build: 'scalar', open: forbidden },
      { place: 'worker_text', build: 'scalar', open: silent },
      { place: 'page', build: 'scalar', open: () => workerOfProgram(/** @type {any} */ (program)) },
    ],
  });
  try {
    /** @type {any[]} */
    const quick = [];
    const answer = await client.run('compare', comparisonRequest({ draws: 3000 }), { onProgress: (result) => quick.push(result) });
    assert.deepEqual(quick.map(({ draws }) => draws), [1024]);
    assert.equal(/** @type {any} */ (answer).draws, 3000);
    assert.deepEqual(client.rung, { place: 'page', build: 'scalar' });
    const stop = new AbortController();
    const cancelled = client.run('bestSplit', comparisonRequest(), { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await assert.rejects(cancelled, { message: 'enough' });
  } finally {
    client.close();
  }
});

test('without WebAssembly and without another way the client says that it cannot start', withClient(async (client) => {
  const answer = await client.run('compare', comparisonRequest());
  if (isScript) assert.equal(answer.ok, true, 'it needs none');
  else assertRefused(answer, 'engine_not_started');
}, { prelude: () => withoutWasm }));

test('where workers are forbidden the client says that it cannot start', async () => {
  const client = createEngineClient({ createWorker: () => { throw new Error('SecurityError'); } });
  assertRefused(await client.run('compare', comparisonRequest()), 'engine_not_started');
  client.close();
});

test('where one way of making a worker is forbidden the next one is tried', async () => {
  const client = createEngineClient({ createWorker: [() => { throw new Error('SecurityError'); }, () => createNodeWorker(script)], timeouts: { start: 20_000 } });
  try {
    assert.equal((await client.run('classify', { followers: 5000 })).ok, true);
    assert.equal(client.restarts, 0);
  } finally {
    client.close();
  }
});

test('past the limit of replacements requests are refused at once', withClient(async (client, workers) => {
  assertRefused(await client.run('compare', comparisonRequest()), 'engine_failed');
  const { length } = workers;
  assertRefused(await client.run('compare', comparisonRequest()), 'engine_failed');
  assert.equal(workers.length, length);
}, { prelude: () => trapping(1), maxRestarts: 1 }));

test('a request that cannot be sent to a worker is refused', withClient(async (client) => {
  await client.start();
  assertRefused(await client.run('compare', /** @type {any} */ ({ budget: () => 5 })), 'wrong_type');
}));

test('a closed client rejects what is open and what comes', async () => {
  const { client } = start();
  const open = client.run('compare', comparisonRequest());
  client.close();
  await rejectsAs(open, 'Closed');
  await rejectsAs(client.run('compare', comparisonRequest()), 'Closed');
});

for (const [rule, message] of /** @type {const} */ ([
  ['a newer request', { id: 2, kind: 'compare', request: comparisonRequest({ draws: 200 }) }],
  ['a cancelled request', { id: 1, kind: 'cancel' }],
])) {
  test(`the worker spends no time on refining after ${rule}`, async () => {
    const worker = createNodeWorker(script);
    /** @type {any[]} */
    const answers = [];
    worker.onmessage = ({ data }) => {
      answers.push(data);
      if (answers.length === 1) setTimeout(() => worker.postMessage(message), 15);
    };
    worker.postMessage({ id: 1, kind: 'compare', request: comparisonRequest({ draws: 3000 }) });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    worker.terminate();
    assert.deepEqual(answers.filter(({ id }) => id === 1).map(({ refined }) => refined), [false]);
  });
}

test('messages that are no requests are passed over', withClient(async (client, workers) => {
  await client.start();
  for (const message of [null, 5, 'compare', {}, { id: 'x', kind: 'compare' }, { id: 1, kind: 'constructor' }, { id: 2, kind: '__proto__' }]) workers[0].postMessage(message);
  assert.equal((await client.run('compare', comparisonRequest())).ok, true);
  assert.equal(client.restarts, 0);
}));
