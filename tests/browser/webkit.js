// WebKitGTK, driven over WebDriver by Selenium's client, on a display of its own when there is none.
// Imports that client, Node's modules and the common page.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Builder, By, Key } from 'selenium-webdriver';
import { callText } from './chromium.js';
import { LostScript, createPage } from './page.js';
import { miniBrowser, programOf } from './programs.js';

/** @type {Record<string, string>} */
const keys = {
  Tab: Key.TAB, Enter: Key.ENTER, Space: ' ', Backspace: Key.BACK_SPACE, Escape: Key.ESCAPE, Home: Key.HOME, End: Key.END,
  PageUp: Key.PAGE_UP, PageDown: Key.PAGE_DOWN, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN, Shift: Key.SHIFT, Control: Key.CONTROL,
};

/** WebDriver hands out no console, so the page keeps what is said from its load on; pages in frames listen from the start. */
const listen = `
  globalThis.said = globalThis.said ?? [];
  for (const kind of ['error', 'warn']) console[kind] = (...words) => said.push(words.join(' '));
  addEventListener('error', (event) => said.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
`;

/** What one script may take. Milliseconds. */
const scriptTime = 20_000;

/**
 * The driver's answer. A script that was asked while one page gave way to another may be lost, and the driver then waits for ever.
 * @template T @param {Promise<T>} asked @returns {Promise<T>}
 */
async function answered(asked) {
  const late = new AbortController();
  const lost = pause(scriptTime + 5000, undefined, { signal: late.signal }).then(() => { throw new LostScript('the driver never answered'); });
  try {
    return await Promise.race([asked, lost]);
  } finally {
    late.abort();
  }
}

/** @param {{locale?: string}} [options] */
export async function launchWebKit({ locale = 'en_US.UTF-8' } = {}) {
  const display = process.env.DISPLAY ? null : await startDisplay();
  const port = await freePort();
  const service = spawn(programOf('WebKitWebDriver'), [`--port=${port}`, '--host=127.0.0.1'], {
    env: { ...process.env, ...(display ? { DISPLAY: display.name } : {}), LC_ALL: locale, LANGUAGE: '' },
    stdio: 'ignore',
  });
  await answering(port);
  const session = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    })
    .build();
  await session.manage().setTimeouts({ script: scriptTime });

  /** There is one window; each page starts from an empty one. @param {import('./chromium.js').Wishes} [wishes] */
  async function newPage({ width = 1280, height = 900 } = {}) {
    await session.switchTo().defaultContent();
    await session.get('about:blank');
    await session.manage().window().setRect({ width, height, x: 0, y: 0 });
    let inFrame = false;
    const page = createPage({
      browser: 'webkit',
      goto: async (url) => {
        await session.get(url);
        await session.executeScript(listen);
      },
      evaluate,
      run: async (source) => void (await session.executeScript(source)),
      // The driver looks for the element before smooth scrolling has brought it into sight.
      click: async (selector) => {
        const element = await session.findElement(By.css(selector));
        await session.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
        await element.click();
      },
      type: (text) => session.actions().sendKeys(...text.replaceAll('\n', Key.ENTER)).perform(),
      press: (combination) => pressWith(session, combination),
      resize: (toWidth, toHeight) => session.manage().window().setRect({ width: toWidth, height: toHeight }).then(() => undefined),
      screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
      reload: async () => {
        await session.navigate().refresh();
        await session.executeScript(listen);
      },
      back: () => session.navigate().back(),
      enterFrame: async () => {
        await session.switchTo().frame(0);
        inFrame = true;
      },
      evaluateOutside,
      consoleErrors: () => evaluateOutside(() => /** @type {any} */ (globalThis).said ?? []),
      close: async () => {},
    });
    return page;

    /** @type {import('./page.js').Primitives['evaluate']} */
    function evaluate(script, ...parts) {
      return answered(/** @type {Promise<any>} */ (session.executeScript(`return ${callText(script, parts)}`)));
    }

    /** @type {import('./page.js').Primitives['evaluateOutside']} */
    async function evaluateOutside(script, ...parts) {
      if (inFrame) await session.switchTo().defaultContent();
      const value = await evaluate(script, ...parts);
      if (inFrame) await session.switchTo().frame(0);
      return value;
    }
  }

  async function close() {
    await session.quit().catch(() => {});
    service.kill();
    display?.stop();
  }
  return { name: 'webkit', newPage, close };
}

/** @param {import('selenium-webdriver').WebDriver} session @param {string} combination */
async function pressWith(session, combination) {
  const names = combination.split('+').map((name) => keys[name] ?? name);
  const last = /** @type {string} */ (names.pop());
  let actions = session.actions();
  for (const name of names) actions = actions.keyDown(name);
  actions = actions.keyDown(last).keyUp(last);
  for (const name of names.reverse()) actions = actions.keyUp(name);
  await actions.perform();
}

/** The server picks a free display and says which. @returns {Promise<{name: string, stop: () => void}>} */
async function startDisplay() {
  const server = spawn(programOf('Xvfb'), ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void server.kill();
  process.once('exit', stop);
  const number = await new Promise((done, fail) => {
    /** @type {import('node:stream').Readable} */ (server.stdio[3]).once('data', (part) => done(String(part).trim()));
    server.once('exit', () => fail(new Error('Xvfb did not start')));
  });
  return { name: `:${number}`, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** @param {number} port */
async function answering(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then((response) => response.ok, () => false);
    if (ready) return;
    await pause(50);
  }
  throw new Error('WebKitWebDriver does not answer');
}
