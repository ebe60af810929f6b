#include "market.h"

#include <algorithm>
#include <cmath>

#include "benchmarks.h"
#include "numeric/bulk.h"
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

/// One input in every market of a block, from its standard normals.
void writeInput(const InputSampler& sampler, std::span<const double> normals, std::span<Market> markets) noexcept {
  DrawRow row;
  const auto at = static_cast<std::size_t>(sampler.input);
  const std::span<double> values = std::span(row).first(markets.size());
  const bool is_share = sampler.shape == Shape::share;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double shift = sampler.sigma * normals[i];
    values[i] = is_share ? -std::fabs(shift) : shift;
  }
  exponentialEach(values);
  const double minimum = std::max(sampler.minimum, kSmallestDrawn);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = is_share ? shiftedShare(sampler.median, sampler.sigma * normals[i], values[i])
                                  : sampler.median * values[i];
    markets[i].value[at] = std::clamp(value, minimum, sampler.maximum);
  }
}

void writeInputs(std::span<const InputSampler> samplers, const RandomSource& source, std::uint64_t first_draw,
                 std::span<Market> markets) noexcept {
  DrawRow row;
  const std::span<double> normals = std::span(row).first(markets.size());
  const InputSampler* drawn = nullptr;
  for (const InputSampler& sampler : samplers) {
    if (isFixed(sampler)) {
      for (Market& market : markets) market.value[static_cast<std::size_t>(sampler.input)] = sampler.median;
      continue;
    }
    if (drawn == nullptr || drawn->stream != sampler.stream) drawNormals(source, first_draw, sampler.stream, normals);
    drawn = &sampler;
    writeInput(sampler, normals, markets);
  }
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

void drawMarkets(const MarketSampler& sampler, const RandomSource& source, std::uint64_t first_draw,
                 std::span<Market> markets) noexcept {
  const auto varying_count = static_cast<std::size_t>(sampler.varying_count);
  writeInputs(std::span(sampler.varying).first(varying_count), source, first_draw, markets);
  std::array<DrawRow, 3> rows;
  constexpr std::array<Quantity, 3> kSources{Quantity::price, Quantity::reach, Quantity::engagement};
  for (std::size_t row = 0; row < rows.size(); ++row)
    drawNormals(source, first_draw, sourceStream(kSources[row]), std::span(rows[row]).first(markets.size()));
  for (std::size_t i = 0; i < markets.size(); ++i) {
    markets[i].source_price = rows[0][i];
    markets[i].source_reach = rows[1][i];
    markets[i].source_engagement = rows[2][i];
  }
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

void drawBenchmarkMarkets(std::span<const Market> markets, const BenchmarkDifference& difference,
                          const RandomSource& source, std::uint64_t first_draw, std::span<Market> benchmark) noexcept {
  std::copy(markets.begin(), markets.end(), benchmark.begin());
  const auto changed_count = static_cast<std::size_t>(difference.changed_count);
  writeInputs(std::span(difference.changed).first(changed_count), source, first_draw, benchmark);
}

}  // namespace tierwise
