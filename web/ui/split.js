// The best split of the budget: a bar cut into shares, how far each share may move, and what the split brings.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { shareBar } from './charts/share_bar.js';
import { MeasuredElement } from './element.js';
import { radioGroup } from './field.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { directionInUse, percent, t } from './words.js';

export class SplitElement extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/split.js').SplitView | null} */
    this.view = null;
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <p class="lead">${t('ui.split.lead')} ${how(partAnchors.split, t('ui.split.title'))}</p>
      ${radioGroup({ name: 'split-goal', label: t('ui.split.goal'), value: view.goal, choices: view.goals, className: 'segmented', onValue: (value) => this.emit({ kind: 'value', key: 'split_goal', value }) })}
      <tierwise-progress .name=${'bestSplit'} .state=${view.state}></tierwise-progress>
      ${view.figure ? this.figure(view.figure) : html`<p class="waiting">${view.few ? t('ui.split.few') : nothing}</p>`}
    `;
  }

  /** @param {import('./views/split.js').SplitFigure} figure */
  figure(figure) {
    const wide = this.width > 760 ? Math.floor(this.width * 0.52) : this.width;
    return html`<figure class="chart split ${figure.stale ? 'is-stale' : ''}">
      <figcaption>${figure.finding}</figcaption>
      ${figure.shares.length === 0 ? nothing : html`<div class="split-columns">
        <div>${this.width > 0 ? shareBar({ shares: figure.shares, width: wide, label: figure.finding, percent, direction: directionInUse() }) : nothing}
          <p class="hint">${t('ui.split.legend')}</p></div>
        <div><p class="split-brings">${figure.brings.title}</p>
          <tierwise-range-rows .rows=${figure.brings.rows} .label=${figure.brings.title}></tierwise-range-rows></div>
      </div>`}
      <ul class="split-notes">${figure.notes.map((note) => html`<li>${note}</li>`)}</ul>
      ${figure.shares.length === 0 ? nothing : html`<tierwise-data-table .table=${figure.table} .name=${t('ui.split.title')}></tierwise-data-table>`}
    </figure>`;
  }
}
