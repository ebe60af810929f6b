// Keeping the page for use without a network, and the word that a new version is there. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { t } from './words.js';

export class OfflineElement extends TierwiseElement {
  static properties = { keeping: { attribute: false } };

  constructor() {
    super();
    /** @type {'unable' | 'offered' | 'busy' | 'kept' | 'failed'} */
    this.keeping = 'unable';
  }

  render() {
    if (this.keeping === 'unable') return nothing;
    const kept = this.keeping === 'kept';
    return html`<p class="offline"><span role="status">${t(`ui.offline.${this.keeping}`)}</span>
      <button type="button" class="quiet" ?disabled=${this.keeping === 'busy'} @click=${() => this.emit({ kind: kept ? 'forget_offline' : 'keep_offline' })}>${t(kept ? 'ui.offline.forget' : 'ui.offline.keep')}</button></p>`;
  }
}

export class UpdateElement extends TierwiseElement {
  static properties = { ready: { attribute: false } };

  constructor() {
    super();
    this.ready = false;
  }

  render() {
    if (!this.ready) return nothing;
    return html`<div class="notice update" role="status"><p>${t('ui.offline.update')}</p>
      <button type="button" @click=${() => this.emit({ kind: 'use_update' })}>${t('ui.offline.reload')}</button></div>`;
  }
}
