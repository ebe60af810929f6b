// The built page in Chromium, Firefox and WebKit: every rule runs in each of them. A browser that is not there is a failure.
// TIERWISE_BROWSER=chromium, firefox or webkit runs the rules in that one alone.
import { after, before, describe } from 'node:test';
import { browsersAsked, launchers } from './harness.js';
import { accessRules, chromiumAccessRules } from './rules/access.js';
import { answerRules } from './rules/answer.js';
import { creatorRules } from './rules/creator.js';
import { engineRules } from './rules/engine.js';
import { faultRules } from './rules/faults.js';
import { inputRules } from './rules/inputs.js';
import { verdictRules } from './rules/verdicts.js';

for (const name of browsersAsked()) {
  describe(name, () => {
    /** @type {import('./harness.js').Browser} */
    let browser;
    before(async () => { browser = await launchers[name](); });
    after(async () => { await browser?.close(); });
    for (const rules of [answerRules, inputRules, verdictRules, faultRules, creatorRules, engineRules, accessRules]) rules(() => browser);
    if (name === 'chromium') chromiumAccessRules(() => browser);
  });
}
