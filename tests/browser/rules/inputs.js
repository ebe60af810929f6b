// Changing inputs as a person does: the answer changes with them, the address follows and brings everything back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, onPage, openGroup, readAnswer, showsAnswer } from '../harness.js';

/** @param {() => import('../harness.js').Browser} browser */
export function inputRules(browser) {
  test('typing a budget changes answer and address', async () => {
    await onPage(browser(), {}, async (page) => {
      const before = await showsAnswer(page);
      await page.fill('#budget', '60,000');
      const after = await showsAnswer(page, /budget=60000/);
      assert.notDeepEqual(after.results, before.results);
      assert.match(await page.text('#options .lead'), /\$60,000/);
    });
  });

  test('the budget slider moves by arrow keys and by its buttons', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.focus('#budget-slider');
      await page.press('ArrowRight');
      const { state: one } = await showsAnswer(page, /budget=/);
      assert.ok(one.budget > 25000 && one.budget < 27500, `one step up: ${one.budget}`);
      await page.press('PageUp');
      const { state: decade } = await showsAnswer(page, /budget=\d{6}/);
      assert.ok(decade.budget > 200_000, `a decade up: ${decade.budget}`);
      const before = decade.budget;
      await page.click('.budget-row .step');
      await page.waitFor((/** @type {string} */ old) => !location.hash.includes(old), { parts: [`budget=${before}`], what: 'a smaller budget' });
      const { state: less } = await showsAnswer(page, /budget=/);
      assert.ok(less.budget < before && less.budget > 0.9 * before, `one step down: ${less.budget}`);
    });
  });

  test('platform, industry and what counts are chosen inside the question', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.select('#platform', 'tiktok');
      await page.select('#industry', 'beauty');
      await page.select('#goal', 'engagement');
      const { state } = await showsAnswer(page, /platform=tiktok.*industry=beauty.*goal=engagement/);
      assert.equal(state.platform, 'tiktok');
      assert.match(await page.text('article.verdict:first-of-type h3'), /^Engagements/i);
    });
  });

  test('the way sales are counted and the tier scheme are chosen behind the question', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('tierwise-question summary');
      await page.click('input[name="lens"][value="tracked"]');
      await showsAnswer(page, /lens=tracked/);
      await page.select('#scheme', 'article');
      const { state } = await showsAnswer(page, /scheme=article/);
      assert.equal(state.scheme, 'article');
      await page.click('.package .step:last-of-type');
      await showsAnswer(page, /package=/);
    });
  });

  test('an assumption is edited, marked as changed, and reset', async () => {
    await onPage(browser(), {}, async (page) => {
      const usual = await showsAnswer(page);
      await openGroup(page, 'Sales');
      await page.fill(byId('input.aov.median'), '90');
      const changed = await showsAnswer(page, /aov=45~90~140/);
      assert.notDeepEqual(changed.results, usual.results);
      assert.match(await page.text('.assumption.changed'), /Average order value/);
      await page.click('.assumption.changed button[aria-label^="Reset"]');
      await page.waitFor(() => !location.hash.includes('aov'), { what: 'an address without the assumption' });
      assert.equal(await page.value(byId('input.aov.median')), '72');
      assert.deepEqual((await showsAnswer(page)).results, usual.results);
    });
  });

  test('an option is sized by keys on the curve, taken out and put back', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.focus('#along-0');
      await page.press('ArrowRight');
      const { state } = await showsAnswer(page, /option\.0=\d+/);
      assert.equal(state.options[0].kind, 'creators');
      await page.click('article[aria-labelledby="option-2"] .remove');
      await showsAnswer(page, /option\.2=none/);
      assert.equal(await page.count('article.option'), 2);
      await page.click('.additions button');
      await page.waitFor(() => document.querySelectorAll('article.option').length === 3, { what: 'a third option' });
      await showsAnswer(page, /option\.2=(?!none)/);
    });
  });

  test('reloading brings back the very same numbers', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill('#budget', '31415.9');
      await page.select('#platform', 'youtube');
      await page.click('tierwise-question summary');
      await page.click('input[name="lens"][value="seen_and_unseen"]');
      await showsAnswer(page, /budget=31415\.9.*platform=youtube.*lens=seen_and_unseen/);
      const before = [await readAnswer(page), await page.evaluate(() => location.hash)];
      await page.reload();
      await showsAnswer(page);
      assert.deepEqual([await readAnswer(page), await page.evaluate(() => location.hash)], before);
      assert.equal(await page.value('#budget'), '31415.9');
    });
  });

  test('a link followed on the page is read, and the back button returns to the state before it', async () => {
    await onPage(browser(), { hash: '#v=1&budget=12000' }, async (page) => {
      const first = await showsAnswer(page, /budget=12000/);
      await page.evaluate(() => {
        const link = document.createElement('a');
        link.href = '#v=1&budget=90000&platform=x';
        link.id = 'link';
        link.textContent = 'Another state';
        document.querySelector('header')?.append(link);
      });
      await page.click('#link');
      const second = await showsAnswer(page, /budget=90000/);
      assert.notDeepEqual(second.results, first.results);
      assert.equal(await page.value('#platform'), 'x');
      await page.back();
      assert.deepEqual((await showsAnswer(page, /budget=12000/)).results, first.results);
      assert.equal(await page.value('#platform'), 'instagram');
    });
  });
}
