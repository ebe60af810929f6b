// Value per unit of money over follower count. An option is moved by its marker on the curve, by the slider under it, which
// shares its axis, or by typing its followers; diamonds mark where it would bring as much as the best of the others.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement } from './element.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { radioGroup, slider, textField } from './field.js';
import { followersAt, valueCurve } from './charts/value_curve.js';
import { t } from './words.js';

const thumb = 22;

export class CurveElement extends MeasuredElement {
  static properties = { view: { attribute: false }, active: { state: true } };

  constructor() {
    super();
    /** @type {import('./views/curve.js').CurveView | null} */
    this.view = null;
    /** Slot of the option moved last, whose turns are shown. @type {number | null} */
    this.active = null;
    this.held = false;
  }

  /** @param {number} slot @param {PointerEvent} event */
  grab(slot, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    /** @type {Element} */ (event.currentTarget).closest('svg')?.setPointerCapture(event.pointerId);
    this.active = slot;
    this.held = true;
    // The keys go on where the hand left off.
    /** @type {HTMLElement | null} */ (this.querySelector(`#along-${slot}`))?.focus({ preventScroll: true });
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.held || this.active === null || !this.view?.data) return;
    const place = event.clientX - /** @type {Element} */ (event.currentTarget).getBoundingClientRect().left;
    this.move(this.active, followersAt(place, this.frame(), this.view.data.followers));
  }

  /** @param {number} slot @param {number} followers */
  move(slot, followers) {
    this.active = slot;
    this.emit({ kind: 'value', key: `option.${slot}.followers`, value: followers });
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
    const active = view.sliders.find(({ slot }) => slot === this.active) ?? view.sliders[0];
    const release = () => { this.held = false; };
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
            ? html`<div class="curve-room ${this.held ? 'held' : ''}" @pointermove=${this.drag} @pointerup=${release} @pointercancel=${release}>${valueCurve({
                ...this.frame(),
                data: view.data,
                markers: view.markers,
                label: view.finding,
                xText: view.xText,
                yText: view.yText,
                axisTitle: view.axisTitle,
                beyondText: t('ui.curve.beyond'),
                dashedText: t('ui.curve.dashed'),
                turns: active?.turns,
                onGrab: (slot, event) => this.grab(slot, event),
              })}</div>`
            : html`<div class="curve-space"></div>`
        }
        <p class="turn-text" ?hidden=${view.sliders.length === 0}>${active?.turnText ? html`<span class="diamond" aria-hidden="true">◆</span> ${active.turnText}` : nothing}</p>
        <div class="along">
          ${view.sliders.map(
            (entry) => html`<div class="along-row ${entry.tone}">
              <span class="along-name"><span class="dot" aria-hidden="true"></span><span>${entry.name}</span>
                ${textField({
                  id: `along-${entry.slot}-text`,
                  label: t('ui.curve.slide', { name: entry.name }),
                  hideLabel: true,
                  text: entry.field.text,
                  message: entry.field.message,
                  unit: t('ui.curve.followers'),
                  size: 9,
                  onText: (text) => { this.active = entry.slot; this.emit({ kind: 'text', key: `option.${entry.slot}.followers`, text }); },
                  onCommit: () => this.emit({ kind: 'commit', key: `option.${entry.slot}.followers` }),
                })}
                <span class="along-value">${entry.worth}</span></span>
              ${slider({
                id: `along-${entry.slot}`,
                label: t('ui.curve.slide', { name: entry.name }),
                scale: view.scale,
                value: entry.followers,
                valueText: entry.valueText,
                onValue: (value) => this.move(entry.slot, value),
              })}
            </div>`,
          )}
        </div>
        <tierwise-data-table .table=${view.table} .name=${t('ui.curve.title')}></tierwise-data-table>
      </figure>
    `;
  }
}
