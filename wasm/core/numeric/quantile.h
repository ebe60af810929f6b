#pragma once
// Sample quantiles and the errors that come from the finite number of draws.

#include <cstddef>
#include <span>

namespace tierwise {

/// Quantile of values sorted in increasing order, Hyndman and Fan type 7 (The American Statistician 50 (1996),
/// doi 10.2307/2684934): with h = (n - 1) p it is x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]).
/// Example: {1, 2, 3, 4} at p = .25 gives 1.75. p is cut to [0, 1]; an empty span gives NaN.
double sortedQuantile(std::span<const double> sorted, double p) noexcept;

/// The same quantile of values in any order, found by selection in linear time. Reorders `values`; they must not hold
/// NaN.
double quantile(std::span<double> values, double p) noexcept;

/// 10th, 50th and 90th percentile of values in any order (type 7). No NaN. Gives the same bits as sorting first.
struct Deciles {
  double p10;
  double p50;
  double p90;
};
Deciles deciles(std::span<const double> values);

/// Monte Carlo standard error of the p quantile of n sorted values, without assuming a distribution. `deviation` is the
/// standard deviation d of the number of values below the true quantile: sqrt(n p (1 - p)) were they independent, that
/// of mirrored pairs (pairs.h) for draws; more than sqrt(2) times the former counts as that. The order statistics at
/// the places n p - 1/2 - d and n p - 1/2 + d (counted from 0, read straight between neighbours) are one standard error
/// to either side: the result is half their distance. 0 for fewer than two values.
double sortedQuantileStandardError(std::span<const double> sorted, double p, double deviation) noexcept;

/// Fills those places of `arranged` (room for as many values) that sortedQuantile and sortedQuantileStandardError read
/// at the given probabilities, with what would be there if everything were sorted, in linear time. The other places
/// keep what they held. No NaN among the values.
void arrangeForQuantiles(std::span<const double> values, std::span<const double> probabilities,
                         std::span<double> arranged);

/// Sorts in increasing order; quicker than std::sort for many values. No NaN.
void sortValues(std::span<double> values);

}  // namespace tierwise
