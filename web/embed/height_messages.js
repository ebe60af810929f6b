// How a widget tells the page around it how high it is, in the words of every host that may listen. Pure; imports nothing.
// The height is all that is said to everybody. Each format is public: the first is our own.

/** @typedef {{id: string, src: string, secret: string | null, pym: string | null}} Frame src: address of the widget */

/**
 * @param {number} height whole pixels
 * @param {Frame} frame
 * @returns {(string | object)[]}
 */
export function heightMessages(height, { id, src, secret, pym }) {
  return [
    { type: 'tierwise:height', v: 1, id, height },
    { 'datawrapper-height': { [id || 'tierwise']: height } },
    { sentinel: 'amp', type: 'embed-size', height },
    // Medium reads src, context and height; Flourish's script the rest as well.
    JSON.stringify({ sender: 'Flourish', context: 'iframe.resize', method: 'resize', height, src }),
    ...(pym === null ? [] : [`pymxPYMx${pym}xPYMxheightxPYMx${height}`]),
    ...(secret === null ? [] : [{ message: 'height', value: height, secret }]),
  ];
}
