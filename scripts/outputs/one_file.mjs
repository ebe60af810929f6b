// The calculator in one file, for a double click, a stick or a mail: every script and style inside, named by its hash in the
// file's own security policy, so that nothing else runs in it. Imports the build's own pieces and the security policy.
import { oneFilePolicy } from '../csp.mjs';
import { bundle } from './bundle.mjs';
import { iconAddress } from './icons.mjs';
import { element, hashOf } from './inline.mjs';
import { kMarks, pageWith, policyMark } from './page.mjs';
import { kNothingBeside } from './parts.mjs';
import { kSources } from './sources.mjs';
import { encode } from './project.mjs';

/** The method page's body as a part of this file (web/app/method_inside.js shows it). @param {import('./parts.mjs').Parts} parts */
function methodTemplate({ method }) {
  const page = pageWith(kSources.methodPage, [[kMarks.contents, method.contents], [kMarks.text, method.text]]);
  const body = page.match(/<body class="paper">([^]*)<\/body>/)?.[1];
  if (!body) throw new Error(`${kSources.methodPage} has no body`);
  return `<template id="method-page">${body.replaceAll('href="index.html"', 'href="#calculator"')}</template>`;
}

/** @param {import('./parts.mjs').Parts} parts @returns {Promise<import('./project.mjs').Files>} */
export async function oneFile(parts) {
  const main = await bundle(kSources.oneFileScript, { define: kNothingBeside });
  const scripts = [...parts.catalogues, ...parts.programs, main].map(({ text }) => text);
  const styles = [parts.styles.text];
  const policy = oneFilePolicy({ scripts: scripts.map(hashOf), styles: styles.map(hashOf) });
  const page = pageWith(kSources.page, [
    policyMark(policy),
    [kMarks.icon, `<link rel="icon" href="${iconAddress(kSources.icon)}">`],
    [kMarks.manifest, ''],
    [kMarks.styles, styles.map((text) => element('style', text)).join('\n')],
    [kMarks.script, ''],
    [kMarks.end, `${methodTemplate(parts)}\n${scripts.map((text) => element('script', text)).join('\n')}\n${kMarks.end}`],
  ]);
  return new Map([['tierwise.html', encode(page)]]);
}
