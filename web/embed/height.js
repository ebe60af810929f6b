// Tells the page around the widget how high its content is, whenever that changes, once per frame of the screen, and also while
// it is out of sight; and hides the widget's own scroll bars once that page has followed, so that no scroll bar makes it narrower
// and higher again. Imports what the messages look like and the next frame.
import { nextFrame } from '../ui/next_frame.js';
import { heightMessages } from './height_messages.js';

/**
 * @param {{content: Element, frame: import('./height_messages.js').Frame, host?: Pick<Window, 'postMessage'>}} options
 * @returns {{again: () => void}} again: says the height once more
 */
export function reportHeight({ content, frame, host = parent }) {
  let told = 0;
  let waiting = false;

  function tell() {
    waiting = false;
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height !== told) {
      told = height;
      // The height is no secret, and who frames the widget cannot be known.
      for (const message of heightMessages(height, frame)) host.postMessage(message, '*');
    }
    follow();
  }

  function follow() {
    document.documentElement.classList.toggle('sized', told > 0 && innerHeight >= told);
  }

  function ask() {
    if (waiting) return;
    waiting = true;
    nextFrame(tell);
  }

  new ResizeObserver(ask).observe(content);
  new MutationObserver(ask).observe(content, { childList: true, subtree: true, characterData: true }); // out of sight sizes are not observed
  ask();
  addEventListener('resize', follow);
  return {
    again() {
      told = 0;
      ask();
    },
  };
}
