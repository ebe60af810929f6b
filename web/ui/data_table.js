// The table behind a chart, worked out only while it is open. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { TierwiseElement } from './element.js';
import { how } from './how.js';
import { t } from './words.js';

/** @typedef {{columns: string[], rows: (string | number)[][], anchors?: (string | null)[]}} Table the first cell of each row names it; anchors: where the method page explains it */

export class DataTableElement extends TierwiseElement {
  static properties = { table: { attribute: false }, name: { attribute: false }, heading: { attribute: false }, picture: { attribute: false }, open: { state: true } };

  constructor() {
    super();
    /** @type {() => Table} */
    this.table = () => ({ columns: [], rows: [] });
    this.name = '';
    /** What the summary says instead of the usual words. */
    this.heading = '';
    /** What is drawn instead of the figure around: a selector within the section. @type {string | null} */
    this.picture = null;
    this.open = false;
  }

  render() {
    return html`<div class="data-foot"><details class="data" .open=${live(this.open)} @toggle=${(/** @type {Event} */ event) => { this.open = /** @type {HTMLDetailsElement} */ (event.target).open; }}>
      <summary>${this.heading || html`${t('ui.table')}<span class="visually-hidden">: ${this.name}</span>`}</summary>
      ${this.open ? this.content(this.table()) : nothing}
    </details><tierwise-take-menu .name=${this.name} .table=${this.table} .picture=${this.picture}></tierwise-take-menu></div>`;
  }

  /** @param {Table} table */
  content({ columns, rows, anchors = [] }) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.name}>
      <table>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${rows.map(
          (row, at) => html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}${anchors[at] ? html` ${how(anchors[at], String(cell))}` : nothing}</th>` : html`<td>${cell}</td>`))}</tr>`,
        )}</tbody>
      </table>
    </div>`;
  }
}
