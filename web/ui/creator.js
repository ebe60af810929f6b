// One creator: followers and recent posts in, tier, engagement rate with its interval, percentile and score out.
// Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MeasuredElement, ViewElement } from './element.js';
import { selectField, textField } from './field.js';
import { how } from './how.js';
import { partAnchors } from '../state/origins.js';
import { intervalStrip } from './charts/interval_strip.js';
import { t } from './words.js';

/** An estimate with its intervals on a scale. */
export class IntervalElement extends MeasuredElement {
  static properties = { strip: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./views/creator.js').StripView | null} */
    this.strip = null;
  }

  render() {
    return this.strip && this.width > 0 ? intervalStrip({ ...this.strip, width: this.width }) : nothing;
  }
}

/** @extends {ViewElement<import('./views/creator.js').CreatorView>} */
export class CreatorElement extends ViewElement {
  render() {
    const view = this.view;
    if (!view) return nothing;
    return html`
      <p class="lead">${t('ui.creator.lead')}</p>
      <div class="creator">
        ${this.form(view)}
        <div class="creator-result ${view.stale ? 'is-stale' : ''}">
          ${view.stale ? html`<p class="stale">${t('ui.stale')}</p>` : nothing}
          ${view.result ? this.result(view.result) : html`<p class="waiting">${t('ui.creator.waiting')}</p>`}
        </div>
      </div>
    `;
  }

  /** @param {import('./views/creator.js').CreatorView} view */
  form(view) {
    const choose = (/** @type {string} */ key) => (/** @type {string} */ value) => this.emit({ kind: 'value', key, value });
    return html`<div class="creator-form">
      <div class="creator-basics">
        ${selectField({ id: 'creator.format', label: t('ui.creator.format'), value: view.format, choices: view.formats, onValue: choose('creator.format') })}
        ${textField({
          id: 'creator.followers',
          label: t('ui.creator.followers'),
          text: view.followers.text,
          message: view.followers.message,
          size: 11,
          onText: (text) => this.emit({ kind: 'text', key: 'creator.followers', text }),
          onCommit: () => this.emit({ kind: 'commit', key: 'creator.followers' }),
        })}
        ${selectField({ id: 'creator.basis', label: t('ui.creator.basis'), value: view.basis, choices: view.bases, onValue: choose('creator.basis') })}
      </div>
      <div class="field area ${view.posts.message ? 'wrong' : ''}">
        <label for="creator.posts">${t('ui.creator.posts')}</label>
        <p class="hint" id="creator.posts-hint">${view.postsHint}</p>
        <textarea id="creator.posts" rows="9" spellcheck="false" autocomplete="off" .value=${live(view.posts.text)}
          aria-describedby="creator.posts-hint creator.posts-message" aria-invalid=${view.posts.message ? 'true' : 'false'}
          @input=${(/** @type {Event} */ event) => this.emit({ kind: 'text', key: 'creator.posts', text: /** @type {HTMLTextAreaElement} */ (event.target).value })}
          @change=${() => this.emit({ kind: 'commit', key: 'creator.posts' })}></textarea>
        <p class="message" id="creator.posts-message">${view.posts.message ?? ''}</p>
        <p class="area-foot"><span>${view.postsRead}</span>
          <button type="button" class="quiet" @click=${() => this.emit({ kind: 'example_posts' })}>${t('ui.creator.example')}</button></p>
      </div>
    </div>`;
  }

  /** @param {import('./views/creator.js').ResultView} result */
  result(result) {
    return html`
      <p class="tier"><strong>${result.tier}</strong> <span>${result.tierDetail} ${how(partAnchors.tiers, result.tier)}</span></p>
      ${result.missing.length === 0 ? nothing : html`<ul class="missing">${result.missing.map((text) => html`<li>${text}</li>`)}</ul>`}
      <figure class="estimate">
        <figcaption><span class="estimate-name">${t('ui.creator.rate')} ${how(partAnchors.score, t('ui.creator.rate'))}</span>
          <strong>${result.rate}</strong> <span>${result.rateDetail}</span></figcaption>
        <tierwise-interval .strip=${result.rateStrip}></tierwise-interval>
      </figure>
      <figure class="estimate">
        <figcaption><span class="estimate-name">${t('ui.creator.score')} ${how(partAnchors.score, t('ui.creator.score'))}</span>
          <strong>${result.score}</strong> <span>${result.scoreDetail}</span></figcaption>
        <tierwise-interval .strip=${result.scoreStrip}></tierwise-interval>
      </figure>
      <p class="hint legend">${t('ui.creator.legend')}</p>
      <dl class="facts">${result.facts.map((fact) => html`<div><dt>${fact.term}</dt><dd>${fact.text}</dd></div>`)}</dl>
      <tierwise-data-table .picture=${'.creator-result'} .table=${result.table} .name=${t('ui.creator.title')}></tierwise-data-table>
      ${
        result.checks.length === 0
          ? nothing
          : html`<div class="checks"><h3>${t('ui.creator.checks')}</h3>
              <ul>${result.checks.map(
                (check) => html`<li class=${check.worth ? 'worth' : ''}><span class="check-mark">${check.worth ? t('ui.creator.worth_a_check') : t('ui.creator.ordinary')}</span>
                  <span>${check.text}</span></li>`,
              )}</ul>
              <p class="hint">${t('ui.creator.checks_note')}</p></div>`
      }
    `;
  }
}
