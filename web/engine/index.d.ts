/**
 * The engine: for one budget, what do options (creators of some size, paid adverts) deliver, and how sure is that?
 *
 * Conventions. Rates and shares are fractions (0.03 is 3 %). Money is one currency, whichever the caller means; nothing
 * is converted. A quantity with uncertainty is three numbers, its 10 %, 50 % and 90 % points. `se` is the Monte Carlo
 * standard error of the number beside it. The same request gives the same bits on every machine.
 *
 * Methods never throw for bad input: the answer is `{ok: false, errors}`, with every fault that was found.
 */
import type { Basis, Code, Contest, CurveTier, Doubt, Effect, Evidence, Field, Format, Goal, Input, Lens, LeverUse, Metric, Platform, Quantity, Reason, Scheme, TierLabel, Verdict } from '../../build/generated/schema.js';

export type { Basis, Code, Contest, CurveTier, Doubt, Effect, Evidence, Field, Format, Goal, Input, Lens, Metric, Platform, Quantity, Reason, Scheme, TierLabel, Verdict };

/* Errors */

/** Codes that do not come from the core. */
export type OwnCode = 'wrong_type' | 'engine_failed' | 'engine_not_started';
export const OWN_CODES: readonly OwnCode[];

export interface EngineError {
  code: Exclude<Code, 'ok'> | OwnCode;
  /** Part of the request at fault; `none` when it is the request as a whole. */
  field: Field;
  /** Which one: position of the option or post in the request, of the input or format in the schema; else 0. */
  index: number;
  /** Id of the input at fault (also one that does not exist). */
  input?: string;
  /** Property at fault inside the field: low, median, high, likes, exposure. */
  part?: string;
  /** The limit that was passed. */
  minimum?: number;
  maximum?: number;
}

export interface Refusal {
  ok: false;
  errors: EngineError[];
}

/* Comparison */

/** 10 %, 50 % and 90 % points; all equal for a constant. */
export interface Range {
  low: number;
  median: number;
  high: number;
  /** The caller's own measurement: benchmark errors no longer apply to it. */
  measured?: boolean;
}

export interface CreatorsOption {
  /** 0 to 7, unique; ties the option to its random stream. */
  slot: number;
  kind: 'creators';
  /** Followers of one creator, 100 to 1e9. */
  followers: number;
  /** Measured fee of one main post of the platform, money. */
  price?: number;
  /** Measured people reached (or views) per follower and main post, a fraction. */
  reach_rate?: number;
  /** Measured engagements per follower and main post, a fraction. */
  engagement_rate?: number;
}

export interface AdsOption {
  slot: number;
  kind: 'ads';
}

export type Inputs = Partial<Record<Input, Range>>;

export interface ProjectionRequest {
  /** Money, 1 to 1e9. */
  budget: number;
  platform: Platform;
  /** How many of each format one creator is asked for, 0 to 20; at least one of the platform. */
  package: Partial<Record<Format, number>>;
  /** How tracked orders become incremental ones, for profit and ROI. */
  lens: Lens;
  /** Whole number, 0 to 2^53 - 1. */
  seed: number;
  /** Whole number, 100 to 65,536. */
  draws: number;
  /** Only what differs from the published defaults. */
  inputs?: Inputs;
  /** Reading of studies about size; neutral when missing. */
  evidence?: Evidence;
  /** The caller's own multipliers for the reading `own`, .01 to 100; missing ones are 1. Only their ratios count. */
  evidence_multipliers?: EvidenceMultipliers;
}

export type EvidenceMultipliers = Partial<Record<Effect, Partial<Record<CurveTier, number>>>>;

export interface ComparisonRequest extends ProjectionRequest {
  /** 1 to 8 options. */
  options: (CreatorsOption | AdsOption)[];
}

export interface Probability {
  /** 0 to 1. */
  p: number;
  se: number;
}

/** Spread of one result over the draws in which the option is affordable. Infinity means "never". */
export interface Stat {
  p10: number;
  p50: number;
  p90: number;
  mean: number;
  /** Standard errors of the three quantiles. */
  se10: number;
  se50: number;
  se90: number;
  /** Draws behind it. */
  count: number;
}

export interface OptionResult {
  slot: number;
  /** Draws in which the budget buys at least one creator, or any advert. */
  affordable: Probability;
  /** Money missing for the first creator, all inputs at their medians; 0 when affordable. */
  short_by: number;
  /** Probability of a profit under each lens. */
  profit_probability: Record<Lens, Probability>;
  /** 5 % point of profit, chosen lens, money. */
  loss_5: number;
  /** Fee of one creator that still leaves a profit in 80 % of the draws, money. */
  walk_away_fee_safe: number;
  /** null: not applicable (adverts have no engagements) or never affordable. */
  metrics: Record<Metric, Stat | null>;
  /** 0 %, 1 % .. 100 % points of profit and ROI, chosen lens. */
  profit_percentiles: number[] | null;
  roi_percentiles: number[] | null;
  /** The follower count lies outside the benchmarks. */
  extrapolated: boolean;
  /** Draws in which the budget pays for more creators than can be hired (100,000). */
  capped: Probability;
}

export interface PairResult {
  /** Slots. */
  a: number;
  b: number;
  /** Probability that a beats b where both are affordable; ties count half. */
  p: number;
  se: number;
  /** Draws in which both are affordable. */
  count: number;
  /** Of a - b, in the contest's unit. */
  difference: { p10: number; p50: number; p90: number };
}

export interface ContestResult {
  verdict: {
    kind: Verdict;
    /** Slot of the option that leads, -1 for none. */
    leader: number;
    /** Slot of its strongest rival, -1 for none. */
    rival: number;
    /** Probability that the leader beats the rival; for `spend_nothing` that it earns its cost back. */
    p: number;
    se: number;
  };
  pairs: PairResult[];
  /** Expected loss from choosing this option instead of the best one of each draw. */
  regret: { slot: number; value: number }[];
  /** Expected gain from knowing everything in advance. */
  evpi: number;
}

export interface Comparison {
  ok: true;
  draws: number;
  seed: number;
  lens: Lens;
  /** In the order of the request. */
  options: OptionResult[];
  /** Unique reach, engagements, and ROI under each lens. */
  contests: Record<Contest, ContestResult>;
  /** From a client: false for the first quick answer, true for the answer with all draws. */
  refined?: boolean;
}

/* A comparison in parts */

export interface PartRequest extends ComparisonRequest {
  /** From 0; `draws` of the request is the number of all of them. */
  first_draw: number;
  /** Draws of this part. */
  part_draws: number;
}

export interface Part {
  ok: true;
  first_draw: number;
  /** For each option its metrics, then affordable and capped (0 or 1), each a column of the part's draws. */
  columns: Float64Array;
}

export interface PartsRequest extends ComparisonRequest {
  /** `columns` of parts that together hold every draw. */
  parts: Float64Array[];
}

/* Micro against macro, whatever the tiers are called */

/** The accounts that stand for micro and macro under one tier scheme, followers each. */
export interface SchemeSizes {
  scheme: Scheme;
  micro: number;
  macro: number;
}

export interface SchemesRequest extends ProjectionRequest {
  /** 1 to 6 schemes. */
  schemes: SchemeSizes[];
}

export interface SchemeResult extends SchemeSizes {
  /** Slot 0 is micro, slot 1 macro. */
  verdicts: Record<Contest, ContestResult['verdict']>;
}

export interface SchemesComparison {
  ok: true;
  draws: number;
  /** In the order of the request. */
  schemes: SchemeResult[];
}

/** From a client: the schemes that are done. */
export interface SchemesProgress extends StepsDone {
  schemes: SchemeResult[];
}

/* Readings of the evidence */

/** The verdict of every contest under one reading. */
export interface EvidenceReadingResult {
  evidence: Evidence;
  /** Quantities it multiplies here; none: it says nothing about this platform, and the verdicts are the neutral ones. */
  effects: Effect[];
  verdicts: Record<Contest, ContestResult['verdict']>;
}

export interface EvidenceComparison {
  ok: true;
  draws: number;
  /** In the order of the schema. */
  readings: EvidenceReadingResult[];
}

/** From a client: the readings that are done. */
export interface EvidenceProgress extends StepsDone {
  readings: EvidenceReadingResult[];
}

/* Value curve */

export interface CurveRequest extends ProjectionRequest {
  /** Follower counts, evenly spaced in the logarithm: 2 to 201, default 61. */
  points?: number;
  /** Default 1,000. */
  first_followers?: number;
  /** Default 10,000,000. */
  last_followers?: number;
}

export interface Band {
  p10: number[];
  p50: number[];
  p90: number[];
}

/** What one unit of money buys from one creator of each size, without rounding, fixed costs or overlap. */
export interface ValueCurve {
  ok: true;
  followers: number[];
  /** Outside the benchmarks. */
  extrapolated: boolean[];
  /** One creator of that size fits the budget at medians. */
  affordable: boolean[];
  /** People reached, engagements, contribution (chosen lens), each per unit of money. */
  series: Record<Goal, Band>;
}

/* Best split */

export interface BestSplitRequest extends ProjectionRequest {
  /** 1 to 5 options; at most 4,096 draws. */
  options: (CreatorsOption | AdsOption)[];
}

/** What a split brings. A draw in which a share buys nothing counts as nothing bought and nothing paid. */
export interface SplitOutcome {
  reach: Stat;
  engagements: Stat;
  clicks: Stat;
  /** Money. */
  spend: Stat;
  contribution: Stat;
  profit: Stat;
  /** Profit over spend; 0 where nothing is spent. */
  roi: Stat;
}

export interface SplitGoal {
  /** Shares of the budget, in steps of .05, by slot; low and high over all splits that are equally good. */
  parts: { slot: number; share: number; low: number; high: number }[];
  /** Share that is not spent; 0 for reach and engagements, which spend everything. */
  kept: { share: number; low: number; high: number };
  /** Mean of the goal (people, engagements, profit) over the draws, and its Monte Carlo error. */
  mean: number;
  se: number;
  outcome: SplitOutcome;
  /** Splits within 3 % of the best, itself included; for the return, within 3 % of its contribution. */
  equally_good: number;
  /** Slot of the option that brings most with the whole budget. */
  best_single: number | null;
  /** Probability that the best split beats it, ties count half. */
  beats_single: Probability;
  /** Mean of the best split minus that of the best single option, with its Monte Carlo error. */
  gain: { mean: number; se: number };
  /** Chosen on one half of the draws and evaluated on the other: mean and gain on draws that took no part in the choice,
      and by how much those that did flatter it. */
  honest: { mean: number; gain: number; optimism: number };
}

export interface BestSplit {
  ok: true;
  draws: number;
  seed: number;
  lens: Lens;
  budget: number;
  /** How many splits were compared. */
  splits: number;
  /** Every option with the whole budget, by slot. */
  options: { slot: number; affordable: Probability; outcome: SplitOutcome }[];
  /** null: nothing can be bought, or no option brings this. */
  goals: Record<Goal, SplitGoal | null>;
}

/* Which named creators */

export interface PortfolioRequest extends ProjectionRequest {
  /** What the choice shall bring: different people, engagements, or contribution (chosen lens). */
  goal: Goal;
  /** 1 to 200 creators; at most 4,096 draws. */
  creators: Omit<CreatorsOption, 'slot' | 'kind'>[];
}

export interface Portfolio {
  ok: true;
  /** Positions in the request, ascending. */
  chosen: number[];
  /** Money for creators: the budget without what is due once. */
  available: number;
  /** Money, all inputs at their medians. */
  cost: number;
  /** Mean of the goal over the draws. */
  value: number;
  /** No choice within the budget has a larger value. */
  bound: number;
  /** value / bound: the choice is at least this share of the best possible. */
  guarantee: number;
  /** Of every creator in the request. */
  costs: number[];
}

/* Can it be measured */

export interface Deciles {
  p10: number;
  p50: number;
  p90: number;
}

/** Two options with the whole budget each, over the draws in which both are affordable. */
export interface MeasurablePair {
  /** Slots; weaker has the lower median of tracked orders. */
  weaker: number;
  stronger: number;
  /** Draws behind it; 0: nothing to compare. */
  count: number;
  /** Share of the draws whose own ratio, either way, is at least what their own orders can show. */
  chance: number;
  /** Tracked orders of the weaker option. */
  orders: Deciles;
  /** Tracked orders of the stronger over those of the weaker. */
  expected: Deciles;
  /** Smallest ratio that counts of orders show; p10 for many orders, p90 for few. Infinity: none. */
  detectable: Deciles;
}

export interface SmallestMeasurable {
  ok: true;
  draws: number;
  /** In the order of the request. */
  pairs: MeasurablePair[];
}

/* Own results */

/** A past campaign, or its part in one format. Counts are whole numbers; leave out what is not known. */
export interface Campaign {
  kind: 'creators' | 'ads';
  /** Needed for creators. */
  format?: Format;
  /** What the format's click rate is counted on: impressions (Instagram feed, Reel, adverts), viewers (Story), views (TikTok, YouTube), followers (X). */
  exposures?: number;
  /** Link clicks, at most one per exposure. */
  clicks?: number;
  /** Orders that came through the link, at most one per click. */
  tracked_orders?: number;
  /** All orders, from a survey or a test with and without; at least the tracked ones. */
  total_orders?: number;
  /** Needs followers and posts. Not counted for adverts, for Stories, and where you measured the engagement benchmark. */
  engagements?: number;
  /** Of a typical creator of the campaign, 100 to 1e9. */
  followers?: number;
  /** Of all creators together. */
  posts?: number;
}

export interface LearningRequest {
  /** At most 20. */
  campaigns: Campaign[];
  /** What the campaigns update, where it differs from the published defaults. */
  inputs?: Inputs;
}

/** What the campaigns say about one input. Ranges are for the level, the mean of a brand's campaigns; a single campaign strays further, by `spread`. */
export interface Learned {
  input: Input;
  /** Campaigns that say something about it. */
  campaigns: number;
  /** The campaigns' own rate, before the default has its say. */
  own_rate: number;
  /** The input before, as the model draws it: 10 %, 50 %, 90 % points, and the middle 95 %. */
  prior: Range;
  prior_95: { low: number; high: number };
  /** The level after. */
  updated: Range;
  /** Median after over median before. */
  factor: number;
  /** Weight of the campaigns against the default, 0 to 1; 0 for an input that is a constant. */
  own_weight: number;
  /** Standard deviation between campaigns, relative to their mean. */
  spread: number;
  /** Three campaigns or more had a part in the spread. */
  spread_estimated: boolean;
  /** The campaigns lie outside the middle 95 % of the input, and hardly by chance. */
  clash: boolean;
  /** What to give to `inputs`. Equals `updated`, except for engagement_multiplier, to which the model adds the benchmark's own error. */
  input_range: Range;
}

export interface LearnedInputs {
  ok: true;
  /** One for each input that a campaign says something about. */
  learned: Learned[];
}

/* Why */

/** A quantity over draws; se is the Monte Carlo error of the mean. */
export interface Spread {
  mean: number;
  se: number;
  p10: number;
  p50: number;
  p90: number;
}

/** ln(V_a / V_b), V what an option brings per unit of budget; for the return, contribution per unit of money spent. */
export interface GoalWhy {
  /** Draws in which both are affordable and both bring more than nothing. */
  count: number;
  log_ratio: Spread;
  /** Their means add up to the mean of log_ratio. */
  bars: { reason: Reason; log_ratio: Spread }[];
}

/** Price ~ F^p, engagements ~ F^(1-b): by its fee alone the smaller account is cheaper per engagement if and only if p > 1 - b. */
export interface Growth {
  price: Deciles;
  engagement: Deciles;
  /** Probability that p > 1 - b, each size being off its curve by the option's error. */
  chance: number;
}

export interface PairWhy {
  /** Slots. */
  a: number;
  b: number;
  /** null: one of the two cannot bring this, or no draw counts. */
  goals: Record<Goal, GoalWhy | null>;
  /** Between the two options (null unless both are creators, of different sizes), and over the five sizes of the curves. */
  growth: { between: Growth | null; curve: Growth | null };
}

export interface Why {
  ok: true;
  draws: number;
  seed: number;
  lens: Lens;
  /** Every pair, in the order of the request. */
  pairs: PairWhy[];
}

/** From a client: the pairs that are done. */
export interface WhyProgress extends StepsDone {
  pairs: PairWhy[];
}

/* What matters most */

export interface SensitivityRequest extends ComparisonRequest {
  /** draws: of each of the two sets behind the shares, at most 16,384. */
  goal: Goal;
  /** Slots; without them the goal's leader against its rival. */
  pair?: { a: number; b: number };
  /** Draws of the comparison that finds them; as many as `draws` by default. */
  leader_draws?: number;
}

/** The difference a - b (people, engagements, ROI) and the probability that a beats b, where both are affordable. */
export interface Situation {
  /** Median. */
  difference: number;
  chance: number;
}

export interface DoubtEffect {
  kind: Doubt;
  /** For an input; for click rates the first of them. */
  input: Input | null;
  /** For a source. */
  quantity: Quantity | null;
  /** For an option's own error or luck. */
  slot: number | null;
  /** The input's own 10 % and 90 % points. */
  range: { low: number; high: number } | null;
  /** With this at its 10 % point in every draw, all else as drawn. */
  low: Situation;
  /** At its 90 % point. */
  high: Situation;
  /** Sobol shares of the variance of the difference; an estimate may lie a little below 0. */
  first: { share: number; se: number };
  total: { share: number; se: number };
}

export interface Sensitivity {
  ok: true;
  draws: number;
  seed: number;
  lens: Lens;
  goal: Goal;
  /** null: the goal has no leader with a rival. */
  pair: { a: number; b: number } | null;
  /** As drawn; mean and sd over all draws, an option that cannot be paid bringing 0. */
  drawn: (Situation & { count: number; mean: number; sd: number }) | null;
  doubts: DoubtEffect[];
}

export interface SensitivityProgress extends StepsDone {}

/* One creator */

export interface PostCounts {
  likes: number;
  comments?: number;
  shares?: number;
  saves?: number;
  /** People reached or views, at least 1; needed unless the basis is followers. */
  exposure?: number;
  sponsored?: boolean;
}

export interface CustomTier {
  /** Followers, included. */
  lower: number;
  label?: string;
}

export interface ScoreRequest {
  /** Not instagram_story: no engagement rate is published for it. */
  format: Format;
  /** 100 to 1e9. */
  followers: number;
  /** What interactions are divided by. */
  basis: Basis;
  scheme?: Scheme;
  custom?: CustomTier[];
  /** Up to 1,000. */
  posts?: PostCounts[];
  /** Read only when there are no posts. */
  totals?: { interactions: number; exposure?: number; posts?: number };
  inputs?: Inputs;
}

/** A median with its 80 % and 95 % intervals. */
export interface Interval {
  p50: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

export interface ScorePart {
  posts: number;
  /** Interactions per follower, person reached or view; a fraction. */
  engagement_rate: Interval;
  /** How much of it comes from the creator's own posts rather than from accounts of that size, 0 to 1. */
  own_weight: number;
  raw_median: number;
  raw_mean: number;
  /** Share of creators of that size with a lower rate, 0 to 1. */
  percentile: Interval;
  /** 100 times the percentile. */
  score: Interval;
}

export interface Score extends ScorePart {
  ok: true;
  tier: Classification;
  /** What was counted; shares and saves only if every post gives them. */
  interactions_used: ('likes' | 'comments' | 'shares' | 'saves')[];
  /** Only if some posts are marked sponsored. */
  organic: ScorePart | null;
  sponsored: ScorePart | null;
  /** Typical rate of accounts of that size, and the spread of its logarithm. */
  benchmark_rate: number;
  benchmark_spread: number;
  /** False: the answer is mostly the benchmark; show the interval and what is missing, never a bare score. */
  sufficient: boolean;
  missing: ('fewer_than_5_posts' | 'fewer_than_1000_followers' | 'totals_only')[];
  /** Worth a check, never an accusation: value and the usual span. */
  checks: { id: 'rate_for_size' | 'comments_per_like' | 'likes_evenness'; value: number; low: number; high: number; worth_a_check: boolean }[];
  extrapolated: boolean;
}

export interface ClassificationRequest {
  followers: number;
  scheme?: Scheme;
  custom?: CustomTier[];
}

export interface Classification {
  ok: true;
  scheme: Scheme;
  /** Label of the tier; `below` under the first one. */
  tier: TierLabel | (string & {});
  /** Half-open [lower, upper); upper null: open. */
  lower: number;
  upper: number | null;
  /** Geometric middle of the tier. */
  representative_followers: number;
  /** How every scheme labels the same account. */
  others: { scheme: Scheme; tier: TierLabel | (string & {}) }[];
}

/* Flip points */

/**
 * One thing that can be moved while all else stays. Followers: of the creators option in that slot. Price, reach and
 * engagement: of one option, or without a slot of all creators; moved by a factor, whole curves and measured figures alike.
 */
export type FlipLever =
  | { kind: 'budget' }
  | { kind: 'followers'; slot: number }
  | { kind: 'price' | 'reach' | 'engagement'; slot?: number }
  | { kind: 'input'; input: Input };

export interface FlipLevers {
  ok: true;
  /** Every lever, and why some of them are not worth trying. */
  levers: { lever: FlipLever; use: LeverUse }[];
}

/** What a reader would act on: the leader where the verdict names one (`wins`, `only_one_affordable`), else -1. */
export interface FlipAnswer {
  kind: Verdict;
  leader: number;
}

/** The nearest value at which the answer differs; `inside` is the last value tried before it, less than .1 % away. */
export interface FlipTurn extends FlipAnswer {
  value: number;
  inside: number;
}

export interface Flip {
  lever: FlipLever;
  /** The median in use; 1 for a factor. */
  present: number;
  /** Bounds of the search. The present value may lie outside them, then that side is not searched. */
  low: number;
  high: number;
  /** What a factor of 1 stands for: fee of one main post, reach or engagements per follower and post; null for all creators. */
  amount: number | null;
  /** null: no turn within the bounds. */
  turns: Record<Contest, { below: FlipTurn | null; above: FlipTurn | null }>;
}

export interface FlipPoint extends Flip {
  ok: true;
  /** The first draws of the request, 1,024 at most. */
  draws: number;
  /** With everything at its present value, over those draws. */
  answers: Record<Contest, FlipAnswer>;
}

export interface Flips {
  ok: true;
  draws: number;
  answers: Record<Contest, FlipAnswer>;
  flips: Flip[];
  skipped: { lever: FlipLever; use: LeverUse }[];
}

/* Solving for a value */

/** What is looked for; fee: of one main post of the creators in that slot, agreed and so without the doubt of a benchmark. */
export type SolveLever = { kind: 'fee'; slot: number } | { kind: 'followers'; slot: number } | { kind: 'budget' } | { kind: 'input'; input: Input };

/** break_even: median profit 0, for sure: 20 % point of profit 0. draw_level: as likely better as not, for sure: better in 65 %. */
export type SolveTarget = { kind: 'break_even'; slot: number } | { kind: 'draw_level'; slot: number; rival: number; contest: Contest };

export interface SolveRequest {
  comparison: ComparisonRequest;
  lever: SolveLever;
  target: SolveTarget;
}

/** How far beyond the target: money of profit, or probability; null where there is nothing to compare. se: standard errors. */
export interface SolveReading {
  even: number | null;
  sure: number | null;
  se: { even: number; sure: number };
}

/** rises: the target is met above the value, else below it. error: two standard errors of the draws, as a share of the value. */
export interface SolveCrossing {
  value: number;
  rises: boolean;
  error: number;
}

export interface Solution {
  ok: true;
  draws: number;
  lever: SolveLever;
  target: SolveTarget;
  /** Value in use (its median), and the bounds of the search. */
  present: number;
  low: number;
  high: number;
  now: SolveReading;
  /** The best of the values tried, from the first 4,096 draws. */
  best: Record<'even' | 'sure', { value: number; reading: SolveReading }>;
  /** The lever changes nothing. */
  flat: boolean;
  /** In rising order; empty: nowhere within the bounds. */
  even: SolveCrossing[];
  sure: SolveCrossing[];
}

/* Engine */

export interface Engine {
  info: { version: string; simd: boolean };
  compare(request: ComparisonRequest): Comparison | Refusal;
  /** Micro against macro alone, under each of several tier schemes, on the same random numbers. */
  compareSchemes(request: SchemesRequest): SchemesComparison | Refusal;
  valueCurve(request: CurveRequest): ValueCurve | Refusal;
  /** Some draws of a comparison, so that several workers can share it. */
  simulatePart(request: PartRequest): Part | Refusal;
  /** The comparison from all its parts, in the order of their draws: the bits of `compare`, however it was divided. */
  compareParts(request: PartsRequest): Comparison | Refusal;
  /** The best division of the budget between the options, for each goal. */
  bestSplit(request: BestSplitRequest): BestSplit | Refusal;
  /** The same in short steps. */
  bestSplitInSteps(request: BestSplitRequest): Generator<StepsDone, BestSplit | Refusal, void>;
  /** Which of a list of named creators to hire. */
  choosePortfolio(request: PortfolioRequest): Portfolio | Refusal;
  /** For each pair of options: the smallest difference that tracked orders could show. */
  smallestMeasurable(request: ComparisonRequest): SmallestMeasurable | Refusal;
  flipLevers(request: ComparisonRequest): FlipLevers | Refusal;
  /** How far one lever must move until the verdict of each contest is another one. */
  flipPoint(request: ComparisonRequest, lever: FlipLever): FlipPoint | Refusal;
  flipPointInSteps(request: ComparisonRequest, lever: FlipLever): Generator<void, FlipPoint | Refusal, void>;
  /** A range of an input moved to another median, its width kept on the scale it is drawn on. */
  movedRange(input: Input, range: { low: number; median: number; high: number }, to: number): { low: number; median: number; high: number };
  /** What past campaigns say about click rates, orders per click, total orders and engagement. */
  learnFromCampaigns(request: LearningRequest): LearnedInputs | Refusal;
  /** For each pair of options and each goal: the factors that make one bring more for its money. */
  why(request: ComparisonRequest): Why | Refusal;
  whyInSteps(request: ComparisonRequest): Generator<WhyProgress, Why | Refusal, void>;
  /** What the difference between two options depends on most. */
  sensitivity(request: SensitivityRequest): Sensitivity | Refusal;
  sensitivityInSteps(request: SensitivityRequest): Generator<SensitivityProgress, Sensitivity | Refusal, void>;
  scoreCreator(request: ScoreRequest): Score | Refusal;
  classify(request: ClassificationRequest): Classification | Refusal;
}

export interface EngineOptions {
  /** The bytes of tierwise-engine.wasm; not for tierwise-engine-js.mjs, which is JavaScript alone. */
  wasmBinary?: Uint8Array | ArrayBuffer;
  /** The default export of tierwise-engine.mjs. */
  moduleFactory: (options: ModuleOptions) => Promise<unknown>;
}

export interface ModuleOptions {
  wasmBinary?: Uint8Array | ArrayBuffer;
  locateFile?: (name: string) => string;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}

/**
 * Compiles and starts the engine. Calls are synchronous; an exception means that the instance is beyond use and must be
 * made again, which the client does by itself.
 */
export function createEngine(options: EngineOptions): Promise<Engine>;

/* Client */

/** What the client needs from a worker. A browser's Worker is one. */
export interface WorkerLike {
  onmessage: ((event: any) => any) | null;
  onerror: ((event: any) => any) | null;
  postMessage(message: any, transfer?: any): void;
  terminate(): void;
}

/** Where the engine runs: a worker from text that the page holds, a worker from a file, or the page's own thread. */
export type Place = 'worker_text' | 'worker_file' | 'page';

/** Which compiled engine it is: wasm with vector instructions, wasm, or JavaScript. All give the same bits. */
export type Build = 'simd' | 'scalar' | 'js';

/** One way to have the engine. */
export interface Rung {
  place?: Place;
  build?: Build;
  open: () => WorkerLike | Promise<WorkerLike>;
}

export interface ClientOptions {
  /**
   * Makes a worker. Several are tried in turn until one answers: after one that could not be had, those in the same place are
   * passed over; after one whose engine did not start, those with the same build.
   */
  createWorker: Rung['open'] | (Rung['open'] | Rung)[];
  /** Milliseconds: until a worker must have started (10,000, its script may come over a slow line), until it must have said something, a step of an analysis included (30,000). */
  timeouts?: { start?: number; answer?: number };
  /** How often a broken worker is replaced before the client gives up; no limit by default. */
  maxRestarts?: number;
}

/** How far a long analysis is. */
export interface StepsDone {
  ok: true;
  /** Steps done, of all. */
  done: number;
  total: number;
  refined?: boolean;
}

export interface RunOptions<Progress> {
  signal?: AbortSignal;
  /** Called with the quick first answer of a comparison, and with every step of a long analysis. */
  onProgress?: (progress: Progress) => void;
  /** Buffers of the request to hand over instead of copying them. */
  transfer?: Transferable[];
}

type Requests = { budgetFlip: ComparisonRequest; why: ComparisonRequest; solveFor: SolveRequest; sensitivity: SensitivityRequest; flips: ComparisonRequest; simulatePart: PartRequest; compareParts: PartsRequest; bestSplit: BestSplitRequest; smallestMeasurable: ComparisonRequest; compare: ComparisonRequest; compareSchemes: SchemesRequest; compareEvidence: ComparisonRequest; valueCurve: CurveRequest; scoreCreator: ScoreRequest; classify: ClassificationRequest; learnFromCampaigns: LearningRequest };
type Results = { budgetFlip: Flips; why: Why; solveFor: Solution; sensitivity: Sensitivity; flips: Flips; simulatePart: Part; compareParts: Comparison; bestSplit: BestSplit; smallestMeasurable: SmallestMeasurable; compare: Comparison; compareSchemes: SchemesComparison; compareEvidence: EvidenceComparison; valueCurve: ValueCurve; scoreCreator: Score; classify: Classification; learnFromCampaigns: LearnedInputs };
/** Kinds that are answered step by step, after everything else. */
type Progresses = { budgetFlip: StepsDone; why: WhyProgress; solveFor: StepsDone; sensitivity: SensitivityProgress; flips: StepsDone; bestSplit: StepsDone; smallestMeasurable: StepsDone; compareSchemes: SchemesProgress; compareEvidence: EvidenceProgress };

export interface EngineClient {
  /**
   * Runs one request. A newer request of the same kind takes its place: the older promise rejects with an error named
   * `Superseded`. Rejects with the signal's reason when aborted. Never rejects for a fault of the engine: that is
   * `{ok: false, errors: [{code: 'engine_failed' | 'engine_not_started', ...}]}`.
   */
  run<Kind extends keyof Requests>(kind: Kind, request: Requests[Kind], options?: RunOptions<(Kind extends keyof Progresses ? Progresses[Kind] : Results[Kind]) | Refusal>): Promise<Results[Kind] | Refusal>;
  /** Starts the worker ahead of the first request. Resolves with what the engine says of itself. */
  start(): Promise<{ ok: true; version: string; simd: boolean } | Refusal>;
  /** How many workers had to be replaced. */
  readonly restarts: number;
  /** What the engine stands on; null while it has not started. */
  readonly rung: { place?: Place; build?: Build } | null;
  /** Ends the worker; open requests reject with an error named `Closed`. */
  close(): void;
}

export function createEngineClient(options: ClientOptions): EngineClient;

export interface PoolOptions {
  /** Answers everything, and takes part in every comparison. */
  front: EngineClient;
  /** Starts one more worker. */
  openHelper: () => Promise<EngineClient>;
  /** How many more; they are started after the first whole answer. */
  helpers: number;
  /**
   * Starts an engine in the thread that asks, with the second comparison. Once it is there, the first, rough answer to a comparison is
   * told to `onProgress` before `run` returns. Without it rough answers come from the front.
   */
  openAtHand?: () => Promise<Pick<Engine, 'compare'>>;
}

/** A client whose comparisons are shared between several workers. The bits do not depend on how many there are. */
export function createEnginePool(options: PoolOptions): EngineClient;
