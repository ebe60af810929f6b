// How the answer is worked out, what it leaves out, and the facts about this run. Imports Lit and the words of the page.
import { html, nothing } from 'lit';
import { TierwiseElement } from './element.js';
import { textField } from './field.js';
import { claims } from './claims.js';
import { methodPage } from '../state/origins.js';
import { parts, t } from './words.js';

const steps = ['inputs', 'buy', 'deliver', 'people', 'sales', 'compare'];
const limits = ['ranges', 'tiers', 'lens', 'overlap', 'no_lookup', 'average'];

export class MethodElement extends TierwiseElement {
  render() {
    return html`
      <div class="method">
        <ol>${steps.map((step) => html`<li><strong>${t(`ui.method.${step}.title`)}</strong> ${t(`ui.method.${step}.text`)}</li>`)}</ol>
        <div><h3>${t('ui.method.limits')}</h3><ul>${limits.map((limit) => html`<li>${t(`ui.limit.${limit}`)}</li>`)}</ul></div>
      </div>
      ${claims()}
      <p class="whole-method"><a href=${methodPage()} hreflang="en">${t('ui.how.whole')}</a></p>
    `;
  }
}

export class RunElement extends TierwiseElement {
  static properties = { view: { attribute: false }, printed: { state: true } };

  constructor() {
    super();
    /** @type {{seed: {text: string, message: string | null}, draws: {text: string, message: string | null}, version: string, engine: {place?: string, build?: string} | null} | null} */
    this.view = null;
    /** Address and date, for paper only. */
    this.printed = '';
    this.beforePrint = () => this.stamp();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.beforePrint);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.beforePrint);
  }

  /** A browser prints right after the event, so the line is drawn at once. */
  stamp() {
    this.printed = `${new Date().toISOString().slice(0, 10)}, ${location.href}`;
    this.performUpdate();
  }

  render() {
    const view = this.view;
    if (!view) return nothing;
    const field = (/** @type {'seed' | 'draws'} */ key) =>
      textField({
        id: key,
        label: t(`ui.run.${key}`),
        text: view[key].text,
        message: view[key].message,
        size: 10,
        inputmode: 'numeric',
        onText: (text) => this.emit({ kind: 'text', key, text }),
        onCommit: () => this.emit({ kind: 'commit', key }),
      });
    return html`
      <div class="run">${field('seed')}${field('draws')}<p class="hint">${t('ui.run.hint')}</p></div>
      <p class="promise">${parts('ui.run.promise', { promise: html`<strong>${t('ui.run.nothing_leaves')}</strong>` })}</p>
      <p class="version">${view.version}${view.engine ? html`. <span class="engine">${t(`ui.run.engine.${view.engine.place === 'page' ? 'page' : 'worker'}.${view.engine.build}`)}</span>` : nothing}</p>
      <p class="stamp">${this.printed}</p>
    `;
  }
}
