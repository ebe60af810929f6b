// Pages from their sources in web/: the build puts what it made in the places that stand for it. Imports the build's own pieces.
import { readText } from './project.mjs';

/** What the build replaces in the pages: their own sources' names, and the place where the security policy belongs. */
export const kMarks = {
  charset: '<meta charset="utf-8">',
  icon: '<link rel="icon" href="data:,">',
  manifest: '<link rel="manifest" href="manifest.webmanifest">',
  styles: '<link rel="stylesheet" href="page.css">',
  script: '<script type="module" src="main.js"></script>',
  methodScript: '<script type="module" src="method.js"></script>',
  contents: '<!-- contents -->',
  text: '<!-- text -->',
  end: '</body>',
};

/** @typedef {[mark: string, markup: string]} Replacement */

/**
 * A page with the marks in it replaced; each must be there exactly once.
 * @param {string} path
 * @param {Replacement[]} replacements
 */
export function pageWith(path, replacements) {
  return replacements.reduce((page, [mark, markup]) => {
    if (page.split(mark).length !== 2) throw new Error(`${path} must contain ${mark} once`);
    return page.replace(mark, () => markup);
  }, readText(path));
}

/** The policy stands before anything it could apply to. @param {string} policy @returns {Replacement} */
export const policyMark = (policy) => [kMarks.charset, `${kMarks.charset}\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`];
