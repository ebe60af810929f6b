// The head of the page: name, colours, link to this state. Imports Lit and the page's own pieces.
import { html } from 'lit';
import { TierwiseElement } from './element.js';
import { LANGUAGES } from '../state/languages.js';
import { selectField } from './field.js';
import { t } from './words.js';

export class TopElement extends TierwiseElement {
  static properties = { theme: { attribute: false }, copied: { attribute: false }, language: { attribute: false }, languageFailure: { attribute: false } };

  constructor() {
    super();
    /** @type {'auto' | 'light' | 'dark'} */
    this.theme = 'auto';
    /** Chosen, not necessarily loaded yet. */
    this.language = 'en';
    /** Why the chosen language is not shown. */
    this.languageFailure = '';
    /** Words that stand in for the button's own for a moment after a copy. @type {string} */
    this.copied = '';
  }

  render() {
    return html`
      <span class="wordmark">Tierwise</span>
      <div class="tools">
        ${selectField({
          id: 'language',
          label: t('ui.language.label'),
          hideLabel: true,
          value: this.language,
          choices: LANGUAGES.map(({ id, name, direction }) => ({ value: id, text: name, lang: id, dir: direction })),
          onValue: (language) => this.emit({ kind: 'language', language }),
        })}
        ${selectField({
          id: 'theme',
          label: t('ui.theme.label'),
          hideLabel: true,
          value: this.theme,
          choices: ['auto', 'light', 'dark'].map((value) => ({ value, text: t(`ui.theme.${value}`) })),
          onValue: (value) => this.emit({ kind: 'theme', theme: /** @type {'auto' | 'light' | 'dark'} */ (value) }),
        })}
        <button type="button" class="copy" aria-live="polite" @click=${() => this.emit({ kind: 'copy_link' })}>${this.copied || t('ui.copy')}</button>
      </div>
      <p class="language-failure" role="status">${this.languageFailure}</p>
    `;
  }
}
