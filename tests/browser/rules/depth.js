// What stands below the answer: schemes, own tiers, packages at one press, every figure, and where each assumption is from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedSchemes } from '../expected.js';
import { byId, onPage, openGroup, showsAnswer } from '../harness.js';

/** @param {import('../page.js').Page} page @param {string} wanted texts of the cells, one after the other */
async function showsSchemes(page, wanted) {
  await page.waitFor(
    (/** @type {string} */ cells) => [...document.querySelectorAll('#schemes tbody .cell-text')].map((cell) => cell.textContent?.trim()).join('; ') === cells,
    { parts: [wanted], what: `the schemes ${wanted}` },
  );
}

/** @param {() => import('../harness.js').Browser} browser */
export function depthRules(browser) {
  test('own tiers begin as those in use, move, and refuse bounds that do not rise', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('tierwise-question summary');
      await page.select('#scheme', 'custom');
      await page.fill(byId('tiers.macro'), '200,000');
      const { state } = await showsAnswer(page, /tiers=.*macro~200000/);
      assert.equal(state.options[1].kind === 'creators' && state.options[1].followers, 447_214);
      await page.fill(byId('tiers.mid'), '300,000');
      await page.waitFor(() => document.querySelector('[id="tiers.mid"]')?.getAttribute('aria-invalid') === 'true', { what: 'a fault beside the field' });
      assert.equal(await page.value(byId('tiers.mid')), '300,000');
      assert.match(await page.text('.own-tiers .message:not(:empty)'), /begin above/);
      assert.match(await page.text('.stale'), /Last valid answer/);
    });
  });

  test('a package for awareness is one press away', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('tierwise-question summary');
      await page.click('.presets button:nth-of-type(2)');
      const { state } = await showsAnswer(page, /package=/);
      assert.deepEqual({ ...state.package }, { instagram_feed: 1, instagram_reel: 2 });
      assert.equal(await page.attribute('.presets button:nth-of-type(2)', 'aria-pressed'), 'true');
    });
  });

  test('every figure of every option stands in one table, none of them empty', async () => {
    await onPage(browser(), {}, async (page) => {
      const { comparison } = await showsAnswer(page);
      await page.evaluate(() => document.querySelector('.every-figure')?.scrollIntoView({ behavior: 'instant' }));
      await page.click('.every-figure summary');
      await page.appears('.every-figure tbody tr');
      const figures = comparison.options.reduce((sum, { metrics }) => sum + Object.values(metrics).filter((stat) => stat !== null).length, 0);
      const rows = await page.evaluate(() => [...document.querySelectorAll('.every-figure tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
      assert.equal(rows.length, figures);
      for (const row of rows) assert.ok(row.every((/** @type {string} */ text) => text !== '' && !/NaN|undefined|Infinity|\{/.test(text)), row.join(' | '));
    });
  });

  test('every assumption shows a source and a year, or says that it is an assumption', async () => {
    await onPage(browser(), {}, async (page) => {
      await showsAnswer(page);
      for (const title of await page.texts('tierwise-ledger details.group .group-title')) await openGroup(page, title);
      const origins = await page.evaluate(() =>
        [...document.querySelectorAll('tierwise-ledger .assumption:not(.curve-table), tierwise-ledger .curve-table tbody tr')].map((row) => ({
          name: row.querySelector('h3, th')?.textContent ?? '',
          kind: row.querySelector('.kind')?.textContent ?? '',
          links: [...row.querySelectorAll('a')].filter((link) => link.href.startsWith('http') && link.host !== location.host).length,
          year: /\b(19|20)\d\d\b/.test(row.querySelector('.provenance, summary')?.textContent ?? ''),
          fields: row.querySelectorAll('input[type="text"], input:not([type])').length,
          sliders: row.querySelectorAll('input[type="range"]').length,
        })),
      );
      assert.equal(origins.length, 124);
      for (const { name, kind, links, year, fields, sliders } of origins) {
        assert.ok(kind === 'assumption' || (links > 0 && year), `${name}: ${kind}, ${links} links`);
        assert.ok(fields >= 1 && sliders === 1, `${name}: ${fields} fields, ${sliders} sliders`);
      }
    });
  });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function restedDepthRules(rested) {
  test('micro is held against macro under every scheme, as the engine gives it in Node', async () => {
    const { page } = rested();
    await showsAnswer(page);
    await page.evaluate(() => document.querySelector('#schemes')?.scrollIntoView({ behavior: 'instant' }));
    await showsSchemes(page, expectedSchemes(await page.evaluate(() => location.hash)));
  });
}

/** Changes the inputs. @param {Parameters<typeof restedDepthRules>[0]} rested */
export function movedDepthRules(rested) {
  test('another budget has another answer under every scheme', async () => {
    const { page } = rested();
    await page.fill('#budget', '9000');
    const address = await page.waitFor(() => location.hash.includes('budget=9000') && { hash: location.hash }, { what: 'the budget in the address' });
    await showsSchemes(page, expectedSchemes(address ? address.hash : ''));
  });
}
