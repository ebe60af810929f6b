// Why one option is ahead: the ratio of what two options bring, as factors to either side of "the same".
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { ratioBar } from './charts/factor_bars.js';
import { radioGroup, selectField } from './field.js';
import { how } from './how.js';
import { openInPlace } from './in_place.js';
import { partAnchors } from '../state/origins.js';
import { t } from './words.js';

/** @typedef {import('./views/why.js').WhyView} WhyView */
/** @typedef {import('./views/why.js').WhyFigure} WhyFigure */
/** @typedef {import('./views/why.js').WhyRow} WhyRow */

/** @extends {ViewElement<WhyView>} */
export class WhyElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.why.title')}</h2>
      <p class="lead">${t('ui.why.lead')} ${how(partAnchors.why, t('ui.why.title'))}</p>
      <div class="chart-choices">
        ${radioGroup({ name: 'why-goal', label: t('ui.why.goal'), value: view.goal, choices: view.goals, className: 'segmented', onValue: (value) => this.emit({ kind: 'value', key: 'why_goal', value }) })}
        ${view.pairs.length < 2 ? nothing : selectField({ id: 'why-pair', label: t('ui.why.pair'), value: view.pair, choices: view.pairs, onValue: (value) => this.emit({ kind: 'value', key: 'why_pair', value }) })}
      </div>
      <tierwise-progress .name=${'why'} .state=${view.state}></tierwise-progress>
      ${view.figure ? this.figure(view.figure, view) : html`<p class="waiting">${view.nothing}</p>`}
    `;
  }

  /** @param {WhyFigure} figure @param {WhyView} view */
  figure(figure, view) {
    return html`<figure class="chart why ${view.stale ? 'is-stale' : ''}">
      <figcaption>${figure.finding}</figcaption>
      <p class="why-ends" aria-hidden="true"><span class=${figure.left.tone}>← ${figure.left.name}</span><span class=${figure.right.tone}>${figure.right.name} →</span></p>
      <ol class="why-rows">${figure.rows.map((row) => this.row(row, figure.half))}
        ${this.row(figure.sum, figure.half, 'why-sum')}</ol>
      ${figure.same ? html`<p class="hint">${figure.same}</p>` : nothing}
      <p class="hint">${t('ui.why.legend')} ${figure.note}</p>
      ${view.growth.length === 0 ? nothing : html`<div class="why-growth"><h3>${t('ui.why.growth.title')}</h3><p>${t('ui.why.growth.rule')}</p>${view.growth.map((text) => html`<p>${text}</p>`)}</div>`}
      <tierwise-data-table .table=${figure.table} .name=${t('ui.why.title')}></tierwise-data-table>
    </figure>`;
  }

  /** @param {WhyRow} row @param {number} half */
  row(row, half, className = '') {
    return html`<li class="why-row ${className}">
      <p class="why-name"><strong>${row.name}</strong> <span class="why-help">${row.help}</span></p>
      ${ratioBar({ bar: row.bar, half, tone: row.tone })}
      <p class="why-text"><span class=${row.tone}>${row.text}</span> <span class="why-range">${row.range}</span>${this.ground(row)}</p>
    </li>`;
  }

  /** What it rests on, as the way to the assumption. @param {WhyRow} row */
  ground({ name, grounds, key }) {
    if (!grounds) return nothing;
    return key === null
      ? html` <span class="why-ground">${grounds}</span>`
      : html` <a class="why-ground" href="#assumptions" aria-label="${grounds}: ${name}" @click=${openInPlace(this, key)}>${grounds}</a>`;
  }
}
