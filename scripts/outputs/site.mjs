// The site for any static host and any folder of it: the calculator and the method page, all addresses relative, the names of
// scripts and styles with a hash in them. Imports the build's own pieces and the security policy.
import { kPagePolicy } from '../csp.mjs';
import { bundleApart } from './apart.mjs';
import { licences } from './licences.mjs';
import { kMarks, pageWith, policyMark } from './page.mjs';
import { appFiles, kServiceWorker } from './offline.mjs';
import { iconAddress } from './icons.mjs';
import { addresses } from './parts.mjs';
import { kSources } from './sources.mjs';
import { encode } from './project.mjs';

/** @param {import('./parts.mjs').Parts} parts @returns {Promise<import('./project.mjs').Files>} */
export async function siteFiles(parts) {
  const { styles, methodScript, programs, catalogues, method } = parts;
  const { script, later } = await bundleApart(kSources.script, kSources.exporting, (exporting) => addresses({ ...parts, exporting, serviceWorker: kServiceWorker }));

  /** @type {import('./page.mjs').Replacement[]} */
  const head = [policyMark(kPagePolicy), [kMarks.icon, `<link rel="icon" href="${iconAddress(kSources.icon)}">`], [kMarks.styles, `<link rel="stylesheet" href="${styles.path}">`]];
  const page = pageWith(kSources.page, [...head, [kMarks.script, `<script defer src="${script.path}"></script>`]]);
  // Before the text is shown, so that it never shows in other colours first.
  const methodHead = /** @type {import('./page.mjs').Replacement} */ ([kMarks.methodScript, `<script src="${methodScript.path}"></script>`]);
  const methodPage = pageWith(kSources.methodPage, [...head, methodHead, [kMarks.contents, method.contents], [kMarks.text, method.text]]);

  return new Map([
    ['index.html', encode(page)],
    ['method.html', encode(methodPage)],
    ...[...programs, script, later, styles, methodScript, ...catalogues].map(({ path, contents }) => /** @type {[string, Uint8Array]} */ ([path, contents])),
    ['licences.txt', encode(licences([...programs, script, later, styles].flatMap(({ inputs }) => inputs)))],
    ...appFiles(),
  ]);
}
