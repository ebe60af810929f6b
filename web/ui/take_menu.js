// What can be taken along of one figure or table: a small menu beside it, the same for every chart. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { t } from './words.js';

/** @typedef {import('./data_table.js').Table} Table */

/**
 * `<tierwise-take-menu .name=${title} .table=${() => table}>` inside a figure, or with `.picture`, a selector of what is drawn
 * within the same section.
 */
export class TakeMenuElement extends TierwiseElement {
  static properties = { name: { attribute: false }, table: { attribute: false }, picture: { attribute: false }, drawable: { state: true } };

  constructor() {
    super();
    this.name = '';
    /** @type {(() => Table) | null} */
    this.table = null;
    /** @type {string | null} */
    this.picture = null;
    this.drawable = false;
  }

  figure() {
    return this.picture === null ? this.closest('figure') : this.closest('section')?.querySelector(this.picture) ?? null;
  }

  render() {
    const { name, table } = this;
    return html`<details class="menu take-menu" @toggle=${() => { this.drawable = this.figure()?.querySelector('svg') != null; }}>
      <summary>${t('ui.take.save')}<span class="visually-hidden">: ${name}</span></summary>
      <div class="menu-panel">
        ${this.drawable ? html`${this.item('png', () => this.draw('png'))} ${this.item('svg', () => this.draw('svg'))}` : nothing}
        ${table ? html`${this.item('table_csv', () => this.emit({ kind: 'take_table', title: name, table: table(), as: 'csv' }))}
          ${this.item('table_text', () => this.emit({ kind: 'take_table', title: name, table: table(), as: 'text' }))}` : nothing}
      </div>
    </details>`;
  }

  /** @param {string} what @param {() => void} onClick */
  item(what, onClick) {
    return html`<button type="button" @click=${onClick}>${t(`ui.take.${what}`)}</button>`;
  }

  /** @param {'png' | 'svg'} as */
  draw(as) {
    const figure = this.figure();
    // The name is the table's; what is drawn of a section has the section's.
    const title = this.picture === null ? this.name : this.closest('section')?.querySelector('h2')?.textContent ?? this.name;
    if (figure) this.emit({ kind: 'take_figure', title, figure, as });
  }
}
