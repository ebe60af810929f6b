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

std::vector<double> countedValues(Metric metric, const OptionSamples& samples) {
  const std::span<const double> column = samples.column(metric);
  const bool all_affordable =
      std::find(samples.affordable.begin(), samples.affordable.end(), 0) == samples.affordable.end();
  if (all_affordable || countsEveryDraw(metric)) return {column.begin(), column.end()};
  std::vector<double> counted;
  counted.reserve(column.size());
  for (std::size_t i = 0; i < column.size(); ++i)
    if (samples.affordable[i] != 0) counted.push_back(column[i]);
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

/// Standard deviation of the number of draws at or below a threshold, from pair to pair.
double deviationBelow(double threshold, std::span<const double> draws, std::span<const std::uint8_t> counts) noexcept {
  return shareAtOrBelow(justAbove(threshold), draws, counts).deviation();
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
  const auto never = std::find_if(values.begin(), values.end(), [](double value) { return std::isinf(value); });
  return never == values.end() ? mean(values) : *never;
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

Statistic summarise(std::vector<double>& values, std::span<const double> draws, std::span<const std::uint8_t> counts) {
  if (values.empty()) return {};
  Statistic statistic;
  statistic.mean = meanOf(values);
  statistic.count = static_cast<int>(values.size());
  arrangeForQuantiles(values, kQuantilesRead);
  statistic.p10 = sortedQuantile(values, 0.1);
  statistic.p50 = sortedQuantile(values, 0.5);
  statistic.p90 = sortedQuantile(values, 0.9);
  const auto error = [&](double p, double quantile) {
    return sortedQuantileStandardError(values, p, deviationBelow(quantile, draws, counts));
  };
  statistic.se10 = error(0.1, statistic.p10);
  statistic.se50 = error(0.5, statistic.p50);
  statistic.se90 = error(0.9, statistic.p90);
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
  for (std::size_t i = 0; i < summary.metrics.size(); ++i) {
    const auto metric = static_cast<Metric>(i);
    if (!applies(metric, option)) continue;
    std::vector<double> values = countedValues(metric, samples);
    const std::span<const std::uint8_t> counts =
        countsEveryDraw(metric) ? std::span<const std::uint8_t>{} : std::span<const std::uint8_t>{samples.affordable};
    summary.metrics[i] = summarise(values, samples.column(metric), counts);
    if (values.empty()) continue;
    if (needsEveryPercentile(metric)) sortValues(values);
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
