#pragma once

#include <array>
#include <vector>

#include "problem.h"
#include "request.h"

namespace tierwise {

/// Where the curve is drawn: `points` follower counts, evenly spaced in the logarithm.
struct CurveSpec {
  double first_followers = 1e3;
  double last_followers = 1e7;
  int points = 61;
};

inline constexpr int kCurvePointsMax = 201;
inline constexpr int kCurveDrawsMax = 1024;

/// 10th, 50th and 90th percentile of value per unit of money.
struct Band {
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;
};

struct CurvePoint {
  double followers = 0.0;
  bool extrapolated = false;  ///< outside the benchmark's data
  bool affordable = false;    ///< one creator of this size fits the budget at medians
  std::array<Band, kGoalCount> value{};
};

Problem validateCurve(const CurveSpec& spec) noexcept;

/// What one unit of money buys from a creator of each size, without rounding to whole creators, fixed cost
/// or overlap: people reached, engagements, contribution (money, chosen lens). All points meet the same
/// draws, so the curve is smooth; creator luck is averaged out. Uses at most kCurveDrawsMax draws.
/// Domain: a request that passed validateRequest and a spec that passed validateCurve.
std::vector<CurvePoint> valueCurve(const ComparisonRequest& request, const CurveSpec& spec);

}  // namespace tierwise
