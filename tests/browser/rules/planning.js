// Dividing the budget, measuring it, and what a wrong choice costs, as the reader meets them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage } from '../harness.js';

/** @param {() => import('../harness.js').Browser} browser */
export function planningRules(browser) {
  test('what a wrong choice would cost is said for every option that takes part', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('[aria-labelledby="verdict-reach"] .regret summary');
      const costs = await page.texts('[aria-labelledby="verdict-reach"] .regret li');
      assert.equal(costs.length, 3);
      for (const cost of costs) assert.match(cost, /you give up [\d.,KM]+ people on average/);
      assert.match(await page.text('[aria-labelledby="verdict-reach"] .regret > p'), /^Knowing everything in advance would be worth/);
    });
  });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function restedPlanningRules(rested) {
  test('the best split is drawn with a range for every option; another goal has another answer', async () => {
    const { page } = rested();
    await page.appears('#split .share-bar');
    assert.equal((await page.texts('#split .share-bar .range')).length, 3);
    const reach = await page.text('#split figcaption');
    assert.match(reach, /people/);
    await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#split input[value="return"]')).click());
    await page.waitFor(() => document.querySelectorAll('#split .share-bar .range').length === 4, { what: 'the share that is kept' });
    assert.doesNotMatch(await page.text('#split figcaption'), /people/);
  });

  test('every pair of options is held against what its orders could show', async () => {
    const { page } = rested();
    await page.appears('#measurable .ratio-bar');
    const sentences = await page.texts('#measurable .measurable-pair p');
    assert.equal(sentences.length, 3);
    for (const sentence of sentences) assert.match(sentence, /tracked orders .* can only show differences of [\d.]+× or more/);
  });
}

/** Changes the inputs. @param {Parameters<typeof restedPlanningRules>[0]} rested */
export function movedPlanningRules(rested) {
  test('another budget has another best split', async () => {
    const { page } = rested();
    await page.fill('#budget', '2000');
    await page.waitFor(() => /Keep the money/.test(document.querySelector('#split figcaption')?.textContent ?? ''), { what: 'the advice to keep a small budget' });
  });
}
