// The question turned round as one sentence with its choices inside, and the answer beside what holds now.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { parts, t } from './words.js';

/** @extends {ViewElement<import('./views/solve.js').SolveView>} */
export class SolveElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    const sentence = parts('ui.solve.sentence', {
      lever: this.choice('solve_for', t('ui.solve.choose_lever'), view.chosen.wanted, view.choices.wanted, String),
      option: this.choice('solve_slot', t('ui.solve.choose_option'), view.chosen.option, view.choices.option, Number),
      aim: this.choice('solve_rival', t('ui.solve.choose_aim'), view.chosen.rival, view.choices.rival, Number),
    });
    return html`
      <h2>${t('ui.solve.title')}</h2>
      <p class="lead">${t('ui.solve.lead')} ${how(partAnchors.solve, t('ui.solve.title'))}</p>
      <p class="solve-sentence">${sentence}</p>
      <tierwise-progress .name=${'solveFor'} .state=${view.state}></tierwise-progress>
      <p class="solve-note">${view.note}</p>
      <div class="solve ${view.tone} ${view.stale ? 'is-stale' : ''}">${(view.note ? view.cells.slice(0, 1) : view.cells).map((cell) => this.cell(cell))}</div>
    `;
  }

  /** @param {string} key @param {string} label @param {string} value @param {import('./views/question.js').Choice[]} choices @param {(value: string) => string | number} read */
  choice(key, label, value, choices, read) {
    return html`<span class="inline-select"><select id=${key} aria-label=${label}
      @change=${(/** @type {Event} */ event) => this.emit({ kind: 'value', key, value: read(/** @type {HTMLSelectElement} */ (event.target).value) })}>
      ${choices.map((choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.text}</option>`)}
    </select></span>`;
  }

  /** @param {import('./views/solve.js').SolveCell} cell */
  cell({ id, term, value, note, use }) {
    return html`<div class="solve-cell ${id}">
      <p class="solve-term">${term}</p>
      <p class="solve-value">${value}</p>
      <p class="hint">${note}</p>
      ${use ? html`<button type="button" class="quiet" @click=${() => this.emit({ kind: 'use_value', lever: use.lever, value: use.value })}>${use.text}</button>` : nothing}
    </div>`;
  }
}
