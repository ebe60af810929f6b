// The widget on pages of other sites: the verdict is there, its frame has the height of its content, strangers' messages do nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expectedAnswer } from '../expected.js';
import { payloads } from '../payloads.js';
import { startHosts } from '../hosts.js';
import { startSite } from '../site.js';
import { loaderSnippet } from '../../../web/embed/snippets.js';
import { violations, widths } from './access.js';

/** @typedef {import('../page.js').Page} Page */

/**
 * Opens a page of another site. The console must stay silent, and nothing but the widget and its loader be asked for.
 * @param {() => import('../harness.js').Browser} browser @param {string} name
 * @param {(page: Page, hosts: import('../hosts.js').Hosts) => Promise<void>} body
 */
async function onHost(browser, name, body) {
  const hosts = await startHosts();
  const page = await browser().newPage({ width: 700, height: 800 });
  try {
    await page.goto(`${hosts.address}${name}`);
    await body(page, hosts);
    assert.deepEqual(await page.consoleErrors(), [], 'the console stays silent');
    assert.deepEqual([...new Set(hosts.site.requests)].filter((path) => !/^\/embed\.(html|js)$/.test(path)), [], 'only the widget and its loader are asked for');
  } finally {
    await page.close();
    await hosts.stop();
  }
}

/** Frames of the host page as it has them: how high, and whose widget. @param {Page} page */
const frameHeights = (page) => page.evaluateOutside(() => [...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().height));

/** The loader has heard from the widget, so that the frame has been loaded. @param {Page} page */
const sized = (page) => page.waitFor(() => (document.querySelector('iframe')?.style.height ?? '') !== '', { what: 'a frame of the loader’s height' });

/** The refined answer inside the frame, and that it is the engine's. @param {Page} page @param {string} scenario @param {'reach' | 'return'} goal */
async function showsVerdict(page, scenario, goal) {
  const expected = expectedAnswer(`#${scenario}`);
  const wanted = [expected.headlines[goal], expected.chances[goal]];
  await page.waitFor((/** @type {string[]} */ [headline, chance]) => {
    const text = (/** @type {string} */ selector) => (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return text('.headline') === headline && text('.number strong') === chance;
  }, { parts: [wanted], what: `the verdict ${wanted.join(' ')}` });
}

/** No scroll bars, and exactly as high as its content. @param {Page} page */
const fits = (page) =>
  page.waitFor(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    const content = Math.ceil(/** @type {Element} */ (document.querySelector('main')).getBoundingClientRect().height);
    return innerHeight === content && clientHeight === innerHeight && scrollHeight <= clientHeight && clientWidth === innerWidth && scrollWidth <= clientWidth;
  }, { what: 'a frame as high as its content' });

/** @param {() => import('../harness.js').Browser} browser */
export function embedRules(browser) {
  test('widgets on a page that is read from the right: each as high as its content, deaf to strangers, led by the page itself', async () => {
    await onHost(browser, 'several.html', async (page) => {
      // One that comes late, and hostile senders: a frame beside the widgets that claims heights, and a flood of odd messages.
      await page.evaluateOutside(() => {
        Object.assign(/** @type {HTMLElement} */ (document.getElementById('later')).dataset, { tierwise: 'v=1&budget=800&lang=en', title: 'Later' });
        const stranger = /** @type {HTMLIFrameElement} */ (document.getElementById('stranger'));
        const script = /** @type {Document} */ (stranger.contentDocument).createElement('script');
        script.textContent = "for (const height of [9999, -1, '9999', NaN, {}]) parent.postMessage({ type: 'tierwise:height', v: 1, height }, '*');";
        /** @type {Document} */ (stranger.contentDocument).body.append(script);
        for (let times = 0; times < 2; times += 1) for (const height of [9999, 0, 'x']) postMessage({ type: 'tierwise:height', v: 1, height }, '*');
      });
      await page.waitFor(() => [...document.querySelectorAll('iframe')].filter((frame) => frame.style.height !== '').length >= 2, { what: 'frames of the loader’s heights' });
      await page.enterFrame();
      await showsVerdict(page, 'v=1&budget=40000&goal=return', 'return');
      await fits(page);
      const heights = await frameHeights(page);
      assert.equal(heights.length, 4, 'one by hand, two from placeholders, one stranger');
      assert.ok(heights.every((height) => height < 5000) && heights[0] > 400, heights.join(', '));
      assert.equal(await page.evaluateOutside(() => /** @type {HTMLElement} */ (document.querySelector('#place a')).hidden), true, 'the words for readers without scripts have gone');

      await page.evaluateOutside(() => {
        const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.getElementById('bare'));
        const set = { v: 1, type: 'tierwise:set', scenario: 'v=1&budget=123' };
        const odd = [{ ...set, v: 2 }, { ...set, scenario: `budget=123&${'x'.repeat(100_000)}` }, { ...set, type: 'set' }, [set], JSON.stringify(set), null, 5, { ...set, scenario: { budget: 123 } }, { ...set, type: 'tierwise:theme', theme: '__proto__' }];
        for (let times = 0; times < 3000; times += 1) contentWindow?.postMessage(odd[times % odd.length], '*');
      });
      assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#budget')).value), '40,000', 'a flood of odd messages does nothing');
      const lead = () =>
        page.evaluateOutside(() => {
          const { contentWindow } = /** @type {HTMLIFrameElement} */ (document.getElementById('bare'));
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => void (/** @type {any} */ (globalThis).result = data);
          contentWindow?.postMessage({ v: 1, type: 'tierwise:results' }, '*', [port2]);
          contentWindow?.postMessage({ v: 1, type: 'tierwise:theme', theme: 'dark', accent: '0af' }, '*');
          contentWindow?.postMessage({ v: 1, type: 'tierwise:set', scenario: 'v=1&budget=70000&lang=en' }, '*');
        });
      // Until the flood has run off, nothing more is heard.
      const budget = () => page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('#budget')).value);
      for (let tries = 0; tries < 30 && (await budget()) !== '70,000'; tries += 1) {
        await lead();
        await pause(1100);
      }
      await showsVerdict(page, 'v=1&budget=70000', 'reach');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
      const scenario = await page.evaluateOutside(async () => {
        const end = Date.now() + 20_000;
        const result = () => /** @type {any} */ (globalThis).result;
        while (!/budget=70000/.test(result()?.scenario ?? '') && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
        return result()?.scenario;
      });
      assert.match(String(scenario), /budget=70000/, 'results come through the port that was handed over');

      await page.click('.budget .step:last-child');
      await page.waitFor(() => !(/** @type {HTMLElement} */ (document.querySelector('.changed')).hidden), { what: 'the mark that the reader changed something' });
      await page.click('.changed button');
      await showsVerdict(page, 'v=1&budget=70000', 'reach');
      await fits(page);
    });
  });

  test('a frame as WordPress makes it, without an origin: the verdict is there and the height arrives with its secret', async () => {
    await onHost(browser, 'wordpress.html', async (page) => {
      await page.enterFrame();
      await showsVerdict(page, 'v=1&budget=9000', 'reach');
      assert.equal(await page.evaluate(() => origin), 'null');
      await page.waitFor(() => innerHeight === Math.min(1000, Math.ceil(/** @type {Element} */ (document.querySelector('main')).getBoundingClientRect().height)), { what: 'the height that WordPress gives' });

      // Markup and code said by the page around it, ten texts in each scenario, and typed into its field.
      const elements = () => page.evaluate(() => [...document.querySelectorAll('*')].map(({ localName }) => localName).filter((name) => /^(?:script|img|iframe|object|embed|base|meta|link|style|form|marquee|video|audio|source|math|template|xss)$/.test(name)).join(' '));
      const before = await elements();
      await page.evaluate(() => void ((/** @type {any} */ (globalThis)).pwned = () => { (/** @type {any} */ (globalThis)).wasPwned = true; }));
      await pause(1100); // from here on twenty messages are heard
      await page.evaluateOutside((/** @type {string[]} */ texts) => {
        const keys = ['budget', 'platform', 'industry', 'goal', 'show', 'accent', 'id', 'lang', 'aov', 'options', 'theme'];
        const say = (/** @type {object} */ message) => document.querySelector('iframe')?.contentWindow?.postMessage({ v: 1, ...message }, '*');
        for (let first = 0; first < texts.length; first += keys.length) {
          say({ type: 'tierwise:set', scenario: texts.slice(first, first + keys.length).map((text, index) => `${keys[index]}=${encodeURIComponent(text)}`).join('&') });
        }
        say({ type: 'tierwise:theme', theme: 'light', accent: texts[0] });
      }, payloads);
      await page.evaluate(async (/** @type {string[]} */ texts) => {
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#budget'));
        for (const text of texts) {
          field.value = text;
          for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
          await new Promise((done) => setTimeout(done, 0));
        }
      }, payloads);
      await pause(1100);
      assert.deepEqual([await page.evaluate(() => (/** @type {any} */ (globalThis)).wasPwned ?? false), await elements()], [false, before], 'all of it stayed text');
      await page.evaluateOutside(() => document.querySelector('iframe')?.contentWindow?.postMessage({ v: 1, type: 'tierwise:set', scenario: 'v=1&budget=8000' }, '*'));
      await showsVerdict(page, 'v=1&budget=8000', 'reach');
    });
  });

  test('a page that allows nothing but the widget and its loader gets a frame of the right height, and nothing is blocked', async () => {
    await onHost(browser, 'strict.html', async (page) => {
      await sized(page);
      await page.enterFrame();
      await showsVerdict(page, 'v=1&budget=12000', 'reach');
      await fits(page);
    });
  });

  test('an isolated page may show the widget, and one far below is not even asked for before it is near', async () => {
    await onHost(browser, 'isolated.html', async (page, { site }) => {
      await page.evaluateOutside(() => new Promise((done) => setTimeout(done, 300)));
      const lazy = await page.evaluateOutside(() => 'loading' in HTMLIFrameElement.prototype);
      if (lazy) assert.equal(site.requests.includes('/embed.html'), false, 'not asked for yet');
      await page.evaluateOutside(() => document.querySelector('iframe')?.scrollIntoView());
      await sized(page);
      await page.enterFrame();
      await showsVerdict(page, 'v=1&budget=15000', 'reach');
      await fits(page);
    });
  });
}

/** Rules that one browser is enough for. @param {() => import('../harness.js').Browser} browser */
export function chromiumEmbedRules(browser) {
  test('an editor chooses parts and colours, sees the widget so, and copies lines that show it', async () => {
    const site = await startSite();
    const page = await browser().newPage({ width: 1200, height: 900 });
    try {
      await page.goto(`${site.address}builder.html#v=1&budget=40000&lang=en`);
      await page.click('input[value="curve"]');
      await page.click('input[name="kind"][value="loader"]');
      await page.fill('#accent', '0a0');
      await page.fill('#title', 'Reach & return');
      const scenario = 'v=1&budget=40000&language=en&show=verdict,inputs,options,turn,curve&accent=00aa00';
      const link = `${site.address}index.html#v=1&budget=40000&language=en`;
      const wanted = loaderSnippet({ address: site.address, scenario, title: 'Reach & return', height: 1200, integrity: null, link, linkText: 'Open the full calculator' });
      assert.equal(await page.value('#snippet'), wanted);
      await page.click('#copy');
      await page.waitFor(() => /opied|Ctrl/.test(document.querySelector('.builder-output [role="status"]')?.textContent ?? ''), { what: 'a word about the copy' });
      await page.fill('#address', 'nowhere');
      assert.deepEqual([await page.value('#snippet'), await page.value('#address')], ['', 'nowhere'], 'without an address there are no lines, and what was typed stays');
      assert.match(await page.text('#address-message'), /address/);
      await page.waitFor(() => document.querySelector('iframe')?.style.height !== '', { what: 'a frame as high as its content' });
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await page.consoleErrors(), []);
      assert.deepEqual(site.reports, []);
    } finally {
      await page.close();
      await site.stop();
    }
  });

  test('the widget alone: axe-core finds nothing, dark and with a fault shown; 280 px wide nothing scrolls sideways', async () => {
    const site = await startSite();
    const page = await browser().newPage({ width: 280, height: 700, dark: true });
    try {
      await page.goto(`${site.address}embed.html#v=1&show=verdict,inputs,options,turn,curve&accent=030`);
      await showsVerdict(page, 'v=1', 'reach');
      await page.appears('.value-curve');
      await page.fill('#budget', 'lots');
      await page.appears('.budget .message');
      assert.deepEqual(await violations(page), []);
      const { screen, page: width, beyond } = await widths(page);
      assert.ok(width <= screen, `${width} > ${screen}: ${beyond.join(', ')}`);
      assert.deepEqual(await page.evaluate(() => [document.querySelector('main')?.textContent, ...[...document.querySelectorAll('main [aria-label]')].map((named) => named.getAttribute('aria-label'))].join(' ').match(/\b(?:ui|verdict|option|metric|error)\.[a-z_.]+/g) ?? []), [], 'no word is missing');
    } finally {
      await page.close();
      await site.stop();
    }
  });
}
