// The words of every language but English as scripts that hand them to the page (web/app/catalogues.js looks there for them).
// Imports Node's modules and the project's files.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { encode, inProject, readText } from './project.mjs';

const kMessages = 'web/state/messages';

/** @typedef {{language: string, path: string, text: string, contents: Uint8Array}} CatalogueScript path: with a hash of the contents in its name */

/** In the order of the languages' names. @returns {CatalogueScript[]} */
export function catalogueScripts() {
  const languages = readdirSync(inProject(kMessages)).flatMap((file) => file.match(/^([a-z]{2,3})\.json$/)?.[1] ?? []);
  return languages.filter((language) => language !== 'en').sort().map((language) => {
    // In JSON as in scripts but for two line separators, which scripts of old took for ends of lines.
    const words = JSON.stringify(JSON.parse(readText(`${kMessages}/${language}.json`))).replace(/[\u2028\u2029]/g, (sign) => (sign === '\u2028' ? '\\u2028' : '\\u2029'));
    const text = `(globalThis.tierwiseCatalogues??={}).${language}=${words};\n`;
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
    return { language, path: `assets/lang-${language}-${hash}.js`, text, contents: encode(text) };
  });
}
