// The embedded widget in one file, since a frame on somebody else's page may have no origin from which it could load others: the
// engine's smaller program, script, words and styles inside, each named by its hash in the file's own security policy.
// Beside it the loader for pages that show it, and the page where editors choose how it looks. Imports the build's own pieces and the security policy.
import { oneFilePolicy } from '../csp.mjs';
import { asProgram } from '../program.mjs';
import { wasmText } from '../wasm_text.mjs';
import { bundle } from './bundle.mjs';
import { element, hashOf } from './inline.mjs';
import { digestOf } from './manifest.mjs';
import { kMarks, pageWith, policyMark } from './page.mjs';
import { kNothingBeside } from './parts.mjs';
import { encode, readText } from './project.mjs';
import { kSources } from './sources.mjs';
import { keysIn, onlyWords } from './words.mjs';

const kEnglish = 'web/state/messages/en.json';

/** Words that the widget's views could say but its own figures never need: of levers other than the budget, of tables. */
const kNeverShown = ['ui.input.', 'ui.quantity.', 'ui.format.', 'ui.unit.', 'ui.curve_name', 'ui.flips.lever.', 'ui.flips.all.', 'ui.flips.with_unit', 'ui.column.', 'verdict.lens'];

/** Small sections whose keys are put together in every way. */
const kWholeSections = ['option.', 'verdict.'];

/**
 * A script with the words that it uses and no others.
 * @param {string} script @param {Record<string, string>} define @param {readonly string[]} never beginnings of keys that are left out
 */
async function scriptWithWords(script, define, never) {
  const bundled = (/** @type {readonly string[]} */ keys) => bundle(script, { define, plugins: [wasmText, onlyWords(keys)] });
  const keys = keysIn((await bundled([])).text, JSON.parse(readText(kEnglish))).filter((key) => !never.some((start) => key.startsWith(start)));
  const vague = keys.filter((key) => /^\w+\.$/.test(key) && !kWholeSections.includes(key));
  if (keys.length === 0 || vague.length > 0) throw new Error(`${script}: no words, or too many: ${vague.join(', ')}`);
  return bundled(keys);
}

/** @param {{page: string, script: string, styles: string}} sources @param {{before?: string[], define?: Record<string, string>, frames?: string, never?: readonly string[]}} [options] before: scripts that run first */
async function pageWithAllInside(sources, { before = [], define = {}, frames, never = [] } = {}) {
  const [main, styles] = await Promise.all([scriptWithWords(sources.script, { ...kNothingBeside, ...define }, never), bundle(sources.styles)]);
  const scripts = [...before, main.text];
  return encode(
    pageWith(sources.page, [
      policyMark(oneFilePolicy({ scripts: scripts.map(hashOf), styles: [hashOf(styles.text)], frames })),
      [kMarks.styles, element('style', styles.text)],
      [kMarks.script, scripts.map((text) => element('script', text)).join('\n')],
    ]),
  );
}

/** @returns {Promise<import('./project.mjs').Files>} */
export async function embedFiles() {
  const [program, loader] = await Promise.all([bundle(kSources.embed.program, asProgram('widget')), bundle(kSources.embed.loader)]);
  const integrity = `sha384-${digestOf(loader.contents, 'sha384', 'base64')}`;
  const [embed, builder] = await Promise.all([
    pageWithAllInside(kSources.embed, { before: [program.text], never: kNeverShown }),
    pageWithAllInside(kSources.builder, { define: { TIERWISE_LOADER_INTEGRITY: JSON.stringify(integrity) }, frames: "'self'" }),
  ]);
  return new Map([['embed.html', embed], ['embed.js', loader.contents], ['builder.html', builder]]);
}
