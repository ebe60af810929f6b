// How far the money of each option may spread: quantile dots on one axis, with the chance of losing money.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement } from './element.js';
import { chartTable, radioGroup } from './field.js';
import { quantileDots } from './charts/quantile_dots.js';
import { t } from './words.js';

export class SpreadElement extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/spread.js').SpreadView | null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.spread.title')}</h2>
      <p class="lead">${view.lead}</p>
      <div class="chart-choices">
        ${radioGroup({
          name: 'spread-measure',
          label: t('ui.spread.measure'),
          value: view.measure,
          choices: [
            { value: 'profit', text: t('ui.spread.profit') },
            { value: 'roi', text: t('ui.spread.roi') },
          ],
          className: 'segmented',
          onValue: (value) => this.emit({ kind: 'value', key: 'spread_measure', value }),
        })}
        ${radioGroup({
          name: 'spread-dots',
          label: t('ui.spread.dots'),
          value: String(view.count),
          choices: ['20', '50'].map((value) => ({ value, text: value })),
          className: 'segmented',
          onValue: (value) => this.emit({ kind: 'value', key: 'spread_dots', value: Number(value) }),
        })}
      </div>
      <figure class="chart ${view.stale ? 'is-stale' : ''}">
        <figcaption>${view.finding}</figcaption>
        ${
          this.width > 0
            ? quantileDots({ strips: view.strips, width: this.width, count: view.count, tickText: view.tickText, label: view.finding, zeroText: t('ui.spread.zero') })
            : nothing
        }
        ${chartTable(view.table)}
      </figure>
    `;
  }
}
