// Takes pictures of the built page in its states into build/gallery/. Imports Node's modules and the browsers of tests/browser.
// Usage: node scripts/gallery.mjs [VIEW...]    all views, or those named: desktop, phone, starting, ...
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byId, launchers, openGroup, openSite } from '../tests/browser/harness.js';
import { startSite } from '../tests/browser/site.js';

const kFolder = join(fileURLToPath(import.meta.url), '../../build/gallery');

/** @typedef {import('../tests/browser/page.js').Page} Page */
/** @typedef {{name: string, hash?: string, folded?: boolean, analyses?: 'stopped' | 'running', wishes?: import('../tests/browser/chromium.js').Wishes, act?: (page: Page) => Promise<unknown>, picture?: (tab: Tab) => Promise<Uint8Array>}} View folded: as a reader finds it; analyses: stopped where nothing of them is looked at */
/** @typedef {import('playwright-core').Page} Tab */

/** Chromium's own page behind the drivers' common one. @param {Page} page @returns {Tab} */
const tabOf = (page) => /** @type {any} */ (page).tab;

/** @param {Page} page */
async function makeFaults(page) {
  await page.paste('#budget', 'lots');
  await openGroup(page, 'Sales');
  await page.paste(byId('input.aov.low'), '99');
  await page.paste(byId('creator.followers'), 'many');
  await page.paste(byId('creator.posts'), '12,x');
  await page.waitFor(() => document.querySelectorAll('[aria-invalid="true"]').length === 4);
}

/** @param {Page} page */
async function openLedger(page) {
  for (const title of await page.texts('tierwise-ledger details.group .group-title')) await openGroup(page, title);
}

/** @param {Page} page */
async function fillCreator(page) {
  await page.click('.area-foot button');
  await page.appears('.creator-result .tier');
}

/** Every term's explanation on the way. @param {Page} page */
function explainTerms(page) {
  return page.evaluate(() => { for (const term of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.term'))) term.click(); });
}

/** @param {import('playwright-core').Page} tab */
const inForcedColours = (tab) => tab.emulateMedia({ forcedColors: 'active' });

/** Only what fits the screen, as a reader finds it. @param {import('playwright-core').Page} tab */
const firstScreen = (tab) => tab.screenshot();

/** One part of the page alone. @param {import('playwright-core').Page} tab */
const ofLedger = (tab) => tab.locator('#assumptions').screenshot();

/** @type {View[]} */
const kViews = [
  { name: 'desktop', folded: true },
  { name: 'desktop-unfolded' },
  { name: 'first-screen', folded: true, wishes: { height: 800 }, picture: firstScreen },
  { name: 'first-screen-phone', folded: true, wishes: { width: 320, height: 640 }, picture: firstScreen },
  { name: 'preview', folded: true, wishes: { height: 960 }, picture: firstScreen },
  { name: 'zoom-200', folded: true, wishes: { width: 640, height: 450 } },
  { name: 'forced-colours', folded: true, act: (page) => inForcedColours(tabOf(page)) },
  { name: 'right-to-left', hash: '#v=1&language=ar' },
  { name: 'right-to-left-phone', hash: '#v=1&language=ar', wishes: { width: 320, height: 640 } },
  { name: 'german', hash: '#v=1&language=de', folded: true },
  { name: 'german-phone', hash: '#v=1&language=de', folded: true, wishes: { width: 320, height: 640 } },
  { name: 'return', hash: '#v=1&goal=return', folded: true },
  { name: 'terms-phone', analyses: 'stopped', wishes: { width: 320, height: 640 }, folded: true, act: explainTerms },
  { name: 'tablet', wishes: { width: 768 }, folded: true },
  { name: 'phone', wishes: { width: 320, height: 640 } },
  { name: 'dark', wishes: { dark: true } },
  { name: 'dark-phone', wishes: { dark: true, width: 320, height: 640 } },
  { name: 'faults', analyses: 'stopped', act: makeFaults },
  { name: 'faults-phone', analyses: 'stopped', wishes: { width: 320, height: 640 }, act: makeFaults },
  { name: 'broken-link', analyses: 'stopped', folded: true, hash: '#v=1&budget=lots&lens=unknown&aov=9~5~1' },
  { name: 'not-affordable', folded: true, hash: '#v=1&budget=2000' },
  { name: 'nothing-affordable', hash: '#v=1&budget=60' },
  { name: 'eight-options', hash: '#v=1&budget=250000&option.3=nano&option.4=mid&option.5=mega&option.6=50000&option.7=300000' },
  { name: 'creator', analyses: 'stopped', act: fillCreator },
  { name: 'creator-phone', analyses: 'stopped', wishes: { width: 320, height: 640 }, act: fillCreator },
  { name: 'ledger', analyses: 'stopped', act: openLedger, picture: ofLedger },
  { name: 'ledger-phone', analyses: 'stopped', wishes: { width: 320, height: 640 }, act: openLedger, picture: ofLedger },
  { name: 'ledger-tablet', analyses: 'stopped', wishes: { width: 768 }, act: openLedger, picture: ofLedger },
  { name: 'ledger-zoom-200', analyses: 'stopped', wishes: { width: 640, height: 450 }, act: openLedger, picture: ofLedger },
  { name: 'question-open', analyses: 'stopped', folded: true, act: (page) => page.click('tierwise-question summary') },
  { name: 'no-script', wishes: { javaScript: false } },
];

/** @param {string} name @param {Uint8Array} picture */
function keep(name, picture) {
  writeFileSync(join(kFolder, name), picture);
  console.log(`build/gallery/${name}`);
}

/** The page on paper, and as pictures where Poppler's pdftoppm is at hand. @param {import('playwright-core').Page} tab */
async function print(tab) {
  keep('print.pdf', await tab.pdf({ format: 'A4', preferCSSPageSize: true }));
  const file = join(kFolder, 'print');
  const run = spawnSync('pdftoppm', ['-r', '60', '-png', `${file}.pdf`, file]);
  console.log(run.status === 0 ? 'build/gallery/print-*.png' : 'no pdftoppm here: the printed page stays a PDF');
}

/** What a reader sees before there is an answer: the script still on its way, or workers that cannot start. @param {Awaited<ReturnType<typeof launchers.chromium>>} chromium @param {string} name @param {RegExp} stopped */
async function keepBeforeAnswer(chromium, name, stopped) {
  const site = await startSite();
  const page = await chromium.newPage({});
  try {
    const tab = tabOf(page);
    await tab.route(stopped, (route) => route.abort());
    await tab.goto(site.address);
    await tab.waitForTimeout(1000);
    keep(`${name}.png`, await tab.screenshot());
  } finally {
    await page.close();
    await site.stop();
  }
}

/** Pictures that are looked at for their figures: with as many draws as a reader gets. */
const kept = new Set(['desktop', 'first-screen', 'first-screen-phone', 'preview']);

/** The other pages of the site: name, address, width. @type {[name: string, address: string, width: number][]} */
const kPages = [
  ...[280, 480, 720].map((width) => /** @type {[string, string, number]} */ ([`widget-${width}`, 'embed.html#v=1&show=verdict,inputs,options,turn,curve', width])),
  ['builder', 'builder.html#v=1', 1280],
  ['builder-phone', 'builder.html#v=1', 320],
  ['method', 'method.html', 1280],
  ['method-phone', 'method.html', 320],
];

/** @param {Awaited<ReturnType<typeof launchers.chromium>>} chromium @param {[name: string, address: string, width: number]} other */
async function keepPage(chromium, [name, address, width]) {
  const site = await startSite();
  const page = await chromium.newPage({ width });
  try {
    const tab = tabOf(page);
    await page.goto(`${site.address}${address}`);
    // What still works says so with three dots at the end of a line.
    await page.waitFor(() => ![...document.querySelectorAll('main p')].some((words) => words.checkVisibility() && /…\s*$/.test(words.textContent ?? '')), { what: 'the answer', timeout: 60_000 });
    await tab.waitForTimeout(name.startsWith('method') ? 0 : 2000);
    keep(`${name}.png`, await tab.screenshot({ fullPage: !name.startsWith('method') }));
  } finally {
    await page.close();
    await site.stop();
  }
}

/** @type {[name: string, stopped: RegExp][]} */
const kBeforeAnswer = [['starting', /main-/], ['engine-failed', /worker/]];

/** @param {Awaited<ReturnType<typeof launchers.chromium>>} chromium @param {View} view */
async function keepView(chromium, { name, hash, folded = false, analyses = 'running', wishes, act, picture }) {
  const { page, close } = await openSite(chromium, { hash, wishes, folded, analyses, draws: kept.has(name) ? 'usual' : 'few' });
  try {
    if (analyses === 'running' && wishes?.javaScript !== false) await page.waitFor(() => [...document.querySelectorAll('.turn-note')].every((note) => !note.textContent?.endsWith('…')), { what: 'the turns', timeout: 180_000 });
    await act?.(page);
    keep(`${name}.png`, await (picture ? picture(tabOf(page)) : page.screenshot()));
    if (name === 'desktop') await print(tabOf(page));
  } finally {
    await close();
  }
}

async function main() {
  const asked = process.argv.slice(2);
  const isAsked = (/** @type {string} */ name) => asked.length === 0 || asked.includes(name);
  if (asked.length === 0) rmSync(kFolder, { recursive: true, force: true });
  mkdirSync(kFolder, { recursive: true });
  const chromium = await launchers.chromium();
  try {
    for (const view of kViews.filter(({ name }) => isAsked(name))) await keepView(chromium, view);
    for (const other of kPages.filter(([name]) => isAsked(name))) await keepPage(chromium, other);
    for (const [name, stopped] of kBeforeAnswer.filter(([name]) => isAsked(name))) await keepBeforeAnswer(chromium, name, stopped);
  } finally {
    await chromium.close();
  }
  for (const name of /** @type {const} */ (['firefox', 'webkit'])) {
    if (!isAsked(name)) continue;
    const browser = await launchers[name]();
    try {
      const { page, close } = await openSite(browser);
      keep(`${name}.png`, await page.screenshot());
      await close();
    } finally {
      await browser.close();
    }
  }
}

await main();
