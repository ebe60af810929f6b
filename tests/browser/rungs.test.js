// Down the ladder, in Chromium alone: without vector instructions, without workers from files, without workers, without WebAssembly. On
// every rung the page shows the same numbers and says in words where it stands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from './chromium.js';
import { browsersAsked, onPage, showsAnswer } from './harness.js';
import { rungAsked, rungs } from './rungs.js';

/** Where the page says that its engine runs. @param {import('./page.js').Page} page */
const said = (page) => page.text('.version .engine');

/** @param {string} name @param {(page: import('./page.js').Page, site: import('./site.js').Site) => Promise<void>} body @param {Parameters<typeof onPage>[1]} [options] */
async function onRung(name, body, options = {}) {
  const browser = await launchChromium(rungs[name]);
  try {
    await onPage(browser, options, async (page, site) => {
      await body(page, site);
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.engine), rungs[name].stands);
    });
  } finally {
    await browser.close();
  }
}

/** Without its compilers a browser is some thirty times slower. @param {string} name */
const hashOf = (name) => (rungs[name].flags ? '#v=1&draws=128' : '#v=1&draws=2048');

/** Programs of the engine that were asked for. @param {import('./site.js').Site} site */
const programs = (site) => site.requests.flatMap((path) => /\/(worker\w*)-\w+\.js$/.exec(path)?.[1] ?? []);

/** Where the whole suite is on one rung already there is nothing to climb. */
if (browsersAsked().includes('chromium') && !rungAsked()) {
  for (const [name, { program, words }] of Object.entries(rungs)) {
    test(`${name}: the same numbers, said in words, also after a change; no other program is loaded`, async () => {
      await onRung(name, async (page, site) => {
        await showsAnswer(page);
        assert.match(await said(page), words);
        await page.fill('#budget', '31000');
        await showsAnswer(page, /budget=31000/);
        assert.equal(await page.count('.failure'), 0);
        assert.deepEqual([...new Set(programs(site))], [program]);
      }, { draws: 'usual', hash: hashOf(name) });
    });
  }

  test('in the page itself nothing blocks it for long while it calculates, and a long analysis can be cancelled', async () => {
    await onRung('the page itself', async (page) => {
      await page.evaluate(() => {
        const seen = /** @type {number[]} */ ((/** @type {any} */ (globalThis)).blocked = []);
        new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
      });
      await page.fill('#budget', '33000');
      await showsAnswer(page, /budget=33000/);
      const blocked = await page.evaluate(() => /** @type {any} */ (globalThis).blocked);
      const sum = blocked.reduce((/** @type {number} */ all, /** @type {number} */ one) => all + one, 0);
      // Other work on the machine stretches every task, so only what no machine excuses is a fault.
      assert.ok(Math.max(0, ...blocked) < 1000, `blocked for ${blocked.map(Math.round).join(', ')} ms (${Math.round(sum)} in all)`);
      await page.evaluate(() => document.dispatchEvent(new CustomEvent('tierwise-intent', { detail: { kind: 'run_analysis', analysis: 'flips' } })));
      await page.click('tierwise-flips progress ~ button'); // the one that stops it, not the one that begins
      await page.waitFor(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.analyses.flips.off, { what: 'the end of the analysis' });
      await page.fill('#budget', '34000');
      await showsAnswer(page, /budget=34000/);
    });
  });
}
