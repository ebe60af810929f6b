#include "numeric/beta.h"

#include <cmath>
#include <limits>

#include "numeric/elementary.h"

namespace tierwise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kTwoPi = 6.283185307179586477;
constexpr double kAsymptoticFrom = 10.0;  // the series below is exact to rounding from here on

double stirlingSeries(double x) noexcept {
  const double s = 1.0 / (x * x);
  const double tail = 1.0 / 1188.0 - s * (691.0 / 360360.0 - s / 156.0);
  return (1.0 / 12.0 - s * (1.0 / 360.0 - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * tail)))) / x;
}

/// stirlingError(x) - stirlingError(x + 1) = (x + 1/2) ln(1 + 1/x) - 1. With v = 1 / (2x + 1) that is atanh(v) / v - 1
/// = v^2/3 + v^4/5 + ..., which loses no digits.
double stirlingStep(double x) noexcept {
  if (x < 1.0) return (x + 0.5) * (logOnePlus(x) - naturalLog(x)) - 1.0;
  const double v = 1.0 / (2.0 * x + 1.0);
  const double square = v * v;
  double sum = 0.0;
  double power_of_v = square;
  for (double odd = 3.0; odd < 60.0; odd += 2.0) {
    const double next = sum + power_of_v / odd;
    if (next == sum) break;
    sum = next;
    power_of_v *= square;
  }
  return sum;
}

/// k ln(k / expected) + expected - k, where difference = k - expected is given; precise also where the two are close.
double deviance(double k, double expected, double difference) noexcept {
  if (k == 0.0) return expected;
  if (std::fabs(difference) >= 0.1 * (k + expected)) return k * naturalLog(k / expected) - difference;
  const double v = difference / (k + expected);
  const double square = v * v;
  double sum = difference * v;
  double term = 2.0 * k * v;
  for (double odd = 3.0; odd < 100.0; odd += 2.0) {
    term *= square;
    const double next = sum + term / odd;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/// The product a b as a rounded number and what the rounding lost (Veltkamp and Dekker, doi 10.1007/BF01397083).
struct Product {
  double rounded;
  double lost;
};

Product exactProduct(double a, double b) noexcept {
  constexpr double kSplit = 134217729.0;  // 2^27 + 1
  const double a_high = a * kSplit - (a * kSplit - a);
  const double b_high = b * kSplit - (b * kSplit - b);
  const double a_low = a - a_high;
  const double b_low = b - b_high;
  const double rounded = a * b;
  return {rounded, ((a_high * b_high - rounded) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

/// a (1 - x) - b x, which is a - (a + b) x, without the rounding of a sum or a product.
double excess(double a, double b, double x) noexcept {
  const Product first = exactProduct(a, x);
  const Product second = exactProduct(b, x);
  return ((a - first.rounded) - second.rounded) - (first.lost + second.lost);
}

/// Exponent of the saddle-point form of x^a y^b / B(a, b), where difference = a - (a + b) x.
double saddleExponent(double x, double y, double a, double b, double difference) noexcept {
  const double n = a + b;
  const double corrections = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return corrections - deviance(a, n * x, difference) - deviance(b, n * y, -difference);
}

/// Continued fraction of I_x(a, b) B(a, b) / (x^a y^b), formula (9) of Didonato and Morris, evaluated by Lentz's method
/// from the front. Needs difference = a - (a + b) x >= 0: then its terms are positive as long as they matter, and no
/// digits cancel.
double continuedFraction(double x, double y, double a, double b, double difference) noexcept {
  constexpr int kMostSteps = 100000;
  double value = a * (difference + 1.0) / (a + 1.0);
  double c = value;
  double d = 0.0;
  for (int step = 1; step <= kMostSteps; ++step) {
    const double n = step;
    const double odd = a + 2.0 * n - 1.0;
    const double gain = n * (b - n) * x / odd;
    const double numerator = (a + n - 1.0) / odd * (a + b + n - 1.0) * x * gain;
    const double denominator = n + gain + (a + n) * (difference + 1.0 + n * (1.0 + y)) / (odd + 2.0);
    d = 1.0 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const double factor = c * d;
    value *= factor;
    if (std::fabs(factor - 1.0) <= kEpsilon) break;
  }
  return 1.0 / value;
}

/// I_x(a, b) by the continued fraction, from the side of the mean on which it converges fast.
double regularised(double x, double y, double a, double b, double difference) noexcept {
  const double n = a + b;
  const double density = std::sqrt(a / n * b / kTwoPi) * exponential(saddleExponent(x, y, a, b, difference));
  if (difference >= 0.0) return density * continuedFraction(x, y, a, b, difference);
  return 1.0 - density * continuedFraction(y, x, b, a, -difference);
}

/// True if a and b are positive and finite.
bool isShape(double a, double b) noexcept {
  return a > 0.0 && b > 0.0 && a <= std::numeric_limits<double>::max() && b <= std::numeric_limits<double>::max();
}

}  // namespace

double stirlingError(double x) noexcept {
  double steps = 0.0;
  while (x < kAsymptoticFrom) {
    steps += stirlingStep(x);
    x += 1.0;
  }
  return steps + stirlingSeries(x);
}

double binomialProbability(double k, double n, double p) noexcept {
  if (!(k >= 0.0 && k <= n && p >= 0.0 && p <= 1.0)) return kNaN;
  if (p == 0.0) return k == 0.0 ? 1.0 : 0.0;
  if (p == 1.0) return k == n ? 1.0 : 0.0;
  if (k == 0.0) return exponential(n * logOnePlus(-p));
  if (k == n) return exponential(n * naturalLog(p));
  const double exponent = saddleExponent(p, 1.0 - p, k, n - k, excess(k, n - k, p));
  return std::sqrt(n / (kTwoPi * k * (n - k))) * exponential(exponent);
}

double incompleteBeta(double x, double a, double b) noexcept {
  if (!isShape(a, b) || x != x) return kNaN;
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  return regularised(x, 1.0 - x, a, b, excess(a, b, x));
}

double incompleteBeta(double x, double y, double a, double b) noexcept {
  if (!isShape(a, b) || x != x || y != y) return kNaN;
  if (x <= 0.0) return 0.0;
  if (y <= 0.0) return 1.0;
  return regularised(x, y, a, b, a * y - b * x);
}

double betaQuantile(double p, double a, double b) noexcept {
  if (!isShape(a, b) || !(p >= 0.0 && p <= 1.0)) return kNaN;
  if (p == 0.0 || p == 1.0) return p;
  // Newton's method on I_x(a, b) - p inside a bracket that shrinks at every step; bisection where Newton leaves it.
  double low = 0.0;
  double high = 1.0;
  double x = a / (a + b);
  for (int step = 0; step < 2000; ++step) {
    const double error = incompleteBeta(x, a, b) - p;
    (error < 0.0 ? low : high) = x;
    const double exponent = saddleExponent(x, 1.0 - x, a, b, excess(a, b, x));
    const double density = std::sqrt(a / (a + b) * b / kTwoPi) * exponential(exponent) / (x * (1.0 - x));
    double next = x - error / density;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::fabs(next - x) <= kEpsilon * x || !(next > 0.0 && next < 1.0)) return next;
    x = next;
  }
  return x;
}

}  // namespace tierwise
