// Taking changes back: what the next step back or forward would change, by name, and a way to begin again. Stays in sight
// at the bottom of the window once something has been changed. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { say, t } from './words.js';

/** @import { Sentence } from '../state/messages.js' */
/** @typedef {{undo: Sentence | null, redo: Sentence | null, said: {kind: 'undone' | 'redone', name: Sentence} | null, usual: boolean}} ChangesView usual: nothing differs from the page as it first opens */

const shortcuts = { undo: 'Control+Z Meta+Z', redo: 'Control+Shift+Z Meta+Shift+Z Control+Y' };

/** @extends {ViewElement<ChangesView>} */
export class ChangesElement extends ViewElement {
  render() {
    const view = this.view;
    const empty = !view || (!view.undo && !view.redo);
    return html`${empty ? nothing : this.bar(view)}
      <p class="visually-hidden" role="status">${view?.said ? t(`ui.undo.${view.said.kind}`, { what: say(view.said.name) }) : ''}</p>`;
  }

  /** @param {ChangesView} view */
  bar({ undo, redo, usual }) {
    return html`<div class="changes" role="group" aria-label=${t('ui.undo.label')}>
      ${this.button('undo', '↶', undo)} ${this.button('redo', '↷', redo)}
      ${usual ? nothing : html`<button type="button" class="quiet over" @click=${() => this.emit({ kind: 'start_over' })}>${t('ui.undo.start_over')}</button>`}
    </div>`;
  }

  /** One that has nothing to do stays where it is and keeps the focus. @param {'undo' | 'redo'} kind @param {string} sign @param {Sentence | null} what */
  button(kind, sign, what) {
    const text = what ? t(`ui.undo.${kind}`, { what: say(what) }) : t(`ui.undo.no_${kind}`);
    return html`<button type="button" class="quiet ${kind}" aria-disabled=${what ? 'false' : 'true'} aria-keyshortcuts=${shortcuts[kind]} aria-label=${text} title=${text}
      @click=${() => what && this.emit({ kind })}><span class="sign" aria-hidden="true">${sign}</span> <span class="what">${text}</span><span class="brief">${what ? say(what) : ''}</span></button>`;
  }
}
