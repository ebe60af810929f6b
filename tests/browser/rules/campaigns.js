// Own results: rows typed and pasted, what they move, into the calculation and back; what cannot be read stays beside its message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, onPage } from '../harness.js';

const cell = (/** @type {string} */ column, row = 0) => byId(`campaigns.${row}.${column}`);
const note = '#campaigns .campaign-tools [role="status"]';

/** @param {() => import('../harness.js').Browser} browser */
export function campaignRules(browser) {
  test('a typed campaign moves the conversion rate, goes into the calculation, survives a reload, and goes again', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('#campaigns .campaign-tools button');
      await page.select(cell('place'), 'instagram_story');
      await page.waitFor((/** @type {string} */ id) => document.querySelector(`label[for="${id}"]`)?.textContent?.includes('Viewers'), { parts: ['campaigns.0.exposures'] });
      await page.fill(cell('exposures'), '42,000');
      await page.fill(cell('clicks'), '900');
      await page.fill(cell('tracked_orders'), '27');
      await page.waitFor(() => {
        const [, orders, ...more] = [...document.querySelectorAll('#campaigns .shift figcaption')].map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '');
        return more.length === 0 && /Orders per click, creators.*from 1\.1% \(.+\) to [12]\.\d%/.test(orders);
      }, { what: 'two inputs that moved' });
      await page.click('#campaigns .use-learned');
      await page.waitFor(() => /cvr=[\d.~]+\*/.test(location.hash) && location.hash.includes('campaigns='), { what: 'rows and learned ranges in the address' });
      assert.match(await page.text(note), /uses your results/);
      await page.reload();
      await page.appears('#campaigns .shift');
      assert.equal(await page.value(cell('exposures')), '42,000');
      assert.match(await page.text(note), /uses your results/);
      await page.click('#campaigns summary'); // what was open is folded again
      await page.click('#campaigns .lesson .campaign-tools .quiet');
      await page.waitFor(() => !location.hash.includes('cvr='), { what: 'the default in the address' });
      await page.waitFor((/** @type {string} */ selector) => /own assumptions/.test(document.querySelector(selector)?.textContent ?? ''), { parts: [note], what: 'the words for own assumptions' });
    });
  });

  test('pasted rows are read; a cell that cannot be read keeps its text and gets its message', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('#campaigns .campaign-paste > summary');
      await page.paste(byId('campaigns.paste'), 'format\timpressions\tclicks\torders\nAdverts\t240000\t2650\t62\nRadio\t500\tmany\t3');
      await page.click('#campaigns .campaign-paste button:not([disabled])');
      await page.waitFor(() => document.querySelectorAll('#campaigns .campaign').length === 2, { what: 'two rows' });
      assert.equal(await page.value(cell('clicks', 1)), 'many');
      assert.match(await page.text(`${cell('clicks', 1).replace(/"\]$/, '-message"]')}`), /“many” is not a number/);
      assert.match(await page.text(`${cell('place', 1).replace(/"\]$/, '-message"]')}`), /Radio/);
      assert.equal(await page.value(byId('campaigns.paste')), '');
      await page.fill(cell('clicks'), '900000');
      assert.match(await page.text(`${cell('clicks').replace(/"\]$/, '-message"]')}`), /at most 240,000/);
      assert.equal(await page.value(cell('clicks')), '900000');
    });
  });
}
