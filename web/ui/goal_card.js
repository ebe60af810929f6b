// The card of one goal: its sentence, its chance, what the budget brings, and what it rests on. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { brings } from './brings.js';
import { how } from './how.js';
import { openInPlace } from './in_place.js';
import { term } from './term.js';
import { partAnchors } from '../state/origins.js';
import { chance, errorPoints, t } from './words.js';

/** @import { GoalView } from './views/verdict.js' */

/**
 * @param {import('./element.js').TierwiseElement} host where what is pressed is heard
 * @param {GoalView} goal
 */
export function goalCard(host, goal) {
  return html`<article class="verdict ${goal.chosen ? 'chosen' : ''} ${goal.accent}" aria-labelledby="verdict-${goal.id}">
    <h3 id="verdict-${goal.id}">${goal.title}${goal.chosen ? html` <span class="chosen-mark">${t('ui.verdict.chosen')}</span>` : nothing}</h3>
    <div class="saying"><p class="headline">${goal.headline}</p>${goal.chosen ? detail(goal) : nothing}</div>
    <figure class="probability">
      ${number(goal.pair)}
      <tierwise-probability .pair=${goal.pair} .zoneText=${t('ui.verdict.zone')}></tierwise-probability>
      <figcaption class="visually-hidden">${goal.pair?.label ?? goal.headline}</figcaption>
    </figure>
    ${goal.brings ? brings(goal.brings) : nothing}
    ${goal.chosen ? html`<div class="grounds">${grounds(host, goal)}</div>` : html`<details class="grounds"><summary>${t('ui.verdict.more')}</summary>${detail(goal)} ${grounds(host, goal)}</details>`}
  </article>`;
}

/** How far apart they are, and what the budget does not buy. @param {GoalView} goal */
function detail({ detail, chosen, affordability, title }) {
  return html`<p class="detail">${detail}${chosen && affordability ? html` <span class="affordability">${affordability}</span>` : nothing} ${how(partAnchors.verdict, title)}</p>`;
}

/** What would turn it, how sales are counted, what a wrong choice would cost. @param {import('./element.js').TierwiseElement} host @param {GoalView} goal */
function grounds(host, goal) {
  return html`<p class="turn-note ${goal.turnStale ? 'is-stale' : ''}">${goal.turn}${goal.turnField ? html` <a class="turn-change" href="#assumptions" aria-label=${t('ui.editor.change_for', { goal: goal.title })} @click=${openInPlace(host, goal.turnField)}>${t('ui.editor.change')}</a>` : nothing}</p>
    ${goal.lenses.length === 0 ? nothing : lenses(goal)}
    ${goal.regret ? regret(goal.regret) : nothing}`;
}

/** @param {import('./views/regret.js').RegretView} regret */
function regret({ rows, evpi }) {
  return html`<details class="regret">
    <summary>${t('ui.regret.summary')}</summary>
    <ul>${rows.map(
      (row) => html`<li class=${row.tone}><svg class="regret-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.max(1, 100 * row.part)} height="8"></rect></svg> <span>${row.text}</span></li>`,
    )}</ul>
    <p>${evpi} ${how(partAnchors.regret, t('ui.regret.summary'))}</p>
  </details>`;
}

/** @param {import('./views/verdict.js').PairView | null} pair */
function number(pair) {
  if (!pair) return html`<p class="number"></p>`;
  return html`<p class="number ${pair.leader.tone}"><strong>${chance(pair.leaderAhead)}</strong>
    <span class="of">${t('ui.verdict.chance', { leader: pair.leader.name, rival: pair.rival.name })}</span>
    <span class="error">${term(errorPoints(pair.se), t('ui.verdict.points'))}</span></p>`;
}

/** @param {GoalView} goal */
function lenses(goal) {
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
