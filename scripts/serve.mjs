// Serves a folder of static files on this machine only. Imports Node's modules and the content security policy.
// Usage: node scripts/serve.mjs [--root dist/site] [--port 8000] [--for SECONDS]
// Port 0 takes any free port. With --for the server stops by itself after that time.
import { createReadStream, existsSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { headerPolicyOf } from './csp.mjs';

const kTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
]);

const kHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** Files that pages of other sites show or load, also those that ask such files for leave: the widget and its loader. */
const kForOthers = /(?:^|\/)embed\.(?:html|js)(?:[?#]|$)/;
const kHeadersForOthers = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Access-Control-Allow-Origin': '*' };

/**
 * The file a request path names inside root, or null. A folder means its index.html.
 * @param {string} root real path of the served folder
 * @param {string} url
 */
export function fileFor(root, url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    if (path.includes('\0')) return null;
    let file = realpathSync(join(root, path));
    if (statSync(file).isDirectory()) file = realpathSync(join(file, 'index.html'));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

const kCodings = [['br', '.br'], ['gzip', '.gz']];

/**
 * A file as it is sent: the compressed copy beside it where there is one that the browser takes, as static hosts do.
 * @param {string} file
 * @param {string} accepted the request's Accept-Encoding
 * @returns {{path: string, headers: Record<string, string | number>}}
 */
export function variantOf(file, accepted) {
  const taken = new Set(accepted.split(',').map((part) => part.trim()).filter((part) => !/;\s*q=0(\.0*)?$/.test(part)).map((part) => part.replace(/;.*/, '').trim()));
  const copies = kCodings.filter(([, ending]) => existsSync(file + ending));
  const [coding, ending] = copies.find(([name]) => taken.has(name)) ?? [];
  const path = file + (ending ?? '');
  return {
    path,
    headers: { 'Content-Length': statSync(path).size, ...(coding ? { 'Content-Encoding': coding } : {}), ...(copies.length > 0 ? { Vary: 'Accept-Encoding' } : {}) },
  };
}

/**
 * Starts a server for one folder; resolves with it and its address once it listens.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<{server: import('node:http').Server, address: string}>}
 */
export function serveFolder(folder, port = 0) {
  const root = realpathSync(folder);
  const server = createServer((request, response) => {
    const shared = kForOthers.test(request.url ?? '/') ? kHeadersForOthers : {};
    const headers = { ...kHeaders, ...shared, 'Content-Security-Policy': headerPolicyOf((request.url ?? '/').replace(/[?#].*$/s, '')) };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const file = fileFor(root, request.url ?? '/');
    if (file === null) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    const type = kTypes.get(extname(file)) ?? 'application/octet-stream';
    const variant = variantOf(file, String(request.headers['accept-encoding'] ?? ''));
    response.writeHead(200, { ...headers, 'Content-Type': type, ...variant.headers });
    if (request.method === 'HEAD') response.end();
    else createReadStream(variant.path).on('error', () => response.destroy()).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const where = /** @type {import('node:net').AddressInfo} */ (server.address());
      done({ server, address: `http://127.0.0.1:${where.port}/` });
    });
  });
}

async function main() {
  const { values } = parseArgs({
    options: { root: { type: 'string' }, port: { type: 'string' }, for: { type: 'string' } },
  });
  const root = resolve(values.root ?? join(fileURLToPath(import.meta.url), '../../dist/site'));
  const port = Number(values.port ?? 8000);
  const seconds = Number(values.for ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port} is not a port`);
  if (!(seconds >= 0)) throw new Error(`--for ${values.for} is not a number of seconds`);

  const { server, address } = await serveFolder(root, port);
  console.log(`Tierwise is at ${address} (Ctrl+C stops it)`);
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (seconds > 0) setTimeout(stop, seconds * 1000).unref();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((/** @type {NodeJS.ErrnoException} */ error) => {
    const reasons = /** @type {Record<string, string>} */ ({
      EADDRINUSE: 'that port is taken; choose another with --port',
      ENOENT: 'dist/site is not built yet; run scripts/build web',
    });
    console.error(`serve: ${reasons[error.code ?? ''] ?? error.message}`);
    process.exitCode = 1;
  });
}
