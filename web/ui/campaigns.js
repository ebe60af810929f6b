// The reader's past campaigns: rows typed or pasted, what they move, and a button that uses it in the calculation.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MeasuredElement, ViewElement } from './element.js';
import { textField } from './field.js';
import { how } from './how.js';
import { rangeShift } from './charts/range_shift.js';
import { directionInUse, t } from './words.js';

/** @typedef {import('./views/campaigns.js').CampaignsView} CampaignsView */

/** One input before and after. */
export class RangeShiftElement extends MeasuredElement {
  static properties = { shift: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/campaigns.js').LearnedView | null} */
    this.shift = null;
  }

  render() {
    const { shift, width } = this;
    return shift && width > 0 ? rangeShift({ rows: shift.rows, width, tickText: shift.format, label: shift.label, direction: directionInUse() }) : nothing;
  }
}

/** @extends {ViewElement<CampaignsView>} */
export class CampaignsElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <p class="lead">${t('ui.campaigns.lead')} ${how('own-results', t('ui.campaigns.title'))}</p>
      ${view.rows.map((row, index) => this.row(view, row, index))}
      <p class="campaign-tools"><button type="button" ?disabled=${view.full} @click=${() => this.emit({ kind: 'add_campaign' })}>${t(view.rows.length === 0 ? 'ui.campaigns.add_first' : 'ui.campaigns.add')}</button>
        ${view.rows.length === 0 ? html`<button type="button" class="quiet" @click=${() => this.emit({ kind: 'example_campaigns' })}>${t('ui.campaigns.example')}</button>` : nothing}</p>
      ${this.paste(view)}
      ${view.lesson ? this.lesson(view, view.lesson) : view.use === 'none' ? nothing : this.buttons(view)}
    `;
  }

  /** @param {CampaignsView} view @param {import('./views/campaigns.js').RowView} row @param {number} index */
  row(view, row, index) {
    const field = (/** @type {import('./views/campaigns.js').CellView} */ { key, label, text, message }, size = 9) =>
      textField({ id: key, label, text, message, size, inputmode: size > 9 ? 'text' : 'decimal', onText: (typed) => this.emit({ kind: 'text', key, text: typed }), onCommit: () => this.emit({ kind: 'commit', key }) });
    const id = `campaigns.${index}.place`;
    return html`<fieldset class="campaign"><legend>${row.title}</legend>
      ${field(row.name, 14)}
      <span class="field select ${row.placeMessage ? 'wrong' : ''}"><label for=${id}>${t('ui.campaigns.place')}</label>
        <span class="entry"><select id=${id} aria-invalid=${row.placeMessage ? 'true' : 'false'} aria-describedby=${row.placeMessage ? `${id}-message` : nothing}
          @change=${(/** @type {Event} */ event) => this.emit({ kind: 'value', key: id, value: /** @type {HTMLSelectElement} */ (event.target).value })}>
          ${row.place === '' ? html`<option value="" selected>${t('ui.campaigns.choose')}</option>` : nothing}
          ${view.places.map((place) => html`<option value=${place.value} .selected=${place.value === row.place}>${place.text}</option>`)}
        </select></span>
        ${row.placeMessage ? html`<span class="message" id="${id}-message">${row.placeMessage}</span>` : nothing}</span>
      ${row.cells.map((cell) => field(cell))}
      <button type="button" class="quiet remove-campaign" aria-label=${t('ui.campaigns.remove_one', { name: row.title })} @click=${() => this.emit({ kind: 'remove_campaign', index })}>${t('ui.campaigns.remove')}</button>
    </fieldset>`;
  }

  /** @param {CampaignsView} view */
  paste({ paste }) {
    const key = 'campaigns.paste';
    return html`<details class="more campaign-paste"><summary>${t('ui.campaigns.paste')}</summary>
      <div class="field area ${paste.message ? 'wrong' : ''}"><label for=${key}>${t('ui.campaigns.paste_label')}</label>
        <p class="hint" id="${key}-hint">${t('ui.campaigns.paste_hint')}</p>
        <textarea id=${key} rows="4" spellcheck="false" autocomplete="off" .value=${live(paste.text)} aria-describedby="${key}-hint ${key}-message" aria-invalid=${paste.message ? 'true' : 'false'}
          @input=${(/** @type {Event} */ event) => this.emit({ kind: 'text', key, text: /** @type {HTMLTextAreaElement} */ (event.target).value })}></textarea>
        <p class="message" id="${key}-message">${paste.message ?? ''}</p>
        <p><button type="button" ?disabled=${paste.text.trim() === ''} @click=${() => this.emit({ kind: 'paste_campaigns', text: paste.text })}>${t('ui.campaigns.read')}</button></p></div>
    </details>`;
  }

  /** @param {CampaignsView} view @param {import('./views/campaigns.js').LessonView} lesson */
  lesson(view, lesson) {
    return html`<div class="lesson">
      <h3>${t('ui.campaigns.result')}</h3>
      <p class="finding">${lesson.finding}</p>
      <p class="hint">${t('ui.campaigns.level')}</p>
      <div class="shifts">${lesson.inputs.map(
        (input) => html`<figure class="chart shift"><figcaption><strong>${input.name}</strong> <span>${input.finding}</span></figcaption>
          <tierwise-range-shift .shift=${input}></tierwise-range-shift>
          ${input.notes.map((note) => html`<p class="hint">${note}</p>`)}
          ${input.warning ? html`<p class="message">${input.warning}</p>` : nothing}</figure>`,
      )}</div>
      ${this.buttons(view)}
      <tierwise-data-table .picture=${'.lesson'} .table=${lesson.table} .name=${t('ui.campaigns.title')}></tierwise-data-table>
    </div>`;
  }

  /** @param {CampaignsView} view */
  buttons({ use, lesson }) {
    return html`<p class="campaign-tools" role="group" aria-label=${t('ui.campaigns.use_label')}>
      ${lesson ? html`<button type="button" class="use-learned" ?disabled=${use === 'current'} @click=${() => this.emit({ kind: 'use_learned', learned: lesson.learned })}>${t('ui.campaigns.use')}</button>` : nothing}
      <button type="button" class="quiet" ?disabled=${use === 'none'} @click=${() => this.emit({ kind: 'put_back' })}>${t('ui.campaigns.put_back')}</button>
      <span class="hint" role="status">${use === 'none' ? t('ui.campaigns.not_used') : t(`ui.campaigns.used_${use}`)}</span></p>`;
  }
}
