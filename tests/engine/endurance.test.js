// Traps in every kind of request, and many runs: each is answered as if nothing had happened, and memory stays as it was.
// TIERWISE_LONG=1 runs a thousand traps and five thousand comparisons, otherwise a tenth and a twentieth of them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createEngineClient } from '../../web/engine/index.js';
import { jobs } from '../../web/engine/jobs.js';
import { createNodeEngine, createNodeWorker, usualBuild } from '../../web/engine/node.js';
import { kinds } from '../../web/engine/queue.js';
import { analyses } from '../../web/state/analyses.js';
import { defaultState } from '../../web/state/inputs.js';
import { workerScript } from './bundle.js';
import { comparisonRequest, scoreRequest } from './requests.js';

const isLong = Boolean(process.env.TIERWISE_LONG);
const trapsInAll = isLong ? 1000 : 100;
const runsInAll = isLong ? 5000 : 250;
const engine = await createNodeEngine();
const script = await workerScript();
const timeouts = { start: 60_000, answer: 60_000 };

/** Arms a trap with a request of this kind; the next call of the engine into its surroundings, or of its arithmetic, runs into it. @param {string} kind @param {number} [traps] */
const trapping = (kind, traps = 1) => `{
  let left = ${traps};
  let armed = false;
  const fire = () => { if (armed) { armed = false; throw new RangeError('a trap'); } };
  ${usualBuild() === 'js' ? 'const multiply = Math.imul; Math.imul = (a, b) => { fire(); return multiply(a, b); };' : `
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = (bytes, imports) => {
    for (const group of Object.values(imports)) for (const [name, call] of Object.entries(group)) {
      if (typeof call === 'function') group[name] = (...values) => { fire(); return call(...values); };
    }
    return instantiate(bytes, imports);
  };`}
  parentPort.on('message', (message) => { if (message.kind === '${kind}' && left > 0) { left -= 1; armed = true; } });
}`;

const request = comparisonRequest({ draws: 200 });
const half = (/** @type {number} */ first) => engine.simulatePart({ ...request, first_draw: first, part_draws: 100 });

/** One request of every kind that a worker takes. @returns {Record<string, any>} */
function requests() {
  const parts = [half(0), half(100)].map((part) => (part.ok ? part.columns : new Float64Array()));
  const asked = Object.fromEntries(analyses.map(({ kind, toRequest }) => [kind, { .../** @type {any} */ (toRequest(defaultState())), draws: 200 }]));
  const campaigns = [{ kind: 'creators', format: 'instagram_story', exposures: 42_000, clicks: 900, tracked_orders: 21 }];
  return {
    ...asked,
    budgetFlip: request,
    compare: request,
    simulatePart: { ...request, first_draw: 0, part_draws: 100 },
    compareParts: { ...request, parts },
    valueCurve: { ...request, points: 5 },
    scoreCreator: scoreRequest(),
    classify: { followers: 5000 },
    learnFromCampaigns: { campaigns },
  };
}

for (const kind of [...kinds, ...Object.keys(jobs)]) {
  test(`after a trap in ${kind} a new engine gives the same answer`, async () => {
    const asked = requests()[kind];
    assert.ok(asked, `there is no request for ${kind} here yet`);
    let started = 0;
    const broken = createEngineClient({ createWorker: () => createNodeWorker((started++ === 0 ? trapping(kind) : '') + script), timeouts });
    const calm = createEngineClient({ createWorker: () => createNodeWorker(script), timeouts });
    try {
      const [answer, expected] = await Promise.all([broken, calm].map((client) => client.run(/** @type {any} */ (kind), asked)));
      assert.equal(/** @type {any} */ (expected).ok, true, JSON.stringify(expected));
      assert.deepEqual(answer, expected);
      assert.equal(broken.restarts, 1);
    } finally {
      broken.close();
      calm.close();
    }
  });
}

const mebibytes = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20);

test(`${trapsInAll} traps in a row leave no memory behind`, async () => {
  let started = 0;
  const client = createEngineClient({ createWorker: () => { started += 1; return createNodeWorker(trapping('compare') + script); }, timeouts });
  const trapTwice = async () => assert.equal((await client.run('compare', request)).ok, false);
  try {
    for (let count = 0; count < 10; count += 1) await trapTwice();
    const before = process.memoryUsage().rss;
    for (let count = 0; count < trapsInAll / 2 - 10; count += 1) await trapTwice();
    const grown = mebibytes(process.memoryUsage().rss - before);
    // An engine has 16 MiB at least: 80 that stayed would be more than 1,280 MiB.
    assert.ok(grown < 100, `${grown} MiB more`);
    assert.equal(client.restarts, trapsInAll);
    assert.ok(started <= trapsInAll + 1, `${started} workers`);
    console.log(`${trapsInAll} traps: ${grown} MiB more`);
  } finally {
    client.close();
  }
});

test(`${runsInAll} comparisons, curves and scores leave the engine’s memory as it was`, async () => {
  const grow = globalThis.WebAssembly?.Memory.prototype.grow;
  const once = (/** @type {number} */ budget) => {
    engine.compare({ ...request, budget });
    engine.valueCurve({ ...request, budget, points: 5 });
    engine.scoreCreator(scoreRequest());
    engine.compare({ ...request, budget: -1 });
  };
  for (let count = 0; count < 50; count += 1) once(5000 + count);
  const before = process.memoryUsage();
  let grown = 0;
  // The engine asks for more memory through its surroundings alone.
  if (grow) WebAssembly.Memory.prototype.grow = function (pages) { grown += pages; return grow.call(this, pages); };
  try {
    for (let count = 0; count < runsInAll; count += 1) once(5000 + count);
  } finally {
    if (grow) WebAssembly.Memory.prototype.grow = grow;
  }
  const more = mebibytes(process.memoryUsage().rss - before.rss);
  assert.equal(grown, 0, 'the engine never asks for more');
  assert.ok(more < 96, `${more} MiB more`);
  console.log(`${runsInAll} comparisons: ${more} MiB more`);
});
