// The three browsers and the built page, ready for tests. Imports the other files of this folder.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { launchChromium } from './chromium.js';
import { expectedAnswer } from './expected.js';
import { launchFirefox } from './firefox.js';
import { slowness } from './rungs.js';
import { startSite } from './site.js';
import { launchWebKit } from './webkit.js';

export const launchers = { chromium: () => launchChromium(), firefox: launchFirefox, webkit: launchWebKit };
/** @typedef {keyof typeof launchers} BrowserName */

/** All three, or the one that TIERWISE_BROWSER names. @returns {BrowserName[]} */
export function browsersAsked() {
  const all = /** @type {BrowserName[]} */ (Object.keys(launchers));
  const wanted = process.env.TIERWISE_BROWSER;
  if (!wanted) return all;
  const found = all.filter((name) => name === wanted);
  if (found.length === 0) throw new Error(`TIERWISE_BROWSER=${wanted} is none of ${all.join(', ')}`);
  return found;
}

/** @typedef {Awaited<ReturnType<typeof launchChromium>> | Awaited<ReturnType<typeof launchFirefox>> | Awaited<ReturnType<typeof launchWebKit>>} Browser */

/**
 * Draws of rules that are not about numbers: a quick answer and two parts of a full one, an eighth of the usual work.
 * They stand in the address, as a reader could put them there.
 */
const fewDraws = 2048;

/** @param {string} hash @param {'few' | 'usual'} draws */
function addressPart(hash, draws) {
  return draws === 'usual' ? hash : `${hash === '' ? '#v=1' : hash}&draws=${fewDraws}`;
}

/**
 * The page in a browser, from a server of its own, with the first answer on it.
 * @param {Browser} browser
 * @param {{hash?: string, draws?: 'few' | 'usual', analyses?: 'stopped' | 'running', folded?: boolean, wishes?: import('./chromium.js').Wishes, frame?: number}} [options]
 *   analyses: stopped before they begin, as by their buttons, for rules that are not about them; frame: in a frame of this width;
 *   folded: parts stay folded as a reader finds them, otherwise all are open
 */
export async function openSite(browser, { hash = '', draws = 'few', analyses = 'stopped', folded = false, wishes = {}, frame } = {}) {
  const site = await startSite();
  const page = await browser.newPage(wishes);
  const close = async () => {
    await page.close();
    await site.stop();
  };
  try {
    await page.goto(`${frame === undefined ? site.address : site.frame(frame)}${addressPart(hash, draws)}`);
    if (frame !== undefined) await page.enterFrame();
    if (wishes.javaScript === false) return { page, site, close };
    if (analyses === 'stopped') await stopAnalyses(page);
    await refined(page);
    if (!folded) await page.evaluate(() => { for (const part of document.querySelectorAll('details.fold')) /** @type {HTMLDetailsElement} */ (part).open = true; });
  } catch (error) {
    await close();
    throw error;
  }
  return { page, site, close };
}

/** @param {import('./page.js').Page} page */
export async function stopAnalyses(page) {
  await page.waitFor(
    () => {
      const { model } = /** @type {any} */ (document.querySelector('tierwise-page')) ?? {};
      const kinds = Object.keys(model?.analyses ?? {});
      for (const analysis of kinds) document.dispatchEvent(new CustomEvent('tierwise-intent', { detail: { kind: 'cancel_analysis', analysis } }));
      return kinds.length > 0;
    },
    { what: 'the page' },
  );
}

/**
 * Waits for the full answer to the inputs on the page, not a first rough one, and for the parts that come after it.
 * @param {import('./page.js').Page} page
 */
export async function refined(page) {
  await page.waitFor(
    () => {
      const { model, parts } = /** @type {any} */ (document.querySelector('tierwise-page')) ?? {};
      return model?.comparison?.draws === model?.inputs?.draws && document.querySelector('tierwise-run') !== null && parts.isDrawn(); // the foot comes last
    },
    { what: 'the refined answer' },
  );
}

/**
 * Waits until every long analysis has ended, so that no control comes or goes any more.
 * @param {import('./page.js').Page} page
 */
export async function atRest(page) {
  await page.waitFor(
    () => {
      const { model } = /** @type {any} */ (document.querySelector('tierwise-page')) ?? {};
      return model && Object.values(model.analyses).every(({ progress, stale, result, errors, off }) => !progress && !stale && (result || errors || off));
    },
    { what: 'the end of every analysis', timeout: 180_000 * slowness },
  );
}

/**
 * Opens the page, does something with it, and closes it. Whatever the test was about: the console must have stayed silent,
 * nothing may have been blocked, and nothing but the site's own files may have been asked for.
 * @param {Browser} browser
 * @param {Parameters<typeof openSite>[1]} options
 * @param {(page: import('./page.js').Page, site: import('./site.js').Site) => Promise<void>} body
 */
export async function onPage(browser, options, body) {
  const { page, site, close } = await openSite(browser, options);
  try {
    await body(page, site);
    await isQuiet(page, site);
  } finally {
    await close();
  }
}

/** @param {import('./page.js').Page} page @param {import('./site.js').Site} site */
async function isQuiet(page, site) {
  assert.deepEqual(await page.consoleErrors(), [], 'the console stays silent');
  assert.deepEqual(site.reports, [], 'nothing is blocked by the security policy');
  assert.deepEqual(site.requests.filter((path) => !ownFiles.test(path)), [], 'only the own files are asked for');
}

/**
 * One page for several rules that do not disturb each other: opened before the first of them, looked at and closed after the last as onPage does.
 * To be called inside a describe.
 * @param {() => Browser} browser
 * @param {Parameters<typeof openSite>[1]} options
 * @param {(page: import('./page.js').Page) => Promise<void>} [prepare]
 */
export function sharePage(browser, options, prepare = async () => {}) {
  /** @type {Awaited<ReturnType<typeof openSite>> | undefined} */
  let opened;
  before(async () => {
    opened = await openSite(browser(), options);
    await prepare(opened.page);
  });
  after(async () => {
    if (!opened) return;
    try {
      await isQuiet(opened.page, opened.site);
    } finally {
      await opened.close();
    }
  });
  return () => {
    if (!opened) throw new Error('the page is not open');
    return opened;
  };
}

const ownFiles = /^\/($|assets\/[\w-]+\.(js|css)$)/;

/** What the reader sees of the answer. @param {import('./page.js').Page} page */
export function readAnswer(page) {
  return page.evaluate(() => {
    const clean = (/** @type {Element | null | undefined} */ element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const article = (/** @type {string} */ goal) => document.querySelector(`article[aria-labelledby="verdict-${goal}"]`);
    const goals = ['reach', 'engagement', 'return'];
    return {
      headlines: Object.fromEntries(goals.map((goal) => [goal, clean(article(goal)?.querySelector('.headline'))])),
      chances: Object.fromEntries(goals.map((goal) => [goal, clean(article(goal)?.querySelector('.number strong'))])),
      results: [...document.querySelectorAll('.metric svg')].map((chart) =>
        [...chart.querySelectorAll('text.value')].map((text) => [
          [...text.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent?.trim() ?? '',
          clean(text.querySelector('.range')),
        ]),
      ),
    };
  });
}

/** What the reader should see of it. @param {ReturnType<typeof expectedAnswer>} expected */
function wantedAnswer({ headlines, chances, kinds, results }) {
  const decided = new Set(['wins', 'too_close', 'spend_nothing']);
  return {
    headlines,
    chances: Object.fromEntries(Object.entries(chances).map(([goal, chance]) => [goal, decided.has(kinds[goal]) ? chance : ''])),
    results,
  };
}

/**
 * The page comes to show exactly what the engine gives in Node for the state in the page's address.
 * @param {import('./page.js').Page} page
 * @param {RegExp} [pattern] what the address must come to hold
 */
export async function showsAnswer(page, pattern = /^/) {
  const address = await page.waitFor(
    (/** @type {string} */ wanted) => new RegExp(wanted).test(decodeURIComponent(location.hash)) && { hash: location.hash },
    { parts: [pattern.source], what: `an address with ${pattern}` },
  );
  const expected = expectedAnswer(address ? address.hash : '');
  const wanted = wantedAnswer(expected);
  const end = Date.now() + 20_000 * slowness;
  let seen = await readAnswer(page);
  while (!isDeepStrictEqual(seen, wanted) && Date.now() < end) {
    await pause(25);
    seen = await readAnswer(page);
  }
  assert.deepEqual(seen, wanted);
  await page.waitFor(() => /** @type {any} */ (document.querySelector('tierwise-page')).parts.isDrawn(), { what: 'the same in every part in sight' });
  return expected;
}

/** To the page before this one, without a driver, which waits for a load where a browser brings the very page back. @param {import('./page.js').Page} page */
export async function goBack(page) {
  await page.evaluate(() => void setTimeout(() => history.back(), 50));
  await pause(1500); // a script that is asked on the way is put to the page that is being left, and may be lost with it
}

/** A field whose id has dots in it. @param {string} id */
export const byId = (id) => `[id="${id}"]`;

/**
 * Clicks until a function in the page gives something true: a click misses when the page moves under it; a person clicks again.
 * @param {import('./page.js').Page} page @param {string} selector @param {(...parts: any[]) => boolean} isDone @param {unknown[]} parts
 */
export async function clickUntil(page, selector, isDone, ...parts) {
  for (let tries = 1; ; tries += 1) {
    await page.click(selector);
    try {
      await page.waitFor(isDone, { parts, what: `what a click on ${selector} does`, timeout: 2000 * slowness });
      return;
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** Opens the group of assumptions of this title. @param {import('./page.js').Page} page @param {string} title */
export async function openGroup(page, title) {
  const titles = await page.texts('tierwise-ledger details.group .group-title');
  if (!titles.includes(title)) throw new Error(`${title} is none of ${titles.join(', ')}`);
  const group = `tierwise-ledger details.group:nth-of-type(${titles.indexOf(title) + 1})`;
  const isOpen = (/** @type {string} */ wanted) => /** @type {HTMLDetailsElement} */ (document.querySelector(wanted)).open;
  if (!(await page.evaluate(isOpen, group))) await clickUntil(page, `${group} > summary`, isOpen, group);
  // Its content is made when it opens.
  await page.appears(`${group} input`);
}

/**
 * Types the three ends of an assumption in this order, so that it is a valid range all the way.
 * @param {import('./page.js').Page} page @param {string} id @param {[('low' | 'median' | 'high' | 'all'), string][]} ends
 */
export async function typeRange(page, id, ends) {
  for (const [end, text] of ends) await page.fill(byId(`input.${id}.${end}`), text);
}
