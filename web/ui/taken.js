// What has just been taken along, in words; and the same thing shown, for where saving or copying is not allowed.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { t } from './words.js';

/** @typedef {{name: string, text: string, picture: string | null}} Shown picture: its data address */
/** @typedef {{words: string, canShow: boolean, shown: Shown | null}} TakenView */

export class TakenElement extends TierwiseElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {TakenView} */
    this.view = { words: '', canShow: false, shown: null };
  }

  updated() {
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    if (this.view.shown && !dialog.open) {
      dialog.showModal();
      this.area()?.select();
    } else if (!this.view.shown && dialog.open) {
      dialog.close();
    }
  }

  area() {
    return /** @type {HTMLTextAreaElement | null} */ (this.querySelector('dialog textarea'));
  }

  render() {
    const { words, canShow, shown } = this.view;
    return html`<div class="taken" role="status">${
      words === ''
        ? nothing
        : html`<p>${words}</p>
            ${canShow ? html`<button type="button" class="quiet" @click=${() => this.emit({ kind: 'show_taken' })}>${t('ui.take.show')}</button>` : nothing}
            <button type="button" class="quiet" @click=${() => this.emit({ kind: 'dismiss_taken' })}>${t('ui.dismiss')}</button>`
    }</div>
    <dialog aria-labelledby="taken-name" @close=${() => { if (this.view.shown) this.emit({ kind: 'hide_taken' }); }}>${shown ? this.content(shown) : nothing}</dialog>`;
  }

  /** @param {Shown} shown */
  content({ name, text, picture }) {
    return html`<h2 id="taken-name">${name}</h2>
      <p class="hint">${t(picture === null ? 'ui.take.shown_text' : 'ui.take.shown_picture')}</p>
      ${picture === null ? nothing : html`<img src=${picture} alt=${name} />`}
      ${text === '' ? nothing : html`<textarea readonly rows="12" spellcheck="false" aria-label=${name} .value=${text}></textarea>`}
      <p class="dialog-foot">${text === '' ? nothing : html`<button type="button" @click=${() => this.emit({ kind: 'copy_taken', area: this.area() })}>${t('ui.take.copy')}</button>`}
        <button type="button" @click=${() => this.emit({ kind: 'hide_taken' })}>${t('ui.take.close')}</button>
        <span class="hint" role="status">${this.view.words}</span></p>`;
  }
}
