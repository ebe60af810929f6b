#include "numeric/binomial.h"

#include <cmath>

#include "numeric/beta.h"
#include "numeric/elementary.h"

namespace tierwise {
namespace {

constexpr double kSmallestTail = 1e-15;  // what sums of probabilities near 1 can still tell from 0
constexpr double kFewExpected = 30.0;    // below this the sum starts at 0, where the first term is at least e^-42

/// P(X = k + 1) / P(X = k), apart from the odds.
double stepUp(double k, double n) noexcept { return (n - k) / (k + 1.0); }

/// Adds terms upwards from P(X = k) = term and P(X <= k) = below until the sum reaches u or no longer grows.
double walkUp(double u, double k, double n, double odds, double term, double below) noexcept {
  while (below < u && k < n) {
    term *= odds * stepUp(k, n);
    const double next = below + term;
    if (next == below && k > n * odds / (1.0 + odds)) break;  // past the mode: the rest of the tail is rounding
    below = next;
    k += 1.0;
  }
  return k;
}

/// P(X <= k), precise also where it is tiny.
double atMost(double k, double n, double p) noexcept { return incompleteBeta(1.0 - p, n - k, k + 1.0); }

/// Takes terms away downwards from P(X <= k) = below >= u while the sum stays at or above u. What is left after many
/// terms would be rounding, so it is computed anew once it is small.
double walkDown(double u, double k, double n, double p, double term, double below) noexcept {
  constexpr double kSmall = 1e-4;
  const double odds = p / (1.0 - p);
  bool renewed = false;
  while (k > 0.0 && below - term >= u) {
    below -= term;
    term /= odds * stepUp(k - 1.0, n);
    k -= 1.0;
    if (below < kSmall && !renewed) {
      below = atMost(k, n, p);
      renewed = true;
    }
  }
  return k;
}

/// p <= 1/2.
double smallSide(double u, double n, double p) noexcept {
  const double odds = p / (1.0 - p);
  if (n * p <= kFewExpected) {
    const double none = exponential(n * logOnePlus(-p));
    return walkUp(u, 0.0, n, odds, none, none);
  }
  const double mode = std::floor((n + 1.0) * p);
  const double term = binomialProbability(mode, n, p);
  const double below = atMost(mode, n, p);
  return below >= u ? walkDown(u, mode, n, p, term, below) : walkUp(u, mode, n, odds, term, below);
}

}  // namespace

int binomialByInversion(double u, int n, double p) noexcept {
  if (n <= 0 || !(p > 0.0) || !(u > 0.0)) return 0;
  if (p >= 1.0) return n;
  if (u < kSmallestTail) u = kSmallestTail;
  const double trials = n;
  const double successes = p <= 0.5 ? smallSide(u, trials, p) : trials - smallSide(1.0 - u, trials, 1.0 - p);
  return static_cast<int>(successes);
}

}  // namespace tierwise
