// Lighthouse's scores for the pages of the built site, served as static hosts do it (compressed copies, security headers), and for an
// article with the widget against the same article without it.
// Imports Node's modules, Lighthouse (a package file of its own, see scripts/lighthouse), Playwright's client and the project's server.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { serveFolder } from '../../scripts/serve.mjs';
import { programOf } from '../browser/programs.js';
import { compareHosts } from './host.mjs';

const kSite = fileURLToPath(new URL('../../dist/site', import.meta.url));
/** Pages that are not part of every build are looked at where they are. */
const kPages = ['index.html', 'method.html', 'embed.html'];
const kTargets = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const kCategories = /** @type {(keyof typeof kTargets)[]} */ (Object.keys(kTargets));

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * Lighthouse asks for robots.txt from within the page, whose policy forbids it to ask for anything (GoogleChrome/lighthouse#4386), so that
 * audit is left out and made here.
 * @param {string} address
 */
async function robotsAreWelcome(address) {
  const answer = await fetch(`${address}robots.txt`);
  if (answer.status === 404) return true;
  const rules = await answer.text();
  return answer.ok && rules.split(/\r?\n/).every((line) => /^\s*(#.*|(user-agent|allow|disallow|sitemap|crawl-delay)\s*:.*)?$/i.test(line)) && !/^\s*disallow\s*:\s*\/\s*$/im.test(rules);
}

/** @param {string} url @param {number} port */
async function look(url, port) {
  const result = await lighthouse(url, { port, output: 'html', logLevel: 'error', onlyCategories: kCategories, skipAudits: ['robots-txt'] });
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  return result;
}

/** @typedef {Awaited<ReturnType<typeof look>>} Result */

/** @param {Result} result @param {string} category */
const scoreOf = ({ lhr }, category) => Math.round(100 * (lhr.categories[category].score ?? 0));

/** Audits that cost points, the dearest first. @param {Result} result @param {string} category @returns {string[]} */
function losses({ lhr }, category) {
  return lhr.categories[category].auditRefs
    .map(({ id, weight }) => ({ audit: lhr.audits[id], lost: weight * (1 - (lhr.audits[id].score ?? 1)) }))
    .filter(({ lost }) => lost > 0)
    .sort((one, other) => other.lost - one.lost)
    .map(({ audit }) => `${audit.title}${audit.displayValue ? ` (${audit.displayValue.replace(/\s/g, ' ')})` : ''}`);
}

/**
 * An article may lose no more by the widget than its own scores differ from run to run, and at least a point.
 * @param {string} site @param {number} port @param {number} runs @returns {Promise<number>} categories in which it loses more
 */
async function lookAtHosts(site, port, runs) {
  const rows = await compareHosts(site, runs, async (url) => {
    const result = await look(url, port);
    return Object.fromEntries(kCategories.map((category) => [category, scoreOf(result, category)]));
  });
  console.log(`\n${'an article'.padEnd(16)}${'alone'.padStart(16)}${'with the widget'.padStart(18)}${'best loses'.padStart(12)}`);
  for (const { category, alone, withWidget, costs } of rows) console.log(`${category.padEnd(16)}${alone.join(' ').padStart(16)}${withWidget.join(' ').padStart(18)}${String(costs).padStart(12)}`);
  return rows.filter(({ costs, noise }) => costs > Math.max(1, noise)).length;
}

async function main() {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, html: { type: 'string' } } });
  const runs = Number(values.runs ?? 3);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is not a number of runs`);
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: programOf('chromium', 'chromium-browser'), args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`] });
  const { server, address } = await serveFolder(kSite);
  let missed = 0;
  try {
    if (!(await robotsAreWelcome(address))) {
      missed += 1;
      console.log('robots.txt is no list of rules, or sends every robot away');
    }
    console.log(['page'.padEnd(16), ...kCategories.map((category) => category.padStart(16)), 'LCP'.padStart(10), 'blocked'.padStart(10), 'shift'.padStart(8), 'bytes'.padStart(10)].join(''));
    for (const name of kPages.filter((page) => existsSync(join(kSite, page)))) {
      /** @type {Result[]} */
      const results = [];
      for (let run = 0; run < runs; run += 1) results.push(await look(`${address}${name === 'index.html' ? '' : name}`, port));
      const best = results.reduce((one, other) => (scoreOf(other, 'performance') > scoreOf(one, 'performance') ? other : one));
      const metric = (/** @type {string} */ id) => best.lhr.audits[id].numericValue ?? NaN;
      console.log([
        name.padEnd(16),
        ...kCategories.map((category) => String(scoreOf(best, category)).padStart(16)),
        `${(metric('largest-contentful-paint') / 1000).toFixed(2)} s`.padStart(10),
        `${Math.round(metric('total-blocking-time'))} ms`.padStart(10),
        metric('cumulative-layout-shift').toFixed(3).padStart(8),
        String(metric('total-byte-weight')).padStart(10),
      ].join(''));
      for (const category of kCategories) {
        if (scoreOf(best, category) < kTargets[category]) missed += 1;
        for (const loss of losses(best, category)) console.log(`  ${category}: ${loss}`);
      }
      if (values.html) {
        mkdirSync(values.html, { recursive: true });
        writeFileSync(join(values.html, name), String(best.report));
      }
    }
    missed += await lookAtHosts(address, port, runs);
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
  }
  console.log(missed === 0 ? 'every target is met' : `${missed} scores are below their targets (${kCategories.map((category) => `${category} ${kTargets[category]}`).join(', ')})`);
  if (missed > 0) process.exitCode = 1;
}

main().catch((error) => {
  console.error(`lighthouse: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
