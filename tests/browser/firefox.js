// Firefox, driven over WebDriver BiDi by Puppeteer's client. Imports that client and the common page.
import puppeteer from 'puppeteer-core';
import { callText } from './chromium.js';
import { createPage } from './page.js';
import { programOf } from './programs.js';

export async function launchFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: programOf('firefox-esr', 'firefox'),
    headless: true,
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true, 'intl.accept_languages': 'en-US, en' },
  });

  /** @param {import('./chromium.js').Wishes} [wishes] */
  async function newPage({ width = 1280, height = 900 } = {}) {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.setViewport({ width, height });
    /** @type {string[]} */
    const errors = [];
    tab.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warn') errors.push(message.text()); });
    tab.on('pageerror', (error) => errors.push(String(error)));
    /** @type {import('puppeteer-core').Page | import('puppeteer-core').Frame} */
    let target = tab;
    const page = createPage({
      browser: 'firefox',
      goto: async (url) => void (await tab.goto(url)),
      evaluate: (script, ...parts) => /** @type {any} */ (target.evaluate(callText(script, parts))),
      run: async (source) => void (await target.evaluate(`${source}; undefined`)),
      click: (selector) => target.click(selector),
      type: (text) => tab.keyboard.type(text),
      press: (key) => pressWith(tab.keyboard, key),
      resize: async (toWidth, toHeight) => void (await tab.setViewport({ width: toWidth, height: toHeight })),
      screenshot: async () => Buffer.from(await tab.screenshot({ fullPage: true })),
      reload: async () => void (await tab.reload()),
      back: async () => void (await tab.goBack()),
      enterFrame: async () => void (target = tab.frames()[1]),
      evaluateOutside: (script, ...parts) => /** @type {any} */ (tab.evaluate(callText(script, parts))),
      consoleErrors: async () => errors,
      close: () => context.close(),
    });
    return { ...page, tab };
  }

  return { name: 'firefox', newPage, close: () => browser.close() };
}

/** @param {import('puppeteer-core').Keyboard} keyboard @param {string} combination */
async function pressWith(keyboard, combination) {
  const keys = /** @type {import('puppeteer-core').KeyInput[]} */ (combination.split('+').map((key) => (key === 'Space' ? ' ' : key)));
  const last = /** @type {import('puppeteer-core').KeyInput} */ (keys.pop());
  for (const key of keys) await keyboard.down(key);
  await keyboard.press(last);
  for (const key of keys.reverse()) await keyboard.up(key);
}
