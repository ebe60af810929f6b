// Long analyses as the page asks them, with a real second worker: the last answer stays, marked, until the new one is there.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createAnalyses } from '../../web/app/analyses.js';
import { createEngineClient } from '../../web/engine/index.js';
import { createNodeWorker } from '../../web/engine/node.js';
import { analyses as all } from '../../web/state/analyses.js';
import { defaultState, setBudget, setDraws, toSchemesRequest } from '../../web/state/inputs.js';
import { workerScript } from '../engine/bundle.js';

/** @typedef {import('../../web/state/analyses.js').AnalysisState} AnalysisState */

const script = await workerScript();
const few = setDraws(defaultState(), 200);
const many = setDraws(defaultState(), 65_536);
/** @type {readonly import('../../web/state/analyses.js').Analysis[]} */
const list = [{ kind: 'compareSchemes', toRequest: toSchemesRequest }];

/** @param {(parts: {analyses: ReturnType<typeof createAnalyses>, now: () => AnalysisState, until: (is: (state: AnalysisState) => boolean) => Promise<AnalysisState>, opened: () => number}) => Promise<void>} body @param {() => Promise<any>} [open] */
function withAnalyses(body, open) {
  return async () => {
    /** @type {any[]} */
    const clients = [];
    let changed = () => {};
    const openWorker = async () => {
      clients.push(createEngineClient({ createWorker: () => createNodeWorker(script), timeouts: { start: 20_000 } }));
      return clients[clients.length - 1];
    };
    const analyses = createAnalyses({ open: open ?? openWorker, onChange: () => changed(), list });
    const now = () => analyses.get().compareSchemes;
    const until = async (/** @type {(state: AnalysisState) => boolean} */ is) => {
      while (!is(now())) await new Promise((resolve) => (changed = () => resolve(undefined)));
      return now();
    };
    try {
      await body({ analyses, now, until, opened: () => clients.length });
    } finally {
      clients.forEach((client) => client.close());
    }
  };
}

test('every analysis of the page has something to ask for the usual question', () => {
  for (const { toRequest } of all) assert.notEqual(toRequest(defaultState()), null);
});

test('no worker is started before the first question, one for all of them', withAnalyses(async ({ analyses, now, until, opened }) => {
  analyses.follow(few);
  assert.equal(opened(), 0);
  analyses.ask(few);
  assert.deepEqual(now().progress, { ok: true, done: 0, total: 0 });
  const { result, answered, stale } = await until(({ progress }) => progress === null);
  assert.equal(result?.schemes.length, 5);
  assert.deepEqual([answered, stale], [few, false]);
  analyses.ask(few);
  assert.equal(now().progress, null, 'what is answered is not asked again');
  analyses.ask(setBudget(few, 30_000));
  await until(({ progress }) => progress === null);
  assert.equal(opened(), 1);
}));

test('the last answer stays, marked, while the next one is computed', withAnalyses(async ({ analyses, now, until }) => {
  analyses.ask(few);
  const first = (await until(({ result }) => result !== null)).result;
  const next = setBudget(few, 30_000);
  analyses.follow(next);
  assert.deepEqual([now().result, now().stale, now().progress], [first, true, null]);
  analyses.follow(few);
  assert.equal(now().stale, false, 'back at its own inputs it is no longer marked');
  analyses.follow(next);
  analyses.ask(next);
  assert.deepEqual([now().result, now().stale], [first, true]);
  const { result, answered } = await until(({ stale }) => !stale);
  assert.notDeepEqual(result, first);
  assert.equal(answered, next);
}));

test('what runs for other inputs is stopped', withAnalyses(async ({ analyses, now, until }) => {
  analyses.ask(many);
  await until(({ progress }) => (progress?.done ?? 0) >= 1);
  analyses.follow(few);
  assert.equal(now().progress, null);
  analyses.ask(few);
  assert.equal((await until(({ result }) => result !== null)).answered, few);
}));

test('a cancelled analysis stays off until the reader asks for it', withAnalyses(async ({ analyses, now, until }) => {
  analyses.ask(many);
  await until(({ progress }) => (progress?.done ?? 0) >= 1);
  analyses.cancel('compareSchemes');
  assert.deepEqual([now().progress, now().off], [null, true]);
  analyses.follow(few);
  analyses.ask(few);
  assert.deepEqual([now().progress, now().off], [null, true]);
  analyses.ask(few, 'compareSchemes');
  assert.equal((await until(({ result }) => result !== null)).off, false);
}));

let failures = 1;
test('a worker that could not be made is said, and made on the next try', withAnalyses(async ({ analyses, until }) => {
  analyses.ask(few);
  const { errors } = await until(({ progress }) => progress === null);
  assert.deepEqual(errors?.map(({ code }) => code), ['engine_failed']);
  analyses.ask(few, 'compareSchemes');
  assert.equal((await until(({ result }) => result !== null)).errors, null);
  analyses.restart();
}, async () => {
  if (failures > 0) {
    failures -= 1;
    throw new Error('no worker');
  }
  return createEngineClient({ createWorker: () => createNodeWorker(script), timeouts: { start: 20_000 } });
}));

test('inputs that are the same again in other words are seen when asked, and nothing is computed twice', withAnalyses(async ({ analyses, now, until }) => {
  analyses.ask(few);
  const first = (await until(({ result }) => result !== null)).result;
  analyses.follow(setBudget(few, 30_000));
  const again = setBudget(setBudget(few, 30_000), few.budget);
  analyses.follow(again);
  analyses.ask(again);
  assert.deepEqual([now().result, now().stale, now().progress], [first, false, null]);
}));
