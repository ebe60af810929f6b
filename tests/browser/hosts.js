// Pages of other sites that show the widget: served from an origin of their own beside the built site.
// Imports Node's modules and the served site.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { startSite } from './site.js';

/** What only a header can say. @type {Record<string, Record<string, string>>} */
const headersOf = { '/isolated.html': { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' } };

/** @typedef {{site: import('./site.js').Site, address: string, stop: () => Promise<void>}} Hosts */

/** @returns {Promise<Hosts>} */
export async function startHosts() {
  const site = await startSite();
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    if (!/^\/\w+\.(?:html|js)$/.test(path)) return void response.writeHead(404).end();
    const text = await readFile(new URL(`hosts${path}`, import.meta.url), 'utf8');
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...headersOf[path] }).end(text.replaceAll('{{site}}', site.address));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await site.stop();
  };
  // Another name than the site's, so that browsers take it for another site.
  return { site, address: `http://localhost:${port}/`, stop };
}
