// For everyone: by keyboard alone, with a screen reader, on a narrow screen, in dark colours, without JavaScript.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { atRest, byId, onPage, openGroup, openSite, showsAnswer } from '../harness.js';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * What axe-core finds, in short. Where the bar that stays in sight happens to lie depends on the scrolling, so it stands still here;
 * that it never covers what has the focus is a rule of its own.
 * @param {import('../page.js').Page} page @param {{type: 'tag' | 'rule', values: string[]}} [runOnly] @returns {Promise<string[]>}
 */
export async function violations(page, runOnly = { type: 'tag', values: standards }) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.run(axe);
  return page.evaluate(async (only) => {
    const bar = /** @type {HTMLElement | null} */ (document.querySelector('.page-bar'));
    if (bar) bar.style.position = 'static';
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    if (bar) bar.style.position = '';
    return found.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target} ${node.failureSummary}`).join(' | ')}`);
  }, runOnly);
}

/** @param {import('../page.js').Page} page */
async function showErrors(page) {
  await page.paste('#budget', 'lots');
  await page.paste(byId('input.aov.low'), '99');
  await page.paste(byId('creator.followers'), 'many');
  await page.paste(byId('creator.posts'), '12,x');
  await page.waitFor(() => document.querySelectorAll('[aria-invalid="true"]').length === 4, { what: 'four faults' });
}

/** @param {import('../page.js').Page} page */
export async function showEverything(page) {
  await page.click('tierwise-question summary');
  await page.click('.area-foot button');
  await page.appears('.creator-result .tier');
  for (const title of await page.texts('tierwise-ledger details.group .group-title')) await openGroup(page, title);
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  await page.waitFor(() => document.querySelectorAll('.data table').length > 10, { what: 'tables' });
}

/** Width of the page against that of the screen. @param {import('../page.js').Page} page */
export function widths(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > root.clientWidth + 1 && !element.closest('.scroll, .visually-hidden, .skip');
    });
    return { screen: root.clientWidth, page: root.scrollWidth, beyond: wide.slice(0, 5).map((element) => `${element.localName}.${element.className}`) };
  });
}

/** @param {() => import('../harness.js').Browser} browser */
export function accessRules(browser) {
  test('the verdict is said to screen readers, once the numbers rest', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill('#budget', '70000');
      const { headlines } = await showsAnswer(page, /budget=70000/);
      await page.waitFor((/** @type {string} */ words) => [...document.querySelectorAll('[role="status"]')].some((status) => status.textContent?.includes(words)), { parts: [headlines.reach], what: `the status ${headlines.reach}` });
    });
  });

  test('a whole change by keyboard alone: open, type, step, reset', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.focus('tierwise-ledger details.group summary');
      await page.press('Enter');
      await page.appears(byId('input.aov.median'));
      await page.focus('#slide-aov');
      await page.press('ArrowRight');
      await showsAnswer(page, /aov=/);
      await page.focus('.assumption.changed button[aria-label^="Reset"]');
      await page.press('Enter');
      await page.waitFor(() => !location.hash.includes('aov'), { what: 'the usual value' });
    });
  });

  test('a comma stays on the line of the input before it', async () => {
    await onPage(browser(), { frame: 320 }, async (page) => {
      for (const width of [320, 400, 560, 740, 1000]) {
        await page.evaluateOutside((wide) => { /** @type {HTMLElement} */ (document.querySelector('iframe')).style.inlineSize = `${wide}px`; }, width);
        const gaps = await page.evaluate(() =>
          [...document.querySelectorAll('.sentence .unbroken')].flatMap((piece) => {
            const sign = [...piece.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && /^[,.?]$/.test(node.nodeValue ?? ''));
            const input = piece.querySelector('select, input');
            if (!sign || !input) return [];
            const range = document.createRange();
            range.selectNode(sign);
            return [Math.abs(range.getBoundingClientRect().left - input.getBoundingClientRect().right)];
          }),
        );
        assert.equal(gaps.length, 2, 'a comma and a question mark');
        for (const gap of gaps) assert.ok(gap < 3, `${gap} px between input and sign at ${width} px`);
      }
    });
  });

  test('320 px wide nothing scrolls sideways, with everything open and faults shown', async () => {
    await onPage(browser(), { analyses: 'running', frame: 320 }, async (page) => {
      await atRest(page);
      const plain = await widths(page);
      assert.deepEqual(plain, { screen: plain.screen, page: plain.screen, beyond: [] });
      assert.ok(plain.screen <= 320);
      await showEverything(page);
      const open = await widths(page);
      assert.deepEqual(open, { screen: open.screen, page: open.screen, beyond: [] });
      await page.paste('#budget', 'a number it is not, and a long one at that');
      await page.waitFor(() => document.querySelector('#budget')?.getAttribute('aria-invalid') === 'true', { what: 'a fault' });
      const faulty = await widths(page);
      assert.deepEqual(faulty, { screen: faulty.screen, page: faulty.screen, beyond: [] });
    });
  });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function restedAccessRules(rested) {
  test('axe-core finds nothing in the default view', async () => {
    const { page } = rested();
    assert.deepEqual(await violations(page), []);
  });

  test('axe-core does find a planted fault', async () => {
    const { page } = rested();
    await page.evaluate(() => document.querySelector('main')?.append(Object.assign(document.createElement('input'), { id: 'planted' })));
    assert.match((await violations(page, { type: 'rule', values: ['label'] })).join(), /label/);
    await page.evaluate(() => document.querySelector('#planted')?.remove());
  });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function keyboardRules(rested) {
  test('every control is reached by Tab, in the order of the page, and shows that it has the focus', async () => {
    const { page } = rested();
    await page.click('tierwise-question summary');
    await openGroup(page, 'Sales');
    await page.evaluate(() => {
      /** @type {HTMLElement} */ (document.activeElement)?.blur();
      scrollTo(0, 0);
      getSelection()?.removeAllRanges();
      // One stop for each control, and one for each group of radio buttons.
      const seen = new Set();
      const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((element) => {
        if (element.getClientRects().length === 0 || /** @type {HTMLInputElement} */ (element).disabled) return false;
        // What is shut away has boxes, too, in some browsers.
        for (let shut = element.closest('details:not([open])'); shut; shut = shut.parentElement?.closest('details:not([open])') ?? null) {
          if (!shut.querySelector(':scope > summary')?.contains(element)) return false;
        }
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        if (seen.has(element.name)) return false;
        seen.add(element.name);
        return true;
      });
      stops.forEach((element, index) => { /** @type {any} */ (element).stop = index; });
      Object.assign(globalThis, { stops });
    });
    /** @type {number[]} */
    const visited = [];
    const total = await page.evaluate(() => /** @type {any} */ (globalThis).stops.length);
    assert.ok(total > 60, `${total} controls`);
    // The driver's focus starts at the top of the page.
    await page.evaluate(() => {
      const start = document.createElement('span');
      start.id = 'start';
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
    });
    for (let presses = 0; presses < total; presses += 1) {
      await page.press('Tab');
      const { stop, visible, covered, what } = await page.evaluate(() => {
        const element = /** @type {any} */ (document.activeElement);
        const style = getComputedStyle(element);
        const group = element.type === 'radio' ? /** @type {any} */ (globalThis).stops.find((/** @type {any} */ other) => other.name === element.name && other.type === 'radio') : element;
        const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        const box = element.getBoundingClientRect();
        const bar = document.querySelector('.page-bar')?.getBoundingClientRect();
        const covered = bar !== undefined && !element.closest('.page-bar') && box.top >= bar.top && box.bottom <= bar.bottom;
        return { stop: group?.stop ?? -1, visible: ringed && box.width > 0, covered, what: `${element.localName}#${element.id} ${element.textContent?.slice(0, 30)}` };
      });
      if (stop < 0) break;
      assert.ok(visible, `the focus shows at ${what}`);
      assert.ok(!covered, `the bar covers the focus at ${what}`);
      visited.push(stop);
    }
    const missed = await page.evaluate((reached) => {
      const { stops } = /** @type {any} */ (globalThis);
      return stops.filter((/** @type {Element} */ _, /** @type {number} */ index) => !reached.includes(index)).map((/** @type {Element} */ { outerHTML }) => outerHTML.slice(0, 120));
    }, visited);
    assert.deepEqual(missed, [], 'controls that Tab does not reach');
    assert.deepEqual(visited, Array.from({ length: total }, (_, index) => index));
  });
}

/** Emulations that only Chromium's driver offers. @param {() => import('../harness.js').Browser} browser */
export function chromiumAccessRules(browser) {
  // Contrast follows the colours, sizes follow the width: two of the four pairs show all there is.
  test('axe-core finds nothing with everything open and with faults shown, light and 1280 px wide, dark and 320 px wide', async () => {
    await onPage(browser(), { analyses: 'running' }, async (page) => {
      const { tab } = /** @type {{tab: import('playwright-core').Page}} */ (/** @type {unknown} */ (page));
      await atRest(page);
      await showEverything(page);
      await showErrors(page);
      assert.deepEqual(await violations(page), []);
      await tab.emulateMedia({ colorScheme: 'dark' });
      await page.resize(320, 900);
      await page.waitFor(() => innerWidth === 320 && matchMedia('(prefers-color-scheme: dark)').matches, { what: 'a narrow dark page' });
      assert.deepEqual(await violations(page), []);
    });
  });

  test('without JavaScript the page says that it needs it', async () => {
    const { page, close } = await openSite(browser(), { wishes: { javaScript: false } });
    try {
      const { tab } = /** @type {{tab: import('playwright-core').Page}} */ (/** @type {unknown} */ (page));
      assert.match(await tab.locator('noscript').innerText(), /needs JavaScript/);
    } finally {
      await close();
    }
  });
}
