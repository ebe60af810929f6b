// Every result of the options side by side, as ranges, then all figures in one table. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement, ViewElement } from './element.js';
import { how } from './how.js';
import { term } from './term.js';
import { rangeRows } from './charts/range_rows.js';
import { directionInUse, t } from './words.js';

/** Ranges of one result for all options. */
export class RangeRowsElement extends MeasuredElement {
  static properties = { rows: { attribute: false }, label: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./charts/range_rows.js').RangeRow[]} */
    this.rows = [];
    this.label = '';
  }

  render() {
    return this.width === 0 ? nothing : rangeRows({ rows: this.rows, width: this.width, label: this.label, direction: directionInUse() });
  }
}

/** @extends {ViewElement<import('./views/results.js').ResultsView>} */
export class ResultsElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h3 class="results-title">${t('ui.options.results')}</h3>
      <p class="hint legend">${t('ui.options.legend')}</p>
      <div class="results ${view.stale ? 'is-stale' : ''}">${view.metrics.map((metric) => this.metric(metric))}</div>
      <tierwise-data-table class="every-figure" .table=${view.everyFigure} .heading=${t('ui.options.all')} .name=${t('ui.options.all')}></tierwise-data-table>
    `;
  }

  /** @param {import('./views/results.js').MetricView} metric */
  metric(metric) {
    return html`<figure class="metric">
      <figcaption><strong>${term(metric.title, metric.help ?? '')} ${how(metric.anchor, metric.title)}</strong> <span>${metric.finding}</span></figcaption>
      <tierwise-range-rows .rows=${metric.rows} .label=${metric.finding}></tierwise-range-rows>
      <tierwise-data-table .table=${metric.table} .name=${metric.title}></tierwise-data-table>
    </figure>`;
  }
}
