// Markup and code in everything that takes a text: what stands in the page's address, is typed, pasted or opened stays text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onPage, showsAnswer } from '../harness.js';
import { payloads } from '../payloads.js';

/** What no text may bring into the page; some of it is there from the start. */
const suspects = 'script, img, iframe, frame, object, embed, base, meta, link, style, form, marquee, video, audio, source, math, noscript, template, animate, foreignObject, xss, mglyph';

/** Puts the tools of this rule into the page. @param {import('../page.js').Page} page */
async function prepare(page) {
  await page.evaluate((/** @type {string} */ selector) => {
    const tools = /** @type {any} */ (globalThis);
    tools.pwned = () => { tools.wasPwned = true; };
    const own = new URL('assets/', location.href).href; // what the page itself loads when it is needed
    const count = () => [...document.querySelectorAll(selector)].filter((element) => !(element instanceof HTMLScriptElement && element.src.startsWith(own))).length;
    const before = count();
    /** What has become of a text beyond a text. */
    tools.harm = () => [
      ...(tools.wasPwned || Object.hasOwn(Object.prototype, 'pwned') ? ['code ran'] : []),
      ...(count() === before ? [] : [`${count() - before} suspect elements more`]),
      ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || /^srcdoc$/i.test(name) || /^[\s\0]*j[\s\0]*a[\s\0]*v[\s\0]*a[\s\0]*s/i.test(value)).map(({ name }) => `${element.localName}[${name}]`)),
    ];
    const host = /** @type {import('../../../web/ui/page.js').PageElement} */ (document.querySelector('tierwise-page'));
    const drawn = async () => {
      do await new Promise((done) => setTimeout(done, 0));
      while (!host.parts.isDrawn());
    };
    // The page hears of another address a moment later.
    const goTo = (/** @type {string} */ hash) => new Promise((done) => {
      addEventListener('hashchange', done, { once: true });
      location.hash = hash;
    });
    const send = (/** @type {object} */ detail) => document.dispatchEvent(new CustomEvent('tierwise-intent', { detail }));
    const type = (/** @type {HTMLInputElement} */ field, /** @type {string} */ text) => {
      field.value = text;
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    /** @type {HTMLInputElement[]} */
    const single = ['budget', 'creator.posts', 'campaigns.paste', 'scenario.paste', 'ledger-search'].map((id) => /** @type {any} */ (document.getElementById(id)));
    const keys = ['budget', 'platform', 'industry', 'goal', 'lens', 'scheme', 'currency', 'language', 'package', 'options', 'campaigns', 'aov'];
    /** Some texts at once in the address, in all fields and as pasted rows; then each alone where there is one place only. @param {string[]} texts */
    tools.attack = async (texts) => {
      const seen = new Set();
      const look = async () => {
        await drawn();
        host.drawAll(); // parts out of sight, too
        const words = (document.body.textContent ?? '').replace(/\s+/g, ' ');
        for (const text of texts) if (words.includes(text.replace(/\s+/g, ' ').slice(0, 12))) seen.add(text);
      };
      const harm = [];
      for (let first = 0; first < texts.length; first += keys.length) {
        const parts = texts.slice(first, first + keys.length).map((text, index) => `${keys[index]}=${encodeURIComponent(text)}&${encodeURIComponent(text)}=1`);
        await goTo(`#v=1&draws=2048&${parts.join('&')}`);
        await look();
        harm.push(...tools.harm());
      }
      const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[type="text"], textarea:not([readonly])'));
      for (const [index, field] of fields.entries()) type(field, texts[index % texts.length]);
      await look();
      harm.push(...tools.harm());
      send({ kind: 'paste_campaigns', text: texts.flatMap((text) => [`${text}\tinstagram_story\t42000\t900\t27`, `${text}\t${text}\t${text}`]).join('\n') });
      await look();
      for (const [index, text] of texts.entries()) {
        for (const field of single) type(field, text);
        const scenarios = [{ tierwise: text, inputs: {} }, { tierwise: 1, inputs: { budget: text } }, { tierwise: 1, inputs: { [text]: 1 } }];
        send({ kind: 'open_scenario', text: JSON.stringify(scenarios[index % scenarios.length]), from: 'paste' });
        await drawn();
        if (tools.wasPwned) harm.push(`code ran: ${text}`);
      }
      await look();
      harm.push(...tools.harm());
      type(single[4], ''); // what is searched for hides the other fields
      await drawn();
      return { harm, fields: fields.length, seen: seen.size };
    };
  }, suspects);
  await page.evaluate(() => { for (const part of document.querySelectorAll('details:not(.menu)')) /** @type {HTMLDetailsElement} */ (part).open = true; });
  await page.appears('tierwise-ledger details.group:last-of-type input');
}

/** @param {() => import('../harness.js').Browser} browser */
export function attackRules(browser) {
  test(`${payloads.length} texts of markup and code stay text in the address, in every field, pasted and opened`, async () => {
    await onPage(browser(), {}, async (page) => {
      await prepare(page);
      // What looks for harm finds it.
      assert.equal(await page.evaluate(() => {
        const planted = document.body.appendChild(document.createElement('xss'));
        planted.setAttribute('href', ' javascript:0');
        const found = /** @type {any} */ (globalThis).harm().length;
        planted.remove();
        return found;
      }), 2);
      const atOnce = 48;
      let shown = 0;
      for (let first = 0; first < payloads.length; first += atOnce) {
        const texts = payloads.slice(first, first + atOnce);
        const { harm, fields, seen } = await page.evaluate((/** @type {string[]} */ all) => /** @type {any} */ (globalThis).attack(all), texts);
        assert.deepEqual(harm, [], texts.join('\n'));
        assert.ok(fields > 300, `${fields} fields`);
        shown += seen;
      }
      assert.ok(shown >= 150, `${shown} of ${payloads.length} could be read on the page as what they are`);
      await page.evaluate(() => { location.hash = '#v=1&draws=2048&budget=31000'; });
      await showsAnswer(page, /budget=31000/);
    });
  });
}
