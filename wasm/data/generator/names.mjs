// Names of enums in the schema and in both languages. Imports nothing.

/** What each enum is called in C++ and what it names. Order is the order in schema.json. */
export const kEnums = {
  platform: ['Platform', 'Social platform.'],
  format: ['Format', 'Kind of post.'],
  lens: ['Lens', 'How tracked orders become incremental orders.'],
  goal: ['Goal', 'What the money is meant to buy.'],
  contest: ['Contest', 'What two options are compared on; the return appears once for each lens.'],
  option_kind: ['OptionKind', 'Creators of one size, or paid adverts.'],
  quantity: ['Quantity', 'Benchmark level with errors of its own at source and option level.'],
  scheme: ['Scheme', 'Tier scheme.'],
  tier_label: ['TierLabel', 'Label of a tier; below means smaller than the first tier.'],
  verdict: ['Verdict', 'Outcome of one contest.'],
  field: ['Field', 'Part of a request that an error points at.'],
  code: ['Code', 'Reason why a request is refused; ok means it is not.'],
  basis: ['Basis', 'Denominator of the engagement score.'],
  metric: ['Metric', 'Result of one option.'],
  reason: ['Reason', 'Why one option brings more for its money than another.'],
  doubt: ['Doubt', 'What is not known: an input, all click rates together, a source, an option, or luck.'],
  shape: ['Shape', 'positive: lognormal, more than 0. share: logit-normal, between 0 and 1. low = high: a constant, bounds included.'],
  click_basis: ['ClickBasis', 'What a click rate is counted on.'],
  evidence: ['Evidence', 'Reading of studies about how sizes of account differ; neutral adds nothing to the benchmarks.'],
  effect: ['Effect', 'Quantity that a reading of studies multiplies by size.'],
  lever: ['Lever', 'What is moved in search of the value at which a verdict turns.'],
  lever_use: ['LeverUse', 'Whether a lever is tried, or why moving it says nothing.'],
  input: ['Input', 'Uncertain inputs, in the order of their random streams.'],
};
