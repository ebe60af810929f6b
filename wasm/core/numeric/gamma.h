#pragma once
// The gamma distribution: what is known of a rate after counting.

namespace tierwise {

/// ln Gamma(x) for x > 0, by Stirling's formula and its error (see beta.h). NaN outside the domain. Absolute error
/// below 1e-14 (1 + |result|), except that near x = 1 and x = 2, where the result is 0, it is absolute.
double logGamma(double x) noexcept;

/// Regularised incomplete gamma function P(a, x) = P(X <= x) for X ~ Gamma(shape a, rate 1). Domain: a > 0; x below 0
/// counts as 0. NaN outside the domain. Power series below the mean and continued fraction above it (Abramowitz and
/// Stegun 6.5.29 and 6.5.31), with the density in Loader's saddle-point form. For a from .01 to 1e6 the relative error
/// is below 1e-13 in the body of the distribution and below 1e-11 in its lower tail.
double incompleteGamma(double a, double x) noexcept;

}  // namespace tierwise
