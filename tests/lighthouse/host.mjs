// What the widget costs the page that shows it: an article alone, and the same with the loader's snippet far below its first screen.
// Imports Node's modules only; the site's address and Lighthouse are handed in.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const kParagraph = 'A brand with a budget has a choice: many small accounts, a few large ones, or adverts that follow no one. Each brings something else. ';
/** Enough text to push the widget some ten screens of a phone away. */
const kParagraphs = 40;

/** @param {string} site address of the built site */
function articles(site) {
  const text = readFileSync(new URL('article.html', import.meta.url), 'utf8').replace('<!-- paragraphs -->', `<p>${kParagraph.repeat(3)}</p>\n`.repeat(kParagraphs));
  const snippet = `<div data-tierwise="v=1" data-height="870"><a href="${site}index.html#v=1">Open the full calculator</a></div>\n<script async src="${site}embed.js"></script>`;
  return { alone: text.replace('<!-- widget -->', ''), with_widget: text.replace('<!-- widget -->', snippet) };
}

/** @param {string} site @returns {Promise<{address: string, stop: () => void}>} */
async function serveArticles(site) {
  /** @type {Record<string, string>} */
  const pages = articles(site);
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '').slice(1)];
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://localhost:${port}/`, // another name than the site's, so that it is another origin
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Scores of both pages by category, looked at in turns.
 * @param {string} site
 * @param {number} runs
 * @param {(url: string) => Promise<Record<string, number>>} scores
 */
export async function compareHosts(site, runs, scores) {
  const { address, stop } = await serveArticles(site);
  /** @type {Record<'alone' | 'with_widget', Record<string, number>[]>} */
  const found = { alone: [], with_widget: [] };
  try {
    for (let run = 0; run < runs; run += 1) {
      found.alone.push(await scores(`${address}alone`));
      found.with_widget.push(await scores(`${address}with_widget`));
    }
  } finally {
    stop();
  }
  return Object.keys(found.alone[0]).map((category) => {
    const alone = found.alone.map((each) => each[category]);
    const withWidget = found.with_widget.map((each) => each[category]);
    const noise = Math.max(...alone) - Math.min(...alone);
    return { category, alone, withWidget, noise, costs: Math.max(...alone) - Math.max(...withWidget) };
  });
}
