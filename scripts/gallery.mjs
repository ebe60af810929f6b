// Takes pictures of the built page in its states into build/gallery/. Imports Node's modules and the browsers of tests/browser.
// Usage: node scripts/gallery.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byId, launchers, openGroup, openSite } from '../tests/browser/harness.js';

const kFolder = join(fileURLToPath(import.meta.url), '../../build/gallery');

/** @typedef {import('../tests/browser/page.js').Page} Page */
/** @typedef {{name: string, hash?: string, wishes?: import('../tests/browser/chromium.js').Wishes, act?: (page: Page) => Promise<unknown>}} View */

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

/** @type {View[]} */
const kViews = [
  { name: 'desktop' },
  { name: 'tablet', wishes: { width: 768 } },
  { name: 'phone', wishes: { width: 320, height: 640 } },
  { name: 'dark', wishes: { dark: true } },
  { name: 'dark-phone', wishes: { dark: true, width: 320, height: 640 } },
  { name: 'faults', act: makeFaults },
  { name: 'faults-phone', wishes: { width: 320, height: 640 }, act: makeFaults },
  { name: 'broken-link', hash: '#v=1&budget=lots&lens=unknown&aov=9~5~1' },
  { name: 'not-affordable', hash: '#v=1&budget=2000' },
  { name: 'nothing-affordable', hash: '#v=1&budget=60' },
  { name: 'eight-options', hash: '#v=1&budget=250000&option.3=nano&option.4=mid&option.5=mega&option.6=50000&option.7=300000' },
  { name: 'creator', act: fillCreator },
  { name: 'creator-phone', wishes: { width: 320, height: 640 }, act: fillCreator },
  { name: 'ledger', act: openLedger },
  { name: 'question-open', act: (page) => page.click('tierwise-question summary') },
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

async function main() {
  rmSync(kFolder, { recursive: true, force: true });
  mkdirSync(kFolder, { recursive: true });
  const chromium = await launchers.chromium();
  try {
    for (const { name, hash, wishes, act } of kViews) {
      const { page, close } = await openSite(chromium, { hash, wishes });
      if (wishes?.javaScript !== false) await page.appears('.schemes .cell-text');
      await act?.(page);
      keep(`${name}.png`, await page.screenshot());
      if (name === 'desktop') await print(/** @type {any} */ (page).tab);
      await close();
    }
  } finally {
    await chromium.close();
  }
  for (const name of /** @type {const} */ (['firefox', 'webkit'])) {
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
