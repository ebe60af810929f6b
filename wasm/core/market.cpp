#include "market.h"

#include <algorithm>

#include "benchmarks.h"
#include "numeric/normal.h"
#include "numeric/range.h"
#include "streams.h"

namespace tierwise {
namespace {

/// A range that is not constant excludes 0, so no draw may round to 0 either: the marketing-mix reading divides by the
/// click rate. No plausible input comes near.
constexpr double kSmallestDrawn = 1e-100;

bool isClickRate(int input) noexcept {
  return std::any_of(kFormatTraits.begin(), kFormatTraits.end(),
                     [input](const FormatTraits& format) { return format.click_rate == input; });
}

std::uint32_t streamOf(int input) noexcept {
  return isClickRate(input) ? sourceStream(Quantity::clicks) : inputStream(input);
}

InputSampler samplerOf(int input, const Range& range) noexcept {
  const InputDefault& limits = kInputDefaults[static_cast<std::size_t>(input)];
  const double sigma = limits.shape == Shape::share ? logitSigma(range) : logSigma(range);
  return {input,          limits.shape,   range.median,   isConstant(range) ? 0.0 : sigma,
          limits.minimum, limits.maximum, streamOf(input)};
}

bool isSame(const Range& a, const Range& b) noexcept {
  return a.low == b.low && a.median == b.median && a.high == b.high;
}

bool isSpreadOfBenchmarkError(int input) noexcept {
  return input == indexOf(Input::source_spread) || input == indexOf(Input::option_spread);
}

/// A constant, or a published median that nothing moves: 0, or the whole of a share.
bool isFixed(const InputSampler& sampler) noexcept {
  return sampler.sigma == 0.0 || sampler.median == 0.0 || (sampler.shape == Shape::share && sampler.median == 1.0);
}

double drawInput(const InputSampler& sampler, std::uint64_t seed, std::uint64_t draw) noexcept {
  if (isFixed(sampler)) return sampler.median;
  const double z = standardNormal(seed, draw, sampler.stream, 0);
  const double value = sampler.shape == Shape::share ? shareAt(sampler.median, sampler.sigma, z)
                                                     : positiveAt(sampler.median, sampler.sigma, z);
  return std::clamp(value, std::max(sampler.minimum, kSmallestDrawn), sampler.maximum);
}

}  // namespace

MarketSampler prepareMarket(const Assumptions& assumptions) noexcept {
  MarketSampler sampler;
  for (int i = 0; i < kInputCount; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Range& range = assumptions[at].range;
    sampler.medians[at] = range.median;
    if (isConstant(range) || isCurvePoint(i)) continue;
    sampler.varying[static_cast<std::size_t>(sampler.varying_count++)] = samplerOf(i, range);
  }
  return sampler;
}

Market medianMarket(const MarketSampler& sampler) noexcept {
  Market market;
  market.value = sampler.medians;
  return market;
}

Market drawMarket(const MarketSampler& sampler, std::uint64_t seed, std::uint64_t draw) noexcept {
  Market market = medianMarket(sampler);
  for (int i = 0; i < sampler.varying_count; ++i) {
    const InputSampler& input = sampler.varying[static_cast<std::size_t>(i)];
    market.value[static_cast<std::size_t>(input.input)] = drawInput(input, seed, draw);
  }
  market.source_price = standardNormal(seed, draw, sourceStream(Quantity::price), 0);
  market.source_reach = standardNormal(seed, draw, sourceStream(Quantity::reach), 0);
  market.source_engagement = standardNormal(seed, draw, sourceStream(Quantity::engagement), 0);
  return market;
}

BenchmarkDifference differenceFromBenchmark(const Assumptions& assumptions, const Assumptions& benchmark) noexcept {
  BenchmarkDifference difference;
  for (int i = 0; i < kInputCount; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Range& users = assumptions[at].range;
    const Range& published = benchmark[at].range;
    if (isCurvePoint(i) || isSpreadOfBenchmarkError(i) || isSame(users, published)) continue;
    InputSampler sampler = samplerOf(i, users);
    sampler.median = published.median;
    difference.changed[static_cast<std::size_t>(difference.changed_count++)] = sampler;
  }
  return difference;
}

Market benchmarkMarket(Market market, const BenchmarkDifference& difference, std::uint64_t seed,
                       std::uint64_t draw) noexcept {
  for (int i = 0; i < difference.changed_count; ++i) {
    const InputSampler& input = difference.changed[static_cast<std::size_t>(i)];
    market.value[static_cast<std::size_t>(input.input)] = drawInput(input, seed, draw);
  }
  return market;
}

}  // namespace tierwise
