#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "assumptions.h"
#include "schema.h"
#include "streams.h"

namespace tierwise {

/// One draw of everything that all options share: the brand level (one value of every single input) and
/// the source level (one standard normal per benchmark quantity, see `benchmarkFactor` in creator.h).
struct Market {
  std::array<double, kInputCount> value{};  ///< by Input; points of curves stay at their medians
  double source_price = 0.0;
  double source_reach = 0.0;
  double source_engagement = 0.0;

  [[nodiscard]] double operator[](Input input) const noexcept { return value[static_cast<std::size_t>(input)]; }
};

/// How one uncertain input is drawn: median * exp(sigma z) for a positive quantity,
/// logistic(logit(median) + sigma z) for a share, kept inside the input's own limits.
struct InputSampler {
  int input = 0;
  Shape shape = Shape::positive;
  double median = 0.0;
  double sigma = 0.0;  ///< of ln x, or of logit x for a share; 0 for a constant
  double minimum = 0.0;
  double maximum = 0.0;
  std::uint32_t stream = 0;
};

/// The inputs of one request, ready to be drawn.
struct MarketSampler {
  std::array<double, kInputCount> medians{};
  std::array<InputSampler, kInputCount> varying{};
  int varying_count = 0;
};

MarketSampler prepareMarket(const Assumptions& assumptions) noexcept;

/// Draws first_draw, first_draw + 1, ... (at most kBlockDraws). Each market must hold the medians beforehand, or an
/// earlier draw of the same sampler: only what varies is written. Click rates of all formats share one draw: their
/// published range is the disagreement between sources, which moves all of them together.
void drawMarkets(const MarketSampler& sampler, const RandomSource& source, std::uint64_t first_draw,
                 std::span<Market> markets) noexcept;

/// The market with every input at its median and no source error.
Market medianMarket(const MarketSampler& sampler) noexcept;

/// The single inputs whose range the user changed, so that the same draw can be repeated at the benchmark's
/// level: the benchmark's median with the user's own spread on the same random numbers. A changed input then
/// shifts the option against the reference in proportion, and a narrower range never adds uncertainty.
/// The spreads of benchmark error are the user's in both, or they would not cancel.
struct BenchmarkDifference {
  std::array<InputSampler, kInputCount> changed{};
  int changed_count = 0;
};

BenchmarkDifference differenceFromBenchmark(const Assumptions& assumptions, const Assumptions& benchmark) noexcept;

/// Copies the markets of draws first_draw, ... with the changed inputs put back to the benchmark's level.
void drawBenchmarkMarkets(std::span<const Market> markets, const BenchmarkDifference& difference,
                          const RandomSource& source, std::uint64_t first_draw, std::span<Market> benchmark) noexcept;

}  // namespace tierwise
