#pragma once
// Student's t distribution, for intervals from few posts.

namespace tierwise {

/// P(T <= t) with df degrees of freedom; df > 0, whole or not. NaN outside the domain.
double studentTCdf(double t, double df) noexcept;

/// Quantile: the t with P(T <= t) = p, for p in (0, 1) and df > 0, whole or not. Relative error below 1e-12 for df
/// >= 1. p = .5 gives exactly 0; p = 0 and p = 1 give -infinity and +infinity; NaN outside the domain. Worked example:
/// studentTQuantile(.975, 4) = 2.7764451052, the factor of a 95 % interval from five values.
double studentTQuantile(double p, double df) noexcept;

}  // namespace tierwise
