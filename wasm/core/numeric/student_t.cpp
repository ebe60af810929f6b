#include "numeric/student_t.h"

#include <cmath>
#include <limits>

#include "numeric/beta.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"

namespace tierwise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNearlyNormalFrom = 1e5;  // degrees of freedom from which the expansion around the normal is exact

/// P(|T| > t) for t > 0; 0 where t^2 is no finite number.
double outside(double t, double df) noexcept {
  const double whole = df + t * t;
  if (whole == kInfinity) return 0.0;
  return incompleteBeta(df / whole, t * t / whole, 0.5 * df, 0.5);
}

/// P(|T| <= t) for t > 0.
double inside(double t, double df) noexcept {
  const double whole = df + t * t;
  if (whole == kInfinity) return 1.0;
  return incompleteBeta(t * t / whole, df / whole, 0.5, 0.5 * df);
}

/// Density of |T| at t > 0.
double foldedDensity(double t, double df) noexcept {
  const double constant = stirlingError(0.5 * (df + 1.0)) - stirlingError(0.5 * df) - 0.5;
  const double growth = 0.5 * df * logOnePlus(1.0 / df);
  const double shape = -0.5 * (df + 1.0) * logOnePlus(t * t / df);
  return 0.79788456080286535588 * exponential(constant + growth + shape);  // sqrt(2 / pi)
}

/// Expansion of the quantile around that of the normal (Abramowitz and Stegun 26.7.5).
double nearlyNormal(double z, double df) noexcept {
  const double s = z * z;
  const double g1 = z * (s + 1.0) / 4.0;
  const double g2 = z * ((5.0 * s + 16.0) * s + 3.0) / 96.0;
  const double g3 = z * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
  return z + (g1 + (g2 + g3 / df) / df) / df;
}

/// The t with P(|T| > t) = target where t is so large that the tail is a power of it: with f the density of |T|,
/// P(|T| > t) = f(0) df^((df - 1) / 2) t^-df (1 + O(df^2 / t^2)).
double farOut(double target, double df) noexcept {
  const double log_factor = naturalLog(foldedDensity(0.0, df)) + 0.5 * (df - 1.0) * naturalLog(df);
  return exponential((log_factor - naturalLog(target)) / df);
}

bool isFarOut(double t, double df) noexcept { return t > 1e9 * (1.0 + df); }

/// The t > 0 with P(|T| <= t) = target, or P(|T| > t) = target if `tail`. Both are close to powers of t over long
/// stretches, so Newton's method runs on their logarithms, inside a bracket, with bisection (of ln t) as the way out.
double solve(double target, double df, bool tail) noexcept {
  if (tail) {
    const double far = farOut(target, df);
    if (isFarOut(far, df)) return far;
  }
  constexpr double kWidest = 700.0;
  double low = -kWidest;
  double high = kWidest;
  double log_t = 0.0;
  for (int step = 0; step < 200; ++step) {
    const double t = exponential(log_t);
    const double probability = tail ? outside(t, df) : inside(t, df);
    const double error = naturalLog(probability / target);
    ((error < 0.0) == tail ? high : low) = log_t;
    const double slope = (tail ? -t : t) * foldedDensity(t, df) / probability;
    double next = log_t - error / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::fabs(next - log_t) <= 1e-15 * (1.0 + std::fabs(log_t))) return exponential(next);
    log_t = next;
  }
  return exponential(log_t);
}

}  // namespace

double studentTCdf(double t, double df) noexcept {
  if (!(df > 0.0) || t != t) return kNaN;
  if (t == 0.0) return 0.5;
  const double size = std::fabs(t);
  if (size == kInfinity) return t < 0.0 ? 0.0 : 1.0;
  if (t < 0.0) return 0.5 * outside(size, df);
  return size < 1.0 ? 0.5 + 0.5 * inside(size, df) : 1.0 - 0.5 * outside(size, df);
}

double studentTQuantile(double p, double df) noexcept {
  if (!(df > 0.0) || !(p >= 0.0 && p <= 1.0)) return kNaN;
  if (p == 0.5) return 0.0;
  if (p == 0.0 || p == 1.0) return p == 0.0 ? -kInfinity : kInfinity;
  if (df >= kNearlyNormalFrom) return nearlyNormal(inverseNormal(p), df);
  const double middle = 2.0 * std::fabs(p - 0.5);
  const bool tail = middle > 0.5;
  const double target = tail ? 2.0 * (p < 0.5 ? p : 1.0 - p) : middle;
  const double t = solve(target, df, tail);
  return p < 0.5 ? -t : t;
}

}  // namespace tierwise
