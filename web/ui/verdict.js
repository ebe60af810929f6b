// The answer: a card for what counts, and a smaller one for each other goal. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement, TierwiseElement, ViewElement } from './element.js';
import { probabilityBar } from './charts/probability_bar.js';
import { goalCard } from './goal_card.js';
import { t } from './words.js';

/** A probability between two named options; without a pair (nothing to compare) it keeps its height. */
export class ProbabilityElement extends MeasuredElement {
  static properties = { pair: { attribute: false }, zoneText: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/verdict.js').PairView | null} */
    this.pair = null;
    this.zoneText = '';
  }

  render() {
    const pair = this.pair;
    if (!pair) return html`<p class="no-pair"></p>`;
    return html`
      <div class="ends" aria-hidden="true"><span class=${pair.left.tone}>${pair.left.name}</span><span class=${pair.right.tone}>${pair.right.name}</span></div>
      <div class="bar-box">${
        this.width > 0 ? probabilityBar({ p: pair.rightAhead, se: pair.se, width: this.width, tone: pair.aheadTone, label: pair.label, zoneText: this.zoneText }) : nothing
      }</div>
    `;
  }
}

/** The cards of the other goals; null before they have come. @extends {ViewElement<import('./views/verdict.js').GoalView[]>} */
export class OtherGoalsElement extends ViewElement {
  render() {
    return this.view?.map((goal) => goalCard(this, goal)) ?? nothing;
  }
}

export class VerdictElement extends TierwiseElement {
  static properties = { view: { attribute: false }, others: { attribute: false }, failed: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/verdict.js').VerdictView | null} */
    this.view = null;
    /** @type {import('./views/verdict.js').GoalView[] | null} */
    this.others = null;
    this.failed = false;
  }

  render() {
    const { view, others } = this;
    if (!view) return this.failed ? html`<div class="starting failed"><p>${t('ui.verdict.no_answer')}</p></div>` : html`<div class="starting"><p>${t('ui.verdict.starting')}</p><i></i><i></i><i></i><i></i><i></i></div>`;
    return html`
      <h2 class="visually-hidden">${t('ui.verdict.title')}</h2>
      <p class="stale" ?hidden=${!view.stale}>${view.staleText}</p>
      ${view.reading ? html`<p class="reading-mark">${view.reading} <a href="#evidence">${t('ui.evidence.mark_link')}</a></p>` : nothing}
      <div class="verdicts ${view.stale ? 'is-stale' : ''} ${others ? '' : 'partial'}">${goalCard(this, view.goal)}<tierwise-other-goals .view=${others}></tierwise-other-goals></div>
    `;
  }
}
