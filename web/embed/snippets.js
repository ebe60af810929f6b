// What an editor pastes into a page: text made of markup, for a frame, for the loader, for a newsletter. Pure; imports nothing.

/**
 * @typedef {object} Wanted
 * @property {string} address of the folder that has embed.html and embed.js, with a slash at its end
 * @property {string} scenario the widget's address after #
 * @property {string} title what the frame is called for those who do not see it
 * @property {number} height pixels, until the widget says its own
 */

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An element; attributes without a value are left out. @param {string} name @param {Record<string, string | number | true | null>} attributes @param {string} [content] already markup */
function element(name, attributes, content = '') {
  const parts = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [value === true ? key : `${key}="${escaped(String(value))}"`]));
  const start = `<${[name, ...parts].join(' ')}>`;
  return name === 'img' ? start : `${start}${content}</${name}>`;
}

/** A frame alone: works where no script may be pasted; its height is fixed. @param {Wanted} wanted */
export function frameSnippet({ address, scenario, title, height }) {
  return element('iframe', { title, loading: 'lazy', width: '100%', height, style: 'border:0', src: `${address}embed.html#${scenario}` });
}

/**
 * A placeholder and the loader: the frame is as high as its content. Readers without scripts get the link.
 * @param {Wanted & {integrity: string | null, link: string, linkText: string}} wanted integrity: pins the loader to this very version
 */
export function loaderSnippet({ address, scenario, title, height, integrity, link, linkText }) {
  const place = element('div', { 'data-tierwise': scenario, 'data-title': title, 'data-height': height }, element('a', { href: link }, escaped(linkText)));
  return `${place}\n${element('script', { async: true, src: `${address}embed.js`, integrity, crossorigin: integrity && 'anonymous' })}`;
}

/** A picture with a link, for newsletters and feeds that take no frames. @param {{picture: string, link: string, alt: string}} wanted */
export function pictureSnippet({ picture, link, alt }) {
  return element('a', { href: link }, element('img', { src: picture, alt, width: 600, style: 'max-width:100%;height:auto' }));
}

/** A folder's address as others can reach it, with a slash at its end; null for files on this machine and for what is no address. @param {string} text */
export function hostedFolder(text) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const folder = url.pathname.replace(/[^/]*\.[^/.]+$/, '');
  return `${url.origin}${folder.endsWith('/') ? folder : `${folder}/`}`;
}
