#include "compare.h"

#include <optional>

namespace tierwise {
namespace {

/// The lens that a contest about money looks through.
std::optional<Lens> lensOf(Contest contest) noexcept {
  if (contest == Contest::reach || contest == Contest::engagement) return std::nullopt;
  return static_cast<Lens>(static_cast<int>(contest) - static_cast<int>(Contest::return_tracked));
}

Contestant contestantOf(Contest contest, const Entrant& entrant) noexcept {
  const Metric metric = metricOf(contest);
  const std::optional<Lens> lens = lensOf(contest);
  return {entrant.option->spec.slot,
          applies(metric, *entrant.option),
          entrant.samples->column(metric),
          entrant.samples->affordable,
          entrant.affordable,
          lens ? entrant.profit[static_cast<std::size_t>(*lens)] : Probability{}};
}

template <class Result, class Decide>
std::array<Result, kContestCount> eachContest(std::span<const Entrant> entrants, Decide decide) {
  std::array<Result, kContestCount> results;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto contest = static_cast<Contest>(i);
    std::vector<Contestant> contestants;
    for (const Entrant& entrant : entrants) contestants.push_back(contestantOf(contest, entrant));
    results[i] = decide(contestants, lensOf(contest).has_value());
  }
  return results;
}

}  // namespace

Metric metricOf(Contest contest) noexcept {
  switch (contest) {
    case Contest::reach:
      return Metric::unique_reach;
    case Contest::engagement:
      return Metric::engagements;
    case Contest::return_tracked:
      return Metric::roi_tracked;
    case Contest::return_seen_and_unseen:
      return Metric::roi_seen_and_unseen;
    case Contest::return_marketing_mix:
      break;
  }
  return Metric::roi_marketing_mix;
}

Comparison compareOptions(const ComparisonRequest& request) {
  const PreparedRequest prepared = prepareRequest(request);
  return compareSamples(prepared, simulate(prepared));
}

Entrant entrantOf(const PreparedOption& option, const OptionSamples& samples) noexcept {
  Entrant entrant{&option, &samples, affordableProbability(samples), {}};
  for (std::size_t lens = 0; lens < entrant.profit.size(); ++lens)
    entrant.profit[lens] = profitProbability(static_cast<Lens>(lens), samples);
  return entrant;
}

std::array<ContestResult, kContestCount> decideContests(std::span<const Entrant> entrants) {
  return eachContest<ContestResult>(entrants, decideContest);
}

std::array<Ruling, kContestCount> ruleContests(std::span<const Entrant> entrants) {
  return eachContest<Ruling>(entrants, ruleContest);
}

Comparison compareSamples(const PreparedRequest& prepared, const std::vector<OptionSamples>& samples) {
  Comparison comparison;
  std::vector<Entrant> entrants;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const OptionSummary& summary = comparison.options.emplace_back(summariseOption(prepared.options[i], samples[i]));
    entrants.push_back({&prepared.options[i], &samples[i], summary.affordable, summary.profit_probability});
  }
  comparison.contests = decideContests(entrants);
  return comparison;
}

}  // namespace tierwise
