// What the options are called. Pure; may import the state's own files.
import { compact, count } from './formats.js';
import { tierOf } from './inputs.js';
import { t } from './messages.js';

/** Names of the options by slot: the tier, with the follower count where two would read the same. @param {import('./inputs.js').Inputs} inputs */
export function optionNames(inputs) {
  const plain = inputs.options.map((option) => {
    const tier = tierOf(inputs, option);
    return tier === 'ads' ? t('ui.ads') : t(`ui.tier.${tier}`);
  });
  return Object.fromEntries(
    inputs.options.map((option, index) => {
      const twice = plain.filter((name) => name === plain[index]).length > 1;
      const followers = option.kind === 'ads' ? null : option.followers;
      const brief = followers === null ? '' : followers < 10_000 ? count(followers) : compact(followers);
      return [option.slot, twice && followers !== null ? t('ui.options.name_with_size', { name: plain[index], followers: brief }) : plain[index]];
    }),
  );
}
