#pragma once

#include <vector>

#include "request.h"

namespace tierwise {

/// Whether a campaign could show a difference at all: tracked orders are counts, and counts scatter.

/// Standard normal distance between "no difference" and a difference that is found four times out of five, by a test
/// that errs one time in twenty: z(.975) + z(.8) = 1.96 + .84.
inline constexpr double kPowerDistance = 2.8;
/// Below one expected order nothing can be told.
inline constexpr double kOrdersMin = 1.0;

/// Smallest true ratio R > 1 between two options that a comparison of their tracked orders would show, when the weaker
/// one has `orders` and the stronger R times as many, both with the scatter of plain counts (Poisson):
///     ln R = kPowerDistance * sqrt(1 / orders + 1 / (orders R))
/// Infinite below kOrdersMin. Real orders scatter more than plain counts, so this is the best case.
/// Example: 40 orders give 1.74; 1,000 give 1.13.
double smallestRatio(double orders) noexcept;

struct RatioRange {
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;
};

/// One pair of options over the draws in which both are affordable.
struct Measurable {
  int weaker = 0;  ///< slot of the option with the lower median of tracked orders; of equals the first
  int stronger = 0;
  int count = 0;          ///< draws behind it; 0: nothing to compare
  RatioRange orders;      ///< tracked orders of the weaker one
  RatioRange expected;    ///< tracked orders of the stronger over those of the weaker; infinite where those are 0
  RatioRange detectable;  ///< smallest ratio at p90, p50 and p10 of those orders: more orders, smaller ratio
  /// Share of the draws whose own ratio, in either direction, is at least what their own orders can show.
  double chance = 0.0;
};

/// All pairs in the order of the request. Domain: a request that passed validateRequest.
std::vector<Measurable> measurableDifferences(const ComparisonRequest& request);

}  // namespace tierwise
