// The question as one sentence with its inputs inside, the budget slider, and the choices behind it.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ViewElement } from './element.js';
import { radioGroup, selectField, slider, textField } from './field.js';
import { briefMoney, currencyLeads, exactMoney, parts, t } from './words.js';

/** Characters that the field of the budget has room for where its width follows from their number: six figures, as in its style. */
const leastSize = 7;

/** @type {import('./field.js').SliderScale} */
const budgetScale = { kind: 'log', min: 500, max: 1_000_000 };

/**
 * Keeps a comma or question mark on the line of the input before it.
 * @param {unknown[]} pieces text and inputs in turn, text first
 */
function unbroken(pieces) {
  return pieces.map((piece, index) => {
    const sign = (/** @type {unknown} */ text) => (typeof text === 'string' ? text.match(/^[,.;:?!]/)?.[0] ?? '' : '');
    if (index % 2 === 0) return String(piece).slice(sign(piece).length);
    return html`<span class="unbroken">${piece}${sign(pieces[index + 1])}</span>`;
  });
}

/** @extends {ViewElement<import('./views/question.js').QuestionView>} */
export class QuestionElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    const budget = view.field('budget');
    const currency = view.currency ? html`<span aria-hidden="true">${view.currency}</span>` : nothing;
    const sentence = parts('ui.question.sentence', {
      budget: html`<span class="inline-money">${currencyLeads() ? currency : nothing}<input
          id="budget" class="inline" type="text" inputmode="decimal" autocomplete="off" size=${Math.max(leastSize, budget.text.length)}
          aria-label=${t('ui.question.budget')} aria-invalid=${budget.message ? 'true' : 'false'} aria-describedby="budget-message"
          .value=${live(budget.text)}
          @input=${(/** @type {Event} */ event) => this.emit({ kind: 'text', key: 'budget', text: /** @type {HTMLInputElement} */ (event.target).value })}
          @change=${() => this.emit({ kind: 'commit', key: 'budget' })} />${currencyLeads() ? nothing : html`\u00a0${currency}`}</span>`,
      platform: this.inlineSelect('platform', view.platform, view.platforms),
      industry: this.inlineSelect('industry', view.industry, view.industries),
      goal: this.inlineSelect('goal', view.goal, view.goals),
    });
    return html`
      <h1>${t('ui.question.title')}</h1>
      <p class="sentence">${unbroken(sentence)}</p>
      <p class=${budget.message ? 'message' : 'hint'} id="budget-message">${budget.message ?? budget.note ?? ''}</p>
      <div class="budget-row">
        ${slider({
          id: 'budget-slider',
          label: t('ui.question.budget'),
          scale: budgetScale,
          value: view.budget,
          valueText: exactMoney(view.budget),
          onValue: (value) => this.emit({ kind: 'value', key: 'budget', value }),
        })}
        <span class="ends" aria-hidden="true"><span>${briefMoney(budgetScale.min)}</span><span>${briefMoney(budgetScale.max)}</span></span>
      </div>
      <details class="more">
        <summary><span class="more-title">${t('ui.question.more')}</span> <span class="more-now">${view.summary}</span></summary>
        <div class="more-body">
          ${this.package(view)} ${this.lens(view)} ${this.scheme(view)}
        </div>
      </details>
    `;
  }

  /**
   * @param {string} key
   * @param {string} value
   * @param {{value: string, text: string}[]} choices
   */
  inlineSelect(key, value, choices) {
    return html`<span class="inline-select"><select id=${key} aria-label=${t(`ui.question.${key}`)}
      @change=${(/** @type {Event} */ event) => this.emit({ kind: 'value', key, value: /** @type {HTMLSelectElement} */ (event.target).value })}>
      ${choices.map((choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.text}</option>`)}
    </select></span>`;
  }

  /** @param {import('./views/question.js').QuestionView} view */
  package(view) {
    return html`<fieldset class="package">
      <legend>${t('ui.package.title')}</legend>
      <p class="hint">${t('ui.package.hint')}</p>
      <div class="presets" role="group" aria-label=${t('ui.package.preset')}><span>${t('ui.package.preset')}</span>
        ${view.presets.map((preset) => html`<button type="button" class="quiet" aria-pressed=${preset.value === view.preset ? 'true' : 'false'}
          @click=${() => this.emit({ kind: 'value', key: 'preset', value: preset.value })}>${preset.text}</button>`)}
      </div>
      ${view.formats.map((format) => {
        const key = `package.${format.id}`;
        const field = view.field(key);
        return html`<div class="stepper">
          ${textField({
            id: key,
            label: format.text,
            text: field.text,
            message: field.message,
            size: 3,
            inputmode: 'numeric',
            onText: (text) => this.emit({ kind: 'text', key, text }),
            onCommit: () => this.emit({ kind: 'commit', key }),
          })}
          <button type="button" class="step" aria-label=${t('ui.less', { name: format.text })} ?disabled=${format.count <= 0}
            @click=${() => this.emit({ kind: 'value', key, value: format.count - 1 })}><span aria-hidden="true">−</span></button>
          <button type="button" class="step" aria-label=${t('ui.more', { name: format.text })}
            @click=${() => this.emit({ kind: 'value', key, value: format.count + 1 })}><span aria-hidden="true">+</span></button>
        </div>`;
      })}
    </fieldset>`;
  }

  /** @param {import('./views/question.js').QuestionView} view */
  lens(view) {
    return radioGroup({
      name: 'lens',
      label: t('ui.lens.title'),
      value: view.lens,
      choices: view.lenses,
      className: 'stacked',
      onValue: (value) => this.emit({ kind: 'value', key: 'lens', value }),
    });
  }

  /** @param {import('./views/question.js').QuestionView} view */
  scheme(view) {
    return html`<div class="scheme">
      ${selectField({
        id: 'scheme',
        label: t('ui.scheme.title'),
        value: view.scheme,
        choices: view.schemes,
        onValue: (value) => this.emit({ kind: 'value', key: 'scheme', value }),
      })}
      <p class="hint">${view.schemeNote}</p>
      ${view.ownTiers.length === 0 ? nothing : html`<div class="own-tiers">${view.ownTiers.map((tier) => this.ownTier(tier, view.field(tier.key)))}</div>`}
    </div>`;
  }

  /** @param {{key: string, text: string}} tier @param {import('./views/question.js').FieldView} field */
  ownTier({ key, text }, field) {
    return textField({
      id: key,
      label: text,
      text: field.text,
      message: field.message,
      size: 9,
      inputmode: 'numeric',
      onText: (typed) => this.emit({ kind: 'text', key, text: typed }),
      onCommit: () => this.emit({ kind: 'commit', key }),
    });
  }
}
