// Builds everything that readers get into dist/: the site, the calculator in one file, the engine as a package, and a manifest of what is in there.
// Usage: node scripts/build.mjs
// Imports the outputs, one file each. The same sources give the same bytes, in whatever folder and whenever they are built.
//
// What the page's sources can rely on:
//   web/app/index.html  names page.css and main.js; the build puts the hashed names there and adds the security policy
//   web/app/main.js     finds the addresses of the engine's programs in TIERWISE_PROGRAMS, of the catalogues of all languages but
//                       English in TIERWISE_CATALOGUE_URLS, of what writes files in TIERWISE_EXPORTING, of the service worker in TIERWISE_SERVICE_WORKER, relative to the
//                       page, and the version of package.json in TIERWISE_VERSION (web/app/build.d.ts declares them)
//   web/app/method.html names page.css and method.js and has places for METHOD.md's text and its contents
//   TIERWISE_ADDRESS (environment, optional) is where the site will be: pictures for social networks get their whole address, and
//                       blogs that are given the site's address find out how to show the widget (oembed.json)
//   import x from '….wasm'  gives the file's bytes (embedded as text, so that nothing is fetched)
import { manifestOf } from './outputs/manifest.mjs';
import { embedFiles } from './outputs/embed.mjs';
import { placedFiles } from './outputs/share.mjs';
import { offlineFiles } from './outputs/offline.mjs';
import { oneFile } from './outputs/one_file.mjs';
import { packageFiles } from './outputs/package.mjs';
import { commonParts } from './outputs/parts.mjs';
import { demand, encode, inProject, kVersion } from './outputs/project.mjs';
import { siteFiles } from './outputs/site.mjs';
import { kEngine } from './outputs/sources.mjs';
import { printSizes, withCompressed, writeFolder } from './outputs/write.mjs';

/** @typedef {import('./outputs/project.mjs').Files} Files */

/** @param {string} folder @param {Files} files @returns {Files} */
const inFolder = (folder, files) => new Map([...files].map(([path, contents]) => [`${folder}/${path}`, contents]));

async function main() {
  demand(kEngine);
  const parts = await commonParts();
  const [own, single] = await Promise.all([siteFiles(parts), oneFile(parts)]);
  const placed = placedFiles(new Map([...own, ...(await embedFiles())]), process.env.TIERWISE_ADDRESS ?? '');
  // Kept for use without a network: the calculator and the method, as they are sent.
  const kept = new Map([...placed].filter(([path]) => own.has(path)));
  const site = new Map([...placed, ...(await offlineFiles(kept)), ...single]);
  const files = new Map([...withCompressed(new Map([...inFolder('site', site), ...single])), ...inFolder('package', await packageFiles(parts))]);
  files.set('manifest.json', encode(manifestOf(files, kVersion)));
  writeFolder(inProject('dist'), files);
  printSizes(files);
}

main().catch((error) => {
  console.error(`build: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
