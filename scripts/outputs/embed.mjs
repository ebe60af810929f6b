// The embedded widget in one file, since a frame on somebody else's page may have no origin from which it could load others: the
// engine's smaller program, script, words and styles inside, each named by its hash in the file's own security policy.
// Beside it the loader for pages that show it. Imports the build's own pieces and the security policy.
import { oneFilePolicy } from '../csp.mjs';
import { asProgram } from '../program.mjs';
import { wasmText } from '../wasm_text.mjs';
import { bundle } from './bundle.mjs';
import { element, hashOf } from './inline.mjs';
import { kMarks, pageWith, policyMark } from './page.mjs';
import { kNothingBeside } from './parts.mjs';
import { encode, readText } from './project.mjs';
import { kSources } from './sources.mjs';
import { keysIn, onlyWords } from './words.mjs';

const kEnglish = 'web/state/messages/en.json';

/** Small sections whose keys are put together in every way. */
const kWholeSections = ['option.', 'verdict.'];

/** The widget's script with the words that it uses and no others. */
async function widgetScript() {
  const { page, script } = kSources.embed;
  const bundled = (/** @type {readonly string[]} */ keys) => bundle(script, { define: kNothingBeside, plugins: [wasmText, onlyWords(keys)] });
  const keys = keysIn((await bundled([])).text, JSON.parse(readText(kEnglish)));
  const vague = keys.filter((key) => /^\w+\.$/.test(key) && !kWholeSections.includes(key));
  if (keys.length === 0 || vague.length > 0) throw new Error(`${page}: no words, or too many: ${vague.join(', ')}`);
  return bundled(keys);
}

/** @returns {Promise<import('./project.mjs').Files>} */
export async function embedFiles() {
  const [program, main, styles] = await Promise.all([bundle(kSources.embed.program, asProgram('widget')), widgetScript(), bundle(kSources.embed.styles)]);
  const scripts = [program.text, main.text];
  const page = pageWith(kSources.embed.page, [
    policyMark(oneFilePolicy({ scripts: scripts.map(hashOf), styles: [hashOf(styles.text)] })),
    [kMarks.styles, element('style', styles.text)],
    [kMarks.script, scripts.map((text) => element('script', text)).join('\n')],
  ]);
  const loader = await bundle(kSources.embed.loader);
  return new Map([['embed.html', encode(page)], ['embed.js', loader.contents]]);
}
