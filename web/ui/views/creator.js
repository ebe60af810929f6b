// One creator as the page shows it. Imports the words of the page.
import { count, listed, percent, t, whole } from '../words.js';

/**
 * @typedef {object} StripView
 * @property {import('../charts/interval_strip.js').Interval} interval
 * @property {[number, number]} domain
 * @property {number[]} [ticks]
 * @property {number[]} [zones]
 * @property {{value: number, text: string}[]} [marks]
 * @property {(value: number) => string} tickText
 * @property {string} label
 *
 * @typedef {object} ResultView
 * @property {string} tier
 * @property {string} tierDetail
 * @property {string[]} missing
 * @property {string} rate
 * @property {string} rateDetail
 * @property {StripView} rateStrip
 * @property {string} score
 * @property {string} scoreDetail
 * @property {StripView} scoreStrip
 * @property {import('./options.js').Fact[]} facts
 * @property {{text: string, worth: boolean}[]} checks
 * @property {import('./options.js').Table} table
 *
 * @typedef {object} CreatorView
 * @property {string} format
 * @property {import('./question.js').Choice[]} formats
 * @property {import('./question.js').FieldView} followers
 * @property {string} basis
 * @property {import('./question.js').Choice[]} bases
 * @property {import('./question.js').FieldView} posts
 * @property {string} postsHint
 * @property {string} postsRead
 * @property {boolean} stale
 * @property {ResultView | null} result
 */

/** Enough digits for a rate: 1.2 %, 0.034 %. @param {number} value */
export function rate(value) {
  return percent(value, 2);
}

/**
 * @param {import('../page.js').Model} model
 * @returns {CreatorView}
 */
export function creatorView(model) {
  const { creator } = model.inputs;
  return {
    format: creator.format,
    formats: model.choices.scoredFormats.map((id) => ({ value: id, text: t(`ui.format.${id}`) })),
    followers: model.field('creator.followers'),
    basis: creator.basis,
    bases: model.choices.bases.map((id) => ({ value: id, text: t(`ui.basis.${id}`) })),
    posts: model.field('creator.posts'),
    postsHint: t(`ui.creator.posts_hint.${creator.basis}`),
    postsRead: t('ui.creator.posts_read', { count: creator.posts.length }),
    stale: model.creatorStale,
    result: model.score ? resultView(model.score) : null,
  };
}

/**
 * @param {import('../../engine/index.js').Score} score
 * @returns {ResultView}
 */
function resultView(score) {
  const { engagement_rate: er, percentile, tier } = score;
  const points = (/** @type {number} */ value) => whole(Math.round(100 * value));
  const interval = t('ui.creator.interval', { low80: rate(er.low80), high80: rate(er.high80), low95: rate(er.low95), high95: rate(er.high95) });
  const scoreInterval = t('ui.creator.score_interval', { low80: points(percentile.low80), high80: points(percentile.high80), low95: points(percentile.low95), high95: points(percentile.high95) });
  return {
    tier: t(`ui.tier.${tier.tier}`),
    tierDetail: tierDetail(tier),
    missing: score.missing.map((id) => t(`ui.missing.${id}`)),
    rate: rate(er.p50),
    rateDetail: interval,
    rateStrip: {
      interval: er,
      domain: [0, 1.15 * Math.max(er.high95, score.benchmark_rate)],
      marks: [{ value: score.benchmark_rate, text: t('ui.creator.typical', { rate: rate(score.benchmark_rate) }) }],
      tickText: rate,
      label: t('ui.creator.rate_label', { rate: rate(er.p50), interval }),
    },
    score: score.sufficient ? t('ui.creator.score_of', { score: points(percentile.p50) }) : t('ui.creator.score_range', { low: points(percentile.low80), high: points(percentile.high80) }),
    scoreDetail: scoreInterval,
    scoreStrip: {
      interval: percentile,
      domain: [0, 1],
      ticks: [0, 0.25, 0.5, 0.75, 1],
      zones: [0.25, 0.5, 0.75],
      tickText: points,
      label: t('ui.creator.score_label', { score: points(percentile.p50), interval: scoreInterval }),
    },
    facts: [
      { term: t('ui.creator.own_weight'), text: percent(score.own_weight) },
      ...(score.raw_median > 0 ? [{ term: t('ui.creator.raw_median'), text: rate(score.raw_median) }] : []),
      ...(score.raw_mean > 0 ? [{ term: t('ui.creator.raw_mean'), text: rate(score.raw_mean) }] : []),
      ...partFacts('organic', score.organic),
      ...partFacts('sponsored', score.sponsored),
    ],
    checks: score.checks.map((check) => ({
      worth: check.worth_a_check,
      text: t(`ui.check.${check.id}`, { value: count(check.value), ordinary: ordinary(check.low, check.high) }),
    })),
    table: () => ({
      columns: [t('ui.column.measure'), ...[0.025, 0.1, 0.5, 0.9, 0.975].map((share) => percent(share, 3))],
      rows: [
        [t('ui.creator.rate'), ...[er.low95, er.low80, er.p50, er.high80, er.high95].map(rate)],
        [t('ui.creator.score'), ...[percentile.low95, percentile.low80, percentile.p50, percentile.high80, percentile.high95].map(points)],
      ],
    }),
  };
}

/**
 * @param {'organic' | 'sponsored'} name
 * @param {import('../../engine/index.js').ScorePart | null} part
 */
function partFacts(name, part) {
  return part ? [{ term: t(`ui.creator.${name}`), text: `${rate(part.engagement_rate.p50)} (${t('ui.creator.posts_count', { count: part.posts })})` }] : [];
}

/** The ordinary values of a check; some have no upper end. @param {number} low @param {number} high */
function ordinary(low, high) {
  return Number.isFinite(high) ? t('ui.range', { low: count(low), high: count(high) }) : t('ui.check_from', { low: count(low) });
}

/** @param {import('../../engine/index.js').Classification} tier */
function tierDetail(tier) {
  const own = tier.upper === null ? t('ui.creator.tier_from', { lower: count(tier.lower) }) : t('ui.creator.tier_between', { lower: count(tier.lower), upper: count(tier.upper) });
  const others = tier.others.filter((other) => other.tier !== tier.tier && other.scheme !== 'custom');
  const differing = listed(others.map((other) => t('ui.creator.tier_other', { scheme: t(`ui.scheme.${other.scheme}`), tier: t(`ui.tier.${other.tier}`) })));
  return differing ? `${own} ${t('ui.creator.tier_others', { others: differing })}` : own;
}
