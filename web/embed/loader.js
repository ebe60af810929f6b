// For pages that show widgets: makes frames out of placeholders and gives every frame the height of its content. One classic
// script that works from any folder, twice on a page, and under strict policies. Imports nothing.
//
//   <div data-tierwise="v=1&budget=25000" data-title="Micro, macro or adverts?"><a href="…/index.html">Open the calculator</a></div>
//   <script async src="…/embed.js"></script>

const heights = { least: 100, usual: 640, most: 5000 };
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const address = script?.src ? new URL('embed.html', script.src).href : '';

/** Addresses that a loader of this page looks after already. @type {Set<string>} */
const known = (/** @type {any} */ (globalThis)[Symbol.for('tierwise.embed')] ??= new Set());

/** @param {number} height */
const within = (height) => Math.min(heights.most, Math.max(heights.least, Math.ceil(height)));

/** Frames that show this loader's widget, put there by it or by hand. */
const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.replace(/[?#].*$/s, '') === address);

/** @param {HTMLElement} place */
function fill(place) {
  const { tierwise = '', title, height } = place.dataset;
  const frame = document.createElement('iframe');
  frame.title = title || place.textContent?.trim() || 'Tierwise';
  frame.loading = 'lazy';
  frame.width = '100%';
  frame.height = String(within(Number(height) || heights.usual));
  Object.assign(frame.style, { border: '0', display: 'block' });
  frame.src = `${address}#${tierwise.replace(/^#/, '')}`;
  place.append(frame);
}

/** Placeholders that have come since. @type {WeakSet<Element>} */
const filled = new WeakSet();

function fillAll() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-tierwise]'))) {
    if (filled.has(place) || place.querySelector('iframe')) continue;
    filled.add(place);
    fill(place);
  }
}

/** @param {MessageEvent} event */
function hear({ source, data }) {
  if (typeof data !== 'object' || data === null || data.type !== 'tierwise:height' || data.v !== 1 || !(data.height > 0)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow !== null && contentWindow === source);
  if (!frame) return;
  frame.style.height = `${within(Number(data.height))}px`;
  // What stood there for readers without scripts has done its work.
  for (const other of frame.closest('[data-tierwise]')?.children ?? []) if (other !== frame) /** @type {HTMLElement} */ (other).hidden = true;
}

function start() {
  known.add(address);
  addEventListener('message', hear);
  fillAll();
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      fillAll();
    });
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ['data-tierwise'] });
  // Frames that were ready before this script have said their height to nobody.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ v: 1, type: 'tierwise:height' }, '*');
}

if (address !== '' && !known.has(address)) start();
