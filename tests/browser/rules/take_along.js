// The answer taken along: files hold what the engine gives in Node, pictures stand alone, and where saving or copying is not
// allowed everything can be had as text. A saved scenario opens again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { optionNames } from '../../../web/state/option_names.js';
import { answerCsv } from '../../../web/state/exports/answer_csv.js';
import { answerJson } from '../../../web/state/exports/answer_json.js';
import { answerText } from '../../../web/state/exports/answer_text.js';
import { byteOrderMark } from '../../../web/state/exports/csv.js';
import { decodeHash, encodeHash } from '../../../web/state/hash.js';
import { expectedAnswer } from '../expected.js';
import { byId, onPage, showsAnswer } from '../harness.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
const download = '.take-along .menu:not(.open-scenario)';

/** Keeps what the page hands to the browser to be saved, as text with one character for each byte. @param {import('../page.js').Page} page */
export async function keepSaved(page) {
  await page.run(`
    globalThis.saved = [];
    const addressOf = URL.createObjectURL.bind(URL);
    const blobs = new Map();
    URL.createObjectURL = (blob) => { const address = addressOf(blob); blobs.set(address, blob); return address; };
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      const reader = new FileReader();
      reader.onload = () => saved.push({ name, bytes: reader.result.slice(reader.result.indexOf(',') + 1) });
      reader.readAsDataURL(blobs.get(this.href));
    };`);
}

/** The file that is saved next. @param {import('../page.js').Page} page @param {() => Promise<unknown>} act */
export async function savedBy(page, act) {
  await page.evaluate(() => { /** @type {any} */ (globalThis).saved.length = 0; });
  await act();
  const file = /** @type {{name: string, bytes: string}} */ (await page.waitFor(() => /** @type {any} */ (globalThis).saved[0], { what: 'a saved file' }));
  return { name: file.name, bytes: Buffer.from(file.bytes, 'base64') };
}

/** @param {import('../page.js').Page} page @param {number} item of the bar's menu @returns {() => Promise<void>} */
export const fromMenu = (page, item) => async () => {
  if (await page.evaluate((wanted) => !(/** @type {HTMLDetailsElement} */ (document.querySelector(wanted)).open), download)) await page.click(`${download} > summary`);
  await page.click(`${download} .menu-panel > div:nth-child(${item}) button`);
};

/** What the files should hold. @param {import('../page.js').Page} page @returns {Promise<import('../../../web/state/exports/answer.js').Answer>} */
async function answerShown(page) {
  const [link, date] = await page.evaluate(() => {
    const day = new Date();
    return [location.href.split('#')[0], `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`];
  });
  const { state, comparison } = expectedAnswer(await page.evaluate(() => location.hash));
  const address = encodeHash(state);
  return { inputs: state, comparison, names: optionNames(state), link: address.ok ? `${link}#${address.hash}` : null, version, date };
}

/** @param {string} svg */
function standsAlone(svg) {
  assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /<script|<foreignObject|<style|<image|<use|\shref|\son\w+=|var\(|\?lit\$/i, 'nothing that runs, loads or depends on the page');
  assert.doesNotMatch(svg.replaceAll(/url\(#[\w-]+\)/g, ''), /url\(/i, 'no reference out of the file');
  assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /class="|http:\/\/www\.w3/);
}

/** @param {Buffer} bytes @param {string} svg */
function isPictureOf(bytes, svg) {
  const picture = PNG.sync.read(bytes);
  const [, width, height] = /** @type {RegExpExecArray} */ (/viewBox="0 0 (\d+) (\d+)"/.exec(svg)).map(Number);
  assert.deepEqual([picture.width, picture.height], [2 * width, 2 * height]);
  const colours = new Set();
  for (let at = 0; at < picture.data.length; at += 4) colours.add(picture.data.readUInt32BE(at));
  assert.ok(colours.size > 20, `${colours.size} colours`);
  assert.ok(picture.data.subarray(0, 4).every((part) => part > 240), 'light paper');
}

/** @param {() => import('../harness.js').Browser} browser */
export function takeAlongRules(browser) {
  test('table, scenario and text of the answer hold what the engine gives in Node; pictures stand alone', async () => {
    await onPage(browser(), { hash: '#v=1&budget=30000&cvr=0.01~0.02~0.03!' }, async (page, site) => {
      await showsAnswer(page);
      const loaded = () => site.requests.filter((path) => /exporting/.test(path)).length;
      assert.equal(loaded(), 0, 'what writes files is loaded by who wants one');
      await keepSaved(page);
      const answer = await answerShown(page);

      const csv = await savedBy(page, fromMenu(page, 1));
      assert.equal(csv.name, `tierwise-30000-fashion-instagram-${answer.date}.csv`);
      assert.equal(csv.bytes.toString('utf8'), byteOrderMark + answerCsv(answer));
      assert.equal(loaded(), 1);
      const json = await savedBy(page, fromMenu(page, 2));
      assert.equal(json.bytes.toString('utf8'), answerJson(answer));

      const png = await savedBy(page, fromMenu(page, 3));
      const svg = (await savedBy(page, fromMenu(page, 4))).bytes.toString('utf8');
      standsAlone(svg);
      isPictureOf(png.bytes, svg);
      assert.ok(svg.includes(answer.link ?? '') || svg.includes((answer.link ?? '').replaceAll('&', '&amp;')), 'the address is in the drawing');

      // Every chart by the same small menu.
      await page.press('Escape');
      const menu = '#options .metric .take-menu';
      await page.click(`${menu} summary`);
      await page.appears(`${menu} button:nth-of-type(2)`);
      const chart = (await savedBy(page, () => page.click(`${menu} button:nth-of-type(2)`))).bytes.toString('utf8');
      standsAlone(chart);
      for (const text of await page.texts('#options .metric:first-child svg .name')) assert.ok(chart.includes(`>${text}</text>`), text);

      // A browser that lets nothing be copied shows the text instead, marked.
      await page.run(`navigator.clipboard && (navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))); document.execCommand = () => false;`);
      await page.press('Escape');
      await page.click('.take-along > button:nth-of-type(2)');
      await page.appears('dialog[open] textarea');
      const shown = await page.evaluate(() => {
        const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('dialog textarea'));
        return { text: area.value, marked: area.value.slice(area.selectionStart, area.selectionEnd) };
      });
      assert.equal(shown.text, answerText(answer));
      assert.equal(shown.marked, shown.text);
      await page.press('Escape');
      await page.waitFor(() => document.querySelector('dialog[open]') === null, { what: 'the dialog to close' });
    });
  });

  test('a saved scenario opens again, one that is no good is refused in words and nothing is lost, undo goes back', async () => {
    await onPage(browser(), { hash: '#v=1&budget=30000' }, async (page) => {
      await showsAnswer(page);
      const hash = '#v=1&budget=12345&platform=tiktok&aov=50~60~70';
      // Only what was put in: browsers take their time over a long text that a test pastes.
      const file = JSON.stringify({ tierwise: 1, inputs: JSON.parse(answerJson({ ...(await answerShown(page)), inputs: decodeHash(hash).state })).inputs });
      await page.click('.open-scenario > summary');
      const open = '.open-scenario button';
      /** @type {[string, RegExp][]} */
      const refused = [
        ['{"tierwise":1,', /cannot be read as JSON/],
        ['{"tierwise":7,"inputs":{}}', /layout 7/],
        ['{"tierwise":1,"inputs":{"__proto__":{"x":1}}}', /“__proto__” must not be/],
        ['{"tierwise":1,"inputs":{"budget":"<b>"}}', /“budget” has a value that cannot be used: <b>/],
      ];
      for (const [text, words] of refused) {
        await page.paste(byId('scenario.paste'), text);
        await page.click(open);
        await page.waitFor((/** @type {string} */ wanted) => new RegExp(wanted).test(document.getElementById('scenario.paste-message')?.textContent ?? ''), { parts: [words.source], what: `${words}` });
        assert.equal(await page.value(byId('scenario.paste')), text, 'what was pasted stays');
        assert.match(await page.evaluate(() => location.hash), /budget=30000/);
      }
      assert.equal(await page.evaluate(() => 'x' in {}), false, 'no object has become another');
      await page.paste(byId('scenario.paste'), file);
      await page.click(open);
      await showsAnswer(page, /budget=12345/);
      assert.equal(decodeURIComponent(await page.evaluate(() => location.hash)), hash);
      await page.click('.changes .undo');
      await showsAnswer(page, /budget=30000/);

      // On paper: a report with the grounds of each verdict and every assumption. What is folded stays a line, tables that are open come along.
      const opened = () => page.evaluate(() => ({
        folded: document.querySelectorAll('details.fold:not([open])').length,
        grounds: document.querySelectorAll('.verdict details.grounds[open]').length,
        tables: document.querySelectorAll('tierwise-data-table details.data[open]').length,
        assumptions: document.querySelectorAll('tierwise-ledger .printed tbody tr').length,
        sources: document.querySelectorAll('.printed-sources li').length,
      }));
      await page.evaluate(() => { for (const part of document.querySelectorAll('details.fold')) /** @type {HTMLDetailsElement} */ (part).open = false; });
      const before = await opened();
      assert.ok(before.folded > 0 && before.assumptions === 0 && before.grounds === 0, JSON.stringify(before));
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      const printed = await opened();
      assert.deepEqual({ ...printed, assumptions: 0, sources: 0 }, { ...before, grounds: 2 });
      assert.ok(printed.assumptions > 40 && printed.sources > 10, JSON.stringify(printed));
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      // Chromium is the one whose driver prints.
      const { tab } = /** @type {{tab?: import('playwright-core').Page}} */ (page);
      if (browser().name === 'chromium' && tab) {
        const pages = (await tab.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        assert.ok(pages > 0 && pages <= 8, `${pages} pages`);
      }
      assert.deepEqual(await opened(), before);
    });
  });
}
