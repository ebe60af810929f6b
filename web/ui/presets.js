// Starting points beside the question: one press, one change that can be taken back; what each sets, and why, unfolded below.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { sourceLinks } from './how.js';
import { t } from './words.js';

/** @typedef {import('./views/presets.js').PresetView} PresetView */

/** @extends {ViewElement<import('./views/presets.js').PresetsView>} */
export class PresetsElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    const { chosen, presets } = view;
    return html`
      <div class="presets starts" role="group" aria-labelledby="starts-name"><span id="starts-name">${t('ui.presets.title')}</span>
        ${presets.map((preset) => html`<button type="button" class="quiet" aria-pressed=${preset.chosen ? 'true' : 'false'} title=${preset.brief}
          @click=${() => this.emit({ kind: 'start_from', id: preset.id })}>${preset.name}</button>`)}</div>
      <details class="more starts-more">
        <summary>${chosen ? html`<span class="more-title">${t('ui.presets.chosen', { name: chosen.name })}</span> <span class="more-now">${chosen.brief}</span>` : html`<span class="more-title">${t('ui.presets.what')}</span>`}</summary>
        <p class="hint">${t('ui.presets.lead')}</p>
        <div class="starts-body">${presets.map((preset) => this.preset(preset))}</div>
      </details>
    `;
  }

  /** @param {PresetView} preset */
  preset({ id, name, chosen, note, sources, settings }) {
    return html`<section class="start" aria-labelledby="start-${id}">
      <h3 id="start-${id}">${name}${chosen ? html` <span class="chosen-mark">${t('ui.presets.is')}</span>` : nothing}</h3>
      <p class="note">${note} ${sourceLinks(sources)}</p>
      <dl>${settings.map((setting) => html`<div><dt>${setting.term}</dt>
        <dd>${setting.text}${setting.now ? html` <span class="start-now">${t('ui.presets.now', { value: setting.now })}</span>` : nothing}
          ${setting.note ? html`<span class="note">${setting.note} ${sourceLinks(setting.sources)}</span>` : nothing}</dd></div>`)}</dl>
    </section>`;
  }
}
