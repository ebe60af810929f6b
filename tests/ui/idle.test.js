// Idle moments: the browser's own where it has them, with a limit to its patience, and as many parts in one as fit. No browser.
import assert from 'node:assert/strict';
import test from 'node:test';

/** What was asked of the browser. @type {{act: (idle: import('../../web/ui/idle.js').Idle) => void, timeout: number}[]} */
const asked = [];
/** @type {any} */ (globalThis).requestIdleCallback = (/** @type {any} */ act, /** @type {{timeout: number}} */ { timeout }) => asked.push({ act, timeout });
const { whenIdle } = await import('../../web/ui/idle.js');
const { createParts } = await import('../../web/ui/parts.js');

/** A page of five parts, of which each but the first takes some time to draw. @param {number} time milliseconds */
function pageTaking(time) {
  /** @type {string[]} */
  const made = [];
  let value = 0;
  const draw = () => {
    for (const part of ['a', 'b', 'c', 'd', 'e']) {
      parts.keep(part, [value], () => {
        made.push(part);
        for (const end = performance.now() + (part === 'a' ? 0 : time); performance.now() < end; );
        return {};
      });
    }
  };
  const parts = createParts({ following: ['b', 'c', 'd', 'e'], folded: [], within: { e: 'd' }, draw });
  draw();
  asked.length = 0;
  made.length = 0;
  return { parts, made, change: () => { value += 1; draw(); } };
}

test('the browser is asked for an idle moment, and not to wait for one too long', () => {
  asked.length = 0;
  const seen = /** @type {number[]} */ ([]);
  whenIdle((idle) => seen.push(idle.timeRemaining()));
  assert.deepEqual(seen, []);
  assert.ok(asked[0].timeout >= 50 && asked[0].timeout <= 200);
  asked[0].act({ timeRemaining: () => 7, didTimeout: false });
  assert.deepEqual(seen, [7]);
});

test('where there are none, the next task is one, for a single part', async () => {
  const withIdle = /** @type {any} */ (globalThis).requestIdleCallback;
  delete (/** @type {any} */ (globalThis).requestIdleCallback);
  try {
    const plain = /** @type {typeof import('../../web/ui/idle.js')} */ (await import(`../../web/ui/idle.js?${Date.now()}`));
    const remaining = await new Promise((done) => { plain.whenIdle((idle) => done(idle.timeRemaining())); });
    assert.equal(remaining, 0);
  } finally {
    /** @type {any} */ (globalThis).requestIdleCallback = withIdle;
  }
});

test('an idle moment draws as many parts as fit, a short one a single part, and the rest waits for the next', () => {
  const quick = pageTaking(0);
  quick.change();
  assert.deepEqual(quick.made, ['a']);
  asked.shift()?.act({ timeRemaining: () => 50, didTimeout: false });
  assert.deepEqual(quick.made, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(asked.length, 0);

  quick.change();
  asked.shift()?.act({ timeRemaining: () => 0, didTimeout: false });
  assert.deepEqual(quick.made.slice(5), ['a', 'b']);
  assert.equal(asked.length, 1, 'and asks for another');

  const slow = pageTaking(4);
  slow.change();
  asked.shift()?.act({ timeRemaining: () => 50, didTimeout: false });
  assert.ok(slow.made.length < 5, `a press would have waited for ${slow.made.join(' ')}`);
});

test('a part within another is out of sight with it', () => {
  const { parts, made, change } = pageTaking(0);
  parts.sight('d', false);
  change();
  asked.shift()?.act({ timeRemaining: () => 50, didTimeout: false });
  assert.deepEqual(made, ['a', 'b', 'c']);
  assert.equal(parts.sight('d', true), true);
});
