// The options side by side: what the budget buys of each, drawn to one scale.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement, ViewElement } from './element.js';
import { textField } from './field.js';
import { openInPlace } from './in_place.js';
import { term } from './term.js';
import { sharedDiscScale, unitDrawing } from './charts/unit_drawing.js';
import { t } from './words.js';

const drawingHeight = 104;

/** Creators of one option as discs, on the scale shared by all. */
export class DrawingElement extends MeasuredElement {
  static properties = { drawing: { attribute: false }, all: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/options.js').DrawingView | null} */
    this.drawing = null;
    /** @type {import('./views/options.js').DrawingView[]} */
    this.all = [];
  }

  render() {
    if (!this.drawing || this.width === 0) return nothing;
    const scale = sharedDiscScale(this.all, this.width, drawingHeight);
    return unitDrawing({ ...this.drawing, scale, width: this.width, height: drawingHeight });
  }
}

/** @extends {ViewElement<import('./views/options.js').OptionsView>} */
export class OptionsElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <h2>${t('ui.options.title')}</h2>
      <p class="lead">${view.lead}</p>
      <div class="options">${view.options.map((option) => this.option(option, view))}</div>
      <tierwise-take-menu class="data-foot" .name=${t('ui.options.title')} .picture=${'.options'}></tierwise-take-menu>
      <div class="additions" role="group" aria-label=${t('ui.options.add')}>
        <span>${t('ui.options.add')}</span>
        ${view.additions.map(
          (addition) => html`<button type="button" class="quiet" @click=${() => this.emit({ kind: 'add_option', option: addition.option })}>
            <span aria-hidden="true">+</span> ${addition.text}</button>`,
        )}
        ${view.additions.length === 0 ? html`<span class="hint">${t('ui.options.full')}</span>` : nothing}
      </div>
    `;
  }

  /**
   * @param {import('./views/options.js').OptionView} option
   * @param {import('./views/options.js').OptionsView} view
   */
  option(option, view) {
    const key = `option.${option.slot}.followers`;
    return html`<article class="option ${option.tone}" aria-labelledby="option-${option.slot}">
      <header>
        <h3 id="option-${option.slot}">${option.name}</h3>
        ${
          option.removable
            ? html`<button type="button" class="remove" aria-label=${t('ui.options.remove', { name: option.name })}
                @click=${() => this.emit({ kind: 'remove_option', slot: option.slot })}><span aria-hidden="true">×</span></button>`
            : nothing
        }
      </header>
      ${
        option.field
          ? textField({
              id: key,
              label: t('ui.options.followers'),
              text: option.field.text,
              message: option.field.message,
              size: 11,
              onText: (text) => this.emit({ kind: 'text', key, text }),
              onCommit: () => this.emit({ kind: 'commit', key }),
            })
          : html`<p class="field"><span class="like-label">${t('ui.options.no_followers')}</span></p>`
      }
      <div class="drawing">${
        option.drawing
          ? html`<tierwise-drawing .drawing=${option.drawing} .all=${view.drawings}></tierwise-drawing>`
          : html`<p class="no-drawing">${option.noDrawing}</p>`
      }</div>
      <p class="bought"><strong>${option.bought}</strong> <span>${option.boughtDetail}</span></p>
      <dl>${option.facts.map((fact) => html`<div><dt>${fact.help ? term(fact.term, fact.help) : fact.term}</dt><dd>${fact.text}${fact.reset ? this.resetFact(fact.term, fact.reset) : nothing}</dd></div>`)}</dl>
      ${option.rests.length === 0 ? nothing : html`<p class="rests">${t('ui.why.column.ground')} ${option.rests.map(({ text, key }) => html`<a href="#assumptions" @click=${openInPlace(this, key)}>${text}</a> `)}</p>`}
      <div class="notice-room">${option.notice ? html`<p class="notice-line">${option.notice}</p>` : nothing}</div>
    </article>`;
  }

  /** @param {string} term @param {string} key */
  resetFact(term, key) {
    return html` <button type="button" class="quiet" aria-label=${t('ui.ledger.reset_one', { name: term })} @click=${() => this.emit({ kind: 'value', key, value: null })}>${t('ui.options.own_fee_reset')}</button>`;
  }
}
