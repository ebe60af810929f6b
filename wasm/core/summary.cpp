#include "summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "numeric/pairs.h"
#include "numeric/quantile.h"
#include "numeric/sum.h"

namespace tierwise {
namespace {

/// What is known before anything is bought is counted over all draws, the rest where one is affordable.
bool countsEveryDraw(Metric metric) noexcept {
  return metric == Metric::creators || metric == Metric::cost_of_one || metric == Metric::fee;
}

bool isAlwaysAffordable(const OptionSamples& samples) noexcept {
  return std::find(samples.affordable.begin(), samples.affordable.end(), 0) == samples.affordable.end();
}

/// Those that count; `counts` is empty where all do.
std::vector<double> countedValues(std::span<const double> draws, std::span<const std::uint8_t> counts) {
  if (counts.empty()) return {draws.begin(), draws.end()};
  std::vector<double> counted;
  counted.reserve(draws.size());
  for (std::size_t i = 0; i < draws.size(); ++i)
    if (counts[i] != 0) counted.push_back(draws[i]);
  return counted;
}

Probability probabilityOf(const PairedShare& share) noexcept { return {share.share(), share.standardError()}; }

Probability shareOf(const std::vector<std::uint8_t>& flags) noexcept {
  return probabilityOf(pairedShare(
      flags.size(), [&](std::size_t i) { return flags[i] != 0 ? 1.0 : 0.0; }, [](std::size_t) { return true; }));
}

/// Draws that reach the same limit differ by rounding only; they all count as at the threshold, or the last digit would
/// decide.
double justAbove(double threshold) noexcept {
  constexpr double kRounding = 1e-12;
  return threshold + kRounding * std::fabs(threshold);
}

Percentiles percentilesOf(std::span<const double> sorted) noexcept {
  Percentiles percentiles{};
  if (sorted.empty()) return percentiles;
  for (std::size_t i = 0; i < percentiles.size(); ++i)
    percentiles[i] = sortedQuantile(sorted, static_cast<double>(i) / (kPercentileCount - 1));
  return percentiles;
}

/// "Never" in one draw makes the mean "never" too. No infinities of both signs.
double meanOf(std::span<const double> values) noexcept {
  const double average = mean(values);
  if (std::isfinite(average)) return average;
  const auto never = std::find_if(values.begin(), values.end(), [](double value) { return std::isinf(value); });
  return never == values.end() ? average : *never;
}

/// The quantiles that are read off every metric; .2 is the safe walk-away fee.
constexpr std::array<double, 4> kQuantilesRead{0.1, 0.2, 0.5, 0.9};

/// Profit and ROI are shown as a whole distribution.
bool needsEveryPercentile(Metric metric) noexcept { return metric == Metric::profit || metric == Metric::roi; }

}  // namespace

Probability profitProbability(Lens lens, const OptionSamples& samples) noexcept {
  const std::span<const double> column = samples.column(kProfitOfLens[static_cast<std::size_t>(lens)]);
  return probabilityOf(pairedShare(
      column.size(), [&](std::size_t i) { return column[i] > 0.0 ? 1.0 : 0.0; },
      [&](std::size_t i) { return samples.affordable[i] != 0; }));
}

Probability affordableProbability(const OptionSamples& samples) noexcept { return shareOf(samples.affordable); }

Statistic summarise(std::span<const double> draws, std::span<const std::uint8_t> counts,
                    std::vector<double>& arranged) {
  const std::vector<double> counted = counts.empty() ? std::vector<double>{} : countedValues(draws, counts);
  const std::span<const double> values = counts.empty() ? draws : counted;
  arranged.resize(values.size());
  if (values.empty()) return {};
  Statistic statistic;
  statistic.mean = meanOf(values);
  statistic.count = static_cast<int>(values.size());
  arrangeForQuantiles(values, kQuantilesRead, arranged);
  statistic.p10 = sortedQuantile(arranged, 0.1);
  statistic.p50 = sortedQuantile(arranged, 0.5);
  statistic.p90 = sortedQuantile(arranged, 0.9);
  const std::array<double, 3> thresholds{justAbove(statistic.p10), justAbove(statistic.p50), justAbove(statistic.p90)};
  const std::array<PairedShare, 3> below = sharesAtOrBelow(thresholds, draws, counts);
  statistic.se10 = sortedQuantileStandardError(arranged, 0.1, below[0].deviation());
  statistic.se50 = sortedQuantileStandardError(arranged, 0.5, below[1].deviation());
  statistic.se90 = sortedQuantileStandardError(arranged, 0.9, below[2].deviation());
  return statistic;
}

OptionSummary summariseOption(const PreparedOption& option, const OptionSamples& samples) {
  OptionSummary summary;
  summary.slot = option.spec.slot;
  summary.affordable = affordableProbability(samples);
  summary.short_by = option.short_by;
  summary.extrapolated = option.extrapolated;
  summary.capped = shareOf(samples.capped);
  for (std::size_t lens = 0; lens < summary.profit_probability.size(); ++lens)
    summary.profit_probability[lens] = profitProbability(static_cast<Lens>(lens), samples);
  const bool always = isAlwaysAffordable(samples);
  std::vector<double> values;
  for (std::size_t i = 0; i < summary.metrics.size(); ++i) {
    const auto metric = static_cast<Metric>(i);
    if (!applies(metric, option)) continue;
    const std::span<const std::uint8_t> affordable{samples.affordable};
    const auto counts = always || countsEveryDraw(metric) ? affordable.first(0) : affordable;
    summary.metrics[i] = summarise(samples.column(metric), counts, values);
    if (values.empty()) continue;
    if (needsEveryPercentile(metric)) {
      values = countedValues(samples.column(metric), counts);
      sortValues(values);
    }
    if (metric == Metric::profit) {
      summary.profit = percentilesOf(values);
      summary.loss_5 = sortedQuantile(values, 0.05);
    }
    if (metric == Metric::roi) summary.roi = percentilesOf(values);
    if (metric == Metric::walk_away_fee) summary.walk_away_fee_safe = sortedQuantile(values, 0.2);
  }
  return summary;
}

}  // namespace tierwise
