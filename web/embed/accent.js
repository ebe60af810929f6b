// An author's colour made fit to be read: darker or lighter until it stands out from the ground it is on. Pure; imports nothing.

/** Least contrast of text, as accessibility guidelines count it. */
export const leastContrast = 4.5;

/** @param {string} digits six hexadecimal ones @returns {number[]} red, green, blue, 0 to 255 */
const channels = (digits) => [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));

/** @param {number[]} colour */
const digitsOf = (colour) => colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');

/** Relative luminance, 0 to 1. @param {string} digits */
export function luminance(digits) {
  const [red, green, blue] = channels(digits).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. @param {string} a @param {string} b */
export function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour itself where it can be read on the ground, else the nearest mixture with black or white that can.
 * @param {string} accent six hexadecimal digits @param {string} ground @returns {string}
 */
export function readableAccent(accent, ground) {
  const towards = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  const colour = channels(accent);
  for (let part = 0; part <= 1; part += 0.02) {
    const mixed = digitsOf(colour.map((channel, index) => channel + part * (towards[index] - channel)));
    if (contrast(mixed, ground) >= leastContrast) return mixed;
  }
  return digitsOf(towards);
}
