// What matters most: the difference at both ends of each doubt, and its share of all doubt. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { endsBar, shareBar } from './charts/factor_bars.js';
import { how } from './how.js';
import { openInPlace } from './in_place.js';
import { partAnchors } from '../state/origins.js';
import { count, t } from './words.js';

/** @typedef {import('./views/matters.js').MattersView} MattersView */
/** @typedef {import('./views/matters.js').MattersFigure} MattersFigure */
/** @typedef {import('./views/matters.js').MattersRow} MattersRow */

/** Rows that are always shown. */
const firstRows = 8;

/** @extends {ViewElement<MattersView>} */
export class MattersElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.matters.title')}</h2>
      <p class="lead">${t('ui.matters.lead')} ${how(partAnchors.matters, t('ui.matters.title'))}</p>
      <tierwise-progress .name=${'sensitivity'} .state=${view.state}></tierwise-progress>
      ${view.figure ? this.figure(view.figure, view.stale) : html`<p class="waiting">${view.nothing}</p>`}
    `;
  }

  /** @param {MattersFigure} figure @param {boolean} stale */
  figure(figure, stale) {
    const more = figure.rows.slice(firstRows);
    return html`<figure class="chart matters ${stale ? 'is-stale' : ''}">
      <figcaption>${figure.finding} ${figure.advice}</figcaption>
      <p class="hint">${figure.scale}</p>
      <ol class="matters-rows">${figure.rows.slice(0, firstRows).map((row) => this.row(row, figure))}</ol>
      ${more.length === 0 ? nothing : html`<details class="more-matters"><summary>${t('ui.matters.more', { count: count(more.length) })}</summary><ol class="matters-rows">${more.map((row) => this.row(row, figure))}</ol></details>`}
      <p class="hint">${t('ui.matters.legend')} ${figure.errors}</p>
      ${figure.none ? html`<p class="hint">${figure.none}</p>` : nothing}
      <tierwise-data-table .table=${figure.table} .name=${t('ui.matters.title')}></tierwise-data-table>
    </figure>`;
  }

  /** @param {MattersRow} row @param {MattersFigure} figure */
  row(row, figure) {
    return html`<li class="matters-row">
      <p class="matters-name"><a href="#assumptions" @click=${openInPlace(this, row.key)}>${row.name}</a> <span class="matters-at">${row.at}</span></p>
      <div class="matters-ends">${endsBar({ low: row.low, high: row.high, drawn: figure.drawn, domain: figure.domain, tones: row.tones })}
        <p>${row.ends}<span class="matters-chances">${row.chances}</span></p></div>
      <div class="matters-share">${shareBar(row.shares)}<p>${t('ui.matters.share', { total: row.total })}<span class="matters-first">${t('ui.matters.alone', { first: row.first })}</span></p></div>
    </li>`;
  }
}
