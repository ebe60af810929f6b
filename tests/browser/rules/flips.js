// What would turn the verdict: the nearest turns as the engine gives them in Node, a way to the assumption, a way to stop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../../web/engine/node.js';
import { decodeHash } from '../../../web/state/hash.js';
import { toComparisonRequest } from '../../../web/state/inputs.js';
import { clickUntil, showsAnswer } from '../harness.js';
import { slowness } from '../rungs.js';

const engine = await createNodeEngine();
const patience = 120_000;
/** Enough for a search of seconds; a browser without its compilers takes as long for few. */
const longDraws = slowness > 1 ? 2048 : 16_384;

/** @param {import('../page.js').Page} page @param {string} goal */
async function showsFlips(page, goal) {
  await page.evaluate(() => document.querySelector('#flips')?.scrollIntoView({ behavior: 'instant' }));
  await page.waitFor(
    () => {
      const { flips } = /** @type {any} */ (document.querySelector('tierwise-page')).model.analyses;
      return flips.result !== null && !flips.stale && document.querySelector('.flip-row') !== null;
    },
    { what: 'the flip points', timeout: patience },
  );
  await page.click(`input[name="flips-goal"][value="${goal}"]`);
  await page.waitFor((/** @type {string} */ wanted) => /** @type {any} */ (document.querySelector('tierwise-flips'))?.view.goal === wanted, { parts: [goal], what: goal });
}

/** On a page where every analysis has come to its end. @param {() => {page: import('../page.js').Page, site: import('../site.js').Site}} rested */
export function restedFlipRules(rested) {
  test('the turns on the page are those of the engine in Node, and their names lead to the assumption', async () => {
    const { page } = rested();
    await showsAnswer(page);
    await showsFlips(page, 'engagement');
    const shown = await page.evaluate(() => {
      const { analyses } = /** @type {any} */ (document.querySelector('tierwise-page')).model;
      const hours = analyses.flips.result.flips.find((/** @type {any} */ flip) => flip.lever.input === 'hours_per_creator');
      return { hash: location.hash, turns: JSON.stringify(hours.turns.engagement) };
    });
    const point = engine.flipPoint(toComparisonRequest(decodeHash(shown.hash).state), { kind: 'input', input: 'hours_per_creator' });
    assert.equal(shown.turns, JSON.stringify(point.ok && point.turns.engagement));
    const names = await page.texts('.flip-name a');
    assert.ok(names.includes('Working hours per creator'), names.join('; '));
    const press = () => page.evaluate(() => {
      const link = /** @type {HTMLElement} */ ([...document.querySelectorAll('.flip-name a')].find((each) => each.textContent === 'Working hours per creator'));
      link.closest('details')?.setAttribute('open', ''); // rows further down are folded, and nothing folded takes the focus
      link.focus();
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    });
    // It is changed where it is named; the panel closes to the same place, or leads to the list of all.
    await press();
    await page.waitFor(() => document.querySelector('dialog.editor[open] #editor-median') !== null, { what: 'the panel of the assumption' });
    assert.equal(await page.text('.editor h2'), 'Working hours per creator');
    await page.press('Escape');
    await page.waitFor(() => document.querySelector('dialog.editor[open]') === null && document.activeElement?.textContent === 'Working hours per creator', { what: 'the place before' });
    await press();
    await page.click('.editor-foot button:last-child');
    await page.waitFor(() => document.activeElement?.id === 'input.hours_per_creator.median', { what: 'the cursor in the assumption' });
    assert.match(await page.text('article[aria-labelledby="verdict-engagement"] .turn-note'), /Turns if “/);
  });
}

/** Changes the inputs. @param {Parameters<typeof restedFlipRules>[0]} rested */
export function movedFlipRules(rested) {
  test('the search can be stopped, and asked for again', async () => {
    const { page } = rested();
    // The reader is there before the search begins, and it takes long: a look that comes late still sees it run.
    await page.evaluate(() => document.querySelector('#flips')?.scrollIntoView({ behavior: 'instant' }));
    await page.evaluate((draws) => { location.hash = `#v=1&budget=26000&draws=${draws}`; }, longDraws);
    // What still ran for the inputs before ends with them; this waits for the search that belongs to these.
    await page.waitFor(() => {
      const { model } = /** @type {any} */ (document.querySelector('tierwise-page'));
      return model.answered.budget === 26_000 && model.comparison.refined && model.analyses.flips.progress !== null;
    }, { what: 'the search for these inputs' });
    await clickUntil(page, '#flips progress ~ button', () => /** @type {any} */ (document.querySelector('tierwise-page')).model.analyses.flips.off);
    await page.waitFor(() => document.querySelector('#flips progress') === null, { what: 'no progress' });
    await page.click('#flips .progress button');
    await page.appears('#flips progress');
  });
}
