// Value per unit of money over follower count; sliders under the chart share its axis, so an option slides along the curve.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { radioGroup, slider } from './field.js';
import { valueCurve } from './charts/value_curve.js';
import { t } from './words.js';

const thumb = 22;

export class CurveElement extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/curve.js').CurveView | null} */
    this.view = null;
  }

  updated() {
    const frame = this.frame();
    const rows = /** @type {HTMLElement | null} */ (this.querySelector('.along'));
    rows?.style.setProperty('--from', `${frame.left - thumb / 2}px`);
    rows?.style.setProperty('--to', `${frame.right - thumb / 2}px`);
  }

  frame() {
    const narrow = this.width < 560;
    return { width: this.width, height: narrow ? 300 : 400, left: narrow ? 40 : 56, right: narrow ? 14 : 20 };
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.curve.title')}</h2>
      <p class="lead">${t('ui.curve.lead')} ${how(partAnchors.curve, t('ui.curve.title'))}</p>
      ${radioGroup({
        name: 'curve-goal',
        label: t('ui.curve.goal'),
        value: view.goal,
        choices: view.goals,
        className: 'segmented',
        onValue: (value) => this.emit({ kind: 'value', key: 'curve_goal', value }),
      })}
      <figure class="chart ${view.stale ? 'is-stale' : ''}">
        <figcaption>${view.finding}</figcaption>
        ${
          this.width > 0 && view.data
            ? valueCurve({
                ...this.frame(),
                data: view.data,
                markers: view.markers,
                label: view.finding,
                xText: view.xText,
                yText: view.yText,
                axisTitle: view.axisTitle,
                beyondText: t('ui.curve.beyond'),
                dashedText: t('ui.curve.dashed'),
              })
            : html`<div class="curve-space"></div>`
        }
        <div class="along">
          ${view.sliders.map(
            (entry) => html`<div class="along-row ${entry.tone}">
              <span class="along-name"><span class="dot" aria-hidden="true"></span>${entry.name} <span class="along-value">${entry.valueText}</span></span>
              ${slider({
                id: `along-${entry.slot}`,
                label: t('ui.curve.slide', { name: entry.name }),
                scale: view.scale,
                value: entry.followers,
                valueText: entry.valueText,
                onValue: (value) => this.emit({ kind: 'value', key: `option.${entry.slot}.followers`, value }),
              })}
            </div>`,
          )}
        </div>
        <tierwise-data-table .table=${view.table} .name=${t('ui.curve.title')}></tierwise-data-table>
      </figure>
    `;
  }
}
