// The site for any static host and any folder of it: the calculator and the method page, all addresses relative, the names of
// scripts and styles with a hash in them. Imports the build's own pieces and the security policy.
import { kPagePolicy } from '../csp.mjs';
import { bundle } from './bundle.mjs';
import { catalogueAddresses, catalogueScripts } from './catalogues.mjs';
import { licences } from './licences.mjs';
import { methodMarkup } from './method.mjs';
import { kMarks, pageWith, policyMark } from './page.mjs';
import { kSources } from './sources.mjs';
import { encode } from './project.mjs';
import { workerName } from '../worker_name.mjs';

/** @returns {Promise<import('./project.mjs').Files>} */
export async function siteFiles() {
  const [simdWorker, worker] = await Promise.all([bundle(kSources.workers.simd, workerName), bundle(kSources.workers.scalar, workerName)]);
  const catalogues = catalogueScripts();
  const [script, styles, methodScript] = await Promise.all([
    bundle(kSources.script, { define: { TIERWISE_WORKER_URL: JSON.stringify(worker.path), TIERWISE_SIMD_WORKER_URL: JSON.stringify(simdWorker.path), TIERWISE_CATALOGUE_URLS: catalogueAddresses(catalogues) } }),
    bundle(kSources.styles),
    bundle(kSources.methodScript),
  ]);

  /** @type {import('./page.mjs').Replacement[]} */
  const head = [policyMark(kPagePolicy), [kMarks.styles, `<link rel="stylesheet" href="${styles.path}">`]];
  const page = pageWith(kSources.page, [...head, [kMarks.script, `<script defer src="${script.path}"></script>`]]);
  const { text, contents } = methodMarkup();
  // Before the text is shown, so that it never shows in other colours first.
  const method = pageWith(kSources.methodPage, [...head, [kMarks.methodScript, `<script src="${methodScript.path}"></script>`], [kMarks.contents, contents], [kMarks.text, text]]);

  return new Map([
    ['index.html', encode(page)],
    ['method.html', encode(method)],
    ...[simdWorker, worker, script, styles, methodScript, ...catalogues].map(({ path, contents }) => /** @type {[string, Uint8Array]} */ ([path, contents])),
    ['licences.txt', encode(licences([...worker.inputs, ...script.inputs, ...styles.inputs]))],
  ]);
}
