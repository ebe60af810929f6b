// Bad input: words beside the field, the text stays as typed, the last valid answer stays and is marked as such.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, onPage, openGroup, readAnswer, refined, showsAnswer } from '../harness.js';

/** What a screen reader finds at a faulty field. @param {import('../page.js').Page} page @param {string} selector */
function faultAt(page, selector) {
  return page.evaluate((wanted) => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector(wanted));
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const described = ids.map((id) => document.getElementById(id));
    const visible = described.filter((element) => element && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible');
    return {
      invalid: field.getAttribute('aria-invalid'),
      words: visible.map((element) => element?.textContent?.trim()).filter(Boolean).join(' '),
      text: field.value,
      stale: [...document.querySelectorAll('#verdict .stale')].some((element) => element.getClientRects().length > 0),
    };
  }, selector);
}

/** Parts of the page that are out of sight follow a moment later. @param {import('../page.js').Page} page */
async function marked(page) {
  await page.waitFor(() => [...document.querySelectorAll('#verdict .stale')].some((element) => element.getClientRects().length > 0), { what: 'the mark at the last valid answer' });
}

/** @param {() => import('../harness.js').Browser} browser */
export function faultRules(browser) {
  test('a budget that is no number, negative, huge or missing is named beside the field and the last valid answer stays', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill('#budget', '18000');
      await showsAnswer(page, /budget=18000/);
      const before = await readAnswer(page);
      /** @type {[string, RegExp][]} */
      const cases = [['lots', /“lots” is not a number/], ['-5', /at least 1\b/], ['1e300', /at most 1,000,000,000/], ['', /Type a number/], ['12%', /percentage/]];
      for (const [typed, words] of cases) {
        await page.paste('#budget', typed); // at once: on the way to 1e300 lies 1
        await page.press('Tab');
        await page.waitFor((/** @type {string} */ text) => new RegExp(text).test(document.querySelector('#budget-message')?.textContent ?? ''), { parts: [words.source], what: `a fault for ${typed}` });
        await marked(page);
        const fault = await faultAt(page, '#budget');
        assert.match(fault.words, words);
        assert.equal(fault.text, typed, 'what was typed stays');
        assert.equal(fault.stale, true, 'the answer is marked');
        assert.deepEqual(await readAnswer(page), before, 'the last valid answer stays');
        assert.match(await page.evaluate(() => location.hash), /budget=18000/);
      }
      await page.fill('#budget', '26000');
      await showsAnswer(page, /budget=26000/);
      const { invalid, words, stale } = await faultAt(page, '#budget');
      assert.deepEqual({ invalid, words, stale }, { invalid: 'false', words: '', stale: false });
    });
  });

  test('a low end above the median is named at that end', async () => {
    await onPage(browser(), {}, async (page) => {
      await openGroup(page, 'Sales');
      const low = byId('input.aov.low');
      await page.fill(low, '99');
      await page.waitFor(() => document.querySelector('[aria-invalid="true"]') !== null, { what: 'a fault' });
      await marked(page);
      const fault = await faultAt(page, low);
      assert.deepEqual(fault, { invalid: 'true', words: 'Low must not be above the median.', text: '99', stale: true });
      assert.equal(await page.attribute(byId('input.aov.high'), 'aria-invalid'), 'false');
      await page.fill(byId('input.aov.median'), '100');
      await showsAnswer(page, /aov=99~100~140/);
      assert.equal((await faultAt(page, low)).invalid, 'false');
    });
  });

  test('a share above 100 % and letters in an assumption are named with the bounds in percent', async () => {
    await onPage(browser(), {}, async (page) => {
      await openGroup(page, 'Sales');
      const high = byId('input.gross_margin.high');
      await page.fill(high, '250');
      await page.waitFor(() => document.querySelector('[aria-invalid="true"]') !== null, { what: 'a fault' });
      await marked(page);
      assert.match((await faultAt(page, high)).words, /at most 99\.9%/);
      await page.fill(high, 'half');
      await page.waitFor(() => document.querySelector('.wrong .message')?.textContent?.includes('half'), { what: 'another fault' });
      assert.match((await faultAt(page, high)).words, /“half” is not a number/);
    });
  });

  test('an option without a readable size keeps the answer and says so', async () => {
    await onPage(browser(), {}, async (page) => {
      await showsAnswer(page);
      const before = await readAnswer(page);
      const field = byId('option.0.followers');
      await page.fill(field, '12.5.7');
      await page.waitFor(() => document.querySelector('[aria-invalid="true"]') !== null, { what: 'a fault' });
      await marked(page);
      const fault = await faultAt(page, field);
      assert.match(fault.words, /is not a number/);
      assert.equal(fault.text, '12.5.7');
      assert.equal(fault.stale, true);
      assert.deepEqual(await readAnswer(page), before);
    });
  });

  test('a package of nothing is refused in words and the last answer stays', async () => {
    await onPage(browser(), { hash: '#v=1&package=instagram_feed~1' }, async (page) => {
      await showsAnswer(page);
      const before = await readAnswer(page);
      await page.click('tierwise-question summary');
      await page.fill(byId('package.instagram_feed'), '0');
      await page.waitFor(() => /Last valid answer.*at least one post/.test(document.querySelector('#verdict .stale:not([hidden])')?.textContent ?? ''), { what: 'words at the answer' });
      assert.deepEqual(await readAnswer(page), before);
      await page.fill(byId('package.instagram_feed'), '2');
      await page.waitFor(() => document.querySelector('#verdict .stale:not([hidden])') === null, { what: 'no words at the answer' });
      await showsAnswer(page, /package=instagram_feed~2/);
    });
  });

  test('a broken link is read as far as it goes; what could not be read is named and can be dismissed', async () => {
    const hash = '#v=1&budget=lots&platform=tiktok&lens=%E0%A4%A&aov=9~5~1&nonsense=1';
    await onPage(browser(), { hash }, async (page) => {
      await refined(page);
      assert.equal(await page.value('#platform'), 'tiktok');
      assert.equal(await page.value('#budget'), '25,000');
      const notice = await page.text('.notice');
      for (const named of ['budget', '“lots”', 'lens', 'aov']) assert.ok(notice.includes(named), `${named} in: ${notice}`);
      assert.ok(!notice.includes('nonsense'), 'unknown keys are nobody’s business');
      await page.click('.notice button');
      await page.waitFor(() => document.querySelector('.notice') === null, { what: 'no notice' });
    });
  });

  test('markup in a link is text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    await onPage(browser(), { hash: `#v=1&budget=${encodeURIComponent(attack)}&platform=${encodeURIComponent('"><script>alert(1)</script>')}` }, async (page) => {
      assert.ok((await page.text('.notice')).includes(attack));
      assert.equal(await page.count('main img, main script'), 0);
    });
  });
}
