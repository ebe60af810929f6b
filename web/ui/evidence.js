// What the studies about size say: one of them can be put to use, and the winner under each stands beside it.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ViewElement } from './element.js';
import { textField } from './field.js';
import { how, sourceId } from './how.js';
import { partAnchors } from '../state/origins.js';
import { t } from './words.js';

/** @typedef {import('./views/evidence.js').EvidenceView} EvidenceView */

/** @extends {ViewElement<EvidenceView>} */
export class EvidenceElement extends ViewElement {
  render() {
    const view = this.view;
    return html`
      <p class="lead">${t('ui.evidence.lead')} ${how(partAnchors.evidence, t('ui.evidence.title'))}</p>
      <tierwise-progress .name=${'compareEvidence'} .state=${view?.state ?? null}></tierwise-progress>
      ${view ? html`${this.table(view)} ${this.own(view)}
        <tierwise-data-table .picture=${'table.evidence'} .table=${view.numbers} .heading=${t('ui.evidence.numbers')} .name=${t('ui.evidence.numbers')}></tierwise-data-table>` : nothing}
    `;
  }

  /** @param {EvidenceView} view */
  table({ table }) {
    return html`<table class="schemes evidence ${table.stale ? 'is-stale' : ''}">
      <caption class="finding">${table.finding.map((sentence) => html`<span>${sentence}</span> `)}</caption>
      <thead><tr><th scope="col">${t('ui.evidence.reading')}</th>${table.goals.map((goal) => html`<th scope="col">${goal.title}</th>`)}</tr></thead>
      <tbody>${table.rows.map((row) => this.row(row, table))}</tbody>
    </table>`;
  }

  /** @param {import('./views/evidence.js').EvidenceRow} row @param {import('./views/evidence.js').EvidenceTable} table */
  row(row, table) {
    return html`<tr class=${row.chosen ? 'chosen' : ''}>
      <th scope="row">
        <label class="choice"><input type="radio" name="evidence" value=${row.id} .checked=${live(row.chosen)} @change=${() => this.emit({ kind: 'value', key: 'evidence', value: row.id })} /><span class="choice-text">${row.name}</span></label>
        <span class="at">${row.says}${row.source ? html` ${this.source(row.source)}` : nothing}</span></th>
      ${row.cells.map(
        (cell, index) => html`<td class=${cell.moved ? '' : 'unmoved'}><span class="goal-name" aria-hidden="true">${table.goals[index].title}</span>
          <span class="cell-text ${cell.tone}">${cell.text}</span>
          ${cell.moved ? html`<tierwise-probability .pair=${cell.pair}></tierwise-probability>` : nothing}</td>`,
      )}
    </tr>`;
  }

  /** @param {import('../../build/generated/benchmarks.js').Source} source */
  source(source) {
    return html`<span class="cited">${source.url ? html`<a href=${source.url} rel="noopener noreferrer" target="_blank" title=${source.title}>${source.publisher}</a>` : source.publisher}, ${String(source.year)} ${sourceId(source)}</span>`;
  }

  /** @param {EvidenceView} view */
  own({ own, ownChosen }) {
    return html`<details class="own-multipliers" ?open=${ownChosen}>
      <summary>${t('ui.evidence.own_title')}</summary>
      <p class="hint">${t('ui.evidence.own_hint')}</p>
      <table><thead><tr><td></td>${own.quantities.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${own.rows.map((row) => html`<tr><th scope="row">${row.tier}</th>${row.fields.map((field) => html`<td>${this.field(field)}</td>`)}</tr>`)}</tbody></table>
    </details>`;
  }

  /** @param {import('./views/evidence.js').OwnField} field */
  field({ key, name, text, message }) {
    return textField({
      id: key,
      label: name,
      hideLabel: true,
      text,
      message,
      size: 4,
      onText: (typed) => this.emit({ kind: 'text', key, text: typed }),
      onCommit: () => this.emit({ kind: 'commit', key }),
    });
  }
}
