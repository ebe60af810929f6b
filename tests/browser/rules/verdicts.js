// Every verdict is reached by changing inputs on the page, and said in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, openGroup, readAnswer, showsAnswer, typeRange } from '../harness.js';

/** @param {() => import('../harness.js').Browser} browser */
export function verdictRules(browser) {
  test('adverts reach most people, engagements are too close to call, spending nothing beats the return: the default scenario', async () => {
    await onPage(browser(), {}, async (page) => {
      const { kinds, leaders } = await showsAnswer(page);
      assert.deepEqual([kinds.reach, leaders.reach], ['wins', 2]);
      assert.equal(kinds.engagement, 'too_close');
      assert.equal(kinds.return, 'spend_nothing');
      const { headlines } = await readAnswer(page);
      assert.match(headlines.reach, /^Adverts reach more/);
      assert.match(headlines.engagement, /too close to call/);
      assert.match(headlines.return, /Spending nothing/);
    });
  });

  test('micro wins engagements when macro prices are high', async () => {
    await onPage(browser(), {}, async (page) => {
      await openGroup(page, 'Prices by size');
      await typeRange(page, 'price.instagram_feed.macro', [['high', '12,000'], ['median', '12,000'], ['low', '12,000']]);
      const { kinds, leaders } = await showsAnswer(page, /price\.instagram_feed\.macro=12000(&|$)/);
      assert.deepEqual([kinds.engagement, leaders.engagement], ['wins', 0]);
      assert.match((await readAnswer(page)).headlines.engagement, /^Micro creators get more engagements than macro/);
    });
  });

  test('macro wins engagements when handling a creator takes two days', async () => {
    await onPage(browser(), {}, async (page) => {
      await openGroup(page, 'Handling and other costs');
      await typeRange(page, 'hours_per_creator', [['high', '16'], ['median', '16'], ['low', '16']]);
      const { kinds, leaders } = await showsAnswer(page, /hours_per_creator=16(&|$)/);
      assert.deepEqual([kinds.engagement, leaders.engagement], ['wins', 1]);
      assert.match((await readAnswer(page)).headlines.engagement, /^Macro creators get more engagements than micro/);
    });
  });

  test('adverts win the return when they convert well', async () => {
    await onPage(browser(), { hash: '#v=1&lens=tracked' }, async (page) => {
      await openGroup(page, 'Adverts');
      await typeRange(page, 'ads_cvr', [['high', '15'], ['median', '15'], ['low', '15']]);
      const { kinds, leaders } = await showsAnswer(page, /ads_cvr=0\.15(&|$)/);
      assert.deepEqual([kinds.return, leaders.return], ['wins', 2]);
      assert.match((await readAnswer(page)).headlines.return, /^Adverts return more/);
    });
  });

  test('spending nothing is the verdict under every way of counting when margins are thin', async () => {
    await onPage(browser(), {}, async (page) => {
      await openGroup(page, 'Sales');
      await typeRange(page, 'gross_margin', [['low', '5'], ['median', '5'], ['high', '5']]);
      const { kinds, comparison } = await showsAnswer(page, /gross_margin=0\.05(&|$)/);
      assert.equal(kinds.return, 'spend_nothing');
      for (const lens of /** @type {const} */ (['tracked', 'seen_and_unseen', 'marketing_mix'])) assert.equal(comparison.contests[`return_${lens}`].verdict.kind, 'spend_nothing');
      const lenses = await page.texts('article[aria-labelledby="verdict-return"] .lens figcaption');
      assert.equal(lenses.length, 3);
      for (const words of lenses) assert.match(words, /spending nothing/i);
    });
  });

  test('a budget under the price of one macro creator says that it is not affordable, and short by how much', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('article[aria-labelledby="option-2"] .remove');
      await page.fill('#budget', '2000');
      const { kinds, leaders, comparison } = await showsAnswer(page, /budget=2000.*option\.2=none/);
      assert.deepEqual([kinds.reach, leaders.reach], ['only_one_affordable', 0]);
      assert.match((await readAnswer(page)).headlines.reach, /^Only micro creators fit this budget/);
      const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(comparison.options[1].short_by);
      const words = await page.text('article[aria-labelledby="option-1"]');
      assert.match(words, /Not affordable/);
      assert.ok(words.includes(`$${short} over the budget`), `short by $${short}: ${words}`);
    });
  });

  test('a budget under every price buys nothing, in words', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill('#budget', '60');
      const { kinds } = await showsAnswer(page, /budget=60(&|$)/);
      assert.deepEqual(kinds, { reach: 'none_affordable', engagement: 'none_affordable', return: 'none_affordable' });
      assert.match((await readAnswer(page)).headlines.reach, /buys none of the options/);
      for (const option of await page.texts('article.option')) assert.match(option, /Not affordable.*over the budget|Not affordable.*more than the budget/);
      assert.equal(await page.count('article.option dd, .lens .roi'), 0, 'no figures of what cannot be bought');
    });
  });

  test('two options of the same size are too close to call', async () => {
    await onPage(browser(), { hash: '#v=1&option.0=50000&option.1=50000&option.2=none' }, async (page) => {
      const { kinds } = await showsAnswer(page);
      assert.deepEqual([kinds.reach, kinds.engagement], ['too_close', 'too_close']);
    });
  });
}
