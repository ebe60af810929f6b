// What would turn the verdict: each lever that does within plausible bounds as a bar, nearest first; the others by name.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { flipBar } from './charts/flip_rows.js';
import { radioGroup } from './field.js';
import { how } from './how.js';
import { openInPlace } from './in_place.js';
import { partAnchors } from '../state/origins.js';
import { GOAL_NAMES } from '../../build/generated/schema.js';
import { listed, t } from './words.js';

/** @typedef {import('./views/flips.js').FlipRow} FlipRow */

/** Rows that are always shown; more of them are one press away. */
const firstRows = 8;

/** @extends {ViewElement<import('./views/flips.js').FlipsView>} */
export class FlipsElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.flips.title')}</h2>
      <p class="lead">${t('ui.flips.lead')} ${how(partAnchors.flips, t('ui.flips.title'))}</p>
      <div class="chart-choices">${radioGroup({
        name: 'flips-goal',
        label: t('ui.flips.goal'),
        value: view.goal,
        choices: GOAL_NAMES.map((goal) => ({ value: goal, text: t(`ui.goal.${goal}`) })),
        className: 'segmented',
        onValue: (value) => this.emit({ kind: 'value', key: 'flips_goal', value }),
      })}</div>
      <tierwise-progress .name=${'flips'} .state=${view.state}></tierwise-progress>
      ${view.figure ? this.figure(view.figure) : html`<p class="waiting"></p>`}
    `;
  }

  /** @param {import('./views/flips.js').FlipsFigure} figure */
  figure(figure) {
    const more = figure.rows.slice(firstRows);
    return html`<figure class="chart flips ${figure.stale ? 'is-stale' : ''}">
        <figcaption>${figure.finding}${figure.border ? html` <span class="hint">${figure.border}</span>` : nothing}</figcaption>
        <ul class="flip-legend">${figure.legend.map(({ text, tone }) => html`<li class=${tone}><span class="swatch" aria-hidden="true"></span>${text}</li>`)}
          <li><span class="swatch present" aria-hidden="true"></span>${t('ui.flips.present')}</li></ul>
        <ol class="flip-rows">${figure.rows.slice(0, firstRows).map((row) => this.row(row))}</ol>
        ${more.length === 0 ? nothing : html`<details class="more-flips"><summary>${t('ui.flips.more_rows', { count: more.length })}</summary><ol class="flip-rows">${more.map((row) => this.row(row))}</ol></details>`}
        <tierwise-data-table .table=${figure.table} .name=${t('ui.flips.title')}></tierwise-data-table>
      </figure>
      ${this.never(figure)}`;
  }

  /** @param {FlipRow} row */
  row(row) {
    return html`<li class="flip-row">
      <p class="flip-name"><a href="#assumptions" @click=${openInPlace(this, row.field)}>${row.name}</a> <span class="flip-now">${row.now}</span></p>
      <div class="flip-range">${flipBar(row)}<p class="flip-ends" aria-hidden="true"><span>${row.low}</span><span>${row.high}</span></p></div>
      <p class="flip-turns">${row.turns.map((turn) => html`<span class=${turn.tone}>${turn.text}</span>`)}</p>
    </li>`;
  }

  /** @param {import('./views/flips.js').FlipsFigure} figure */
  never({ never, skipped }) {
    return html`<details class="data never"><summary>${t('ui.flips.never_title', { count: never.length })}</summary>
      <p>${listed(never, 'semicolon')}</p>
      ${skipped.map(({ reason, names }) => html`<p><strong>${reason}</strong> ${names}</p>`)}
    </details>`;
  }
}
