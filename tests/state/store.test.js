// The store tells its subscribers once about several changes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createStore } from '../../web/state/store.js';

const microtask = () => new Promise((resolve) => queueMicrotask(() => resolve(undefined)));

test('several changes in one task are told once, with the first and the last value', async () => {
  const store = createStore(1);
  /** @type {number[][]} */
  const told = [];
  store.subscribe((value, before) => told.push([value, before]));
  store.set(2);
  store.update((value) => value + 5);
  assert.equal(store.get(), 7);
  assert.deepEqual(told, []);
  await microtask();
  assert.deepEqual(told, [[7, 1]]);
});

test('a change back is no change', async () => {
  const store = createStore('a');
  let calls = 0;
  store.subscribe(() => (calls += 1));
  store.set('b');
  store.set('a');
  await microtask();
  assert.equal(calls, 0);
});

test('a subscriber may change the store and leave', async () => {
  const store = createStore(0);
  /** @type {number[]} */
  const seen = [];
  const leave = store.subscribe((value) => {
    seen.push(value);
    if (value === 1) store.set(2);
    else leave();
  });
  store.set(1);
  await microtask();
  await microtask();
  store.set(3);
  await microtask();
  assert.deepEqual(seen, [1, 2]);
});

test('telling is scheduled once for all changes of a task', () => {
  let scheduled = 0;
  const store = createStore(0, () => void (scheduled += 1));
  for (let value = 1; value < 10; value += 1) store.set(value);
  assert.equal(scheduled, 1);
});
