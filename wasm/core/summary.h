#pragma once

#include <array>
#include <span>
#include <vector>

#include "option.h"
#include "simulation.h"

namespace tierwise {

/// A share of draws and its Monte Carlo standard error.
struct Probability {
  double p = 0.0;
  double se = 0.0;
};

/// p10, p50, p90 and mean over the draws that count, with Monte Carlo standard errors of the quantiles.
/// Values may be infinite ("never"). count = 0: not applicable, or never affordable.
struct Statistic {
  double p10 = 0.0, p50 = 0.0, p90 = 0.0, mean = 0.0;
  double se10 = 0.0, se50 = 0.0, se90 = 0.0;
  int count = 0;
};

inline constexpr int kPercentileCount = 101;
using Percentiles = std::array<double, kPercentileCount>;  ///< 0 %, 1 % .. 100 %

struct OptionSummary {
  int slot = 0;
  Probability affordable;
  double short_by = 0.0;  ///< money missing for the first creator at medians
  bool extrapolated = false;
  Probability capped;
  double loss_5 = 0.0;              ///< 5th percentile of profit, chosen lens
  double walk_away_fee_safe = 0.0;  ///< 20th percentile: profit is kept in 80 % of draws at this fee
  std::array<Probability, kLensCount> profit_probability{};
  std::array<Statistic, kMetricCount> metrics{};
  Percentiles profit{};
  Percentiles roi{};
};

/// The values of all draws, in their order, or of those that count: `counts` has one flag (0 or 1) per draw, or is
/// empty where all count. Nothing that counts gives count 0. From `arranged` sortedQuantile then reads the 10th, 20th,
/// 50th and 90th percentile of what counts. Domain: no NaN.
Statistic summarise(std::span<const double> draws, std::span<const std::uint8_t> counts, std::vector<double>& arranged);

/// Share of the draws in which the option can be paid.
Probability affordableProbability(const OptionSamples& samples) noexcept;

/// Share of those draws in which profit under this lens is positive.
Probability profitProbability(Lens lens, const OptionSamples& samples) noexcept;

OptionSummary summariseOption(const PreparedOption& option, const OptionSamples& samples);

}  // namespace tierwise
