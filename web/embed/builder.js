// Where editors choose how the widget looks on their page: choices, the widget itself at several widths, and the text to paste.
// Imports Lit, the state layer, the page's fields and the widget's own pieces.
import { html, nothing } from 'lit';
import { copyText } from '../app/browser.js';
import { useFormats } from '../state/formats.js';
import { setLanguage } from '../state/inputs.js';
import { LANGUAGES, chooseLanguage, localeOf } from '../state/languages.js';
import { addCatalogue, t, useLanguage } from '../state/messages.js';
import { TierwiseElement } from '../ui/element.js';
import { radioGroup, selectField, textField } from '../ui/field.js';
import { fullPage } from './model.js';
import { PARTS, THEMES, parametersText, readAccent, readParameters } from './parameters.js';
import { frameSnippet, hostedFolder, loaderSnippet, pictureSnippet } from './snippets.js';
import de from '../state/messages/de.json' with { type: 'json' };
import ar from '../state/messages/ar.json' with { type: 'json' };

/** @import { Part, Theme } from './parameters.js' */
/** @typedef {'loader' | 'frame' | 'picture'} Kind */

const kinds = /** @type {const} */ (['loader', 'frame', 'picture']);
const widths = ['280', '480', '720'];
/** Heights that the usual parts need at these widths, for frames that nobody resizes. */
const heights = { verdict: 230, inputs: 250, options: 260, turn: 40, curve: 330 };
const copiedPause = 2500;

export class BuilderElement extends TierwiseElement {
  static properties = { asked: { state: true }, copied: { state: true } };

  constructor() {
    super();
    const { inputs, parts, theme, accent } = readParameters(location);
    this.asked = {
      inputs,
      parts: /** @type {readonly Part[]} */ (parts),
      theme: /** @type {Theme} */ (theme),
      accent: accent ?? '',
      title: t('ui.question.title'),
      address: hostedFolder(location.href) ?? '',
      kind: /** @type {Kind} */ ('loader'),
      pinned: false,
      width: '480',
      sandboxed: false,
      picture: '',
    };
    this.copied = '';
  }

  /** @param {Partial<BuilderElement['asked']>} change */
  change(change) {
    this.asked = { ...this.asked, ...change };
  }

  /** The widget's address after #; null when the scenario is too long for one. */
  scenario() {
    const { inputs, parts, theme, accent } = this.asked;
    return parametersText(inputs, { parts, theme, accent: readAccent(accent), id: '' });
  }

  /** What to paste; null while something is missing for it. */
  snippet() {
    const { kind, title, pinned, inputs, picture, address: typed } = this.asked;
    const [address, scenario] = [hostedFolder(typed), this.scenario()];
    if (address === null || scenario === null) return null;
    const link = `${address}${fullPage(inputs)}`;
    const height = 90 + this.asked.parts.reduce((sum, part) => sum + heights[part], 0);
    if (kind === 'frame') return frameSnippet({ address, scenario, title, height });
    if (kind === 'picture') return pictureSnippet({ picture: picture.trim() || `${address}social.png`, link, alt: title });
    return loaderSnippet({ address, scenario, title, height, integrity: pinned ? TIERWISE_LOADER_INTEGRITY : null, link, linkText: t('ui.embed.full') });
  }

  render() {
    return html`
      <h1>${t('ui.builder.title')}</h1>
      <p class="lead">${t('ui.builder.lead')} <a href=${fullPage(this.asked.inputs)}>${t('ui.builder.scenario')}</a></p>
      <div class="builder">
        <div class="builder-choices">${this.choices()}</div>
        <div class="builder-shown">${this.preview()}</div>
      </div>
      ${this.output()}`;
  }

  choices() {
    const { parts, theme, accent, inputs, title } = this.asked;
    const language = inputs.language ?? '';
    const accentMessage = accent.trim() !== '' && readAccent(accent) === null ? t('ui.builder.accent_wrong') : null;
    return html`
      <fieldset class="choices stacked"><legend>${t('ui.builder.parts')}</legend>
        ${PARTS.map((part) => html`<label class="check"><input type="checkbox" value=${part} .checked=${parts.includes(part)} ?disabled=${parts.length === 1 && parts.includes(part)}
          @change=${(/** @type {Event} */ event) => this.choosePart(part, /** @type {HTMLInputElement} */ (event.target).checked)} /> <span>${t(`ui.builder.part.${part}`)}</span></label>`)}
      </fieldset>
      ${selectField({ id: 'theme', label: t('ui.builder.theme'), value: theme, choices: THEMES.map((value) => ({ value, text: t(`ui.theme.${value}`) })), onValue: (value) => this.change({ theme: /** @type {Theme} */ (value) }) })}
      ${textField({ id: 'accent', label: t('ui.builder.accent'), text: accent, message: accentMessage, hint: t('ui.builder.accent_hint'), inputmode: 'text', size: 8, onText: (text) => this.change({ accent: text }) })}
      ${selectField({
        id: 'language',
        label: t('ui.builder.language'),
        value: language,
        choices: [{ value: '', text: t('ui.builder.language_reader') }, ...LANGUAGES.map(({ id, name }) => ({ value: id, text: name }))],
        onValue: (value) => this.change({ inputs: setLanguage(inputs, value === '' ? null : value) }),
      })}
      ${textField({ id: 'title', label: t('ui.builder.name'), text: title, hint: t('ui.builder.name_hint'), inputmode: 'text', size: 32, onText: (text) => this.change({ title: text }) })}`;
  }

  /** @param {Part} part @param {boolean} on */
  choosePart(part, on) {
    this.change({ parts: PARTS.filter((one) => (one === part ? on : this.asked.parts.includes(one))) });
  }

  preview() {
    const { width, sandboxed, title } = this.asked;
    const scenario = this.scenario();
    return html`
      ${radioGroup({ name: 'width', label: t('ui.builder.width'), value: width, className: 'segmented', choices: widths.map((value) => ({ value, text: t('ui.builder.pixels', { count: Number(value) }) })), onValue: (value) => this.change({ width: value }) })}
      <label class="check"><input id="sandboxed" type="checkbox" .checked=${sandboxed} @change=${(/** @type {Event} */ event) => this.change({ sandboxed: /** @type {HTMLInputElement} */ (event.target).checked })} /> <span>${t('ui.builder.sandboxed')}</span></label>
      <div class="builder-frame">${
        scenario === null
          ? html`<p class="message">${t('ui.builder.too_long')}</p>`
          : sandboxed
            ? html`<iframe title=${title} width=${width} height="640" sandbox="allow-scripts" src="embed.html#${scenario}"></iframe>`
            : html`<iframe title=${title} width=${width} height="640" src="embed.html#${scenario}"></iframe>`
      }</div>`;
  }

  output() {
    const { kind, pinned, address, picture } = this.asked;
    const snippet = this.snippet();
    const wrong = hostedFolder(address) === null ? t(address === '' ? 'ui.builder.address_needed' : 'ui.builder.address_wrong') : null;
    return html`<section class="builder-output" aria-labelledby="paste">
      <h2 id="paste">${t('ui.builder.paste')}</h2>
      ${radioGroup({ name: 'kind', label: t('ui.builder.kind'), value: kind, className: 'stacked', choices: kinds.map((value) => ({ value, text: t(`ui.builder.kinds.${value}`), hint: t(`ui.builder.kind_hint.${value}`) })), onValue: (value) => this.change({ kind: /** @type {Kind} */ (value) }) })}
      ${textField({ id: 'address', label: t('ui.builder.address'), text: address, message: wrong, inputmode: 'url', size: 40, onText: (text) => this.change({ address: text }) })}
      ${kind === 'loader' ? html`<label class="check"><input id="pinned" type="checkbox" .checked=${pinned} @change=${(/** @type {Event} */ event) => this.change({ pinned: /** @type {HTMLInputElement} */ (event.target).checked })} /> <span>${t('ui.builder.pinned')}</span></label>` : nothing}
      ${kind === 'picture' ? textField({ id: 'picture', label: t('ui.builder.picture'), text: picture, hint: t('ui.builder.picture_hint'), inputmode: 'url', size: 40, onText: (text) => this.change({ picture: text }) }) : nothing}
      <p class="field area"><label for="snippet">${t('ui.builder.snippet')}</label>
        <textarea id="snippet" rows="5" readonly spellcheck="false" .value=${snippet ?? ''} @focus=${(/** @type {Event} */ event) => /** @type {HTMLTextAreaElement} */ (event.target).select()}></textarea></p>
      <p><button type="button" id="copy" ?disabled=${snippet === null} @click=${() => this.copy(snippet ?? '')}>${t('ui.builder.copy')}</button> <span role="status">${this.copied}</span></p>
      <p class="hint">${t('ui.builder.promise')}</p>
    </section>`;
  }

  /** @param {string} snippet */
  async copy(snippet) {
    const done = await copyText(snippet);
    this.copied = t(done ? 'ui.take.copied' : 'ui.take.copy_by_hand');
    if (!done) /** @type {HTMLTextAreaElement} */ (this.querySelector('#snippet')).select();
    else setTimeout(() => { this.copied = ''; }, copiedPause);
  }
}

for (const [language, catalogue] of Object.entries({ de, ar })) addCatalogue(language, /** @type {any} */ (catalogue));
const { language, currency } = readParameters(location).inputs;
const chosen = chooseLanguage(language, navigator.languages);
useLanguage(chosen.id);
useFormats({ locale: localeOf(chosen, language, navigator.languages), currency });
Object.assign(document.documentElement, { lang: chosen.id, dir: chosen.direction });
document.title = t('ui.builder.title');

/** Frames as high as their content, as the loader makes them. */
addEventListener('message', ({ source, data }) => {
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (frame && data?.type === 'tierwise:height' && data.height > 0) frame.style.height = `${Math.min(5000, data.height)}px`;
});
customElements.define('tierwise-builder', BuilderElement);
