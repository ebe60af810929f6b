// The answer: one sentence and one probability for each goal, the three sales lenses side by side under the return.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { MeasuredElement, TierwiseElement } from './element.js';
import { brings } from './brings.js';
import { how } from './how.js';
import { openInPlace } from './in_place.js';
import { term } from './term.js';
import { probabilityBar } from './charts/probability_bar.js';
import { partAnchors } from '../state/origins.js';
import { chance, errorPoints, t } from './words.js';

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

export class VerdictElement extends TierwiseElement {
  static properties = { view: { attribute: false }, failed: { attribute: false }, whole: { state: true } };

  constructor() {
    super();
    /** @type {import('./views/verdict.js').VerdictView | null} */
    this.view = null;
    this.failed = false;
    /** The first answer is drawn alone; those for the other goals follow in a task of their own. */
    this.whole = false;
  }

  updated() {
    if (this.view && !this.whole) setTimeout(() => { this.whole = true; });
  }

  render() {
    const view = this.view;
    if (!view) return this.failed ? html`<div class="starting failed"><p>${t('ui.verdict.no_answer')}</p></div>` : html`<div class="starting"><p>${t('ui.verdict.starting')}</p><i></i><i></i><i></i><i></i><i></i></div>`;
    return html`
      <h2 class="visually-hidden">${t('ui.verdict.title')}</h2>
      <p class="stale" ?hidden=${!view.stale}>${view.staleText}</p>
      ${view.reading ? html`<p class="reading-mark">${view.reading} <a href="#evidence">${t('ui.evidence.mark_link')}</a></p>` : nothing}
      <div class="verdicts ${view.stale ? 'is-stale' : ''} ${this.whole ? '' : 'partial'}">${[view.goal, ...(this.whole ? view.others() : [])].map((goal) => this.goal(goal))}</div>
    `;
  }

  /** @param {import('./views/verdict.js').GoalView} goal */
  goal(goal) {
    return html`<article class="verdict ${goal.chosen ? 'chosen' : ''} ${goal.accent}" aria-labelledby="verdict-${goal.id}">
      <h3 id="verdict-${goal.id}">${goal.title}${goal.chosen ? html` <span class="chosen-mark">${t('ui.verdict.chosen')}</span>` : nothing}</h3>
      <div class="saying"><p class="headline">${goal.headline}</p>${goal.chosen ? this.detail(goal) : nothing}</div>
      <figure class="probability">
        ${this.number(goal.pair)}
        <tierwise-probability .pair=${goal.pair} .zoneText=${t('ui.verdict.zone')}></tierwise-probability>
        <figcaption class="visually-hidden">${goal.pair?.label ?? goal.headline}</figcaption>
      </figure>
      ${goal.brings ? brings(goal.brings) : nothing}
      ${goal.chosen ? html`<div class="grounds">${this.grounds(goal)}</div>` : html`<details class="grounds"><summary>${t('ui.verdict.more')}</summary>${this.detail(goal)} ${this.grounds(goal)}</details>`}
    </article>`;
  }

  /** How far apart they are, and what the budget does not buy. @param {import('./views/verdict.js').GoalView} goal */
  detail({ detail, chosen, affordability, title }) {
    return html`<p class="detail">${detail}${chosen && affordability ? html` <span class="affordability">${affordability}</span>` : nothing} ${how(partAnchors.verdict, title)}</p>`;
  }

  /** What would turn it, how sales are counted, what a wrong choice would cost. @param {import('./views/verdict.js').GoalView} goal */
  grounds(goal) {
    return html`<p class="turn-note ${goal.turnStale ? 'is-stale' : ''}">${goal.turn}${goal.turnField ? html` <a class="turn-change" href="#assumptions" aria-label=${t('ui.editor.change_for', { goal: goal.title })} @click=${openInPlace(this, goal.turnField)}>${t('ui.editor.change')}</a>` : nothing}</p>
      ${goal.lenses.length === 0 ? nothing : this.lenses(goal)}
      ${goal.regret ? this.regret(goal.regret) : nothing}`;
  }

  /** @param {import('./views/regret.js').RegretView} regret */
  regret({ rows, evpi }) {
    return html`<details class="regret">
      <summary>${t('ui.regret.summary')}</summary>
      <ul>${rows.map(
        (row) => html`<li class=${row.tone}><svg class="regret-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.max(1, 100 * row.part)} height="8"></rect></svg> <span>${row.text}</span></li>`,
      )}</ul>
      <p>${evpi} ${how(partAnchors.regret, t('ui.regret.summary'))}</p>
    </details>`;
  }

  /** @param {import('./views/verdict.js').PairView | null} pair */
  number(pair) {
    if (!pair) return html`<p class="number"></p>`;
    return html`<p class="number ${pair.leader.tone}"><strong>${chance(pair.leaderAhead)}</strong>
      <span class="of">${t('ui.verdict.chance', { leader: pair.leader.name, rival: pair.rival.name })}</span>
      <span class="error">${term(errorPoints(pair.se), t('ui.verdict.points'))}</span></p>`;
  }

  /** @param {import('./views/verdict.js').GoalView} goal */
  lenses(goal) {
    return html`<div class="lenses">
      <p class="lens-note">${t('ui.verdict.lenses')} ${how(partAnchors.lenses, t('ui.lens.title'))}</p>
      ${goal.lenses.map(
        (lens) => html`<figure class="lens ${lens.chosen ? 'chosen' : ''}">
          <figcaption><strong>${term(lens.title, t(`ui.lens_hint.${lens.id}`))}</strong>${lens.chosen ? html`<em>${t('ui.verdict.used')}</em>` : nothing}<span>${lens.headline}</span></figcaption>
          <tierwise-probability .pair=${lens.pair}></tierwise-probability>
          <p class="lens-number">${lens.pair ? html`${chance(lens.pair.leaderAhead)} <span class="error">${errorPoints(lens.pair.se)}</span>` : nothing}
</p>
          <p class="lens-number">${lens.roi.length === 0 ? nothing : html`<span>${term(t('ui.verdict.median_roi'), t('metric.roi.help'))}</span> ${lens.roi.map((entry) => html`<span class="roi ${entry.tone}">${entry.text}</span>`)}`}</p>
        </figure>`,
      )}
    </div>`;
  }
}
