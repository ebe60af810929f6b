// Form pieces that every part of the page shares: text field with its message, log slider with its no-drag route.
// Templates only; imports Lit and the words of the page.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from './words.js';

/**
 * @param {{id: string, label: string, hideLabel?: boolean, text: string, message?: string | null, hint?: string, unit?: string,
 *   inputmode?: string, size?: number, className?: string, onText: (text: string) => void, onCommit?: () => void}} field
 */
export function textField({ id, label, hideLabel, text, message, hint, unit, inputmode = 'decimal', size = 8, className = '', onText, onCommit }) {
  const described = [hint ? `${id}-hint` : '', message ? `${id}-message` : ''].filter(Boolean).join(' ');
  return html`<span class="field ${className} ${message ? 'wrong' : ''}">
    <label class=${hideLabel ? 'visually-hidden' : ''} for=${id}>${label}</label>
    <span class="entry">
      <input id=${id} type="text" inputmode=${inputmode} autocomplete="off" spellcheck="false" size=${size}
        .value=${live(text)} aria-invalid=${message ? 'true' : 'false'} aria-describedby=${described || nothing}
        @input=${(/** @type {Event} */ event) => onText(/** @type {HTMLInputElement} */ (event.target).value)}
        @change=${() => onCommit?.()} />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </span>
    ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
    ${message ? html`<span class="message" id="${id}-message">${message}</span>` : nothing}
  </span>`;
}

/**
 * @typedef {{kind: 'log' | 'linear', min: number, max: number}} SliderScale a log scale needs min above zero
 */

/** Steps of about 5 % on a log scale, of 1/200 on a linear one. @param {SliderScale} scale */
export function sliderSteps(scale) {
  return scale.kind === 'log' ? Math.max(20, Math.ceil(Math.log(scale.max / scale.min) / Math.log(1.05))) : 200;
}

/** @param {SliderScale} scale @param {number} value @returns {number} whole steps from the low end */
export function sliderPosition(scale, value) {
  const steps = sliderSteps(scale);
  const share =
    scale.kind === 'log'
      ? Math.log(Math.max(value, scale.min) / scale.min) / Math.log(scale.max / scale.min)
      : (value - scale.min) / (scale.max - scale.min);
  return Math.round(Math.min(1, Math.max(0, share)) * steps);
}

/** @param {SliderScale} scale @param {number} position @returns {number} three significant digits */
export function sliderValue(scale, position) {
  const share = position / sliderSteps(scale);
  const value = scale.kind === 'log' ? scale.min * (scale.max / scale.min) ** share : scale.min + share * (scale.max - scale.min);
  return Number(value.toPrecision(3));
}

/**
 * A slider with minus and plus buttons, so that nothing needs dragging. Arrow keys move by one step, Page Up and Page Down by
 * a decade on a log scale.
 * @param {{id: string, label: string, scale: SliderScale, value: number, valueText: string, buttons?: boolean, onValue: (value: number) => void}} slider
 */
export function slider({ id, label, scale, value, valueText, buttons = true, onValue }) {
  const steps = sliderSteps(scale);
  const position = sliderPosition(scale, value);
  const move = (/** @type {number} */ to) => onValue(sliderValue(scale, Math.min(steps, Math.max(0, to))));
  const decade = scale.kind === 'log' ? Math.round(Math.log(10) / Math.log(scale.max / scale.min) * steps) : 20;
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const jump = event.key === 'PageUp' ? decade : event.key === 'PageDown' ? -decade : 0;
    if (jump === 0) return;
    event.preventDefault();
    move(position + jump);
  };
  return html`<span class="slider">
    ${buttons ? html`<button type="button" class="step" aria-label=${t('ui.less', { name: label })} @click=${() => move(position - 1)}><span aria-hidden="true">−</span></button>` : nothing}
    <input id=${id} type="range" min="0" max=${steps} step="1" aria-label=${label} aria-valuetext=${valueText}
      .value=${live(String(position))} @keydown=${keys}
      @input=${(/** @type {Event} */ event) => move(Number(/** @type {HTMLInputElement} */ (event.target).value))} />
    ${buttons ? html`<button type="button" class="step" aria-label=${t('ui.more', { name: label })} @click=${() => move(position + 1)}><span aria-hidden="true">+</span></button>` : nothing}
  </span>`;
}

/**
 * One choice of a few, all visible.
 * @param {{name: string, label: string, value: string, choices: {value: string, text: string, hint?: string}[], className?: string, onValue: (value: string) => void}} group
 */
export function radioGroup({ name, label, value, choices, className = '', onValue }) {
  return html`<fieldset class="choices ${className}">
    <legend>${label}</legend>
    ${choices.map(
      (choice) => html`<label class="choice">
        <input type="radio" name=${name} value=${choice.value} .checked=${live(choice.value === value)} @change=${() => onValue(choice.value)} />
        <span class="choice-text">${choice.text}</span>
        ${choice.hint ? html`<span class="choice-hint">${choice.hint}</span>` : nothing}
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {{id: string, label: string, hideLabel?: boolean, value: string, choices: {value: string, text: string, lang?: string, dir?: string}[], className?: string, onValue: (value: string) => void}} select
 */
export function selectField({ id, label, hideLabel, value, choices, className = '', onValue }) {
  return html`<span class="field select ${className}">
    <label class=${hideLabel ? 'visually-hidden' : ''} for=${id}>${label}</label>
    <span class="entry">
      <select id=${id} @change=${(/** @type {Event} */ event) => onValue(/** @type {HTMLSelectElement} */ (event.target).value)}>
        ${choices.map((choice) => html`<option value=${choice.value} lang=${choice.lang ?? nothing} dir=${choice.dir ?? nothing} .selected=${live(choice.value === value)}>${choice.text}</option>`)}
      </select>
    </span>
  </span>`;
}
