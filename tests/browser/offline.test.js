// Kept for use without a network, in Chromium alone: every file checked before it is kept, a new version when the reader says so,
// a way to end it all. That a kept page starts in the other browsers is in places.test.js.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../scripts/serve.mjs';
import { launchChromium } from './chromium.js';
import { browsersAsked, refined, showsAnswer } from './harness.js';
import { rungAsked } from './rungs.js';

const siteFolder = fileURLToPath(new URL('../../dist/site', import.meta.url));

/** @param {string | Uint8Array} contents */
const integrityOf = (contents) => `sha256-${createHash('sha256').update(contents).digest('base64')}`;

/** What the browser keeps for the site. @param {import('./page.js').Page} page */
const kept = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
    return { names, files: files.flat(), workers: (await navigator.serviceWorker.getRegistrations()).length };
  });

/** @param {import('./page.js').Page} page @param {string} state */
const comesTo = (page, state) =>
  page.waitFor((/** @type {string} */ wanted) => /** @type {any} */ (document.querySelector('tierwise-page'))?.model?.offline.keeping === wanted, { parts: [state], what: `the state ${state}` });

/** The page may start anew in the middle of the question, by itself. @param {() => Promise<unknown>} question */
async function afterReload(question) {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return await question();
    } catch (error) {
      if (!/context was destroyed/.test(String(error)) || tries === 4) throw error;
    }
  }
}

if (browsersAsked().includes('chromium') && !rungAsked()) {
  describe('offline', () => {
    /** @type {Awaited<ReturnType<typeof launchChromium>>} */
    let browser;
    before(async () => { browser = await launchChromium(); });
    after(async () => { await browser?.close(); });

    /** A copy of the site of its own, that can be changed under the page. @param {(place: {page: import('./page.js').Page, folder: string, address: string, stop: () => void}) => Promise<void>} body */
    async function onCopy(body) {
      const folder = mkdtempSync(join(tmpdir(), 'tierwise-offline-'));
      cpSync(siteFolder, folder, { recursive: true });
      const { server, address } = await serveFolder(folder);
      const stop = () => { server.close(); server.closeAllConnections(); };
      const page = await browser.newPage();
      try {
        await page.goto(`${address}#v=1&draws=2048`);
        await refined(page);
        await body({ page, folder, address, stop });
      } finally {
        await page.close();
        stop();
        rmSync(folder, { recursive: true, force: true });
      }
    }

    /** Puts a file up, and takes the compressed copies of the old one down, which the server would go on sending. @param {string} folder @param {string} path @param {string} contents */
    function putUp(folder, path, contents) {
      writeFileSync(join(folder, path), contents);
      for (const copy of ['.br', '.gz']) rmSync(join(folder, path + copy), { force: true });
    }

    /** Puts a new version of the site up: one file is another, and the service worker knows it. @param {string} folder */
    function publish(folder) {
      const before = readFileSync(join(folder, 'licences.txt'));
      const next = `${before}\nA new version.\n`;
      const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
      const changed = worker.replace(integrityOf(before), integrityOf(next)).replace(/"[0-9a-f]{16}"/, '"feedfeedfeedfeed"');
      assert.notEqual(changed, worker);
      assert.match(changed, /feedfeed/);
      putUp(folder, 'licences.txt', next);
      writeFileSync(join(folder, 'sw.js'), changed);
    }

    test('nothing is kept unasked; once kept the page and the method start without a network, until the reader removes it', async () => {
      await onCopy(async ({ page, address, stop }) => {
        await comesTo(page, 'offered');
        assert.deepEqual(await kept(page), { names: [], files: [], workers: 0 });
        await page.click('tierwise-offline button');
        await comesTo(page, 'kept');
        const { names, files, workers } = await kept(page);
        assert.deepEqual([names.length, workers], [1, 1]);
        for (const file of ['/index.html', '/method.html', '/licences.txt']) assert.ok(files.includes(file), file);
        stop();
        await page.reload();
        await showsAnswer(page);
        await page.fill('#budget', '31000');
        await showsAnswer(page, /budget=31000/);
        await page.goto(`${address}method.html#sources`);
        assert.equal(await page.count('main#text'), 1);
        await page.goto(`${address}#v=1&draws=2048`);
        await comesTo(page, 'kept');
        await page.click('tierwise-offline button');
        await comesTo(page, 'offered');
        assert.deepEqual(await kept(page), { names: [], files: [], workers: 0 });
        assert.deepEqual((await page.consoleErrors()).filter((text) => !/ERR_CONNECTION_REFUSED|Failed to fetch|unknown error occurred when fetching/.test(text)), [], 'but for the look for a new version, nothing is complained about');
      });
    });

    test('a file that is not the one expected is refused, and then nothing is kept', async () => {
      await onCopy(async ({ page, folder }) => {
        putUp(folder, 'licences.txt', 'planted');
        await page.click('tierwise-offline button');
        await comesTo(page, 'failed');
        assert.match(await page.text('tierwise-offline'), /could not be kept/);
        assert.deepEqual((await kept(page)).names, []);
        await page.fill('#budget', '32000');
        await showsAnswer(page, /budget=32000/);
      });
    });

    test('a new version waits until the reader says so, and takes over as a whole; a broken one never does', async () => {
      await onCopy(async ({ page, folder }) => {
        await page.click('tierwise-offline button');
        await comesTo(page, 'kept');
        const { names: old } = await kept(page);
        publish(folder);
        putUp(folder, 'method.html', 'planted'); // not what the new version expects
        await page.reload();
        await comesTo(page, 'kept');
        await page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration?.update().catch(() => {});
          const worker = registration?.installing;
          if (worker) await new Promise((done) => worker.addEventListener('statechange', done)); // the first change is its end
        });
        assert.deepEqual((await kept(page)).names, old);
        assert.equal(await page.count('.notice.update'), 0);

        cpSync(join(siteFolder, 'method.html'), join(folder, 'method.html'));
        await page.reload();
        await page.appears('.notice.update button');
        assert.equal((await kept(page)).names.length, 2, 'both versions are there, whole');
        await page.fill('#budget', '33000');
        await showsAnswer(page, /budget=33000/);
        await page.click('.notice.update button');
        await afterReload(() => page.waitFor(async () => (await caches.keys()).length === 1 && /feedfeed/.test((await caches.keys())[0]), { what: 'the new version alone' }));
        await afterReload(() => comesTo(page, 'kept'));
        await showsAnswer(page, /budget=33000/);
        assert.equal(await page.count('.notice.update'), 0);
      });
    });

    test('the kill switch in the place of the service worker removes everything that was kept', async () => {
      await onCopy(async ({ page, folder }) => {
        await page.click('tierwise-offline button');
        await comesTo(page, 'kept');
        await page.evaluate(() => caches.open('of another page').then(() => {}));
        cpSync(join(folder, 'kill-switch/sw.js'), join(folder, 'sw.js')); // that file and no other, as the README says
        await page.reload();
        await page.waitFor(async () => (await navigator.serviceWorker.getRegistrations()).length === 0, { what: 'the end of the service worker' });
        assert.deepEqual((await kept(page)).names, ['of another page']);
        await page.reload();
        await showsAnswer(page);
        await comesTo(page, 'offered');
      });
    });
  });
}
