// Working with the page: taking changes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, onPage, openGroup, showsAnswer } from '../harness.js';

/** Waits for the answer to the question turned round. @param {import('../page.js').Page} page @param {string} lever */
const solved = (page, lever) =>
  page.waitFor((/** @type {string} */ kind) => {
    const { result, stale, progress } = /** @type {any} */ (document.querySelector('tierwise-page')).model.analyses.solveFor;
    return !stale && !progress && result?.lever.kind === kind && document.querySelectorAll('.solve-cell').length === 3;
  }, { parts: [lever], what: 'the value that was asked for' });

/** The field may have left the screen, and follows then once the inputs are still. @param {import('../page.js').Page} page @param {string} id @param {string} text */
const holds = (page, id, text) =>
  page.waitFor((/** @type {string} */ key, /** @type {string} */ wanted) => /** @type {HTMLInputElement | null} */ (document.getElementById(key))?.value === wanted, { parts: [id, text], what: `${text} in ${id}` });

/** @param {() => import('../harness.js').Browser} browser */
export function interactionRules(browser) {
  test('a text that was left out of sight is as it should be once the cursor is back in it, and does not change under it', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.fill('#budget', '33000');
      await page.waitFor(() => {
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
        return document.querySelector('#question.distant') !== null;
      }, { what: 'the question out of sight' });
      const texts = await page.evaluate(async () => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#budget'));
        const typed = field.value;
        field.blur();
        field.dispatchEvent(new Event('change', { bubbles: true })); // what a press elsewhere brings
        await new Promise((done) => { setTimeout(done); });
        const left = field.value;
        field.focus();
        return [typed, left, field.value];
      });
      assert.deepEqual(texts, ['33000', '33000', '33,000']);
    });
  });

  test('every change is taken back and done again by named buttons and by keys, with the address and the answer', async () => {
    await onPage(browser(), { hash: '#v=1&budget=12000' }, async (page) => {
      const usual = await showsAnswer(page, /budget=12000/);
      assert.equal(await page.count('.changes'), 0, 'nothing to take back, nothing in the way');
      await page.focus('#budget-slider');
      await page.press('ArrowRight');
      await page.press('ArrowRight');
      const { results: moved } = await showsAnswer(page, /budget=13\d\d\d/);
      await page.select('#goal', 'return');
      await showsAnswer(page, /goal=return/);
      assert.equal(await page.text('.changes .undo .what'), 'Undo: what counts');
      await page.click('.changes .undo');
      assert.deepEqual((await showsAnswer(page, /^(?!.*goal=)/)).results, moved);
      assert.equal(await page.text('.changes .redo .what'), 'Redo: what counts');
      await page.focus('#budget-slider');
      await page.press('Control+z');
      assert.deepEqual((await showsAnswer(page, /budget=12000/)).results, usual.results, 'two steps of the slider are one');
      await page.press('Control+Shift+z');
      assert.deepEqual((await showsAnswer(page, /budget=13\d\d\d/)).results, moved);
      await page.press('Control+y');
      await showsAnswer(page, /goal=return/);

      // A text that cannot be read comes and goes with its message.
      await openGroup(page, 'Sales');
      await page.fill(byId('input.aov.median'), '7x');
      await page.press('Tab');
      assert.equal(await page.text('.changes .undo .what'), 'Undo: Average order value');
      await page.click('.changes .undo');
      await holds(page, 'input.aov.median', '72');
      await page.click('.changes .redo');
      await holds(page, 'input.aov.median', '7x');
      assert.equal(await page.attribute(byId('input.aov.median'), 'aria-invalid'), 'true');

      // Beginning again is one step, and a link that is followed another; the Back button leads to the entry before it.
      await page.click('.changes .over');
      await showsAnswer(page, /^#?v=1$|^$/);
      await page.click('.changes .undo');
      await showsAnswer(page, /goal=return/);
      await page.evaluate(() => { location.hash = '#v=1&budget=90000'; });
      await showsAnswer(page, /budget=90000/);
      await page.back();
      await showsAnswer(page, /goal=return/);
      assert.equal(await page.text('.changes .undo .what'), 'Undo: another link opened');
      await page.click('.changes .undo');
      await showsAnswer(page, /budget=90000/);

      // A starting point is one step as well, and is marked while the inputs equal it.
      await page.click('.starts button:nth-of-type(3)');
      await showsAnswer(page, /budget=90000.*product_cost=50/);
      assert.deepEqual(await page.texts('.starts button[aria-pressed="true"]'), ['Nano seeding']);
      assert.equal(await page.text('.changes .undo .what'), 'Undo: start from “Nano seeding”');
      await page.click('.starts button:nth-of-type(4)');
      await showsAnswer(page, /^(?!.*product_cost).*scheme=article/);
      await page.click('.changes .undo');
      await page.click('.changes .undo');
      await showsAnswer(page, /^#?v=1&budget=90000$/);
      assert.equal(await page.count('.starts button[aria-pressed="true"]'), 0);
    });
  });

  test('the question turned round: a fee is found, used, and taken back; another question finds another value', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.click('#solve tierwise-progress button'); // the long analyses wait here until they are asked for
      await solved(page, 'fee');
      const found = await page.text('.solve-cell.even .solve-value');
      const fee = Number(found.replace(/[^\d.]/g, ''));
      assert.ok(fee > 50 && fee < 450, found);
      await page.click('.solve-cell.even button');
      const { comparison } = await showsAnswer(page, new RegExp(`option\\.0=micro~${fee}`));
      const micro = comparison.options[0].profit_percentiles ?? [];
      assert.ok(Math.abs(micro[50]) < 0.02 * (micro[80] - micro[20]), `median profit ${micro[50]}`);
      assert.match(await page.text('article[aria-labelledby="option-0"] dl'), new RegExp(`Agreed fee of a post\\s*\\$${fee}`));
      await page.click('.changes .undo');
      await showsAnswer(page, /^(?!.*option)/);
      await page.select('#solve_for', 'budget');
      await page.select('#solve_rival', '2');
      await solved(page, 'budget');
      assert.match(await page.text('.solve-cell.even .solve-term'), /As good as adverts/);
    });
  });

  test('an option is dragged along the curve by its marker, moved on by keys, and typed', async () => {
    await onPage(browser(), {}, async (page) => {
      await page.appears('#curve .handle');
      const dragged = await page.evaluate(() => {
        const handle = /** @type {Element} */ (document.querySelector('#curve .handle'));
        const { left, width, height } = handle.getBoundingClientRect();
        const at = (/** @type {string} */ kind, /** @type {number} */ x) => new PointerEvent(kind, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: left + width / 2 + x });
        const svg = /** @type {SVGElement} */ (handle.closest('svg'));
        svg.setPointerCapture = () => {}; // the browser knows of no such pointer
        handle.dispatchEvent(at('pointerdown', 0));
        for (const x of [-10, -25, -40]) svg.dispatchEvent(at('pointermove', x));
        svg.dispatchEvent(at('pointerup', -40));
        svg.dispatchEvent(at('pointermove', -200));
        return { width, height, focused: document.activeElement?.id };
      });
      assert.ok(dragged.width >= 44 && dragged.height >= 44, 'large enough for a finger');
      assert.equal(dragged.focused, 'along-0', 'the keys go on where the hand left off');
      const { state } = await showsAnswer(page, /option\.0=\d+/);
      const [{ kind, ...first }] = state.options;
      const followers = 'followers' in first ? first.followers : 0;
      assert.ok(kind === 'creators' && followers > 15_000 && followers < 28_000, `${followers}`);
      assert.match((await page.attribute('#along-0', 'aria-valuetext')) ?? '', /followers, [\d.]+ people per \$1/);
      assert.match(await page.text('.turn-text'), /brings as much for its money as Macro/);
      await page.press('End');
      await showsAnswer(page, /option\.0=10000000/);
      await page.fill('#along-0-text', '12,300');
      await showsAnswer(page, /option\.0=12300/);
      assert.equal(await page.value(byId('option.0.followers')), '12,300');
    });
  });
}
