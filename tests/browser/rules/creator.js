// One creator: posts in, tier, engagement rate with interval and score out; what is missing and what is wrong is said by row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedScore } from '../expected.js';
import { byId, onPage } from '../harness.js';

const posts = 'likes,comments\n1480,41\n1210,28\n1875,63\n990,22\n1340,37\n2310,85\n1105,19\n1620,52';
const area = byId('creator.posts');
const followers = byId('creator.followers');

/** @param {() => import('../harness.js').Browser} browser */
export function creatorRules(browser) {
  test('pasted posts give tier, rate with interval and score, the same as in Node; the address keeps them', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill(followers, '48,200');
      await page.paste(area, posts);
      const result = await page.text('.creator-result .tier').then(() => page.text('.creator-result'));
      const hash = await page.waitFor(() => location.hash.includes('creator.posts') && location.hash.includes('48200') && location.hash, { what: 'posts in the address' });
      const { score, rate, range80 } = expectedScore(String(hash));
      assert.equal(score.tier.tier, 'micro');
      assert.equal(score.posts, 8);
      assert.ok(score.sufficient);
      for (const part of ['Micro', rate, ...range80, `${Math.round(100 * score.percentile.p50)} of 100`]) assert.ok(result.includes(part), `${part} in: ${result}`);
      assert.match(await page.text('.area-foot'), /8 posts read/);
      await page.reload();
      await page.appears('.creator-result .tier');
      assert.equal(await page.text('.creator-result'), result);
      assert.equal(await page.value(area), posts);
    });
  });

  test('the example fills in and marks paid posts', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('.area-foot button');
      await page.appears('.creator-result .tier');
      assert.match(await page.text('.creator-result .facts'), /Organic.*Paid/i);
      const checks = await page.texts('.checks li');
      assert.equal(checks.length, 3);
      for (const check of checks) assert.match(check, /^(ordinary|worth a check) .+ \(ordinary: (−?[\d.]+ to [\d.]+|[\d.]+ or more)\)$/);
    });
  });

  test('too few posts and too few followers: the page says what is missing and gives a range, not a score', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill(followers, '800');
      await page.paste(area, '40,2\n55,1');
      const missing = await page.text('.missing');
      assert.match(missing, /Fewer than 5 posts/);
      assert.match(missing, /Fewer than 1,000 followers/);
      const result = await page.text('.creator-result');
      assert.match(result, /between \d+ and \d+/);
      assert.doesNotMatch(result, /\d+ of 100/);
    });
  });

  test('a bad row is named by its number, the text stays, and the last result stays marked', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill(followers, '48200');
      await page.paste(area, posts);
      await page.appears('.creator-result .tier');
      await page.waitFor(() => document.querySelector('.area-foot')?.textContent?.includes('8 posts'), { what: 'eight posts' });
      const before = await page.text('.creator-result .estimate');
      const bad = posts.replace('990,22', '990,many');
      await page.paste(area, bad);
      await page.appears(`${area}[aria-invalid="true"]`);
      assert.match(await page.text('[id="creator.posts-message"]'), /Line 5: “many” is not a number/);
      assert.ok((await page.attribute(area, 'aria-describedby'))?.includes('creator.posts-message'));
      assert.equal(await page.value(area), bad);
      assert.match(await page.text('.creator-result .stale'), /Last valid answer/);
      assert.equal(await page.text('.creator-result .estimate'), before);
    });
  });
}
