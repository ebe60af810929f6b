// Other languages: chosen in the top bar, loaded then and not before, with the engine's numbers in words and figures of their own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createFormats } from '../../../web/state/formats.js';
import { addCatalogue, createMessages } from '../../../web/state/messages.js';
import { contestOf, verdictOf } from '../../../web/state/verdict.js';
import { expectedAnswer } from '../expected.js';
import { byId, onPage, openSite, readAnswer, refined, showsAnswer } from '../harness.js';
import { showEverything, violations, widths } from './access.js';
import { fromMenu, keepSaved, savedBy } from './take_along.js';

const locales = { de: 'de', ar: 'ar-u-nu-latn' };

/** What the page must say in a language for the inputs of an address. @param {keyof typeof locales} language @param {string} hash */
function expectedIn(language, hash) {
  addCatalogue(language, JSON.parse(readFileSync(new URL(`../../../web/state/messages/${language}.json`, import.meta.url), 'utf8')));
  const { state, comparison } = expectedAnswer(hash);
  const formats = createFormats({ locale: locales[language], currency: state.currency });
  const { say } = createMessages(language, () => formats);
  const goals = /** @type {const} */ (['reach', 'engagement', 'return']);
  const ofEach = (/** @type {(contest: import('../../../build/generated/schema.js').Contest) => string} */ words) =>
    Object.fromEntries(goals.map((goal) => [goal, words(contestOf(goal, state.lens)).replace(/\s+/g, ' ')]));
  return {
    headlines: ofEach((contest) => say(verdictOf(comparison, contest, state).headline)),
    chances: ofEach((contest) => formats.probability(comparison.contests[contest].verdict.p)),
  };
}

/** The page says what the engine gives in Node, in this language. @param {import('../page.js').Page} page @param {keyof typeof locales} language */
async function saysIn(page, language) {
  await page.waitFor((/** @type {string} */ wanted) => document.documentElement.lang === wanted, { parts: [language], what: `the words of ${language}` });
  await refined(page);
  const { headlines, chances } = expectedIn(language, await page.evaluate(() => location.hash));
  await page.waitFor((/** @type {string} */ words) => document.querySelector('article[aria-labelledby="verdict-reach"] .headline')?.textContent?.replace(/\s+/g, ' ').trim() === words, { parts: [headlines.reach], what: headlines.reach });
  const seen = await readAnswer(page);
  assert.deepEqual({ headlines: seen.headlines, chances: seen.chances }, { headlines, chances });
}

/** @param {() => import('../harness.js').Browser} browser */
export function languageRules(browser) {
  test('a language is loaded when it is chosen, says the same numbers in its own way, and goes into the address', async () => {
    await onPage(browser(), {}, async (page, site) => {
      const asked = () => site.requests.filter((path) => path.includes('lang-')).map((path) => path.match(/lang-(\w+)-/)?.[1]);
      assert.deepEqual(asked(), [], 'who reads English loads nothing for others');
      assert.deepEqual(await page.texts('#language option'), ['English', 'Deutsch', 'العربية']);

      await page.select('#language', 'de');
      await saysIn(page, 'de');
      assert.deepEqual(asked(), ['de']);
      assert.equal(await page.value('#budget'), '25.000');
      await page.fill('#budget', '30.000,50');
      await page.waitFor(() => /budget=30000\.5(&|$)/.test(location.hash), { what: 'the budget that was typed with a decimal comma' });
      await saysIn(page, 'de');
      assert.match(await page.evaluate(() => location.hash), /language=de(&|$)/);

      await page.select('#language', 'ar');
      await saysIn(page, 'ar');
      assert.deepEqual(asked(), ['de', 'ar']);
      assert.deepEqual(await page.evaluate(() => [document.documentElement.dir, document.title, document.querySelector('.skip')?.textContent].map((text) => /[a-z\u0600-\u06ff]/.test(String(text)))), [true, true, true]);
      const { name, value } = await page.evaluate(() => {
        const middle = (/** @type {string} */ selector) => {
          const box = /** @type {Element} */ (document.querySelector(`.metric svg ${selector}`)).getBoundingClientRect();
          return box.left + box.width / 2;
        };
        return { name: middle('text.name'), value: middle('text.value') };
      });
      assert.ok(name > value, 'rows of charts begin on the right');

      // A language that is back is not loaded again.
      await page.select('#language', 'en');
      await page.waitFor(() => document.documentElement.lang === 'en' && document.documentElement.dir === 'ltr', { what: 'English' });
      await showsAnswer(page, /language=en/);
      assert.deepEqual(asked(), ['de', 'ar']);
    });
  });
}

/** @param {() => import('../harness.js').Browser} browser */
export function chromiumLanguageRules(browser) {
  test('axe-core finds nothing in Arabic with everything open, 320 px wide nothing scrolls sideways, and the drawing has its figures', async () => {
    await onPage(browser(), { hash: '#v=1&language=ar', wishes: { width: 320 } }, async (page) => {
      await page.waitFor(() => document.documentElement.dir === 'rtl', { what: 'Arabic' });
      await refined(page);
      await keepSaved(page);
      const { chances } = expectedIn('ar', await page.evaluate(() => location.hash));
      const drawing = (await savedBy(page, fromMenu(page, 4))).bytes.toString('utf8');
      for (const chance of Object.values(chances)) assert.ok(drawing.includes(`>${chance}</text>`), `${chance} in the drawing`);
      await page.press('Escape');
      await showEverything(page);
      assert.deepEqual(await violations(page), []);
      const { screen, page: whole } = await widths(page);
      assert.equal(whole, screen);
      // The slider under the curve shares its axis: to the right is more, by keyboard as by hand.
      await page.focus('#along-0');
      await page.press('ArrowRight');
      await page.waitFor(() => /option\.0=(\d+)/.test(location.hash) && Number(location.hash.match(/option\.0=(\d+)/)?.[1]) > 31_623, { what: 'more followers' });
    });
  });

  test('axe-core finds nothing in German, and a decimal comma is read in the assumptions', async () => {
    await onPage(browser(), { hash: '#v=1&language=de', wishes: { dark: true, width: 320 } }, async (page) => {
      await page.waitFor(() => document.documentElement.lang === 'de', { what: 'German' });
      await refined(page);
      assert.deepEqual(await violations(page), []);
      await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
      await page.appears(byId('input.aov.median'));
      const { screen, page: whole } = await widths(page);
      assert.equal(whole, screen);
      await page.fill(byId('input.aov.median'), '72,25');
      await page.waitFor(() => /aov=[\d.]+~72\.25~/.test(decodeURIComponent(location.hash)), { what: 'the order value' });
    });
  });

  test('a language that cannot be loaded is named, English stays, and everything else works', async () => {
    const { page, site, close } = await openSite(browser());
    try {
      await site.stop();
      await page.select('#language', 'ar');
      await page.waitFor(() => /العربية/.test(document.querySelector('.language-failure')?.textContent ?? ''), { what: 'words about the failure' });
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
      assert.equal(await page.value('#language'), 'en');
      await page.fill('#budget', '18000');
      await showsAnswer(page, /budget=18000/);
    } finally {
      await close();
    }
  });
}
