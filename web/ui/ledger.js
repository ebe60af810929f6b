// Every assumption with its range, unit, source and year; each can be changed, marked as measured and reset.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { TierwiseElement } from './element.js';
import { how, sourceLinks } from './how.js';
import { slider, textField } from './field.js';
import { miniCurve } from './charts/mini_curve.js';
import { t } from './words.js';

/** @typedef {import('./views/ledger.js').LedgerView} LedgerView */
/** @typedef {import('./views/ledger.js').InputView} InputView */
/** @typedef {import('./views/ledger.js').CurveTableView} CurveTableView */

/** @typedef {import('./views/ledger.js').GroupRows} GroupRows */
/** @typedef {{group: import('./views/ledger.js').GroupView, filtering: boolean, rows: GroupRows | null}} ShownGroup rows: null where it is closed */

const ends = /** @type {const} */ (['low', 'median', 'high']);

/** @param {GroupRows} rows */
const inputsOf = ({ inputs, curves }) => [...inputs, ...curves.flatMap(({ points }) => points)];

/** A curve stays whole when one of its points passes. @param {GroupRows} rows @param {(input: InputView) => boolean} passes @returns {GroupRows} */
const passing = ({ inputs, curves }, passes) => ({ inputs: inputs.filter(passes), curves: curves.filter(({ points }) => points.some(passes)) });

export class LedgerElement extends TierwiseElement {
  static properties = {
    view: { attribute: false },
    query: { state: true },
    changedOnly: { state: true },
    opened: { state: true },
    ranged: { state: true },
    printing: { state: true },
  };

  constructor() {
    super();
    /** @type {LedgerView | null} */
    this.view = null;
    this.query = '';
    this.changedOnly = false;
    /** @type {ReadonlySet<string>} groups that are open */
    this.opened = new Set();
    /** @type {ReadonlySet<string>} constants that the reader turned into ranges */
    this.ranged = new Set();
    this.printing = false;
  }

  /** A browser prints right after it says so: the table is drawn at once. @param {boolean} printing */
  print(printing) {
    this.printing = printing;
    this.performUpdate();
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const shown = this.shown(view);
    return html`
      <h2>${t('ui.ledger.title')}</h2>
      <p class="lead">${t('ui.ledger.lead')}</p>
      <div class="ledger-tools">
        <span class="field"><label for="ledger-search">${t('ui.ledger.search')}</label>
          <span class="entry"><input id="ledger-search" type="search" .value=${live(this.query)} autocomplete="off"
            @input=${(/** @type {Event} */ event) => { this.query = /** @type {HTMLInputElement} */ (event.target).value; }} /></span></span>
        <label class="check"><input type="checkbox" .checked=${live(this.changedOnly)}
          @change=${(/** @type {Event} */ event) => { this.changedOnly = /** @type {HTMLInputElement} */ (event.target).checked; }} />
          <span>${t('ui.ledger.changed_only', { count: view.changed })}</span></label>
        <button type="button" class="quiet" ?disabled=${view.changed === 0} @click=${() => this.emit({ kind: 'reset_all' })}>${t('ui.ledger.reset_all')}</button>
      </div>
      ${shown.length === 0 ? html`<p class="hint">${t(this.changedOnly ? 'ui.ledger.none_changed' : 'ui.ledger.none_found')}</p>` : nothing}
      ${repeat(shown, ({ group }) => group.id, (group) => this.group(group))}
      ${this.printing ? this.printed(view) : nothing}
    `;
  }

  /** Groups with the rows that are to be seen: those of open groups, or those that pass the search and the filter. @param {LedgerView} view @returns {ShownGroup[]} */
  shown(view) {
    const words = this.query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const filtering = words.length > 0 || this.changedOnly;
    if (!filtering) return view.groups.map((group) => ({ group, filtering, rows: this.opened.has(group.id) ? group.rows() : null }));
    const passes = (/** @type {InputView} */ input) =>
      (!this.changedOnly || input.changed) && words.every((word) => input.search.includes(word));
    return view.groups
      .map((group) => ({ group, filtering, rows: passing(group.rows(), passes) }))
      .filter(({ rows }) => rows.inputs.length + rows.curves.length > 0);
  }

  /** @param {ShownGroup} shown */
  group({ group, filtering, rows }) {
    return html`<details class="group" ?open=${rows !== null} @toggle=${(/** @type {Event} */ event) => this.toggle(group.id, /** @type {HTMLDetailsElement} */ (event.target).open, filtering)}>
      <summary><span class="group-title">${group.title}</span> <span class="group-count">${group.countText}</span></summary>
      ${
        rows
          ? html`<p class="hint">${group.note}</p>
              ${repeat(rows.inputs, (input) => input.id, (input) => this.input(input))}
              ${repeat(rows.curves, (curve) => curve.id, (curve) => this.curve(curve))}`
          : nothing
      }
    </details>`;
  }

  /** @param {string} id @param {boolean} open @param {boolean} filtering */
  toggle(id, open, filtering) {
    if (filtering || open === this.opened.has(id)) return;
    const next = new Set(this.opened);
    if (open) next.add(id);
    else next.delete(id);
    this.opened = next;
  }

  /** @param {InputView} input */
  input(input) {
    const single = input.constant && !this.ranged.has(input.id);
    return html`<div class="assumption ${input.changed ? 'changed' : ''}" role="group" aria-labelledby="name-${input.id}">
      <div class="assumption-words">
        <h3 id="name-${input.id}">${input.name}</h3>
        <p class="help">${input.help}</p>
        ${this.provenance(input)}
        <p class="note">${input.note}</p>
      </div>
      <div class="assumption-fields">
        <div class="triple">
          ${single ? this.end(input, 'all', t('ui.ledger.value')) : ends.map((end) => this.end(input, end, t(`ui.ledger.${end}`)))}
          <span class="unit">${input.unit}</span>
        </div>
        ${slider({
          id: `slide-${input.id}`,
          label: t('ui.ledger.slide', { name: input.name }),
          scale: input.scale,
          value: input.median,
          valueText: input.valueText,
          onValue: (value) => this.emit({ kind: 'value', key: `input.${input.id}.${single ? 'all' : 'shift'}`, value }),
        })}
        <p class="assumption-foot">
          ${
            input.constant
              ? html`<button type="button" class="quiet" aria-pressed=${single ? 'false' : 'true'} @click=${() => this.range(input.id)}>${t(single ? 'ui.ledger.as_range' : 'ui.ledger.as_value')}</button>`
              : nothing
          }
          ${this.reset(input)}
        </p>
      </div>
    </div>`;
  }

  /** @param {InputView} input */
  provenance(input) {
    return html`<p class="provenance"><span class="kind ${input.kind}">${input.kindText}</span>
      ${input.year ? html`<span>${input.year}</span>` : nothing}
      ${sourceLinks(input.sources)} ${how(input.anchor, input.fullName)}
    </p>`;
  }

  /** @param {InputView} input */
  sources(input) {
    return input.sources.length === 0 ? nothing : html`<p class="provenance">${sourceLinks(input.sources)}</p>`;
  }

  /** @param {InputView} input */
  reset(input) {
    return input.changed
      ? html`<span class="changed-mark">${t(input.learned ? 'ui.ledger.from_campaigns' : 'ui.ledger.changed')}</span>
          <button type="button" class="quiet" aria-label=${t('ui.ledger.reset_one', { name: input.name })} @click=${() => this.emit({ kind: 'reset', key: `input.${input.id}` })}>${t('ui.ledger.reset', { value: input.standardText })}</button>`
      : nothing;
  }

  /** @param {InputView} input @param {'low' | 'median' | 'high' | 'all'} end @param {string} label */
  end(input, end, label) {
    const key = `input.${input.id}.${end}`;
    const field = input.fields[end];
    return textField({
      id: key,
      label,
      text: field.text,
      message: field.message,
      hint: field.note,
      size: 7,
      onText: (text) => this.emit({ kind: 'text', key, text }),
      onCommit: () => this.emit({ kind: 'commit', key }),
    });
  }

  /**
   * Opens the group of an input, or of the first curve of a quantity and its formats.
   * @param {string} key `input.<id>.<part>` or `curve.<quantity>.<formats>`
   * @returns {Promise<string | null>} id of its field
   */
  async reveal(key) {
    const [kind, quantity, ...formats] = key.split('.');
    for (const group of this.view?.groups ?? []) {
      const { curves } = group.rows();
      const inputs = inputsOf(group.rows());
      const points = curves.filter((curve) => formats.some((format) => curve.id === `${quantity}.${format}`)).flatMap((curve) => curve.points);
      const input = kind === 'curve' ? points[0] : inputs.find(({ id }) => key.startsWith(`input.${id}.`));
      if (!input) continue;
      this.query = '';
      this.changedOnly = false;
      this.opened = new Set([...this.opened, group.id]);
      await this.updateComplete;
      const single = input.constant && input.tier === '' && !this.ranged.has(input.id);
      return `input.${input.id}.${single ? 'all' : 'median'}`;
    }
    return null;
  }

  /** @param {string} id */
  range(id) {
    const next = new Set(this.ranged);
    if (!next.delete(id)) next.add(id);
    this.ranged = next;
  }

  /** @param {CurveTableView} curve */
  curve(curve) {
    return html`<div class="assumption curve-table" role="group" aria-labelledby="name-${curve.id}">
      <div class="assumption-words">
        <h3 id="name-${curve.id}">${curve.name}</h3>
        <p class="hint">${curve.unit} ${how(curve.points[0].anchor, curve.name)}</p>
        ${miniCurve({ points: curve.sketch, width: 240, height: 84, label: curve.label })}
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label=${curve.name}>
        <table>
          <thead><tr><th scope="col">${t('ui.ledger.tier')}</th>${ends.map((end) => html`<th scope="col">${t(`ui.ledger.${end}`)}</th>`)}
            <th scope="col">${t('ui.ledger.measured')}</th><th scope="col">${t('ui.ledger.origin')}</th></tr></thead>
          <tbody>${repeat(curve.points, (point) => point.id, (point) => this.point(curve, point))}</tbody>
        </table>
      </div>
    </div>`;
  }

  /** @param {CurveTableView} curve @param {InputView} point */
  point(curve, point) {
    return html`<tr class=${point.changed ? 'changed' : ''}>
      <th scope="row">${point.tier}<span class="at">${point.at}</span></th>
      ${ends.map((end) => html`<td data-label=${t(`ui.ledger.${end}`)}>${textField({
        id: `input.${point.id}.${end}`,
        label: `${curve.name}, ${point.tier}: ${t(`ui.ledger.${end}`)}`,
        hideLabel: true,
        text: point.fields[end].text,
        message: point.fields[end].message,
        hint: point.fields[end].note,
        size: 6,
        onText: (text) => this.emit({ kind: 'text', key: `input.${point.id}.${end}`, text }),
        onCommit: () => this.emit({ kind: 'commit', key: `input.${point.id}.${end}` }),
      })}${end === 'median' ? this.pointSlider(curve, point) : nothing}</td>`)}
      <td data-label=${t('ui.ledger.measured')}><label class="check only"><input type="checkbox" aria-label=${t('ui.ledger.measured_one', { name: `${curve.name}, ${point.tier}` })} .checked=${live(point.measured)}
        @change=${(/** @type {Event} */ event) => this.emit({ kind: 'value', key: `input.${point.id}.measured`, value: /** @type {HTMLInputElement} */ (event.target).checked })} /></label></td>
      <td class="origin"><details class="why"><summary><span class="kind ${point.kind}">${point.kindText}</span> ${point.year ?? ''}</summary>
        <p class="note">${point.note}</p>${this.sources(point)}</details>${this.reset(point)}</td>
    </tr>`;
  }

  /** Moves the whole range; the field above it is the route without dragging. @param {CurveTableView} curve @param {InputView} point */
  pointSlider(curve, point) {
    return slider({
      id: `slide-${point.id}`,
      label: t('ui.ledger.slide', { name: `${curve.name}, ${point.tier}` }),
      scale: point.scale,
      value: point.median,
      valueText: point.valueText,
      buttons: false,
      onValue: (value) => this.emit({ kind: 'value', key: `input.${point.id}.shift`, value }),
    });
  }

  /** All inputs as one plain table, for paper only. @param {LedgerView} view */
  printed(view) {
    const rows = view.groups.flatMap((group) => inputsOf(group.rows())).filter((row) => row.asked || row.changed);
    const sources = new Map(rows.filter((row) => !row.changed).flatMap((row) => row.sources).map((source) => [source.id, source]));
    return html`<table class="printed">
      <thead><tr><th scope="col">${t('ui.ledger.assumption')}</th>${ends.map((end) => html`<th scope="col">${t(`ui.ledger.${end}`)}</th>`)}<th scope="col">${t('ui.ledger.unit')}</th><th scope="col">${t('ui.ledger.origin')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row">${row.fullName}${row.changed ? ` (${t('ui.ledger.changed')})` : ''}</th>
        ${ends.map((end) => html`<td>${row.printed[end]}</td>`)}<td>${row.unit}</td><td>${row.changed ? nothing : html`${row.kindText}${row.year ? `, ${row.year}` : ''} ${row.sources.map((source) => source.id).join(' ')}`}</td></tr>`)}</tbody>
    </table>
    <p class="printed-note">${t('ui.ledger.printed')}</p>
    <ol class="printed-sources">${[...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((source) => html`<li><strong>${source.id}</strong> ${source.publisher}: ${source.title}${source.url ? html` <span>${source.url}</span>` : nothing}</li>`)}</ol>`;
  }
}
