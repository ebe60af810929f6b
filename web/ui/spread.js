// How far the money of each option may spread: quantile dots on one axis, with the chance of losing money.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement, ViewElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { radioGroup } from './field.js';
import { quantileDots } from './charts/quantile_dots.js';
import { directionInUse, parts, t } from './words.js';
import { term } from './term.js';

/** Quantile dots as wide as their place. */
export class QuantileDotsElement extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/spread.js').SpreadView | null} */
    this.view = null;
  }

  render() {
    const { view, width } = this;
    if (!view || width === 0) return nothing;
    const { strips, count, tickText, finding } = view;
    return quantileDots({ strips, width, count, tickText, label: finding, zeroText: t('ui.spread.zero'), direction: directionInUse() });
  }
}

/** @extends {ViewElement<import('./views/spread.js').SpreadView>} */
export class SpreadElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.spread.title')}</h2>
      <div class="spread">
        <div>
          <p class="lead">${parts('ui.spread.lead', { ...view.lead, lens: term(view.lens.name, view.lens.help) })} ${how(partAnchors.spread, t('ui.spread.title'))}</p>
          <div class="chart-choices">${this.choices(view)}</div>
        </div>
        <figure class="chart ${view.stale ? 'is-stale' : ''}">
          <figcaption>${view.finding}</figcaption>
          <tierwise-quantile-dots .view=${view}></tierwise-quantile-dots>
          <tierwise-data-table .table=${view.table} .name=${t('ui.spread.title')}></tierwise-data-table>
        </figure>
      </div>
    `;
  }

  /** @param {import('./views/spread.js').SpreadView} view */
  choices(view) {
    const measures = ['profit', 'roi'].map((value) => ({ value, text: t(`ui.spread.${value}`) }));
    const counts = ['20', '50'].map((value) => ({ value, text: value }));
    return html`
      ${radioGroup({
        name: 'spread-measure',
        label: t('ui.spread.measure'),
        value: view.measure,
        choices: measures,
        className: 'segmented',
        onValue: (value) => this.emit({ kind: 'value', key: 'spread_measure', value }),
      })}
      <p class="hint">${t(view.measure === 'roi' ? 'metric.roi.help' : 'metric.profit.help')}</p>
      ${radioGroup({
        name: 'spread-dots',
        label: t('ui.spread.dots'),
        value: String(view.count),
        choices: counts,
        className: 'segmented',
        onValue: (value) => this.emit({ kind: 'value', key: 'spread_dots', value: Number(value) }),
      })}
    `;
  }
}
