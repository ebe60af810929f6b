// The page around the widget: hears what it may say, and sends answers through the port that it handed over, never to everybody.
// Imports how its messages are read.
import { createGate, readIncoming } from './incoming.js';

/** @typedef {{set: (scenario: string) => void, theme: (theme: import('./parameters.js').Theme, accent: string | null) => void, height: () => void}} Wishes */

/** @param {Wishes} wishes */
export function listenToHost({ set, theme, height }) {
  const mayPass = createGate();
  /** @type {MessagePort | null} */
  let port = null;
  let sent = '';
  let latest = /** @type {object | null} */ (null);

  function send() {
    const text = JSON.stringify(latest);
    if (!port || latest === null || text === sent) return;
    sent = text;
    port.postMessage(latest);
  }

  addEventListener('message', ({ source, data, ports }) => {
    if (parent === window || source !== parent || !mayPass()) return;
    const message = readIncoming(data);
    if (message?.type === 'set') set(message.scenario);
    if (message?.type === 'theme') theme(message.theme, message.accent);
    if (message?.type === 'height') height();
    if (message?.type === 'results' && ports.length === 1) {
      port?.close();
      [port] = ports;
      sent = '';
      send();
    }
  });

  return {
    /** @param {object} result */
    tell(result) {
      latest = result;
      send();
    },
  };
}
