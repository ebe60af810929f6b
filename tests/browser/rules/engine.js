// A worker that dies, breaks or never starts: replaced without a word, or said in words with a way on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, expectedAnswer } from '../expected.js';
import { onPage, openSite, showsAnswer } from '../harness.js';

/** @param {() => import('../harness.js').Browser} browser */
export function engineRules(browser) {
  test('a worker that dies is replaced and the open request asked again, with the same numbers', async () => {
    await onPage(browser(), { frame: 1000 }, async (page) => {
      await showsAnswer(page);
      await page.evaluateOutside(() => {
        const [worker] = /** @type {any} */ (globalThis).workers;
        worker.terminate();
      });
      await page.fill('#budget', '44000');
      // A browser tells the page of a worker's end by an error event; WebKit sends none for a worker that was ended from outside.
      await page.evaluateOutside(() => {
        const [worker] = /** @type {any} */ (globalThis).workers;
        worker.onerror(new Event('error'));
      });
      await showsAnswer(page, /budget=44000/);
      assert.equal(await page.evaluateOutside(() => /** @type {any} */ (globalThis).workers.length), 2, 'a second worker');
      assert.equal(await page.count('.failure'), 0);
    });
  });

  test('where nothing can start any more it is said in words, and trying again brings the answer', async () => {
    const { page, close } = await openSite(browser(), { frame: 1000 });
    try {
      await page.evaluate(() => {
        const kept = { Worker: globalThis.Worker, MessageChannel: globalThis.MessageChannel };
        /** @type {any} */ (globalThis).bringBack = () => void Object.assign(globalThis, kept);
        for (const name of Object.keys(kept)) /** @type {any} */ (globalThis)[name] = class { constructor() { throw new Error(`${name} is switched off`); } };
      });
      await page.evaluateOutside(() => {
        const worker = /** @type {any} */ (globalThis).workers.at(-1);
        worker.terminate();
        worker.onerror(new Event('error'));
      });
      await page.fill('#budget', '31000');
      await page.waitFor(() => document.querySelector('.failure[role="alert"]') !== null, { what: 'words about the failure' });
      assert.ok((await page.text('.failure')).length > 40, 'a sentence');
      assert.equal(await page.count('article.verdict'), 3, 'the last numbers stay');
      await page.evaluate(() => /** @type {any} */ (globalThis).bringBack());
      await page.click('.failure button');
      await page.waitFor(() => document.querySelector('.failure') === null, { what: 'no failure any more' });
      await showsAnswer(page, /budget=31000/);
    } finally {
      await close();
    }
  });

  // In the page's own thread, and without WebAssembly, rough answers come as messages do.
  if (!/page|without WebAssembly/.test(process.env.TIERWISE_RUNG ?? '')) {
    test('once all has been answered, what is moved has a rough answer before its event has ended, and then the whole one', async () => {
      await onPage(browser(), { draws: 'usual' }, async (page) => {
        await showsAnswer(page);
        // An engine at hand is opened with the second question; until then answers come as messages do.
        const budget = await page.evaluate(async () => {
          const slider = /** @type {HTMLInputElement} */ (document.querySelector('#budget-slider'));
          for (let steps = 0; steps < 100; steps += 1) {
            slider.stepUp();
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            await null; // what was moved is told at the end of the event, of which this is the rest
            const { inputs, answered, comparison } = /** @type {any} */ (document.querySelector('tierwise-page')).model;
            if (answered === inputs && comparison.refined === false && comparison.draws >= 256) return inputs.budget;
            await new Promise((done) => { setTimeout(done, 50); });
          }
          return null;
        });
        assert.ok(budget, 'an answer at once');
        await showsAnswer(page, new RegExp(`budget=${budget}(&|$)`));
      });
    });
  }

  test('the worker’s own answer has the bits of Node in this browser, asked directly', async () => {
    await onPage(browser(), { draws: 'usual', frame: 1000 }, async (page) => {
      const { comparison } = expectedAnswer('#v=1&platform=youtube&budget=123456.75&seed=7');
      await page.run(`globalThis.bitsOf = ${bitsOf}`);
      const request = { budget: 123456.75, platform: 'youtube', seed: 7 };
      const bits = await page.evaluate(
        (asked) => {
          const base = /** @type {any} */ (document.querySelector('tierwise-page')).model.inputs;
          const { platform, budget, seed } = asked;
          const worker = new Worker(/** @type {any} */ (parent).workers[0].address, { name: 'helper' }); // the page's own script: it takes no other
          return new Promise((done, fail) => {
            worker.onerror = (event) => fail(new Error(event.message));
            worker.onmessage = ({ data }) => {
              if (!data.refined) return;
              const { refined, ...answer } = data.result;
              worker.terminate();
              done(/** @type {any} */ (globalThis).bitsOf(answer));
            };
            const options = base.options.map((/** @type {any} */ { slot, kind, followers }) => (kind === 'ads' ? { slot, kind } : { slot, kind, followers }));
            const inputs = { engagement_multiplier: asked.multiplier };
            worker.postMessage({ id: 1, kind: 'compare', request: { budget, platform, seed, draws: base.draws, lens: base.lens, package: asked.package, inputs, options } });
          });
        },
        { ...request, package: expectedAnswer('#v=1&platform=youtube').state.package, multiplier: { low: 1.53 / 1.85, median: 1.53 / 1.85, high: 1.53 / 1.85 } },
      );
      assert.equal(bits, bitsOf(comparison));
    });
  });
}
