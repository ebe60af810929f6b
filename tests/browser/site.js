// Serves the built page with its own headers and keeps a log: every request, and every report of a broken security policy.
// Imports Node's modules and the project's server.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../scripts/serve.mjs';

const siteFolder = fileURLToPath(new URL('../../dist/site', import.meta.url));

/** A copy of this run's own, so that a build in the meantime changes nothing. @type {string | null} */
let copy = null;

function siteOfThisRun() {
  if (copy !== null) return copy;
  if (!existsSync(siteFolder)) throw new Error('dist/site is not built; run scripts/build web');
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-site-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(siteFolder, folder, { recursive: true });
  copy = folder;
  return folder;
}

const reportPath = '/policy-report';
const framePath = '/frame';
const releasePath = '/frame-is-ready';

/**
 * @typedef {object} Site
 * @property {string} address
 * @property {string[]} requests paths asked for, in order
 * @property {string[]} reports what browsers said was blocked
 * @property {(width: number, height?: number) => string} frame address of a page that shows the site in a frame of this size
 * @property {() => Promise<void>} stop from here on every request fails
 */

/**
 * Browsers report what the policy blocks to the server itself, so nothing is missed before a script could listen.
 * @returns {Promise<Site>}
 */
export async function startSite() {
  const { server, address } = await serveFolder(siteOfThisRun());
  const [serve] = /** @type {((request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void)[]} */ (server.listeners('request'));
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const reports = [];
  /** Scripts that wait until the frame around the page is ready; null: none do. @type {(() => void)[] | null} */
  let held = null;
  server.removeAllListeners('request');
  server.on('request', (/** @type {import('node:http').IncomingMessage} */ request, /** @type {import('node:http').ServerResponse} */ response) => {
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    if (path === reportPath) return takeReport(request, response, reports);
    if (path === framePath) {
      held = [];
      return answerFrame(request, response);
    }
    if (path === releasePath) {
      for (const go of held ?? []) go();
      held = null;
      return response.writeHead(204).end();
    }
    requests.push(path);
    addReporting(response);
    if (held && path.endsWith('.js')) held.push(() => serve(request, response));
    else serve(request, response);
  });
  return {
    address,
    requests,
    reports,
    frame: (width, height = 900) => `${address}${framePath.slice(1)}?width=${width}&height=${height}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The policy stays as it is; only the address for reports is added. @param {import('node:http').ServerResponse} response */
function addReporting(response) {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = /** @type {typeof response.writeHead} */ (
    (/** @type {number} */ status, /** @type {Record<string, string>} */ headers) => {
      const policy = headers['Content-Security-Policy'];
      return writeHead(status, { ...headers, 'Content-Security-Policy': `${policy}; report-uri ${reportPath}` });
    }
  );
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string[]} reports
 */
function takeReport(request, response, reports) {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    reports.push(body);
    response.writeHead(204).end();
  });
}

/**
 * A page around the site that gets inside the frame before the site's scripts run; they are held back until it says so.
 * What the console says is kept in `said`, the workers that are started in `workers`,
 * those that share its comparisons in `helpers`, those of the long analyses in `analysts`.
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
function answerFrame(request, response) {
  const url = new URL(request.url ?? '', 'http://localhost');
  const [width, height] = [Number(url.searchParams.get('width')), Number(url.searchParams.get('height'))];
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>Frame</title><link rel="icon" href="data:,"><body style="margin:0">
<iframe title="Page" style="border:0;inline-size:${width}px;block-size:${height}px"></iframe>
<script>
  const frame = document.querySelector('iframe');
  globalThis.said = [];
  globalThis.workers = [];
  globalThis.helpers = []; // as many as the browser has processors to spare
  globalThis.analysts = [];
  frame.src = '/' + location.hash;
  const watch = setInterval(() => {
    const inside = frame.contentWindow;
    if (inside.location.pathname !== '/' || !inside.document.body) return;
    clearInterval(watch);
    for (const kind of ['error', 'warn']) inside.console[kind] = (...words) => said.push(words.join(' '));
    inside.addEventListener('error', (event) => said.push(String(event.message)));
    inside.addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
    inside.addEventListener('securitypolicyviolation', (event) => said.push('blocked: ' + event.violatedDirective));
    const PlainWorker = inside.Worker;
    inside.Worker = class extends PlainWorker {
      constructor(...parts) {
        super(...parts);
        this.address = parts[0];
        ({ answers: workers, helper: helpers, analyst: analysts })[parts[1]?.name].push(this);
      }
    };
    fetch('${releasePath}');
  }, 5);
</script></body></html>`);
}
