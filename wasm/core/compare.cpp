#include "compare.h"

namespace tierwise {
namespace {

bool isAboutMoney(Contest contest) noexcept { return contest != Contest::reach && contest != Contest::engagement; }

Probability profitIn(Contest contest, const OptionSummary& summary) noexcept {
  if (!isAboutMoney(contest)) return {};
  const int lens = static_cast<int>(contest) - static_cast<int>(Contest::return_tracked);
  return summary.profit_probability[static_cast<std::size_t>(lens)];
}

std::vector<Contestant> contestantsOf(Contest contest, const PreparedRequest& prepared,
                                      const std::vector<OptionSamples>& samples,
                                      const std::vector<OptionSummary>& summaries) {
  const Metric metric = metricOf(contest);
  std::vector<Contestant> contestants;
  for (std::size_t i = 0; i < summaries.size(); ++i)
    contestants.push_back({summaries[i].slot, applies(metric, prepared.options[i]), samples[i].column(metric),
                           samples[i].affordable, summaries[i].affordable, profitIn(contest, summaries[i])});
  return contestants;
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

Comparison compareSamples(const PreparedRequest& prepared, const std::vector<OptionSamples>& samples) {
  Comparison comparison;
  for (std::size_t i = 0; i < samples.size(); ++i)
    comparison.options.push_back(summariseOption(prepared.options[i], samples[i]));
  for (int i = 0; i < kContestCount; ++i) {
    const auto contest = static_cast<Contest>(i);
    comparison.contests[static_cast<std::size_t>(i)] =
        decideContest(contestantsOf(contest, prepared, samples, comparison.options), isAboutMoney(contest));
  }
  return comparison;
}

}  // namespace tierwise
