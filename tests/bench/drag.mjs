// How long a slider's reader waits: real pointer drags on the built page in Chromium, from each input event to the painted frame
// whose verdict answers it, to the one in which every part on the screen does, and the longest task of the page's main thread.
// Imports the browser and the site of tests/browser.
// As a command: node tests/bench/drag.mjs
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../browser/chromium.js';
import { byId, openGroup, openSite } from '../browser/harness.js';
import { quantileOf } from './statistics.js';

/** @typedef {{slider: string, throttle: number, events: number, answered: number, p50: number, p95: number, worst: number, whole50: number, whole95: number, longestTask: number, longestTaskCpu: number, refined: number}} Drag milliseconds */
/** @typedef {{time: number, inputs: object}} Moved */
/** What a frame shows: the inputs its verdict answers, with how many draws, and whether every part on the screen does. @typedef {{inputs: object, refined: boolean, whole: boolean}} Drawn */
/** @typedef {{moved: Moved[], shown: (Drawn & {time: number})[], stop: () => void}} Watch */

/** The ledger's results lie off the screen; a window as tall as the page is the hardest case, with every part in sight. */
const kSliders = [
  { name: 'budget', selector: '#budget-slider', height: 900, open: async () => {} },
  { name: 'curve', selector: '#along-0', height: 900, open: async () => {} },
  { name: 'ledger, tall window', selector: byId('slide-aov'), height: 12_000, open: openSales },
];

/** @param {any} page */
async function openSales(page) {
  const isOpen = await page.evaluate(() => document.querySelector('#slide-aov') !== null);
  if (!isOpen) await openGroup(page, 'Sales');
}

/** Runs in the page: notes when inputs change, and when a painted frame first shows the answer to them. */
function startWatch() {
  const page = /** @type {any} */ (document.querySelector('tierwise-page'));
  /** @type {Moved[]} */
  const moved = [];
  /** @type {Watch['shown']} */
  const shown = [];
  /** @type {Drawn[]} */
  const waiting = [];
  let running = true;
  // The page has taken the event by the time it reaches the window.
  const onInput = (/** @type {Event} */ event) => moved.push({ time: event.timeStamp, inputs: page.model.inputs });
  addEventListener('input', onInput);
  const channel = new MessageChannel();
  channel.port2.onmessage = ({ data }) => { shown.push({ time: performance.now(), ...waiting[data] }); };
  const onFrame = () => {
    const last = waiting[waiting.length - 1];
    const drawn = { inputs: page.model.answered, refined: page.model.comparison?.refined === true, whole: !page.isUpdatePending && page.parts.isShown() };
    if (!last || last.inputs !== drawn.inputs || last.refined !== drawn.refined || last.whole !== drawn.whole) channel.port1.postMessage(waiting.push(drawn) - 1); // comes in once this frame is painted
    if (running) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  /** @type {any} */ (globalThis).watch = /** @type {Watch} */ ({ moved, shown, stop: () => { running = false; removeEventListener('input', onInput); } });
}

/** Runs in the page: what was seen, as plain numbers. */
function endWatch() {
  const { moved, shown, stop } = /** @type {{watch: Watch}} */ (/** @type {any} */ (globalThis)).watch;
  stop();
  const place = new Map(moved.map(({ inputs }, i) => [inputs, i]));
  const frames = shown.map(({ inputs, ...frame }) => ({ ...frame, answers: place.get(inputs) ?? -1 }));
  return { moved: moved.map(({ time }) => time), frames };
}

/** Events whose answer was skipped for a newer one count until the newer one is shown. @param {number[]} moved @param {{time: number, answers: number}[]} frames */
function latenciesOf(moved, frames) {
  return moved.flatMap((time, i) => {
    const frame = frames.find(({ answers }) => answers >= i);
    return frame ? [frame.time - time] : [];
  });
}

/**
 * Longest task on the main thread of the page, from a trace: as the clock saw it, and as the processor worked on it.
 * @param {Buffer} trace
 */
function longestTaskOf(trace) {
  /** @type {{traceEvents: {name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number, args?: any}[]}} */
  const { traceEvents } = JSON.parse(trace.toString());
  const mainThreads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  /** @type {Map<string, {wall: number, cpu: number}[]>} */
  const tasks = new Map();
  for (const { name, pid, tid, dur, tdur = 0 } of traceEvents) {
    const thread = `${pid} ${tid}`;
    if (!/RunTask$/.test(name) || dur === undefined || !mainThreads.has(thread)) continue;
    const known = tasks.get(thread) ?? [];
    known.push({ wall: dur / 1000, cpu: tdur / 1000 });
    tasks.set(thread, known);
  }
  // The page's own process is the one that did most.
  const work = (/** @type {{cpu: number}[]} */ list) => list.reduce((sum, { cpu }) => sum + cpu, 0);
  const busiest = [...tasks.values()].sort((a, b) => work(b) - work(a))[0] ?? [];
  return { longestTask: Math.max(0, ...busiest.map(({ wall }) => wall)), longestTaskCpu: Math.max(0, ...busiest.map(({ cpu }) => cpu)) };
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * One drag there and back.
 * @param {any} page @param {typeof kSliders[number]} slider @param {number} throttle @param {number} moves @returns {Promise<Drag>}
 */
async function drag(page, { name, selector, open }, throttle, moves) {
  /** @type {import('playwright-core').Page} */
  const tab = page.tab;
  await open(page);
  await tab.locator(selector).scrollIntoViewIfNeeded();
  await pause(500); // parts that were out of sight catch up
  const cdp = await tab.context().newCDPSession(tab);
  const box = await tab.locator(selector).boundingBox();
  if (!box) throw new Error(`${name}: the slider is not on the page`);
  const position = await tab.locator(selector).evaluate((element) => {
    const input = /** @type {HTMLInputElement} */ (element);
    return (Number(input.value) - Number(input.min)) / (Number(input.max) - Number(input.min));
  });
  const thumb = 22;
  const xAt = (/** @type {number} */ share) => box.x + thumb / 2 + Math.min(1, Math.max(0, share)) * (box.width - thumb);
  const y = box.y + box.height / 2;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const browser = /** @type {import('playwright-core').Browser} */ (tab.context().browser());
  await browser.startTracing(tab, { categories: ['toplevel'] });
  await tab.evaluate(`(${startWatch})()`);
  await tab.mouse.move(xAt(position), y);
  await tab.mouse.down();
  const reach = position < 0.5 ? 0.35 : -0.35;
  for (let move = 1; move <= moves; move += 1) {
    const there = 1 - Math.abs((2 * move) / moves - 1);
    await tab.mouse.move(xAt(position + reach * there), y);
    await pause(16);
  }
  await tab.mouse.up();
  const refined = await waitUntilRefined(tab);
  await tab.waitForFunction(() => /** @type {any} */ (document.querySelector('tierwise-page')).parts.isDrawn(), undefined, { timeout: 20_000 });
  await tab.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))); })); // until it is painted
  const seen = /** @type {ReturnType<typeof endWatch>} */ (await tab.evaluate(`(${endWatch})()`));
  const longest = longestTaskOf(await browser.stopTracing());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  const latencies = latenciesOf(seen.moved, seen.frames);
  const whole = latenciesOf(seen.moved, seen.frames.filter((frame) => frame.whole));
  if (latencies.length === 0) throw new Error(`${name}: no answer to any of ${seen.moved.length} events was seen`);
  return {
    slider: name, throttle, events: seen.moved.length, answered: latencies.length,
    p50: quantileOf(latencies, 0.5), p95: quantileOf(latencies, 0.95), worst: Math.max(...latencies), whole50: quantileOf(whole, 0.5), whole95: quantileOf(whole, 0.95), ...longest, refined,
  };
}

/** Milliseconds from the end of the drag to the full answer. @param {import('playwright-core').Page} tab */
async function waitUntilRefined(tab) {
  const start = performance.now();
  await tab.waitForFunction(() => {
    const { model } = /** @type {any} */ (document.querySelector('tierwise-page'));
    return model.answered === model.inputs && model.comparison?.refined === true;
  }, undefined, { timeout: 20_000 });
  return performance.now() - start;
}

/** @param {{throttles?: number[], moves?: number, only?: string}} [effort] @returns {Promise<Drag[]>} */
export async function measureDrags({ throttles = [1, 4], moves = 60, only = '' } = {}) {
  const browser = await launchChromium();
  /** @type {Drag[]} */
  const drags = [];
  try {
    for (const throttle of throttles) {
      for (const slider of kSliders.filter(({ name }) => name.startsWith(only))) {
        const { page, close } = await openSite(/** @type {any} */ (browser), { wishes: { height: slider.height } });
        try {
          await drag(page, slider, throttle, Math.ceil(moves / 3)); // the first drag compiles what it meets
          drags.push(await drag(page, slider, throttle, moves));
        } finally {
          await close();
        }
      }
    }
  } finally {
    await browser.close();
  }
  return drags;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await measureDrags({ throttles: process.argv[2] ? [Number(process.argv[2])] : undefined, only: process.argv[3] }));
