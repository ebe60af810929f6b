// When the page's parts are drawn: in sight at once, out of sight one by one in quiet, at the start one after another. No browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createParts } from '../../web/ui/parts.js';

const wait = (/** @type {number} */ time) => new Promise((done) => { setTimeout(done, time); });

/** A page of three parts that notes which of them each drawing made. @param {{following?: string[], early?: number, folded?: string[], within?: Record<string, string>}} [how] */
function pageOf({ following = [], early, folded = [], within } = {}) {
  /** @type {string[][]} */
  const drawings = [];
  let value = 0;
  let isAnswered = false;
  const draw = () => {
    /** @type {string[]} */
    const made = [];
    for (const part of ['a', 'b', 'c']) if (parts.hasCome(part)) parts.keep(part, [value], () => { made.push(part); return {}; });
    drawings.push(made);
    parts.follow(isAnswered);
  };
  const parts = createParts({ following, early, folded, within, draw });
  return { parts, drawings, draw, answer: () => { isAnswered = true; draw(); }, change: () => { value += 1; parts.move(); draw(); }, changeBack: () => { value -= 1; parts.move(); draw(); }, learn: () => { value += 1; draw(); } };
}

test('nothing is made twice from the same values, and every part in sight after a change', () => {
  const { drawings, draw, change } = pageOf();
  draw();
  draw();
  change();
  assert.deepEqual(drawings, [['a', 'b', 'c'], [], ['a', 'b', 'c']]);
});

test('parts out of sight or folded catch up one by one, once the inputs are still', async () => {
  const { parts, drawings, draw, change } = pageOf({ folded: ['c'] });
  draw();
  parts.sight('b', false);
  change();
  await wait(100);
  change();
  await wait(100); // 200 ms after the first change, 100 after the second
  assert.deepEqual(drawings, [['a', 'b', 'c'], ['a'], ['a']]);
  await wait(200);
  assert.deepEqual(drawings.slice(3), [['b'], ['c']]);
});

test('what is learned without a change of the inputs holds nobody up', async () => {
  const { parts, drawings, draw, learn } = pageOf({ folded: ['c'] });
  draw();
  parts.sight('b', false);
  const learning = setInterval(learn, 50);
  await wait(500);
  clearInterval(learning);
  for (const part of ['b', 'c']) assert.ok(drawings.slice(1).some((made) => made.includes(part)), part);
});

test('what has come into sight or was opened is made with the next drawing, and not again in quiet', async () => {
  const { parts, drawings, draw, change } = pageOf({ folded: ['c'] });
  draw();
  parts.sight('b', false);
  change();
  assert.equal(parts.sight('b', true), true);
  assert.equal(parts.sight('b', true), false);
  assert.equal(parts.fold('c', true), true);
  draw();
  await wait(250);
  assert.deepEqual(drawings, [['a', 'b', 'c'], ['a'], ['b', 'c']]);
});

test('what the cursor comes into shows what is known at once, with all that stands in it', () => {
  const { parts, drawings, draw, change } = pageOf({ within: { b: 'a' } });
  draw();
  parts.sight('a', false);
  parts.sight('c', false);
  change();
  parts.attend('a');
  assert.deepEqual(drawings.slice(1), [[], ['a'], ['b']]);
  parts.attend('a');
  assert.deepEqual(drawings.slice(4), [], 'nothing is left to show');
});

test('a change that was taken back leaves nothing to catch up', async () => {
  const { parts, drawings, draw, change, changeBack } = pageOf();
  draw();
  parts.sight('b', false);
  change();
  changeBack();
  await wait(250);
  assert.deepEqual(drawings, [['a', 'b', 'c'], ['a', 'c'], ['a', 'c']]);
});

test('following parts come in their order, each in a drawing of its own', async () => {
  const { parts, drawings, draw } = pageOf({ following: ['c', 'b'] });
  draw();
  assert.equal(parts.allHaveCome(), false);
  await wait(50);
  assert.deepEqual(drawings, [['a'], ['c'], ['b']]);
  assert.equal(parts.allHaveCome(), true);
});

test('those that are not early come with the first answer, or when it takes long', async () => {
  const quick = pageOf({ following: ['b', 'c'], early: 1 });
  quick.draw();
  await wait(50);
  assert.deepEqual(quick.drawings, [['a'], ['b']]);
  quick.answer();
  await wait(50);
  assert.deepEqual(quick.drawings, [['a'], ['b'], [], ['c']]);
  const slow = pageOf({ following: ['b', 'c'], early: 1 });
  slow.draw();
  await wait(900);
  assert.deepEqual(slow.drawings, [['a'], ['b']]);
  await wait(250);
  assert.deepEqual(slow.drawings, [['a'], ['b'], ['c']]);
});

test('after a change, those that lead are drawn at once, those that follow each in a drawing of its own', async () => {
  const { drawings, draw, change } = pageOf({ following: ['c', 'b'] });
  draw();
  await wait(50);
  change();
  assert.deepEqual(drawings.slice(3), [['a']]);
  await wait(50);
  assert.deepEqual(drawings.slice(4), [['b'], ['c']]);
});

test('what a reader did shows in every part on the screen at once, and in that drawing only', async () => {
  const { parts, drawings, draw, change } = pageOf({ following: ['b', 'c'] });
  draw();
  await wait(50);
  parts.screen('c', false);
  parts.hurry();
  change();
  change();
  assert.deepEqual(drawings.slice(3), [['a', 'b'], ['a']]);
  assert.equal(parts.isShown(), false);
  await wait(50);
  assert.deepEqual(drawings.slice(5), [['b']], 'what is near the screen waits until the inputs are still');
  assert.deepEqual([parts.isShown(), parts.isDrawn()], [true, false]);
  await wait(200);
  assert.deepEqual(drawings.slice(6), [['c']]);
  assert.equal(parts.isDrawn(), true);
});

test('what comes on the screen is drawn soon, before the inputs are still', async () => {
  const { parts, drawings, draw, change } = pageOf({ following: ['b', 'c'] });
  draw();
  await wait(50);
  parts.screen('b', false);
  parts.sight('c', false);
  parts.screen('c', false);
  change();
  parts.sight('c', true);
  assert.equal(parts.isDrawn(), false, 'both are near now');
  assert.equal(parts.screen('b', true), true);
  assert.equal(parts.screen('b', true), false, 'it was there already');
  draw();
  await wait(50);
  assert.deepEqual(drawings.slice(3), [['a'], [], ['b']]);
});

test('however quickly changes come, every part gets its turn', async () => {
  const { drawings, draw, change } = pageOf({ following: ['b', 'c'] });
  draw();
  await wait(50);
  const before = drawings.length;
  const changing = setInterval(change);
  await wait(200);
  clearInterval(changing);
  const counts = ['a', 'b', 'c'].map((part) => drawings.slice(before).filter((made) => made.includes(part)).length);
  assert.ok(Math.min(...counts) >= Math.max(...counts) / 4, counts.join(' '));
});

test('all can be asked for at once: what has not come, what is out of sight, what is folded', async () => {
  const { parts, drawings, draw, change } = pageOf({ following: ['b'], folded: ['c'] });
  draw();
  parts.sight('a', false);
  change();
  parts.drawAll();
  await wait(250);
  assert.deepEqual(drawings, [['a', 'c'], [], ['a', 'b', 'c']]);
});

test('after a change of words every part is made again, wherever it is', () => {
  const { parts, drawings, draw } = pageOf({ folded: ['c'] });
  draw();
  parts.sight('b', false);
  parts.forget();
  draw();
  assert.deepEqual(drawings, [['a', 'b', 'c'], ['a', 'b', 'c']]);
});
