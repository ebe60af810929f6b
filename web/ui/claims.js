// What the article claims and what is known, in short; the evidence is on the method page.
// Imports Lit, the words, the claims' verdicts from the data and the map of passages.
import { html } from 'lit';
import { CLAIMS } from '../../build/generated/benchmarks.js';
import { claimAnchor, methodLink } from '../state/origins.js';
import { t } from './words.js';

export function claims() {
  return html`<details class="claims">
    <summary>${t('ui.claims.title')}</summary>
    <p class="hint">${t('ui.claims.lead')}</p>
    <ul>${CLAIMS.map(({ id, verdict }) => {
      const claim = t(`ui.claims.${id}.claim`);
      return html`<li>${claim} <strong class="claim-verdict ${verdict}">${t(`ui.claims.verdict.${verdict}`)}</strong>
        <p class="help">${t(`ui.claims.${id}.finding`)}
          <a class="how" href=${methodLink(claimAnchor(id))} hreflang="en" aria-label=${t('ui.claims.evidence_of', { claim })}>${t('ui.claims.evidence')}</a></p></li>`;
    })}</ul>
  </details>`;
}
