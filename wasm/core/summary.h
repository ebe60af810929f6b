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

/// Reorders `values` and summarises them; empty input gives count 0. `draws` are the same values in the order of the
/// draws, from which the errors follow pair by pair, and `counts` has one flag (0 or 1) per draw, or is empty where all
/// count: the values are those of the draws that count. Domain: no NaN.
Statistic summarise(std::vector<double>& values, std::span<const double> draws, std::span<const std::uint8_t> counts);

/// Share of the draws in which the option can be paid.
Probability affordableProbability(const OptionSamples& samples) noexcept;

/// Share of those draws in which profit under this lens is positive.
Probability profitProbability(Lens lens, const OptionSamples& samples) noexcept;

OptionSummary summariseOption(const PreparedOption& option, const OptionSamples& samples);

}  // namespace tierwise
