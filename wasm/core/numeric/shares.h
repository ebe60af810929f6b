#pragma once
// How much of the variance of a result each of its causes has, from simulated samples.

#include <span>

namespace tierwise {

/// An estimate and its standard error. Small shares may come out a little below 0.
struct Estimate {
  double value = 0.0;
  double se = 0.0;
};

/// Sobol shares of one cause (a group of random numbers).
struct VarianceShares {
  Estimate first;  ///< what vanishes on average once the cause is known
  Estimate total;  ///< what is left on average while only the cause is unknown; at least `first`
};

/// Batches behind the standard errors.
inline constexpr int kShareBatches = 32;

/// f is the result. a: f on one set of draws; b: f on an independent set; mixed: f on the draws of a, with the numbers
/// of the cause taken from b. With mu and V the mean and variance of a and b together,
///   first = mean((b - mu) (mixed - a)) / V      Saltelli et al., Comput. Phys. Commun. 181 (2010), table 2 (b)
///   total = mean((a - mixed)^2) / (2 V)         Jansen, Comput. Phys. Commun. 117 (1999)
/// Standard errors by leaving out one of kShareBatches batches of draws at a time (jackknife). A cause without effect
/// (mixed = a) has exactly 0 of both, and so has everything when V = 0. Domain: three spans of the same length, finite.
VarianceShares varianceShares(std::span<const double> a, std::span<const double> b,
                              std::span<const double> mixed) noexcept;

}  // namespace tierwise
