// The bar that stays in sight: the answer in a few words, and the way to every part of the page. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { ViewElement } from './element.js';
import { t } from './words.js';

/** @typedef {{goal: string, text: string, tone: string}} BarView the answer in a few words */

/** Parts that have a link, in the order of the page, with the parts after them that have none. The last one above a third of the screen is being read. */
const parts = ['options', 'spread', 'why', 'flips', 'matters', 'curve', 'evidence', 'split', 'creator', 'assumptions', 'method'];
const reading = '0px 0px -66% 0px';

/** @extends {ViewElement<BarView>} */
export class BarElement extends ViewElement {
  static properties = { view: { attribute: false }, current: { state: true }, passed: { state: true } };

  constructor() {
    super();
    /** Part being read. */
    this.current = '';
    /** The answer itself has left the screen. */
    this.passed = false;
    /** @type {IntersectionObserver[]} */
    this.observers = [];
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {Map<string, boolean>} */
    const above = new Map();
    const sections = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, boundingClientRect } of entries) above.set(target.id, isIntersecting || boundingClientRect.top < 0);
        this.current = parts.filter((part) => above.get(part)).at(-1) ?? '';
      },
      { rootMargin: reading },
    );
    const answer = new IntersectionObserver(([entry]) => { this.passed = !entry.isIntersecting && entry.boundingClientRect.top < 0; });
    this.observers = [sections, answer];
    requestAnimationFrame(() => {
      const page = this.getRootNode();
      if (!(page instanceof Document)) return;
      for (const part of parts) {
        const section = page.getElementById(part);
        if (section) sections.observe(section);
      }
      const verdict = page.querySelector('.verdict.chosen, #verdict');
      if (verdict) answer.observe(verdict);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const observer of this.observers) observer.disconnect();
  }

  render() {
    const { view } = this;
    return html`
      <a class="bar-answer ${this.passed ? 'passed' : ''} ${view?.tone ?? ''}" href="#question">${this.passed && view ? html`<span class="bar-goal">${view.goal}</span> <strong>${view.text}</strong>` : html`<span class="bar-goal">${t('ui.bar.next')}</span>`}</a>
      <nav class="scroll" aria-label=${t('ui.nav.label')}><ul>${parts.map((part) => html`<li><a href="#${part}" aria-current=${this.current === part ? 'true' : nothing}>${t(`ui.nav.${part}`)}</a></li>`)}</ul></nav>`;
  }
}
