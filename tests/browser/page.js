// One open page as tests drive it, the same in every browser; each browser supplies a few primitives. Imports Node's modules and the rungs.
import { setTimeout as pause } from 'node:timers/promises';
import { slowness } from './rungs.js';

/**
 * What a browser must be able to do.
 * @typedef {object} Primitives
 * @property {string} browser
 * @property {(url: string) => Promise<void>} goto
 * @property {<T>(script: (...parts: any[]) => T, ...parts: any[]) => Promise<Awaited<T>>} evaluate runs a function in the page
 * @property {(source: string) => Promise<void>} run runs text in the page
 * @property {(selector: string) => Promise<void>} click with the mouse, in the element's middle
 * @property {(text: string) => Promise<void>} type key by key
 * @property {(key: string) => Promise<void>} press a key by its name, with modifiers: `Tab`, `Shift+Tab`, `Control+a`
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} enterFrame from here on everything happens inside the page's only frame
 * @property {<T>(script: (...parts: any[]) => T, ...parts: any[]) => Promise<Awaited<T>>} evaluateOutside like evaluate, outside that frame
 * @property {() => Promise<string[]>} consoleErrors errors and warnings, and what was thrown and not caught
 * @property {() => Promise<void>} close
 */
/** @typedef {ReturnType<typeof createPage>} Page */

/** Every wait is for a state; time only bounds a failure, and machines are busy. */
const patience = 60_000;
const interval = 25;

/** What was asked while one page gave way to another, and will never be answered. */
export class LostScript extends Error {}

/** Who looks at a page again and again asks the next page. @param {unknown} error @returns {undefined} */
function unlessLost(error) {
  if (!(error instanceof LostScript)) throw error;
}

/** @param {Primitives} primitives */
export function createPage(primitives) {
  const { evaluate, click, press, type } = primitives;

  /**
   * Waits until a function in the page gives something true, and returns that; no element, which some drivers hand over as nothing.
   * @template T
   * @param {((...parts: any[]) => T) & (Extract<T, Node> extends never ? unknown : never)} script
   * @param {{parts?: unknown[], what?: string, timeout?: number}} [options]
   * @returns {Promise<Awaited<T>>}
   */
  async function waitFor(script, { parts = [], what = script.toString(), timeout = patience } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const value = await evaluate(script, ...parts).catch(unlessLost);
      if (value) return value;
      if (Date.now() > end) throw new Error(`${primitives.browser}: waited ${timeout} ms in vain for ${what}`);
      await pause(interval);
    }
  }

  /** @param {string} selector */
  const appears = (selector) => waitFor((/** @type {string} */ wanted) => document.querySelector(wanted) !== null, { parts: [selector], what: selector });

  /** Something to be seen; in what is folded away some drivers click without effect. @param {string} selector */
  const shows = (selector) => waitFor((/** @type {string} */ wanted) => document.querySelector(wanted)?.checkVisibility() === true, { parts: [selector], what: `${selector} in sight` });

  /** Brings something to be seen into sight, and waits until the part of the page that it stands in is at work. @param {string} selector */
  async function reveals(selector) {
    await shows(selector);
    await waitFor((/** @type {string} */ wanted) => {
      const element = document.querySelector(wanted);
      const { top, bottom } = element?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      if (element && (top < 0 || bottom > innerHeight)) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      return element !== null && element.closest('.distant') === null;
    }, { parts: [selector], what: `${selector} in a part at work` });
  }

  /** Text of the first match as a reader sees it. @param {string} selector */
  async function text(selector) {
    await appears(selector);
    return evaluate((wanted) => (document.querySelector(wanted)?.textContent ?? '').replace(/\s+/g, ' ').trim(), selector);
  }

  /** Texts of all matches. @param {string} selector @returns {Promise<string[]>} */
  const texts = (selector) => evaluate((wanted) => [...document.querySelectorAll(wanted)].map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()), selector);

  /** @param {string} selector @param {string} name @returns {Promise<string | null>} */
  const attribute = (selector, name) => evaluate((wanted, key) => document.querySelector(wanted)?.getAttribute(key) ?? null, selector, name);

  /** What a field holds. @param {string} selector @returns {Promise<string>} */
  const value = (selector) => evaluate((wanted) => /** @type {any} */ (document.querySelector(wanted)).value, selector);

  /** @param {string} selector @returns {Promise<number>} */
  const count = (selector) => evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

  /** @param {string} selector */
  async function focus(selector) {
    await appears(selector);
    await evaluate((wanted) => /** @type {HTMLElement} */ (document.querySelector(wanted)).focus(), selector);
  }

  /** Replaces what is in a field, key by key. @param {string} selector @param {string} typed */
  async function fill(selector, typed) {
    await focus(selector);
    await press('Control+a');
    await press('Backspace');
    if (typed !== '') await type(typed);
  }

  /** Replaces what is in a field at once. @param {string} selector @param {string} pasted */
  async function paste(selector, pasted) {
    await focus(selector);
    await press('Control+a');
    await evaluate((all) => document.execCommand(all === '' ? 'delete' : 'insertText', false, all), pasted);
  }

  /**
   * Chooses in a list. Lists open outside the page, where drivers cannot reach, so the choice is set and announced as a browser does.
   * @param {string} selector @param {string} chosen
   */
  async function select(selector, chosen) {
    await focus(selector);
    const found = await evaluate(
      (wanted, option) => {
        const list = /** @type {HTMLSelectElement} */ (document.querySelector(wanted));
        list.value = option;
        list.dispatchEvent(new Event('input', { bubbles: true }));
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return list.value === option;
      },
      selector,
      chosen,
    );
    if (!found) throw new Error(`${selector} has no choice ${chosen}`);
  }

  return { ...primitives, waitFor, appears, text, texts, attribute, value, count, focus, fill, paste, select, click: async (/** @type {string} */ selector) => { await reveals(selector); await click(selector); } };
}
