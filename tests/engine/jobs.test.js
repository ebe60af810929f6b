// Long analyses in a real worker thread: step by step, after everything else, and dropped as soon as nobody wants them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createEngineClient } from '../../web/engine/index.js';
import { createNodeEngine, createNodeWorker } from '../../web/engine/node.js';
import { defaultState, toSchemesRequest } from '../../web/state/inputs.js';
import { workerScript } from './bundle.js';
import { comparisonRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').EngineClient} EngineClient */

const engine = await createNodeEngine();
const scripts = { page: await workerScript(), slow: await workerScript('../../tests/engine/slow_worker.js') };
const schemesRequest = () => ({ ...toSchemesRequest(defaultState()), draws: 500 });

/** @param {(client: any, workers: import('../../web/engine/index.js').WorkerLike[]) => Promise<void>} body @param {{script?: keyof typeof scripts, answer?: number}} [options] */
function withClient(body, { script = 'slow', answer = 20_000 } = {}) {
  return async () => {
    /** @type {import('../../web/engine/index.js').WorkerLike[]} */
    const workers = [];
    const createWorker = () => {
      workers.push(createNodeWorker(scripts[script]));
      return workers[workers.length - 1];
    };
    const client = createEngineClient({ createWorker, timeouts: { start: 20_000, answer } });
    try {
      await client.start();
      await body(client, workers);
    } finally {
      client.close();
    }
  };
}

/** @param {Promise<unknown>} promise @param {string} name */
const rejectsAs = (promise, name) => assert.rejects(promise, (error) => /** @type {Error} */ (error).name === name);

test('an analysis tells every step and ends with the answer of the engine itself', withClient(async (client) => {
  /** @type {any[]} */
  const seen = [];
  const answer = await client.run('compareSchemes', schemesRequest(), { onProgress: (/** @type {any} */ step) => seen.push(step) });
  assert.deepEqual(seen.map(({ done, total, refined, schemes }) => [done, total, refined, schemes.length]), [0, 1, 2, 3, 4].map((done) => [done, 5, false, done]));
  const { refined, ...result } = answer;
  assert.equal(refined, true);
  assert.deepEqual(result, engine.compareSchemes(schemesRequest()));
}, { script: 'page' }));

test('a refusal of an analysis names the same fault as the engine itself', withClient(async (client) => {
  const [first, second] = schemesRequest().schemes;
  const faulty = { ...schemesRequest(), schemes: [first, { ...second, micro: 3 }] };
  assert.deepEqual(await client.run('compareSchemes', faulty), engine.compareSchemes(faulty));
}));

test('a comparison does not wait for an analysis, not even for its own refinement', withClient(async (client) => {
  /** @type {string[]} */
  const order = [];
  const analysis = client.run('slow', { steps: 20, time: 50 }).then(() => order.push('analysis'));
  const comparison = client.run('compare', comparisonRequest({ draws: 3000 })).then((/** @type {any} */ { refined }) => order.push(`refined ${refined}`));
  await Promise.all([analysis, comparison]);
  assert.deepEqual(order, ['refined true', 'analysis']);
}));

test('an analysis longer than the time for an answer is not taken for a silent worker', withClient(async (client) => {
  assert.equal((await client.run('slow', { steps: 30, time: 100 })).ok, true);
  assert.equal(client.restarts, 0);
}, { answer: 1500 }));

test('a step longer than the time for an answer is', withClient(async (client) => {
  const answer = await client.run('slow', { steps: 2, time: 4000 });
  assert.equal(answer.ok, false);
  assert.equal(client.restarts, 2);
}, { answer: 500 }));

for (const [rule, end] of /** @type {[string, {id: number, kind: string, request?: any}][]} */ ([
  ['a newer one', { id: 2, kind: 'slow', request: { steps: 1, time: 1 } }],
  ['a cancel', { id: 1, kind: 'cancel' }],
])) {
  test(`no step is taken after ${rule}`, async () => {
    const worker = createNodeWorker(scripts.slow);
    /** @type {any[]} */
    const answers = [];
    worker.onmessage = ({ data }) => {
      answers.push(data);
      if (answers.length === 3) worker.postMessage(end);
    };
    worker.postMessage({ id: 1, kind: 'slow', request: { steps: 50, time: 20 } });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    worker.terminate();
    const steps = answers.filter(({ id }) => id === 1);
    assert.ok(steps.length >= 3 && steps.length < 40, `${steps.length} steps`);
    assert.equal(steps.some(({ refined }) => refined), false);
    assert.equal(answers.some(({ id, refined }) => id === 2 && refined), end.kind === 'slow');
  });
}

test('an aborted analysis rejects, another one is answered', withClient(async (client) => {
  const controller = new AbortController();
  const stopped = client.run('slow', { steps: 50, time: 20 }, { signal: controller.signal, onProgress: () => controller.abort() });
  const other = client.run('compareSchemes', schemesRequest());
  await rejectsAs(stopped, 'AbortError');
  assert.equal((await other).ok, true);
}));

test('an analysis that traps is begun again once, then given up; the next one is answered', withClient(async (client, workers) => {
  /** @type {number[]} */
  const seen = [];
  const answer = await client.run('slow', { steps: 3, time: 1, trap: 1 }, { onProgress: (/** @type {any} */ { done }) => seen.push(done) });
  assert.deepEqual(answer.errors.map((/** @type {any} */ { code }) => code), ['engine_failed']);
  assert.deepEqual(seen, [0, 1, 0, 1]);
  assert.equal((await client.run('slow', { steps: 1, time: 1 })).ok, true);
  assert.equal(workers.length, 3);
}));
