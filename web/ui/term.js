// A term of the trade with its explanation in one line, shown where it stands by a press, a key or a touch.
// A template; imports Lit only.
import { html } from 'lit';

/** @param {HTMLElement} button @param {boolean} open */
function show(button, open) {
  const note = /** @type {HTMLElement} */ (button.nextElementSibling);
  note.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
}

const press = (/** @type {Event} */ event) => {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  show(button, button.getAttribute('aria-expanded') !== 'true');
};

const escape = (/** @type {KeyboardEvent} */ event) => {
  if (event.key === 'Escape') show(/** @type {HTMLElement} */ (event.currentTarget), false);
};

/** @param {unknown} text @param {string} explanation */
export function term(text, explanation) {
  return html`<button type="button" class="term" aria-expanded="false" @click=${press} @keydown=${escape}>${text}</button><span class="term-note" role="note" hidden>${explanation}</span>`;
}
