// Micro against macro alone, once under every scheme that says where they begin. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { t } from './words.js';

/** @extends {ViewElement<import('./views/schemes.js').SchemesView>} */
export class SchemesElement extends ViewElement {
  render() {
    const view = this.view;
    return html`
      <p class="lead">${t('ui.schemes.lead')} ${how(partAnchors.tiers, t('ui.schemes.title'))}</p>
      <tierwise-progress .name=${'compareSchemes'} .state=${view?.state ?? null}></tierwise-progress>
      ${view?.table ? html`${this.table(view.table)} <tierwise-take-menu class="data-foot" .name=${t('ui.schemes.title')} .picture=${'table.schemes'}></tierwise-take-menu>` : html`<p class="waiting"></p>`}
    `;
  }

  /** @param {import('./views/schemes.js').SchemesTable} view */
  table(view) {
    return html`<table class="schemes ${view.stale ? 'is-stale' : ''}">
      <caption class="finding">${view.finding}</caption>
      <thead><tr><th scope="col">${t('ui.schemes.scheme')}</th>${view.goals.map((goal) => html`<th scope="col">${goal.title}<span class="heads" aria-hidden="true">${view.ends.map((end) => html`<span class=${end.tone}>${end.name}</span>`)}</span></th>`)}</tr></thead>
      <tbody>${view.rows.map((row) => this.row(row, view))}</tbody>
    </table>`;
  }

  /** @param {import('./views/schemes.js').SchemeRow} row @param {import('./views/schemes.js').SchemesTable} view */
  row(row, view) {
    return html`<tr class=${row.chosen ? 'chosen' : ''}>
      <th scope="row">${row.name}${row.chosen ? html` <span class="chosen-mark">${t('ui.schemes.chosen')}</span>` : nothing}<span class="at">${row.sizes}</span></th>
      ${row.cells.map(
        (cell, index) => html`<td><span class="goal-name" aria-hidden="true">${view.goals[index].title}</span>
          <span class="cell-text ${cell.tone}">${cell.text}</span>
          <tierwise-probability .pair=${cell.pair}></tierwise-probability></td>`,
      )}
    </tr>`;
  }
}
