// The keys that take changes back and do them again. Imports nothing.

/** Fields whose own undo is the browser's. */
const textTypes = new Set(['text', 'search', 'email', 'number', 'url', 'tel', 'password']);

/** @param {{key: string, code: string}} event the Latin letter of a key, also where the keyboard writes another script */
function letterOf({ key, code }) {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
}

/**
 * Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y; with Cmd on Apple's machines, where Ctrl+Y is no redo.
 * @param {{key: string, code: string, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean, altKey: boolean}} event
 * @param {boolean} apple
 * @returns {'undo' | 'redo' | null}
 */
export function travelKey(event, apple) {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  if (altKey || (apple ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return null;
  const letter = letterOf(event);
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !apple && !shiftKey ? 'redo' : null;
}

/** Whether something is being typed into it. @param {EventTarget | null} target */
export function takesText(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** @param {{platform?: string}} navigator */
export const isApple = ({ platform = '' }) => /^(Mac|iP)/.test(platform);
