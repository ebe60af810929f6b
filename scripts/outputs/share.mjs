// What social networks and blogs find when they are given the site's address: a picture, and how to show the widget (oEmbed).
// Both must name whole addresses, so they know them only where the build is told where the site will be. Imports the build's own pieces.
import { readFileSync } from 'node:fs';
import { frameSnippet, hostedFolder } from '../../web/embed/snippets.js';
import { encode, inProject } from './project.mjs';

const kPicture = 'social.png';
const kTitle = 'Many micro-influencers, a few macro ones, or adverts?';
const kSize = { width: 640, height: 760 };

/** What a blog is told: oEmbed 1.0, type rich. @param {string} folder whole address with a slash at its end */
export function oEmbed(folder) {
  return {
    version: '1.0',
    type: 'rich',
    title: kTitle,
    provider_name: 'Tierwise',
    provider_url: folder,
    ...kSize,
    thumbnail_url: `${folder}${kPicture}`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    html: frameSnippet({ address: folder, scenario: 'v=1', title: kTitle, height: kSize.height }),
  };
}

/** A page that says where to find that. @param {string} page @param {string} folder */
export function withAddress(page, folder) {
  const discovery = `<link rel="alternate" type="application/json+oembed" title="${kTitle}" href="${folder}oembed.json">`;
  return page.replace(`content="${kPicture}"`, () => `content="${folder}${kPicture}"`).replace('</head>', () => `  ${discovery}\n</head>`);
}

/**
 * The site's files, with the picture, and with whole addresses where the site's own is known.
 * @param {import('./project.mjs').Files} files @param {string} address empty where it is not
 * @returns {import('./project.mjs').Files}
 */
export function placedFiles(files, address) {
  const placed = new Map(files).set(kPicture, new Uint8Array(readFileSync(inProject('web/embed/social.png'))));
  if (address === '') return placed;
  const folder = hostedFolder(address);
  if (folder === null) throw new Error(`TIERWISE_ADDRESS=${address} is no address on the web`);
  placed.set('oembed.json', encode(`${JSON.stringify(oEmbed(folder), null, 2)}\n`));
  return placed.set('index.html', encode(withAddress(new TextDecoder().decode(placed.get('index.html')), folder)));
}
