// The default scenario: the page shows the engine's answer, asks for nothing else, and works without its server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { bitsOf, expectedAnswer } from '../expected.js';
import { onPage, openSite, showsAnswer } from '../harness.js';

/** @param {() => import('../harness.js').Browser} browser */
export function answerRules(browser) {
  test('the default scenario shows the answer that the engine gives in Node: sentences, probabilities, every range', async () => {
    await onPage(browser(), { draws: 'usual', analyses: 'running' }, async (page) => {
      const { comparison, headlines } = await showsAnswer(page);
      assert.equal(comparison.options.length, 3);
      assert.equal(new Set(Object.values(headlines)).size, 3, 'three sentences');
      for (const chance of await page.texts('.verdict .number')) assert.match(chance, /\d+%.*± \S+ points/);
      assert.equal(await page.count('.metric svg .bar'), 27, 'nine results of three options');
    });
  });

  test('the numbers have the same bits as in Node', async () => {
    await onPage(browser(), { draws: 'usual' }, async (page) => {
      const { comparison } = expectedAnswer('');
      const source = bitsOf.toString();
      await page.run(`globalThis.bitsOf = ${source}`);
      const inPage = await page.evaluate(() => {
        const { refined, ...answer } = /** @type {any} */ (document.querySelector('tierwise-page')).model.comparison;
        return /** @type {any} */ (globalThis).bitsOf(answer);
      });
      const inNode = bitsOf(comparison);
      assert.ok(inNode.length > 16 * 1000, 'a thousand numbers and more');
      assert.equal(inPage, inNode);
      const { comparison: other } = expectedAnswer('#v=1&seed=1');
      assert.notEqual(bitsOf(other), inNode, 'another seed has other bits');
    });
  });

  test('from the first moment the console is silent and nothing is blocked', async () => {
    await onPage(browser(), { draws: 'usual', analyses: 'running', frame: 1000 }, async (page) => {
      assert.deepEqual(await page.evaluateOutside(() => /** @type {any} */ (globalThis).said), []);
      assert.equal(await page.evaluateOutside(() => /** @type {any} */ (globalThis).workers.length), 1);
    });
  });

  test('with the server gone the page goes on working', async () => {
    await onPage(browser(), { analyses: 'running' }, async (page, site) => {
      const before = [...site.requests];
      assert.equal(before.length, 4, `page, styles, script and worker, not ${before}`);
      await site.stop();
      await page.fill('#budget', '40000');
      await showsAnswer(page, /budget=40000/);
      await page.select('#platform', 'tiktok');
      await showsAnswer(page, /platform=tiktok/);
      await page.click('tierwise-creator .area-foot button');
      await page.appears('.creator-result .tier');
      // The long analyses have a worker of their own, started from what the page already has.
      await page.waitFor(
        () => {
          const { inputs, analyses } = /** @type {any} */ (document.querySelector('tierwise-page')).model;
          return analyses.compareSchemes.answered?.platform === inputs.platform && !analyses.compareSchemes.stale;
        },
        { what: 'the schemes for TikTok' },
      );
      assert.deepEqual(site.requests, before);
      if ('requests' in page) {
        const asked = /** @type {string[]} */ (page.requests);
        assert.deepEqual(asked.filter((url) => !url.replace(/^blob:/, '').startsWith(site.address)), [], 'Chromium saw no other request either');
      }
    });
  });

  test('planted faults are seen: a blocked request, a thrown error', async () => {
    const { page, site, close } = await openSite(browser());
    try {
      await page.evaluate(() => fetch('/leak').then(() => true, () => false));
      await page.evaluate(() => void setTimeout(() => { throw new Error('planted'); }));
      const seen = async () => site.reports.length > 0 && /planted/.test((await page.consoleErrors()).join());
      for (let tries = 0; !(await seen()) && tries < 100; tries += 1) await pause(20);
      assert.match(site.reports.join(), /connect-src/);
      assert.equal(site.requests.includes('/leak'), false, 'it was blocked');
      assert.match((await page.consoleErrors()).join(), /planted/);
    } finally {
      await close();
    }
  });
}
