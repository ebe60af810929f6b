// Past campaigns as short text for an address: bytes in base64url. Exact; may import the other codes and the rows' columns.
import { campaignColumns, campaignName, limitsOf, places } from './campaigns.js';
import { pushNumber, toBytes, toText } from './post_codes.js';

/** @import { Campaign } from './campaigns.js' */

/** First byte: the layout that follows. */
const layout = 1;

/**
 * Then for each campaign: place (0: none, else its position plus one), a byte naming its numbers, length and bytes of its
 * name, the numbers.
 * @param {ReadonlyArray<Campaign>} campaigns counts are whole numbers below 2^53
 */
export function encodeCampaigns(campaigns) {
  const bytes = [layout];
  for (const campaign of campaigns) {
    const used = campaignColumns.filter((column) => campaign[column] !== undefined);
    const name = new TextEncoder().encode(campaign.name);
    bytes.push(campaign.place === '' ? 0 : places.indexOf(campaign.place) + 1);
    bytes.push(used.reduce((mask, column) => mask + 2 ** campaignColumns.indexOf(column), 0));
    bytes.push(name.length, ...name);
    for (const column of used) pushNumber(bytes, /** @type {number} */ (campaign[column]));
  }
  return toText(bytes);
}

/**
 * @param {string} text @param {number} most campaigns
 * @returns {Campaign[] | null} null: not such a text
 */
export function decodeCampaigns(text, most) {
  const bytes = toBytes(text);
  if (!bytes || bytes[0] !== layout) return null;
  /** @type {Campaign[]} */
  const campaigns = [];
  let at = 1;
  const byte = () => bytes[at++] ?? Number.NaN;
  const number = () => {
    let value = 0;
    for (let unit = 1; unit < 2 ** 56; unit *= 128) {
      const next = byte();
      value += (next % 128) * unit;
      if (!(next >= 128)) return value;
    }
    return Number.NaN;
  };
  while (at < bytes.length) {
    const [place, mask, length] = [byte(), byte(), byte()];
    if (!(place <= places.length && mask < 2 ** campaignColumns.length && at + length <= bytes.length) || campaigns.length === most) return null;
    const name = new TextDecoder().decode(Uint8Array.from(bytes.slice(at, at + length)));
    at += length;
    /** @type {Campaign} */
    const campaign = { place: place === 0 ? '' : places[place - 1], name };
    for (const [bit, column] of campaignColumns.entries()) {
      if (Math.floor(mask / 2 ** bit) % 2 === 0) continue;
      const value = number();
      const { minimum, maximum } = limitsOf(column);
      if (!(value >= minimum && value <= maximum)) return null;
      campaign[column] = value;
    }
    campaigns.push(campaign);
  }
  const known = campaigns.length > 0 && campaigns.every(({ name }) => campaignName(name) === name);
  return known && encodeCampaigns(campaigns) === text ? campaigns : null;
}
