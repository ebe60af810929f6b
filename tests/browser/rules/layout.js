// Where things lie: nothing moves while numbers change, texts of charts keep clear of each other, dark colours are dark everywhere.
// Positions are compared, not stored pictures. Imports the harness and pngjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PNG } from 'pngjs';
import { atRest, onPage, showsAnswer } from '../harness.js';

/** Where the parts of the page lie that a reader has in sight while the slider moves, by name. @param {import('../page.js').Page} page @returns {Promise<Record<string, number[]>>} */
const places = (page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('#budget, #budget-slider, #platform, #goal, #verdict, #verdict article, #options, #options article, #options .metric svg')];
    return Object.fromEntries(
      parts.map((part, index) => {
        const { left, top, width } = part.getBoundingClientRect();
        return [`${part.id || part.getAttribute('aria-labelledby') || part.localName} ${index}`, [left + scrollX, top + scrollY, width].map(Math.round)];
      }),
    );
  });

/**
 * Pairs of texts of one chart that lie on each other, and texts that are cut off at the chart's edge.
 * @param {import('../page.js').Page} page @returns {Promise<{texts: Record<string, number>, faults: string[]}>} texts: how many by the part that they stand in
 */
const chartTexts = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const faults = [];
    /** @type {Record<string, number>} */
    const texts = {};
    for (const svg of document.querySelectorAll('main svg')) {
      const frame = svg.getBoundingClientRect();
      const shown = [...svg.querySelectorAll('text')]
        .filter((text) => text.textContent?.trim() && text.getClientRects().length > 0 && getComputedStyle(text).visibility === 'visible')
        .map((text) => ({ words: text.textContent?.trim() ?? '', box: text.getBoundingClientRect() }));
      const where = svg.closest('section')?.id ?? '';
      texts[where] = (texts[where] ?? 0) + shown.length;
      for (const { words, box } of shown) if (box.left < Math.min(frame.left, 0) - 1 || box.right > document.documentElement.clientWidth + 1) faults.push(`${where}: ${words} is cut off`);
      shown.forEach((one, index) => {
        for (const other of shown.slice(index + 1)) {
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          // Boxes of lines are higher than their letters.
          if (wide > 1 && high > 0.35 * Math.min(one.box.height, other.box.height)) faults.push(`${where}: ${one.words} on ${other.words}`);
        }
      });
    }
    return { texts, faults };
  });

/** Parts of the page whose charts have words or numbers in them. */
const withTexts = ['verdict', 'options', 'spread', 'curve', 'split', 'measurable'];

/** Opens whatever can be opened; what it holds is made once the browser has said that it is open. @param {import('../page.js').Page} page */
const openAll = (page) =>
  page.evaluate(async () => {
    const shut = [...document.querySelectorAll('details')].filter((details) => !details.open);
    await Promise.all(shut.map((details) => new Promise((done) => {
      details.addEventListener('toggle', () => done(null), { once: true });
      details.open = true;
    })));
  });

/** Squares of a picture, `side` pixels wide, in which every pixel is light. @param {Buffer} picture @param {number} side */
function lightSquares(picture, side) {
  const { width, height, data } = PNG.sync.read(picture);
  const isLight = (/** @type {number} */ x, /** @type {number} */ y) => {
    const at = 4 * (y * width + x);
    return data[at] > 225 && data[at + 1] > 225 && data[at + 2] > 225;
  };
  /** @type {string[]} */
  const found = [];
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) {
      let light = true;
      for (let pixel = 0; light && pixel < side * side; pixel += 1) light = isLight(left + (pixel % side), top + Math.floor(pixel / side));
      if (light) found.push(`${left}, ${top}`);
    }
  }
  return { found, width, height };
}

/** @param {() => import('../harness.js').Browser} browser */
export function layoutRules(browser) {
  test('nothing moves while the budget does, and dark colours leave no light rectangle', async () => {
    await onPage(browser(), {}, async (page) => {
      const before = await places(page);
      assert.ok(Object.keys(before).length > 12, Object.keys(before).join(', '));
      const { results } = await showsAnswer(page);
      await page.focus('#budget-slider');
      for (let steps = 0; steps < 3; steps += 1) await page.press('ArrowRight');
      assert.notDeepEqual((await showsAnswer(page, /budget=(2[6-9]|3)\d{3}/)).results, results);
      const after = await places(page);
      assert.deepEqual(Object.keys(before).filter((name) => String(after[name]) !== String(before[name])).map((name) => `${name}: ${before[name]} to ${after[name]}`), []);

      // From three figures to six the sentence wraps where it did.
      const tops = await page.evaluate(async () => {
        const top = [];
        for (const value of [600, 25_000, 359_000, 980_000]) {
          document.dispatchEvent(new CustomEvent('tierwise-intent', { detail: { kind: 'value', key: 'budget', value } }));
          await new Promise((done) => { setTimeout(done, 50); });
          top.push(Math.round((document.querySelector('#budget-slider')?.getBoundingClientRect().top ?? NaN) + scrollY));
        }
        return top;
      });
      assert.deepEqual(tops, tops.map(() => tops[0]));

      assert.ok(lightSquares(await page.screenshot(), 24).found.length > 100, 'light colours are seen as such');
      await page.select('#theme', 'dark');
      const dark = lightSquares(await page.screenshot(), 24);
      assert.ok(dark.height > 700 && dark.width > 700, `a picture of ${dark.width} by ${dark.height}`);
      assert.deepEqual(dark.found, []);
    });
  });

  test('distant parts rest and take the room they take at work; they wake before they are in sight', async () => {
    await onPage(browser(), { folded: true }, async (page) => {
      const look = () => page.evaluate(() => {
        const host = /** @type {HTMLElement} */ (document.querySelector('tierwise-page'));
        const parts = [...host.querySelectorAll(':scope > section')];
        const tops = () => parts.map((part) => Math.round(part.getBoundingClientRect().top + scrollY));
        const resting = tops();
        const at = parts.map((part) => getComputedStyle(part).contentVisibility);
        const sized = host.classList.contains('sized');
        host.classList.remove('sized');
        const working = tops();
        host.classList.toggle('sized', sized);
        const inSight = parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => bottom > 0 && top < innerHeight);
        return { sized, resting, working, far: parts.filter((_, i) => at[i] === 'auto').map(({ id }) => id), asleep: parts.filter((_, i) => inSight[i] && at[i] === 'auto').map(({ id }) => id) };
      });
      await page.waitFor(() => document.querySelector('tierwise-page.sized') !== null, { what: 'parts that may rest' });
      const atTop = await look();
      assert.deepEqual(atTop.resting, atTop.working);
      assert.ok(atTop.far.includes('assumptions') && !atTop.far.includes('question'), atTop.far.join(', '));
      await page.evaluate(() => document.querySelector('#assumptions')?.scrollIntoView({ behavior: 'instant' }));
      await page.waitFor(() => document.querySelector('#question.distant') !== null && document.querySelector('#assumptions.distant') === null, { what: 'the assumptions at work' });
      const atEnd = await look();
      assert.deepEqual(atEnd.resting, atTop.working);
      assert.deepEqual(atEnd.asleep, []);
      await page.resize(700, 900);
      let narrow = await look();
      // Charts are drawn anew for the width, then the sizes are kept.
      const isSettled = () => narrow.sized && String(narrow.working) !== String(atEnd.working) && String(narrow.resting) === String(narrow.working);
      for (let tries = 0; tries < 100 && !isSettled(); tries += 1) {
        await pause(50);
        narrow = await look();
      }
      assert.ok(narrow.sized);
      assert.notDeepEqual(narrow.resting, atEnd.resting);
      assert.deepEqual(narrow.resting, narrow.working);
    });
  });

  test('320 px wide no text of a chart lies on another or leaves the screen', async () => {
    await onPage(browser(), { analyses: 'running', frame: 320 }, async (page) => {
      await openAll(page);
      await atRest(page);
      // Parts out of sight are drawn a moment after their answer is there.
      await page.evaluate(() => /** @type {import('../../../web/ui/page.js').PageElement} */ (document.querySelector('tierwise-page')).drawAll());
      const { texts, faults } = await chartTexts(page);
      assert.deepEqual(withTexts.filter((part) => !texts[part]), [], 'parts whose charts have texts');
      const count = Object.values(texts).reduce((sum, each) => sum + each, 0);
      assert.ok(count > 60, `${count} texts`);
      assert.deepEqual(faults, []);
      await page.evaluate(() => {
        const text = [...document.querySelectorAll('main svg text')].find((one) => one.textContent?.trim() && one.getClientRects().length > 0);
        text?.after(text.cloneNode(true));
      });
      assert.equal((await chartTexts(page)).faults.length, 1, 'a planted fault is seen');
    });
  });
}
