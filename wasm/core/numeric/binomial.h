#pragma once
// Binomial draws by inversion.

namespace tierwise {

/// The smallest k with P(X <= k) >= u for X ~ Binomial(n, p): a binomial draw if u is uniform on (0, 1). Never
/// decreases in u. Domain: p in [0, 1] (cut to it; NaN counts as 0), n tested to 100,000. u <= 0 or n <= 0 gives 0.
/// Tails of less than 1e-15 are cut off.
/// Method: probabilities are added one by one, in steps of k <- k +- 1. For few expected successes the sum starts at k
/// = 0; otherwise at the most likely k, with P(X <= k) there from the incomplete beta function, so that nothing
/// underflows. About min(n p, sqrt(n)) steps. Every u walks along the same sums, which makes the result monotone
/// despite rounding.
int binomialByInversion(double u, int n, double p) noexcept;

}  // namespace tierwise
