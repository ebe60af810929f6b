// Small changes to C++ code that tests should notice, and the draw of some of them by seed. Pure; may import the
// architecture check for its removal of comments.
import { withoutComments } from '../../scripts/check-architecture.mjs';

/**
 * One change of one line.
 * @typedef {object} Mutation
 * @property {string} file
 * @property {number} line counted from 1
 * @property {string} original the line without its indent
 * @property {string} mutated the changed line without its indent
 * @property {string} text the changed line as it stands in the file
 */

/** Binary operators stand between spaces; template brackets do not. @type {[RegExp, string][]} */
const swaps = [
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/ \/ /g, ' * '],
  [/ \+= /g, ' -= '],
  [/ -= /g, ' += '],
  [/ \*= /g, ' /= '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ == /g, ' != '],
  [/ != /g, ' == '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/\bstd::min\(/g, 'std::max('],
  [/\bstd::max\(/g, 'std::min('],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/(?<=[(=&|] ?|return )!(?=[\w(])/g, ''],
  [/(?<=[(=,?:] ?|return )-(?=[\w(])/g, ''],
];

/** A number that is a value, not a part of a name or type. */
const numbers = /(?<![\w.:])(?:0x[0-9a-fA-F.]+p[+-]?\d+|\d+\.\d*(?:e[+-]?\d+)?|\d+(?:e[+-]?\d+)?|\.\d+)(?![\w.])/g;

/** @param {string} number */
function otherNumber(number) {
  if (/^\d+$/.test(number)) return String(Number(number) + 1);
  if (Number(number) === 0) return '1.0';
  return `${number} * 1.1`;
}

/** Lines that are no code of their own, or whose change the compiler settles. */
const passedOver = /^\s*(?:#|using |namespace |static_assert|template|\}|case |default:|break;|$)/;

/** A default of a plain field: it is always written over. Fields of classes end in an underscore and do count. */
const fieldDefault = /^\s*(?:double|int|bool|std::\w+|[A-Z]\w+) (?:\w*[a-z0-9] = [^,;]*(?:, )?)+;/;

/** A whole assignment or call without a result, on one line. */
const statement = /^\s*(?:[\w.[\]>()-]+ (?:[+\-*/]?=) [^;]*|[\w.\->]+\.(?:add|push_back)\([^;]*\));$/;
const condition = /\bif \((?!const\b|!)(?<inner>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;

/**
 * Which lines the native build leaves out: those between `#if defined(__wasm_simd128__)` and its `#else` or `#endif`.
 * @param {string} code without comments
 * @returns {boolean[]} by line
 */
export function vectorOnlyLines(code) {
  let inside = false;
  return code.split('\n').map((line) => {
    if (/^\s*#if defined\(__wasm_simd128__\)/.test(line)) inside = true;
    else if (/^\s*#(?:else|endif)/.test(line)) inside = false;
    return inside;
  });
}

/**
 * Every change of one file, in the order of its lines, but of lines that the native build leaves out.
 * @param {string} file
 * @param {string} code
 * @returns {Mutation[]}
 */
export function mutationsOf(file, code) {
  const raw = code.split('\n');
  const bare = withoutComments(code).split('\n');
  const leftOut = vectorOnlyLines(bare.join('\n'));
  /** @type {Mutation[]} */
  const mutations = [];
  bare.forEach((line, index) => {
    if (leftOut[index] || passedOver.test(line) || (file.endsWith('.h') && fieldDefault.test(line))) return;
    /** @param {number} at @param {number} length @param {string} replacement */
    const change = (at, length, replacement) => {
      const text = raw[index].slice(0, at) + replacement + raw[index].slice(at + length);
      mutations.push({ file, line: index + 1, original: raw[index].trim(), mutated: text.trim(), text });
    };
    const outsideText = line.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length));
    for (const [pattern, replacement] of swaps) for (const found of outsideText.matchAll(pattern)) change(found.index, found[0].length, replacement);
    for (const found of outsideText.matchAll(numbers)) change(found.index, found[0].length, otherNumber(found[0]));
    for (const found of outsideText.matchAll(condition)) change(found.index, found[0].length, `if (!(${found.groups?.inner}))`);
    if (statement.test(outsideText)) change(0, line.length, `${' '.repeat(line.search(/\S/))};`);
    if (/^\s*continue;$/.test(outsideText)) change(line.search(/\S/), 'continue;'.length, ';');
  });
  return mutations;
}

/** A stream of numbers in [0, 1) (mulberry32). @param {number} seed */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws `count` changes, as many from each file as its share of all changes, at least one. The draw of one file depends
 * on the seed and on that file only.
 * @param {Map<string, Mutation[]>} byFile
 * @param {number} count
 * @param {number} seed
 * @returns {Mutation[]}
 */
export function drawMutations(byFile, count, seed) {
  const total = [...byFile.values()].reduce((sum, mutations) => sum + mutations.length, 0);
  return [...byFile].flatMap(([file, mutations]) => {
    if (mutations.length === 0) return [];
    const share = Math.min(mutations.length, Math.max(1, Math.round((count * mutations.length) / total)));
    const random = randomNumbers([...file].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, seed));
    const left = [...mutations];
    const drawn = Array.from({ length: share }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
    return drawn.sort((a, b) => a.line - b.line);
  });
}
