// The engine's programs as this page can have them: as files of its own, as functions that those files leave behind, as text of
// those functions. Imports the page's own scripts.
import { loadScript, ownScript, withOwnText } from './scripts.js';

/** @import { Program } from '../engine/inline.js' */
/** @import { Build } from '../engine/simd.js' */

/** @param {Build} build @param {string} name of the worker */
export function startFile(build, name) {
  const file = TIERWISE_PROGRAMS[build];
  if (!file) throw new Error('This page holds its programs itself.');
  return new Worker(ownScript(file), { name });
}

/** @param {string} text of a program @param {string} name of the worker */
export const startText = (text, name) => withOwnText(text, (address) => new Worker(address, { name }));

/** The program as a function; its file is loaded into the page when it is not there yet. @param {Build} build @returns {Promise<Program>} */
export async function programOf(build) {
  const file = TIERWISE_PROGRAMS[build];
  if (!known()[build] && file) {
    await loadScript(file);
    await nextTask();
  }
  const program = known()[build];
  if (!program) throw new Error(`There is no program ${build}.`);
  return program;
}

/** What comes of a program begins in a task of its own: pressing and drawing come in between. @returns {Promise<void>} */
const nextTask = () => new Promise((done) => { setTimeout(done); });

/** @param {Program} program */
export const textOf = (program) => `(${program})(self);`;

/** @returns {Partial<Record<Build, Program>>} */
const known = () => /** @type {any} */ (globalThis).tierwisePrograms ?? {};
