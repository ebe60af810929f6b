// Chromium, driven by Playwright's client. Imports that client and the common page.
import { chromium } from 'playwright-core';
import { createPage } from './page.js';
import { programOf } from './programs.js';
import { rungAsked } from './rungs.js';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @typedef {{javaScript?: boolean, dark?: boolean, width?: number, height?: number}} Wishes */

/**
 * @param {{flags?: string[], script?: string} | null} [rung] that the engine is made to stand on; without one the best
 * @param {string[]} [without] flags that the client sets by itself
 */
export async function launchChromium(rung = rungAsked(), without = []) {
  const browser = await chromium.launch({ executablePath: programOf('chromium', 'chromium-browser'), args: [...quiet, ...(rung?.flags ?? [])], ignoreDefaultArgs: without });

  /** @param {Wishes} [wishes] */
  async function newPage({ javaScript = true, dark = false, width = 1280, height = 900 } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: javaScript });
    if (rung?.script) await context.addInitScript({ content: rung.script });
    const tab = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    /** @type {string[]} */
    const requests = [];
    tab.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text()); });
    tab.on('pageerror', (error) => errors.push(String(error)));
    tab.on('request', (request) => requests.push(request.url()));
    /** @type {import('playwright-core').Page | import('playwright-core').Frame} */
    let target = tab;
    const page = createPage({
      browser: 'chromium',
      goto: async (url) => void (await tab.goto(url)),
      evaluate: (script, ...parts) => /** @type {any} */ (target.evaluate(callText(script, parts))),
      run: async (source) => void (await target.evaluate(`${source}; undefined`)),
      click: (selector) => target.click(selector),
      type: (text) => tab.keyboard.type(text),
      press: (key) => tab.keyboard.press(key),
      resize: (toWidth, toHeight) => tab.setViewportSize({ width: toWidth, height: toHeight }),
      screenshot: () => tab.screenshot({ fullPage: true }),
      reload: async () => void (await tab.reload()),
      back: async () => void (await tab.goBack()),
      enterFrame: async () => void (target = tab.frames()[1]),
      evaluateOutside: (script, ...parts) => /** @type {any} */ (tab.evaluate(callText(script, parts))),
      consoleErrors: async () => errors,
      close: () => context.close(),
    });
    return { ...page, tab, requests };
  }

  return { name: 'chromium', newPage, close: () => browser.close() };
}

/** A call of a function with plain values, as text. @param {Function} script @param {unknown[]} parts */
export function callText(script, parts) {
  return `(${script})(${parts.map((part) => JSON.stringify(part) ?? 'undefined').join(', ')})`;
}
