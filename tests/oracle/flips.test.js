// Reported flip points against the independent implementation of METHOD.md: on the two sides of each turn it gives the two verdicts.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { jobs } from '../../web/engine/jobs.js';
import { randomRequest } from './compare.mjs';
import { compare, kFormats, kInputs } from './model.mjs';

const kRequests = 8;
const kDraws = 100;
const kSeed = 77;
const engine = await createNodeEngine();

/** METHOD.md, "What would turn the verdict": a range with another median. @param {any} input @param {{low: number, median: number, high: number}} range @param {number} to */
function moved(input, range, to) {
  const inside = (/** @type {number} */ x) => Math.min(input.max, Math.max(input.min, x));
  const m = inside(to);
  if (range.low === range.high) return { low: m, median: m, high: m };
  if (input.shape === 'positive') return { low: Math.min(m, inside((range.low * m) / range.median)), median: m, high: Math.max(m, inside((range.high * m) / range.median)) };
  const within = (/** @type {number} */ p) => Math.min(1 - 1e-4, Math.max(input.min, 1e-9, p));
  const odds = (/** @type {number} */ p) => within(p) / (1 - within(p));
  const c = inside(within(m));
  const ratio = odds(c) / odds(range.median);
  const end = (/** @type {number} */ p) => { const o = odds(p) * ratio; return inside(within(o / (1 + o))); };
  return { low: Math.min(c, end(range.low)), median: c, high: Math.max(c, end(range.high)) };
}

/** @param {any} request @param {string} id @param {(median: number) => number} change */
function withInput(request, id, change) {
  const input = kInputs.find((/** @type {any} */ entry) => entry.id === id);
  const range = request.inputs?.[id] ?? input;
  return { ...request, inputs: { ...request.inputs, [id]: { ...moved(input, range, change(range.median)), measured: range.measured ?? false } } };
}

/** Levers that move a whole request; those of one option's rates are left to the engine's own tests. @param {any} request @param {any} lever @param {number} value */
function withLever(request, lever, value) {
  if (lever.kind === 'budget') return { ...request, budget: value };
  if (lever.kind === 'input') return withInput(request, lever.input, () => value);
  if (lever.kind === 'followers') return { ...request, options: request.options.map((/** @type {any} */ o) => (o.slot === lever.slot ? { ...o, followers: value } : o)) };
  if (lever.slot !== undefined) return null;
  const active = kFormats.filter((/** @type {any} */ f) => f.platform === request.platform && request.package[f.id] > 0);
  const curves = lever.kind === 'price' ? [kFormats.find((/** @type {any} */ f) => f.platform === request.platform && f.main).price] : active.map((/** @type {any} */ f) => f[lever.kind]).filter(Boolean);
  const ids = kInputs.map((/** @type {any} */ i) => i.id).filter((/** @type {string} */ id) => [...new Set(curves)].some((curve) => id.startsWith(`${curve}.`)));
  const scaled = ids.reduce((/** @type {any} */ r, /** @type {string} */ id) => withInput(r, id, (median) => median * value), request);
  const field = lever.kind === 'price' ? 'price' : `${lever.kind}_rate`;
  const { min, max } = /** @type {any} */ (kInputs.find((/** @type {any} */ i) => i.id === `${lever.kind}.instagram_feed.nano`));
  return { ...scaled, options: scaled.options.map((/** @type {any} */ o) => (o[field] ? { ...o, [field]: Math.min(max, Math.max(min, o[field] * value)) } : o)) };
}

/** @param {any} request @param {string} contest */
function answer(request, contest) {
  const oracle = compare(request);
  if (oracle.watch.near > 0) return null; // a budget at the border of one creator more or less
  const { kind, leader } = oracle.answer.contests[contest].verdict;
  return { kind, leader: kind === 'wins' || kind === 'only_one_affordable' ? leader : -1 };
}

test('on the two sides of every turn the independent implementation gives the two verdicts', () => {
  const tried = { turns: 0, kinds: new Set() };
  for (let number = 0; number < kRequests; number += 1) {
    const request = /** @type {any} */ (randomRequest(kSeed, number, kDraws));
    const job = jobs.flips(engine, request);
    let step = job.next();
    while (!step.done) step = job.next();
    const flips = /** @type {any} */ (step.value);
    assert.ok(flips.ok, JSON.stringify(flips));
    for (const { lever, turns } of flips.flips) {
      for (const [contest, { below, above }] of Object.entries(/** @type {Record<string, any>} */ (turns))) {
        for (const turn of [below, above]) {
          if (!turn) continue;
          const outside = withLever(request, lever, turn.value);
          if (!outside) continue;
          const what = `request ${number}, ${JSON.stringify(lever)}, ${contest} at ${turn.value}`;
          const [there, here] = [answer(outside, contest), answer(withLever(request, lever, turn.inside), contest)];
          if (there === null || here === null) continue;
          assert.deepEqual(there, { kind: turn.kind, leader: turn.leader }, what);
          assert.deepEqual(here, flips.answers[contest], `${what}, inside`);
          tried.turns += 1;
          tried.kinds.add(lever.kind);
        }
      }
    }
  }
  assert.ok(tried.turns > 60, `only ${tried.turns} turns`);
  for (const kind of ['budget', 'followers', 'price', 'input']) assert.ok(tried.kinds.has(kind), `no turn by ${kind}`);
});
