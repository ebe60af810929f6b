// Steps back and forward: whatever was done can be taken back and done again, and runs of small changes are one step.
import assert from 'node:assert/strict';
import test from 'node:test';
import { closeRun, noHistory, pause, recordChange, redo, stepsMax, undo } from '../../web/state/history.js';
import { createRandom } from './random.js';

/** @typedef {import('../../web/state/history.js').History<number>} Steps */
/** @typedef {import('../../web/state/history.js').Change} Change */

const same = Object.is;
/** @param {Partial<Change>} [change] @returns {Change} */
const change = (change = {}) => ({ name: { key: 'it' }, run: '', lasting: false, press: 0, at: 0, ...change });
/** States one after the other, each recorded. @param {number[]} states @param {(index: number) => Partial<Change>} [how] */
function recorded(states, how = () => ({})) {
  return states.slice(1).reduce((steps, state, index) => recordChange(steps, states[index], state, change(how(index)), same), /** @type {Steps} */ (noHistory));
}
/** States met on the way back. @param {Steps} steps @param {number} present */
function wayBack(steps, present) {
  const met = [present];
  for (let moved = undo(steps, present); moved; moved = undo(moved.history, moved.state)) met.push(moved.state);
  return met;
}

test('every change is a step, and they are taken back one by one', () => {
  assert.deepEqual(wayBack(recorded([1, 2, 3]), 3), [3, 2, 1]);
  assert.equal(undo(noHistory, 1), null);
  assert.equal(redo(noHistory, 1), null);
});

test('a drag is one step: changes of one control that follow at once', () => {
  assert.deepEqual(wayBack(recorded([1, 2, 3, 4], (index) => ({ run: 'budget', at: index * (pause - 1) })), 4), [4, 1]);
});

test('the same control moved again after a pause is a second step', () => {
  assert.deepEqual(wayBack(recorded([1, 2, 3], (index) => ({ run: 'budget', at: index * pause })), 3), [3, 2, 1]);
});

test('a drag with a pause in it is one step while the pointer stays down, and two presses are two steps', () => {
  assert.deepEqual(wayBack(recorded([1, 2, 3], (index) => ({ run: 'budget', at: index * 60_000, press: 7 })), 3), [3, 1]);
  assert.deepEqual(wayBack(recorded([1, 2, 3], (index) => ({ run: 'budget', at: index * 60_000, press: index + 1 })), 3), [3, 2, 1]);
});

test('typing is one step until the field is left', () => {
  const typing = (/** @type {number} */ index) => ({ run: 'text budget', lasting: true, at: index * 60_000 });
  const steps = recorded([1, 2, 3], typing);
  assert.deepEqual(wayBack(steps, 3), [3, 1]);
  assert.deepEqual(wayBack(recordChange(closeRun(steps), 3, 4, change(typing(3)), same), 4), [4, 3, 1]);
});

test('another control in between begins a new step', () => {
  assert.deepEqual(wayBack(recorded([1, 2, 3, 4], (index) => ({ run: ['a', 'b', 'a'][index] })), 4), [4, 3, 2, 1]);
});

test('a run that ends where it began is no step', () => {
  assert.deepEqual(recorded([1, 2, 1], () => ({ run: 'a' })).past, []);
});

test('a change after a step back begins a step of its own, and what was taken back is gone', () => {
  const moved = undo(recorded([1, 2, 3], (index) => ({ run: 'a', lasting: true, press: index })), 3);
  assert.ok(moved);
  const steps = recordChange(moved.history, moved.state, 9, change({ run: 'a', lasting: true }), same);
  assert.deepEqual(steps.future, []);
  assert.deepEqual(wayBack(steps, 9), [9, 1]);
  const twoSteps = recorded([1, 2, 3], (index) => ({ run: ['a', 'b'][index], lasting: true }));
  const back = undo(twoSteps, 3);
  assert.ok(back);
  assert.deepEqual(wayBack(recordChange(back.history, back.state, 5, change({ run: 'a', lasting: true }), same), 5), [5, 2, 1], 'the step before is over');
});

test('a step names what it takes back, and then what it does again', () => {
  const steps = recordChange(/** @type {Steps} */ (noHistory), 1, 2, change({ name: { key: 'budget' } }), same);
  const back = undo(steps, 2);
  assert.deepEqual(back?.history.said, { kind: 'undone', name: { key: 'budget' } });
  const forth = back && redo(back.history, back.state);
  assert.deepEqual(forth?.history.said, { kind: 'redone', name: { key: 'budget' } });
  assert.equal(forth?.state, 2);
});

test(`no more than ${stepsMax} steps are kept, the latest ones`, () => {
  const states = Array.from({ length: stepsMax + 50 }, (_, index) => index);
  const met = wayBack(recorded(states), stepsMax + 49);
  assert.equal(met.length, stepsMax + 1);
  assert.equal(met[stepsMax], 49);
});

test('on 400 random walks: back and forth through the steps is the walk itself, and nothing is ever lost within the bound', () => {
  const random = createRandom(11);
  for (let walk = 0; walk < 400; walk += 1) {
    let [present, at] = [0, 0];
    /** @type {Steps} */
    let steps = noHistory;
    for (let turn = random.below(60); turn > 0; turn -= 1) {
      at += random.below(2 * pause);
      const kind = random.below(10);
      if (kind < 6) {
        const next = random.below(5);
        steps = recordChange(steps, present, next, change({ run: random.pick(['', 'a', 'b']), lasting: random.chance(0.2), press: random.below(3), at }), same);
        assert.deepEqual(steps.future, []);
        const top = steps.past[steps.past.length - 1];
        assert.ok(top === undefined || top.state !== next || steps.past.length === 1 || top.run !== '', 'a step changes something');
        present = next;
      } else if (kind === 6) {
        const [before, after] = [steps, closeRun(steps)];
        assert.deepEqual(wayBack(after, present), wayBack(before, present));
        steps = after;
      } else {
        const moved = (kind < 9 ? undo : redo)(steps, present);
        assert.equal(moved === null, (kind < 9 ? steps.past : steps.future).length === 0);
        if (!moved) continue;
        const back = (kind < 9 ? redo : undo)(moved.history, moved.state);
        assert.equal(back?.state, present, 'there and back');
        assert.deepEqual([back?.history.past.length, back?.history.future.length], [steps.past.length, steps.future.length]);
        ({ history: steps, state: present } = moved);
      }
      const total = steps.past.length + steps.future.length;
      assert.ok(total <= stepsMax);
      const first = wayBack(steps, present);
      let forward = { history: steps, state: present };
      for (let moved = undo(forward.history, forward.state); moved; moved = undo(forward.history, forward.state)) forward = moved;
      const met = [forward.state];
      for (let moved = redo(forward.history, forward.state); moved; moved = redo(forward.history, forward.state)) {
        forward = moved;
        met.push(forward.state);
      }
      assert.deepEqual(met.slice(0, first.length), first.toReversed());
      assert.equal(met.length, total + 1);
    }
  }
});

test('a run keeps the name of its first change', () => {
  const steps = [1, 2].reduce((before, state) => recordChange(before, state - 1, state, change({ run: 'a', name: { key: `name ${state}` } }), same), /** @type {Steps} */ (noHistory));
  assert.deepEqual(steps.past.map(({ name }) => name.key), ['name 1']);
});
