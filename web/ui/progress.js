// How far a long analysis is, with a way to stop it; whether what stands below belongs to other inputs; a way to ask again.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { count, t } from './words.js';

/** @typedef {import('../state/analyses.js').AnalysisState} AnalysisState */

/** Stands above an analysis' figures: `<tierwise-progress .name=${'flips'} .state=${state}>`; keeps its height when it has nothing to say. */
export class ProgressElement extends TierwiseElement {
  static properties = { name: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../state/analyses.js').AnalysisKind | null} */
    this.name = null;
    /** @type {AnalysisState | null} */
    this.state = null;
  }

  render() {
    const { name, state } = this;
    if (!name || !state) return nothing;
    if (state.progress) return this.running(name, state.progress, state.stale);
    const button = (/** @type {string} */ text) => html`<button type="button" class="quiet" @click=${() => this.emit({ kind: 'run_analysis', analysis: name })}>${text}</button>`;
    if (state.errors) return html`<p class="progress"><span>${t('ui.progress.failed')}</span> ${button(t('ui.retry'))}</p>`;
    if (state.off) return html`<p class="progress"><span>${t(state.result ? 'ui.progress.off_stale' : 'ui.progress.off')}</span> ${button(t('ui.progress.run'))}</p>`;
    return html`<p class="progress">${state.stale ? t('ui.progress.stale') : nothing}</p>`;
  }

  /** @param {import('../state/analyses.js').AnalysisKind} name @param {NonNullable<AnalysisState['progress']>} progress @param {boolean} stale */
  running(name, { done, total }, stale) {
    const label = t('ui.progress.label');
    return html`<p class="progress">
      ${total > 0 ? html`<progress max=${total} .value=${done} aria-label=${label}></progress>` : html`<progress aria-label=${label}></progress>`}
      <span>${total > 0 ? t('ui.progress.steps', { done: count(done), total: count(total) }) : t('ui.progress.begun')}${stale ? html` ${t('ui.progress.stale')}` : nothing}</span>
      <button type="button" class="quiet" @click=${() => this.emit({ kind: 'cancel_analysis', analysis: name })}>${t('ui.progress.cancel')}</button>
    </p>`;
  }
}
