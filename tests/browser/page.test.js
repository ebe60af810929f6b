// The built page in Chromium, Firefox and WebKit: every rule runs in each of them. A browser that is not there is a failure.
// TIERWISE_BROWSER=chromium, firefox or webkit runs the rules in that one alone.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { atRest, browsersAsked, launchers, onPage, sharePage, showsAnswer } from './harness.js';
import { launchWebKit } from './webkit.js';
import { accessRules, chromiumAccessRules, keyboardRules, restedAccessRules } from './rules/access.js';
import { answerRules } from './rules/answer.js';
import { attackRules } from './rules/attacks.js';
import { campaignRules } from './rules/campaigns.js';
import { creatorRules } from './rules/creator.js';
import { depthRules, movedDepthRules, restedDepthRules } from './rules/depth.js';
import { chromiumEmbedRules, embedRules } from './rules/embed.js';
import { engineRules } from './rules/engine.js';
import { faultRules } from './rules/faults.js';
import { chromiumMethodRules, methodRules, restedMethodRules } from './rules/method.js';
import { movedFlipRules, restedFlipRules } from './rules/flips.js';
import { inputRules } from './rules/inputs.js';
import { interactionRules } from './rules/interaction.js';
import { chromiumLanguageRules, languageRules } from './rules/languages.js';
import { layoutRules } from './rules/layout.js';
import { movedPlanningRules, planningRules, restedPlanningRules } from './rules/planning.js';
import { takeAlongRules } from './rules/take_along.js';
import { verdictRules } from './rules/verdicts.js';
import { rungAsked } from './rungs.js';

/** Rules about workers that break need workers. */
const hasWorkers = rungAsked()?.stands.place !== 'page';

for (const name of browsersAsked()) {
  describe(name, () => {
    /** @type {import('./harness.js').Browser} */
    let browser;
    before(async () => { browser = await launchers[name](); });
    after(async () => { await browser?.close(); });
    for (const rules of [answerRules, inputRules, verdictRules, faultRules, attackRules, creatorRules, campaignRules, depthRules, ...(hasWorkers ? [engineRules] : []), accessRules, methodRules, planningRules, interactionRules, languageRules, takeAlongRules, embedRules, layoutRules]) rules(() => browser);
    describe('with every long analysis at its end', () => {
      const rested = sharePage(() => browser, { analyses: 'running' }, atRest);
      // Those that only look come first, those that open and move things after them.
      for (const rules of [restedAccessRules, restedPlanningRules, restedDepthRules, restedFlipRules, keyboardRules, restedMethodRules, movedPlanningRules, movedDepthRules, movedFlipRules]) rules(rested);
    });
    if (name === 'chromium') {
      chromiumAccessRules(() => browser);
      chromiumEmbedRules(() => browser);
      chromiumMethodRules(() => browser);
      chromiumLanguageRules(() => browser);
    }
  });
}

if (browsersAsked().includes('webkit')) {
  test('a browser whose language is no language shows the numbers in English', async () => {
    const browser = await launchWebKit({ locale: 'C.UTF-8' });
    try {
      await onPage(browser, {}, async (page) => {
        assert.equal(await page.evaluate(() => navigator.language), 'C');
        await showsAnswer(page);
      });
    } finally {
      await browser.close();
    }
  });
}
