// One assumption changed where it is used: a small panel over the page, with the answer it moves in sight. Closing leads back
// to where the reader was. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { slider, textField } from './field.js';
import { how, sourceLinks } from './how.js';
import { t } from './words.js';

/** @typedef {import('./views/ledger.js').InputView} InputView */
/** @typedef {{input: InputView, answer: string} | null} EditorView */

const ends = /** @type {const} */ (['low', 'median', 'high']);

/** @extends {ViewElement<EditorView>} */
export class EditorElement extends ViewElement {
  updated() {
    const panel = /** @type {HTMLDialogElement | null} */ (this.querySelector('dialog'));
    if (!panel) return;
    if (this.view && !panel.open) panel.showModal();
    else if (!this.view && panel.open) panel.close();
  }

  close() {
    this.emit({ kind: 'value', key: 'editing', value: undefined });
  }

  render() {
    return html`<dialog class="editor" aria-labelledby="editor-name" @close=${() => this.view && this.close()}
      @click=${(/** @type {Event} */ event) => event.target === event.currentTarget && this.close()}>${this.view ? this.panel(this.view) : nothing}</dialog>`;
  }

  /** @param {NonNullable<EditorView>} view */
  panel({ input, answer }) {
    const single = input.constant && input.range.low === input.range.high;
    const set = (/** @type {'low' | 'median' | 'high' | 'all'} */ end, /** @type {string} */ label) => {
      const key = `input.${input.id}.${end}`;
      const { text, message, note } = input.fields[end];
      return textField({ id: `editor-${end}`, label, text, message, hint: note, size: 7, onText: (typed) => this.emit({ kind: 'text', key, text: typed }), onCommit: () => this.emit({ kind: 'commit', key }) });
    };
    return html`<div class="editor-body">
      <h2 id="editor-name">${input.fullName}</h2>
      <p class="help">${input.help}</p>
      <div class="triple">${single ? set('all', t('ui.ledger.value')) : ends.map((end) => set(end, t(`ui.ledger.${end}`)))}<span class="unit">${input.unit}</span></div>
      ${slider({
        id: 'editor-slide',
        label: t('ui.ledger.slide', { name: input.fullName }),
        scale: input.scale,
        value: input.median,
        valueText: input.valueText,
        onValue: (value) => this.emit({ kind: 'value', key: `input.${input.id}.${single ? 'all' : 'shift'}`, value }),
      })}
      <p class="editor-answer">${answer}</p>
      <p class="provenance"><span class="kind ${input.kind}">${input.kindText}</span> ${input.year ? html`<span>${input.year}</span>` : nothing} ${sourceLinks(input.sources)} ${how(input.anchor, input.fullName)}</p>
      <p class="editor-foot">
        <button type="button" @click=${this.close}>${t('ui.editor.done')}</button>
        <button type="button" class="quiet" ?disabled=${!input.changed} @click=${() => this.emit({ kind: 'reset', key: `input.${input.id}` })}>${t('ui.ledger.reset', { value: input.standardText })}</button>
        <button type="button" class="quiet" @click=${() => this.list(input.id)}>${t('ui.editor.list')}</button>
      </p>
    </div>`;
  }

  /** To the assumption among all the others. @param {string} id */
  async list(id) {
    this.close();
    await new Promise((resolve) => setTimeout(resolve));
    this.emit({ kind: 'jump', key: `input.${id}.median` });
  }
}
