// Several workers share one comparison: the bits are those of one, whatever their number, and a broken worker costs nothing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createEngineClient, createEnginePool } from '../../web/engine/index.js';
import { createNodeEngine, createNodeWorker } from '../../web/engine/node.js';
import { workerScript } from './bundle.js';
import { comparisonRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').WorkerLike} WorkerLike */
/** @typedef {import('../../web/engine/index.js').EngineClient} EngineClient */

const script = await workerScript(process.env.TIERWISE_ENGINE ? undefined : '../../web/engine/worker_simd.js');
const engine = await createNodeEngine(process.env.TIERWISE_ENGINE ? {} : { build: 'scalar' });
const timeouts = { start: 60_000, answer: 60_000 };

/**
 * @param {number} workers in all @param {(started: number) => string} [prelude]
 * @param {() => Promise<Pick<import('../../web/engine/index.js').Engine, 'compare'>>} [openAtHand]
 */
function startPool(workers, prelude = () => '', openAtHand = undefined) {
  /** @type {WorkerLike[]} */
  const started = [];
  const client = () =>
    createEngineClient({
      createWorker: () => {
        const worker = createNodeWorker(prelude(started.length) + script);
        started.push(worker);
        return worker;
      },
      timeouts,
    });
  const pool = createEnginePool({ front: client(), openHelper: async () => client(), helpers: workers - 1, openAtHand });
  return { pool, started };
}

/** Asks for small comparisons until all workers are there. @param {EngineClient} pool @param {WorkerLike[]} started @param {number} workers */
async function untilAllWork(pool, started, workers) {
  for (let draws = 1025; started.length < workers; draws += 1) await pool.run('compare', { ...comparisonRequest(), draws });
  await pool.run('compare', { ...comparisonRequest(), draws: 4096 });
}

/** @param {any} answer */
const withoutRefined = ({ refined, ...answer }) => answer;

for (const workers of [1, 2, 3, 8]) {
  test(`${workers} workers give the bits of one engine, for any number of draws`, async () => {
    const { pool, started } = startPool(workers);
    try {
      await untilAllWork(pool, started, workers);
      for (const draws of [100, 1024, 1025, 2048, 5000, 16_384]) {
        const request = { ...comparisonRequest(), draws };
        const answer = await pool.run('compare', request);
        assert.deepEqual(withoutRefined(answer), engine.compare(request), `${draws} draws`);
      }
      assert.equal(started.length, workers);
    } finally {
      pool.close();
    }
  });
}

test('the first answer is rough and soon, the last one whole', async () => {
  const { pool } = startPool(2);
  try {
    /** @type {any[]} */
    const progress = [];
    const request = { ...comparisonRequest(), draws: 8192 };
    const answer = await pool.run('compare', request, { onProgress: (result) => progress.push(result) });
    assert.deepEqual(progress.map(({ refined, draws }) => [refined, draws]), [[false, 1024]]);
    assert.equal(/** @type {any} */ (answer).refined, true);
    assert.equal(/** @type {any} */ (answer).draws, 8192);
  } finally {
    pool.close();
  }
});

test('with an engine at hand the rough answer is there before the call returns, and the last one is the same', async () => {
  const { pool } = startPool(2, undefined, async () => engine);
  try {
    for (const draws of [2048, 2049]) await pool.run('compare', { ...comparisonRequest(), draws }); // the second one opens it
    /** @type {any[]} */
    const progress = [];
    const request = { ...comparisonRequest(), draws: 8192 };
    const answer = pool.run('compare', request, { onProgress: (result) => progress.push(result) });
    assert.equal(progress.length, 1);
    assert.equal(progress[0].refined, false);
    assert.deepEqual(withoutRefined(progress[0]), engine.compare({ ...request, draws: progress[0].draws }));
    assert.deepEqual(withoutRefined(await answer), engine.compare(request));
    assert.equal(progress.length, 1, 'and not a second one from a worker');
    const faulty = { ...request, budget: -1 };
    assert.deepEqual(await pool.run('compare', faulty), engine.compare(faulty));
  } finally {
    pool.close();
  }
});

test('where the engine at hand breaks, the workers answer as ever', async () => {
  const { pool } = startPool(2, undefined, async () => ({ compare: () => { throw new WebAssembly.RuntimeError('unreachable'); } }));
  try {
    for (const draws of [2048, 2049]) await pool.run('compare', { ...comparisonRequest(), draws });
    /** @type {any[]} */
    const progress = [];
    const request = { ...comparisonRequest(), draws: 8192 };
    const answer = await pool.run('compare', request, { onProgress: (/** @type {any} */ result) => progress.push(result.draws) });
    assert.deepEqual(progress, [1024]);
    assert.deepEqual(withoutRefined(answer), engine.compare(request));
  } finally {
    pool.close();
  }
});

test('a newer comparison takes the place of an older one', async () => {
  const { pool } = startPool(2);
  try {
    const older = pool.run('compare', { ...comparisonRequest(), draws: 65_536 });
    const newer = pool.run('compare', { ...comparisonRequest(), draws: 2048 });
    await assert.rejects(older, { name: 'Superseded' });
    assert.equal(/** @type {any} */ (await newer).draws, 2048);
  } finally {
    pool.close();
  }
});

test('a comparison can be called off', async () => {
  const { pool } = startPool(2);
  try {
    const stop = new AbortController();
    const answer = pool.run('compare', { ...comparisonRequest(), draws: 65_536 }, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await assert.rejects(answer, { message: 'enough' });
    assert.equal((await pool.run('compare', { ...comparisonRequest(), draws: 2048 })).ok, true);
  } finally {
    pool.close();
  }
});

test('a worker that breaks in the middle is replaced and the answer is the same', async () => {
  const { pool, started } = startPool(2);
  try {
    await untilAllWork(pool, started, 2);
    const request = { ...comparisonRequest(), draws: 16_384 };
    const answer = pool.run('compare', request, { onProgress: () => started[1].onerror?.(new Error('broken')) });
    assert.deepEqual(withoutRefined(await answer), engine.compare(request));
  } finally {
    pool.close();
  }
});

test('a faulty request is refused as by one engine', async () => {
  const { pool } = startPool(2);
  try {
    for (const change of [{ draws: 1e9 }, { draws: 99 }, { budget: -1, draws: 16_384 }, { options: [], draws: 4096 }]) {
      const request = /** @type {any} */ ({ ...comparisonRequest(), ...change });
      assert.deepEqual(await pool.run('compare', request), engine.compare(request));
    }
  } finally {
    pool.close();
  }
});

test('parts that do not hold every draw are refused', () => {
  const request = { ...comparisonRequest(), draws: 200 };
  const whole = engine.simulatePart({ ...request, first_draw: 0, part_draws: 200 });
  const half = engine.simulatePart({ ...request, first_draw: 0, part_draws: 100 });
  assert.ok(whole.ok && half.ok);
  const wrong = { ok: false, errors: [{ code: 'wrong_length', field: 'draws', index: 0 }] };
  const refused = [[], [half.columns], [whole.columns, half.columns], [whole.columns.slice(1)], [new Float64Array(0)], 'parts', [[1, 2]]];
  for (const parts of refused) assert.deepEqual(engine.compareParts(/** @type {any} */ ({ ...request, parts })), wrong);
  assert.equal(engine.compareParts({ ...request, parts: [half.columns, half.columns] }).ok, true);
  for (const [first_draw, part_draws] of [[-1, 10], [0, 0], [0, 201], [150, 51], [0.5, 1], [Number.NaN, 1]]) {
    assert.deepEqual(engine.simulatePart({ ...request, first_draw, part_draws }), wrong);
  }
});
