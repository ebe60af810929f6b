// The widget: the verdict first, three choices under it, what each option brings, and the way to the full calculator.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement } from '../ui/element.js';
import { selectField, slider, textField } from '../ui/field.js';
import { RangeRowsElement } from '../ui/results.js';
import { ProbabilityElement } from '../ui/verdict.js';
import { valueCurve } from '../ui/charts/value_curve.js';
import { chance, errorPoints, exactMoney, listed, t } from '../ui/words.js';

/** @import { VerdictView, WidgetView } from './view.js' */

/** @type {import('../ui/field.js').SliderScale} */
const budgetScale = { kind: 'log', min: 500, max: 1_000_000 };
const curveHeight = 260;

export class WidgetElement extends MeasuredElement {
  static properties = { ...MeasuredElement.properties, view: { attribute: false }, spoken: { attribute: false } };

  constructor() {
    super();
    /** @type {WidgetView | null} */
    this.view = null;
    /** What a screen reader is told. */
    this.spoken = '';
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const shows = (/** @type {import('./parameters.js').Part} */ part) => view.parts.includes(part);
    return html`
      <h1 class="ask">${t('ui.question.title')}</h1>
      ${view.failed ? this.failure() : nothing}
      ${shows('verdict') ? this.verdict(view) : nothing}
      ${shows('inputs') ? this.inputs(view) : nothing}
      ${view.verdict && shows('options') ? this.options(view.verdict) : nothing}
      ${view.verdict?.curve ? this.curve(view.verdict) : nothing}
      <p class="visually-hidden" role="status">${this.spoken}</p>
      ${view.notice ? html`<p class="note">${view.notice}</p>` : nothing}
      <footer>
        <p class="changed" ?hidden=${!view.changed}>${t('ui.embed.changed')} <button type="button" class="quiet" @click=${() => this.emit({ kind: 'reset_all' })}>${t('ui.embed.back')}</button></p>
        <p><a class="full" href=${view.full} target="_blank" rel="noopener">${t('ui.embed.full')}</a> <span class="promise">${t('ui.embed.promise')}</span></p>
      </footer>`;
  }

  failure() {
    return html`<div class="notice failure" role="alert"><p>${t('error.engine_not_started')} ${t('ui.embed.elsewhere')}</p>
      <button type="button" @click=${() => this.emit({ kind: 'retry' })}>${t('ui.retry')}</button></div>`;
  }

  /** @param {WidgetView} view */
  verdict({ verdict, parts }) {
    if (!verdict) return html`<section class="answer"><p class="waiting">${t('ui.verdict.waiting')}</p></section>`;
    const { pair } = verdict;
    return html`<section class="answer ${verdict.stale ? 'is-stale' : ''}">
      <p class="headline">${verdict.headline}</p>
      <p class="about">${verdict.about} ${verdict.detail}</p>
      ${
        pair
          ? html`<figure class="probability">
              <p class="number ${pair.leader.tone}"><strong>${chance(pair.leaderAhead)}</strong>
                <span class="of">${t('ui.verdict.chance', { leader: pair.leader.name, rival: pair.rival.name })}</span> <span class="error">${errorPoints(pair.se)}</span></p>
              <tierwise-probability .pair=${pair} .zoneText=${t('ui.verdict.zone')}></tierwise-probability>
              <figcaption class="visually-hidden">${pair.label}</figcaption>
            </figure>`
          : nothing
      }
      ${parts.includes('turn') && verdict.turn ? html`<p class="turn-note ${verdict.turnStale ? 'is-stale' : ''}">${verdict.turn}</p>` : nothing}
    </section>`;
  }

  /** @param {WidgetView} view */
  inputs({ budget, selects }) {
    return html`<section class="inputs">
      <div class="budget">
        ${textField({
          id: 'budget',
          label: `${t('ui.question.budget')} (${budget.currency})`,
          text: budget.text,
          message: budget.message,
          size: 9,
          onText: (text) => this.emit({ kind: 'text', key: 'budget', text }),
          onCommit: () => this.emit({ kind: 'commit', key: 'budget' }),
        })}
        ${slider({
          id: 'budget-slider',
          label: t('ui.question.budget'),
          scale: budgetScale,
          value: budget.value,
          valueText: exactMoney(budget.value),
          onValue: (value) => this.emit({ kind: 'value', key: 'budget', value }),
        })}
      </div>
      ${selects.map(({ id, label, value, choices }) => selectField({ id, label, value, choices, onValue: (chosen) => this.emit({ kind: 'value', key: id, value: chosen }) }))}
    </section>`;
  }

  /** @param {VerdictView} verdict */
  options({ metric, buys, stale }) {
    return html`<figure class="metric ${stale ? 'is-stale' : ''}">
      <figcaption><strong>${metric.title}</strong> <span>${t('ui.options.legend')}</span></figcaption>
      <tierwise-range-rows .rows=${metric.rows} .label=${listed([metric.finding, ...metric.rows.map(({ name, text, range }) => `${name} ${text} ${range}`)], 'semicolon')}></tierwise-range-rows>
      <p class="buys">${buys}</p>
    </figure>`;
  }

  /** @param {VerdictView} verdict */
  curve({ curve }) {
    if (!curve) return nothing;
    const frame = { width: this.width, height: curveHeight, left: 40, right: 14 };
    const words = { label: curve.finding, xText: curve.xText, yText: curve.yText, axisTitle: curve.axisTitle, beyondText: t('ui.curve.beyond'), dashedText: t('ui.curve.dashed') };
    return html`<figure class="chart">
      <figcaption>${curve.finding}</figcaption>
      ${this.width > 0 && curve.data ? valueCurve({ ...frame, ...words, data: curve.data, markers: curve.markers }) : nothing}
    </figure>`;
  }
}

/** Makes the widget's elements known to the browser. */
export function defineElements() {
  customElements.define('tierwise-probability', ProbabilityElement);
  customElements.define('tierwise-range-rows', RangeRowsElement);
  customElements.define('tierwise-widget', WidgetElement);
}
