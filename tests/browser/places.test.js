// Every place in every browser, one load each: the same answer as the engine gives in Node, nothing blocked, nothing asked for from
// elsewhere; also where a browser brings back a page that was left, and where storing throws. The cells are printed as a table; a cell
// that cannot work says why, and what the reader sees instead is tested.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serveFolder } from '../../scripts/serve.mjs';
import { launchChromium } from './chromium.js';
import { browsersAsked, goBack, launchers, refined, showsAnswer, stopAnalyses } from './harness.js';
import { rungAsked } from './rungs.js';

/** @typedef {import('./page.js').Page} Page */

const siteFolder = fileURLToPath(new URL('../../dist/site', import.meta.url));
const hash = '#v=1&draws=2048';

/** Notes what the policy blocks, from before anything else in the page. */
const watch = "globalThis.blocked=[];addEventListener('securitypolicyviolation',(event)=>blocked.push(event.violatedDirective+' '+event.blockedURI));";

/** The one file with that note in it: the only change, and named in the file's policy like its other scripts. @param {string} page */
function watched(page) {
  const digest = createHash('sha256').update(watch).digest('base64');
  const next = page.replace("script-src '", `script-src 'sha256-${digest}' '`).replace('<meta name="viewport"', `<script>${watch}</script>\n  <meta name="viewport"`);
  assert.notEqual(next, page);
  return next;
}

const framed = (/** @type {string} */ address) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,"><iframe title="Calculator" sandbox="allow-scripts" width="1000" height="800" src="${address}${hash.replace('&', '&amp;')}"></iframe></html>`;

/** A page of a blog, on an origin of its own, with no headers of ours. @param {string} markup */
async function serveText(markup) {
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(markup));
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  return { server, address: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/` };
}

/** What the page itself knows: requests that it made for more than its own text, and what was blocked. @param {Page} page */
const seenInside = (page) =>
  page.evaluate(() => ({
    asked: performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(?:data|blob):/.test(name)),
    blocked: /** @type {string[]} */ (/** @type {any} */ (globalThis).blocked ?? []),
  }));

/** @param {Page} page */
async function answers(page) {
  await stopAnalyses(page);
  await refined(page);
  await showsAnswer(page);
  const { asked, blocked } = await seenInside(page);
  assert.deepEqual(blocked, [], 'nothing is blocked');
  return asked;
}

/** @param {Page} page */
async function themeChanges(page) {
  await page.select('#theme', 'dark');
  await page.waitFor(() => document.documentElement.dataset.theme === 'dark', { what: 'the dark page' });
}

/** Cells by place and browser. @type {Map<string, Map<string, string>>} */
const table = new Map();

function printTable() {
  const columns = [...new Set([...table.values()].flatMap((row) => [...row.keys()]))];
  const width = Math.max(...[...table.keys()].map((place) => place.length)) + 2;
  console.log(`${'place: same answer, nothing blocked, nothing asked for'.padEnd(width)}  ${columns.join('  ')}`);
  for (const [place, row] of table) console.log(`${place.padEnd(width)}  ${columns.map((column) => (row.get(column) ?? '').padEnd(column.length)).join('  ')}`);
}

for (const name of rungAsked() ? [] : browsersAsked()) {
  describe(`places in ${name}`, () => {
    /** @type {import('./harness.js').Browser} */
    let browser;
    let folder = '';
    /** @type {{server: import('node:http').Server, address: string}} */
    let site;
    /** @type {string[]} */
    const requests = [];
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tierwise-places-'));
      for (const path of ['', 'blog/tools']) cpSync(siteFolder, join(folder, path), { recursive: true });
      writeFileSync(join(folder, 'tierwise.html'), watched(readFileSync(join(siteFolder, 'tierwise.html'), 'utf8')));
      mkdirSync(join(folder, 'stick'));
      cpSync(join(folder, 'tierwise.html'), join(folder, 'stick/tierwise.html'));
      writeFileSync(join(folder, 'stick/host.html'), framed('tierwise.html'));
      site = await serveFolder(folder);
      site.server.prependListener('request', (/** @type {import('node:http').IncomingMessage} */ { url = '' }) => requests.push(url));
      // Playwright switches off what browsers do of themselves: keeping a page that was left for when its reader comes back.
      browser = name === 'chromium' ? await launchChromium(null, ['--disable-back-forward-cache']) : await launchers[name]();
    });
    after(async () => {
      await browser?.close();
      site?.server.close();
      site?.server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
      printTable();
    });

    /** @param {string} place @param {(page: Page) => Promise<string | void>} body returns what to say where there is no answer */
    function cell(place, body) {
      test(place, async () => {
        const page = await browser.newPage();
        const row = table.get(place) ?? table.set(place, new Map()).get(place);
        row?.set(name, 'FAILS');
        requests.length = 0;
        try {
          row?.set(name, (await body(page)) ?? 'ok');
        } finally {
          await page.close();
        }
      });
    }

    const own = /^\/(?:blog\/tools\/)?(?:assets\/[\w-]+\.(?:js|css)|manifest\.webmanifest)?$/;

    for (const path of ['', 'blog/tools/']) {
      cell(`http, ${path === '' ? 'root' : 'a folder of the site'}`, async (page) => {
        await page.goto(`${site.address}${path}${hash}`);
        await answers(page);
        assert.deepEqual(requests.filter((asked) => !own.test(asked) || !asked.startsWith(`/${path}`)), []);
        // A store that is full changes nothing but what the next visit remembers.
        await page.run("for (const call of ['setItem', 'removeItem']) Storage.prototype[call] = () => { throw new DOMException('full', 'QuotaExceededError'); };");
        await themeChanges(page);
        assert.deepEqual(await page.consoleErrors(), []);
      });
    }

    cell('left, and come back to', async (page) => {
      await page.goto(`${site.address}${hash}`);
      await answers(page);
      // Left while an answer is on its way.
      await page.fill('#budget', '31000');
      await page.evaluate(() => {
        const seen = /** @type {any} */ (globalThis);
        addEventListener('pageshow', ({ persisted }) => { seen.cameBack = persisted; });
      });
      await page.goto(`${site.address}method.html`);
      await goBack(page);
      await page.waitFor(() => /** @type {any} */ (globalThis).cameBack === true, { what: 'the page as it was left' });
      await showsAnswer(page, /budget=31000/);
      await page.fill('#budget', '32000');
      await showsAnswer(page, /budget=32000/);
      assert.equal(await page.count('.failure'), 0);
      assert.deepEqual(await page.consoleErrors(), []);
    });

    cell('file://, one file', async (page) => {
      await page.goto(`${pathToFileURL(join(folder, 'stick/tierwise.html'))}${hash}`);
      assert.deepEqual(await answers(page), []);
      assert.deepEqual(await page.consoleErrors(), []);
      assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.offline.keeping), 'unable', 'a file is kept already');
      // The method is inside, and the way back leads to the same state.
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('a[href^="#method-page."]')).click());
      await page.waitFor(() => document.body.className === 'paper' && document.querySelector('main#text h2') !== null, { what: 'the method' });
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('a[href="#calculator"]')).click());
      await page.waitFor(() => document.querySelector('tierwise-page') !== null, { what: 'the calculator again' });
      await showsAnswer(page, /draws=2048/);
      await page.fill('#budget', '31000');
      await showsAnswer(page, /budget=31000/);
      assert.deepEqual(await page.consoleErrors(), []);
    });

    cell('file://, the site of many files', async (page) => {
      await page.goto(`${pathToFileURL(join(folder, 'blog/tools/index.html'))}${hash}`);
      const asked = await answers(page);
      assert.deepEqual(asked.filter((address) => !address.startsWith(String(pathToFileURL(join(folder, 'blog/tools'))))), []);
    });

    cell('sandboxed frame of another site, one file', async (page) => {
      const blog = await serveText(framed(`${site.address}tierwise.html`));
      try {
        await page.goto(blog.address);
        await page.enterFrame();
        assert.deepEqual(await answers(page), []);
        assert.deepEqual(requests.map((url) => url.replace(/#.*/, '')), ['/tierwise.html']);
        assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.offline.keeping), 'unable', 'a frame is never kept');
        assert.equal(await page.evaluate(() => { try { return String(localStorage.length); } catch (error) { return /** @type {Error} */ (error).name; } }), 'SecurityError', 'a store throws on the mere look here');
        await themeChanges(page);
      } finally {
        blog.server.close();
        blog.server.closeAllConnections();
      }
    });

    cell('sandboxed frame in a file:// page, one file', async (page) => {
      await page.goto(String(pathToFileURL(join(folder, 'stick/host.html'))));
      await page.enterFrame();
      assert.deepEqual(await answers(page), []);
    });

    cell('kept, without a network', async (page) => {
      const kept = await serveFolder(siteFolder);
      const stop = () => { kept.server.close(); kept.server.closeAllConnections(); };
      try {
        await page.goto(`${kept.address}${hash}`);
        await answers(page);
        const offered = await page.evaluate(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.offline.keeping);
        if (offered === 'unable') {
          assert.equal(await page.evaluate(() => 'serviceWorker' in navigator), false, 'it is offered wherever it can be');
          return 'no service workers in this driver';
        }
        await page.click('tierwise-offline button');
        await page.waitFor(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.offline.keeping === 'kept', { what: 'the page being kept' });
        stop();
        await page.reload();
        await answers(page);
      } finally {
        stop();
      }
    });
  });
}
