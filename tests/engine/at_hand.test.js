// Rough answers in the thread that asks: as many draws as fit into a few milliseconds, and none at all where there is no engine.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createAtHand } from '../../web/engine/at_hand.js';
import { comparisonRequest } from './requests.js';

const request = { ...comparisonRequest(), draws: 16_384 };

/** An engine at hand that takes what it is told for each draw, and notes how many were asked. @param {(draws: number) => number} timeOf milliseconds */
async function atHandTaking(timeOf) {
  let clock = 0;
  /** @type {number[]} */
  const asked = [];
  const engine = {
    compare: (/** @type {any} */ { draws }) => {
      asked.push(draws);
      clock += timeOf(draws);
      return /** @type {any} */ ({ ok: true, draws });
    },
  };
  const atHand = createAtHand({ open: async () => engine, now: () => clock });
  await atHand.open();
  return { atHand, asked };
}

test('there is no answer before an engine is there, and never one where none starts', async () => {
  const none = createAtHand({ open: async () => { throw new Error('no engine'); } });
  assert.equal(none.compare(request), null);
  await none.open();
  assert.equal(none.compare(request), null);
});

test('an engine is started once, however often it is asked for', async () => {
  let started = 0;
  const atHand = createAtHand({ open: async () => { started += 1; return { compare: () => /** @type {any} */ ({ ok: true }) }; } });
  await Promise.all([atHand.open(), atHand.open()]);
  await atHand.open();
  assert.equal(started, 1);
});

test('a quick machine makes all the draws of a rough answer', async () => {
  const { atHand, asked } = await atHandTaking((draws) => draws / 1024);
  for (let event = 0; event < 4; event += 1) atHand.compare(request);
  assert.deepEqual(asked, [1024, 1024, 1024, 1024]);
});

test('a slower one makes fewer, and more again when it gets quicker', async () => {
  let perDraw = 4 / 500;
  const { atHand, asked } = await atHandTaking((draws) => draws * perDraw);
  for (let event = 0; event < 4; event += 1) atHand.compare(request);
  perDraw = 1 / 1024;
  for (let event = 0; event < 4; event += 1) atHand.compare(request);
  assert.deepEqual(asked, [1024, 512, 256, 256, 256, 512, 1024, 1024]);
});

test('one that is too slow for any of it is left to its workers, but not for a single slow event', async () => {
  let time = 31;
  const { atHand, asked } = await atHandTaking(() => time);
  for (let event = 0; event < 4; event += 1) assert.notEqual(atHand.compare(request), null);
  time = 5;
  assert.notEqual(atHand.compare(request), null);
  time = 31;
  for (let event = 0; event < 3; event += 1) assert.notEqual(atHand.compare(request), null);
  assert.equal(atHand.compare(request), null);
  assert.deepEqual(asked, [1024, 512, ...Array(6).fill(256)]);
});

test('an engine that broke is not asked again', async () => {
  let calls = 0;
  const atHand = createAtHand({ open: async () => ({ compare: () => { calls += 1; throw new WebAssembly.RuntimeError('unreachable'); } }) });
  await atHand.open();
  assert.equal(atHand.compare(request), null);
  assert.equal(atHand.compare(request), null);
  assert.equal(calls, 1);
});
