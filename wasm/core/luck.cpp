#include "luck.h"

#include <algorithm>
#include <cmath>

#include "numeric/binomial.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/philox.h"
#include "numeric/range.h"
#include "streams.h"

namespace tierwise {
namespace {

/// First two moments of reach luck cut at the cap.
struct Moments {
  double mean = 1.0;
  double square = 1.0;
  [[nodiscard]] double variance() const noexcept { return std::max(0.0, square - mean * mean); }
};

/// E[min(L, c)] and E[min(L, c)^2] for lognormal L with mean 1 and log standard deviation s:
/// Phi((ln c - s^2/2)/s) + c (1 - Phi((ln c + s^2/2)/s)), and
/// exp(s^2) Phi((ln c - 3 s^2/2)/s) + c^2 (1 - Phi((ln c + s^2/2)/s)).
Moments momentsOfCutLuck(double sigma, double cap) noexcept {
  const double square = exponential(sigma * sigma);
  if (sigma == 0.0) return {std::min(1.0, cap), std::min(1.0, cap * cap)};
  constexpr double kFarAway = 8.0;  // standard deviations beyond which the cut has no effect in double
  const double distance = naturalLog(cap) / sigma;
  if (distance > kFarAway + 1.5 * sigma) return {1.0, square};
  const double beyond = normalCdf(-distance - 0.5 * sigma);
  return {normalCdf(distance - 0.5 * sigma) + cap * beyond,
          square * normalCdf(distance - 1.5 * sigma) + cap * cap * beyond};
}

/// A lognormal with the given mean and variance, at standard normal z.
double matchedLognormal(double mean, double variance, double z) noexcept {
  const double sigma_squared = logOnePlus(variance / (mean * mean));
  return mean * exponential(std::sqrt(sigma_squared) * z - 0.5 * sigma_squared);
}

/// Correlation of the logarithms of two lognormals with these means, variances and covariance.
double logCorrelation(double covariance, double mean_a, double variance_a, double mean_b, double variance_b) noexcept {
  const double sigma_a = std::sqrt(logOnePlus(variance_a / (mean_a * mean_a)));
  const double sigma_b = std::sqrt(logOnePlus(variance_b / (mean_b * mean_b)));
  if (sigma_a == 0.0 || sigma_b == 0.0) return 0.0;
  return std::min(1.0, logOnePlus(covariance / (mean_a * mean_b)) / (sigma_a * sigma_b));
}

/// Product of (1 - u_j) over n creators with mean share `mean` and variance `variance`, to second order:
/// n ln(1 - mean) - n variance / (2 (1 - mean)^2).
double missedShareByMoments(int creators, double mean, double variance) noexcept {
  if (mean >= 1.0) return 0.0;
  const double missed = 1.0 - mean;
  const double log_missed = logOnePlus(-mean) - variance / (2.0 * missed * missed);
  return exponential(creators * log_missed);
}

/// Largest of n independent lucks: the quantile at v^(1/n).
double largestLuck(double sigma, int creators, double v) noexcept {
  const double p = exponential(naturalLog(v) / creators);
  constexpr double kBelowOne = 1.0 - 0x1p-53;
  return luckWithMeanOne(sigma, inverseNormal(std::min(p, kBelowOne)));
}

}  // namespace

LuckTotals sumLuckExactly(std::uint64_t seed, std::uint64_t draw, int slot, int creators, const LuckSpread& spread,
                          const ReachScale& scale) noexcept {
  LuckTotals totals;
  NormalPair sales{};
  for (int j = 0; j < creators; ++j) {
    const auto lane = static_cast<std::uint32_t>(j);
    const NormalPair reach_engagement = standardNormalPair(seed, draw, creatorReachEngagementStream(slot), lane);
    const bool first_of_lane = j % 2 == 0;
    if (first_of_lane) sales = standardNormalPair(seed, draw, creatorSalesStream(slot), lane / 2);
    const double reach = std::min(scale.cap, luckWithMeanOne(spread.reach, reach_engagement.first));
    totals.reach += reach;
    totals.engagement += luckWithMeanOne(spread.engagement, reach_engagement.second);
    totals.clicks += reach * luckWithMeanOne(spread.sales, first_of_lane ? sales.first : sales.second);
    totals.missed_share *= std::max(0.0, 1.0 - scale.share_per_luck * reach);
    totals.largest_reach = std::max(totals.largest_reach, reach);
  }
  return totals;
}

LuckTotals sumLuckByMoments(std::uint64_t seed, std::uint64_t draw, int slot, int creators, const LuckSpread& spread,
                            const ReachScale& scale) noexcept {
  const NormalPair reach_engagement = standardNormalPair(seed, draw, manyCreatorsStream(slot), 0);
  const UniformPair sales_largest = uniformPair(seed, draw, manyCreatorsStream(slot), 1);
  const Moments reach = momentsOfCutLuck(spread.reach, scale.cap);
  const double n = creators;
  const double sales_square = exponential(spread.sales * spread.sales);
  const double mean = n * reach.mean;
  const double reach_variance = n * reach.variance();
  const double clicks_variance = n * std::max(0.0, reach.square * sales_square - reach.mean * reach.mean);
  const double engagement_variance = n * exponentialMinusOne(spread.engagement * spread.engagement);
  const double rho = logCorrelation(reach_variance, mean, reach_variance, mean, clicks_variance);
  const double z_clicks =
      rho * reach_engagement.first + std::sqrt(std::max(0.0, 1.0 - rho * rho)) * inverseNormal(sales_largest.first);

  LuckTotals totals;
  totals.reach = std::min(n * scale.cap, matchedLognormal(mean, reach_variance, reach_engagement.first));
  totals.engagement = matchedLognormal(n, engagement_variance, reach_engagement.second);
  totals.clicks = matchedLognormal(mean, clicks_variance, z_clicks);
  totals.missed_share = missedShareByMoments(creators, scale.share_per_luck * totals.reach / n,
                                             scale.share_per_luck * scale.share_per_luck * reach.variance());
  totals.largest_reach = std::clamp(largestLuck(spread.reach, creators, sales_largest.second), totals.reach / n,
                                    std::max(totals.reach / n, std::min(scale.cap, totals.reach)));
  return totals;
}

LuckTotals sumLuck(std::uint64_t seed, std::uint64_t draw, int slot, int creators, const LuckSpread& spread,
                   const ReachScale& scale) noexcept {
  if (creators <= kCreatorsSummedExactly) return sumLuckExactly(seed, draw, slot, creators, spread, scale);
  return sumLuckByMoments(seed, draw, slot, creators, spread, scale);
}

int drawDelivered(std::uint64_t seed, std::uint64_t draw, int slot, int hired, double completion) noexcept {
  return binomialByInversion(uniform(seed, draw, deliveryStream(slot), 0), hired, completion);
}

}  // namespace tierwise
