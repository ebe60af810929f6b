// Whether a campaign could show the differences that are expected: one bar for each pair of options.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ratioBar } from './charts/ratio_bar.js';
import { MeasuredElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { times } from './views/measurable.js';
import { t } from './words.js';

export class MeasurableElement extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/measurable.js').MeasurableView | null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <p class="lead">${t('ui.measurable.lead')} ${how(partAnchors.measurable, t('ui.measurable.title'))}</p>
      <tierwise-progress .name=${'smallestMeasurable'} .state=${view.state}></tierwise-progress>
      ${view.figure ? this.figure(view.figure) : html`<p class="waiting">${view.few ? t('ui.split.few') : nothing}</p>`}
    `;
  }

  /** @param {import('./views/measurable.js').MeasurableFigure} figure */
  figure(figure) {
    const width = Math.min(this.width, 720);
    return html`<figure class="chart measurable ${figure.stale ? 'is-stale' : ''}">
      <figcaption>${figure.finding}</figcaption>
      ${figure.pairs.map(
        (pair) => html`<div class="measurable-pair">
          <h3 class=${pair.tone}>${pair.title}</h3>
          ${pair.drawn && width > 0 ? ratioBar({ ...pair, domain: figure.domain, width, label: pair.sentence, times }) : nothing}
          <p>${pair.sentence}</p>
        </div>`,
      )}
      <p class="hint">${t('ui.measurable.legend')}</p>
      <tierwise-data-table .table=${figure.table} .name=${t('ui.measurable.title')}></tierwise-data-table>
    </figure>`;
  }
}
