// Words at the top of the page: what could not be read from the address, and what went wrong with the engine.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { t } from './words.js';

export class NoticesElement extends TierwiseElement {
  static properties = { notices: { attribute: false }, failure: { attribute: false } };

  constructor() {
    super();
    /** @type {{id: string, text: string, items: string[]}[]} */
    this.notices = [];
    /** @type {string | null} */
    this.failure = null;
  }

  render() {
    return html`
      ${
        this.failure === null
          ? nothing
          : html`<div class="notice failure" role="alert"><p>${this.failure}</p>
              <button type="button" @click=${() => this.emit({ kind: 'retry' })}>${t('ui.retry')}</button></div>`
      }
      ${this.notices.map(
        (notice) => html`<div class="notice" role="region" aria-label=${t('ui.notice_label')}>
          <div><p>${notice.text}</p>${notice.items.length === 0 ? nothing : html`<ul>${notice.items.map((item) => html`<li>${item}</li>`)}</ul>`}</div>
          <button type="button" class="quiet" @click=${() => this.emit({ kind: 'dismiss', id: notice.id })}>${t('ui.dismiss')}</button></div>`,
      )}
    `;
  }
}
