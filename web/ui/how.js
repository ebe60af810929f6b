// Links from a figure to the passage of the method page that explains it. Imports Lit, the words and the map of passages.
import { html } from 'lit';
import { methodLink, sourceAnchor } from '../state/origins.js';
import { t } from './words.js';

/** @param {string} anchor @param {string} name what the passage explains */
export function how(anchor, name) {
  return html`<a class="how" href=${methodLink(anchor)} aria-label=${t('ui.how.label', { name })}>${t('ui.how.text')}</a>`;
}

/** A source's entry in the list of sources. @param {{id: string, title: string}} source */
export function sourceId({ id, title }) {
  return html`<a class="source-id" href=${methodLink(sourceAnchor(id))} title=${t('ui.how.source', { id, title })}>${id}</a>`;
}
