// The bar under the verdict: the answer as a link, as text, as files, on paper; and a saved scenario opened again.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { TierwiseElement } from './element.js';
import { fileLimit } from '../state/exports/limits.js';
import { t } from './words.js';

/** @typedef {{ready: boolean, paste: import('./views/question.js').FieldView, file: import('./views/question.js').FieldView}} TakeAlongView */

/** A character has up to this many bytes; a file with more is too large without being read. */
const bytesPerCharacter = 4;

export class TakeAlongElement extends TierwiseElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {TakeAlongView | null} */
    this.view = null;
    this.onDragOver = (/** @type {DragEvent} */ event) => { if (filesOf(event).length > 0 || event.dataTransfer?.types.includes('Files')) event.preventDefault(); };
    this.onDrop = (/** @type {DragEvent} */ event) => this.drop(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('dragover', this.onDragOver);
    document.addEventListener('drop', this.onDrop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.onDragOver);
    document.removeEventListener('drop', this.onDrop);
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const button = (/** @type {import('./element.js').TakeAs} */ as) => html`<button type="button" ?disabled=${!view.ready} @click=${() => this.emit({ kind: 'take', as })}>${t(`ui.take.${as}`)}</button>`;
    return html`<div class="take-along" role="group" aria-label=${t('ui.take.title')}>
      <span class="take-title" aria-hidden="true">${t('ui.take.title')}</span>
      ${button('link')} ${button('text')}
      <details class="menu"><summary>${t('ui.take.download')}</summary>
        <div class="menu-panel">${(/** @type {const} */ (['csv', 'json', 'png', 'svg'])).map((as) => html`<div>${button(as)}<p class="hint">${t(`ui.take.${as}_hint`)}</p></div>`)}</div></details>
      ${button('print')}
      ${location.protocol === 'file:' ? nothing : html`<a class="take-embed" href="builder.html" @click=${keepScenario} @auxclick=${keepScenario}>${t('ui.take.embed')}</a>`}
      ${this.open(view)}
    </div>`;
  }

  /** @param {TakeAlongView} view */
  open({ paste, file }) {
    const wrong = (/** @type {string | null} */ message) => (message ? 'true' : 'false');
    return html`<details class="menu open-scenario"><summary>${t('ui.take.open')}</summary>
      <div class="menu-panel">
        <div class="field"><label for="scenario.file">${t('ui.take.file')}</label>
          <input id="scenario.file" type="file" accept=".json,application/json" aria-describedby="scenario.file-message" aria-invalid=${wrong(file.message)}
            @change=${(/** @type {Event} */ event) => this.choose(/** @type {HTMLInputElement} */ (event.target))} />
          <p class="message" id="scenario.file-message" role="alert">${file.message ?? ''}</p></div>
        <div class="field area ${paste.message ? 'wrong' : ''}"><label for="scenario.paste">${t('ui.take.paste')}</label>
          <textarea id="scenario.paste" rows="3" spellcheck="false" autocomplete="off" .value=${live(paste.text)} aria-describedby="scenario.paste-message" aria-invalid=${wrong(paste.message)}
            @input=${(/** @type {Event} */ event) => this.emit({ kind: 'text', key: 'scenario.paste', text: /** @type {HTMLTextAreaElement} */ (event.target).value })}></textarea>
          <p class="message" id="scenario.paste-message" role="alert">${paste.message ?? ''}</p>
          <p><button type="button" ?disabled=${paste.text.trim() === ''} @click=${() => this.emit({ kind: 'open_scenario', text: paste.text, from: 'paste' })}>${t('ui.take.open_pasted')}</button></p></div>
        <p class="hint">${t('ui.take.open_hint')}</p>
      </div></details>`;
  }

  /** @param {HTMLInputElement} input */
  choose(input) {
    const file = input.files?.[0];
    input.value = ''; // the same file can be chosen again
    if (file) void this.read(file);
  }

  /** A file dropped anywhere on the page. @param {DragEvent} event */
  drop(event) {
    const [file] = filesOf(event);
    if (!file) return;
    event.preventDefault();
    void this.read(file);
  }

  /** @param {File} file */
  async read(file) {
    const menu = /** @type {HTMLDetailsElement | null} */ (this.querySelector('.open-scenario'));
    if (menu) menu.open = true;
    // A text that is too long is refused by its length; it need not be the file's own.
    const text = file.size > fileLimit * bytesPerCharacter ? ' '.repeat(fileLimit + 1) : await file.text().catch(() => '');
    this.emit({ kind: 'open_scenario', text, from: 'file' });
  }
}

/** The page that opens has the scenario of this one. @param {Event} event */
function keepScenario({ currentTarget }) {
  /** @type {HTMLAnchorElement} */ (currentTarget).href = `builder.html${location.hash}`;
}

/** @param {DragEvent} event */
function filesOf(event) {
  return [...(event.dataTransfer?.files ?? [])];
}
