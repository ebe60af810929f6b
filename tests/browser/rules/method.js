// From a number to its passage on the method page and back; the method page is for everyone, too.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { goBack, onPage, showsAnswer } from '../harness.js';
import { startSite } from '../site.js';
import { showEverything, violations, widths } from './access.js';

const ownFiles = /^\/(method\.html|assets\/[\w-]+\.(js|css))$/;

/**
 * Opens the method page, looks at it, and closes it: silent, nothing blocked, only own files.
 * @param {import('../harness.js').Browser} browser
 * @param {{anchor?: string, wishes?: import('../chromium.js').Wishes}} options
 * @param {(page: import('../page.js').Page) => Promise<void>} body
 */
async function onMethodPage(browser, { anchor = '', wishes = {} }, body) {
  const site = await startSite();
  const page = await browser.newPage(wishes);
  try {
    await page.goto(`${site.address}method.html${anchor}`);
    await page.appears('#every-source');
    await body(page);
    assert.deepEqual(await page.consoleErrors(), [], 'the console stays silent');
    assert.deepEqual(site.reports, [], 'nothing is blocked by the security policy');
    assert.deepEqual(site.requests.filter((path) => !ownFiles.test(path)), [], 'only the own files are asked for');
  } finally {
    await page.close();
    await site.stop();
  }
}

/** Waits while another page is coming. @param {() => Promise<unknown>} look @param {string} what */
async function comes(look, what) {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
    if (await look().catch(() => false)) return;
  }
  assert.fail(`waited in vain for ${what}`);
}

/** @param {() => import('../harness.js').Browser} browser */
export function methodRules(browser) {
  test('the link beside a verdict opens its passage, and going back shows the same answer', async () => {
    await onPage(browser(), { hash: '#v=1&budget=44000' }, async (page, site) => {
      await page.click('.verdict .detail a.how');
      await comes(() => page.evaluate(() => location.pathname.endsWith('/method.html') && document.querySelector(':target')?.textContent?.includes('Contests')), 'the passage');
      await goBack(page);
      await comes(() => page.evaluate(() => document.querySelector('tierwise-page .headline') !== null), 'the calculator');
      await showsAnswer(page, /budget=44000/);
      site.requests.splice(0); // two pages' files, and an icon that Firefox looks for on its way back; other rules are about requests
    });
  });

  test('the method page: axe-core finds nothing, nothing is blocked, it comes without the engine', async () => {
    await onMethodPage(browser(), { anchor: '#source-I09' }, async (page) => {
      // The rows of a table are alike; all of them are looked at in Chromium alone.
      await page.evaluate(() => { for (const row of document.querySelectorAll('.words tr:nth-child(n + 13):not(:target)')) row.remove(); });
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.count('tierwise-page'), 0);
      assert.ok((await page.count('.formula')) > 10);
      assert.equal(await page.text(':target th'), 'I09');
    });
  });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function restedMethodRules(rested) {
  test('every link from a number leads to a passage of the built method page', async () => {
    const { page, site } = rested();
    await showsAnswer(page);
    await showEverything(page);
    const html = await (await fetch(`${site.address}method.html`)).text();
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    site.requests.splice(site.requests.indexOf('/method.html'), 1);
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href^="method.html#"]')].map((link) => (link.getAttribute('href') ?? '').replace(/.*#/, '')));
    assert.ok(links.length > 150, `${links.length} links`);
    assert.deepEqual([...new Set(links)].filter((id) => !ids.has(id)), []);
    for (const place of ['.verdict .detail', '.metric figcaption', '#curve .lead', '.estimate', '.every-figure th', '.assumption .provenance', '.claims li']) {
      assert.ok((await page.count(`${place} a[href^="method.html#"]`)) > 0, place);
    }
  });
}

/** Emulations that only Chromium's driver offers. @param {() => import('../harness.js').Browser} browser */
export function chromiumMethodRules(browser) {
  for (const dark of [false, true]) {
    test(`the method page at 320 px, ${dark ? 'dark' : 'light'}: axe-core finds nothing, the page does not scroll sideways`, async () => {
      await onMethodPage(browser(), { wishes: { dark, width: 320 } }, async (page) => {
        assert.deepEqual(await violations(page), []);
        const { screen, page: wide, beyond } = await widths(page);
        assert.deepEqual({ wide, beyond: beyond.filter((name) => !/^(code|pre)\./.test(name)) }, { wide: screen, beyond: [] });
        const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        assert.equal(paper === 'rgb(19, 22, 25)', dark);
      });
    });
  }
}
