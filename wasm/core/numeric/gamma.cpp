#include "numeric/gamma.h"

#include <cmath>
#include <limits>

#include "numeric/beta.h"
#include "numeric/elementary.h"

namespace tierwise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTwoPi = 6.283185307179586477;
constexpr double kHalfLogTwoPi = 0.91893853320467274178;
constexpr int kMostTerms = 200000;

bool isShape(double a) noexcept { return a > 0.0 && std::isfinite(a); }

/// a ln(a / x) + x - a, precise also where the two are close: with v = (a - x) / (a + x) it is
/// (a - x) v + 2 a (v^3 / 3 + v^5 / 5 + ...).
double deviance(double a, double x) noexcept {
  const double difference = a - x;
  if (std::fabs(difference) >= 0.1 * (a + x)) return a * naturalLog(a / x) - difference;
  const double v = difference / (a + x);
  double sum = difference * v;
  double term = 2.0 * a * v;
  for (double odd = 3.0; odd < 100.0; odd += 2.0) {
    term *= v * v;
    const double next = sum + term / odd;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/// x^a e^-x / Gamma(a + 1).
double leadingTerm(double a, double x) noexcept {
  return exponential(-stirlingError(a) - deviance(a, x)) / std::sqrt(kTwoPi * a);
}

/// P(a, x) / leadingTerm: 1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ...; for x below a + 1.
double series(double a, double x) noexcept {
  double sum = 1.0;
  double term = 1.0;
  for (int n = 1; n < kMostTerms; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term <= 0.25 * kEpsilon * sum) break;
  }
  return sum;
}

/// (1 - P(a, x)) / leadingTerm, by Lentz's method; for x above a + 1.
double continuedFraction(double a, double x) noexcept {
  constexpr double kTiny = 1e-300;
  double b = x + 1.0 - a;
  double c = 1.0 / kTiny;
  double d = 1.0 / b;
  double value = d;
  for (int n = 1; n < kMostTerms; ++n) {
    const double numerator = -n * (n - a);
    b += 2.0;
    d = numerator * d + b;
    if (std::fabs(d) < kTiny) d = kTiny;
    c = b + numerator / c;
    if (std::fabs(c) < kTiny) c = kTiny;
    d = 1.0 / d;
    const double factor = c * d;
    value *= factor;
    if (std::fabs(factor - 1.0) <= kEpsilon) break;
  }
  return a * value;
}

}  // namespace

double logGamma(double x) noexcept {
  if (!isShape(x)) return kNaN;
  return (x - 0.5) * naturalLog(x) - x + kHalfLogTwoPi + stirlingError(x);
}

double incompleteGamma(double a, double x) noexcept {
  if (!isShape(a) || x != x) return kNaN;
  if (x <= 0.0) return 0.0;
  if (std::isinf(x)) return 1.0;
  const double lead = leadingTerm(a, x);
  if (x < a + 1.0) return lead * series(a, x);
  return 1.0 - lead * continuedFraction(a, x);
}

}  // namespace tierwise
