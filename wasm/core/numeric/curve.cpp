#include "numeric/curve.h"

#include <cmath>
#include <limits>

#include "numeric/elementary.h"

namespace tierwise {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool isFinite(double value) noexcept { return value - value == 0.0; }

bool isUsable(std::span<const double> followers, std::span<const double> values) noexcept {
  const std::size_t n = followers.size();
  if (n == 0 || n > kMaxCurveKnots || values.size() != n) return false;
  for (std::size_t i = 0; i < n; ++i) {
    const bool increasing = i == 0 || followers[i] > followers[i - 1];
    if (!(followers[i] > 0.0) || !isFinite(followers[i]) || !isFinite(values[i]) || !increasing) return false;
  }
  return true;
}

/// Slope of the straight line from knot i to knot i + 1.
double secant(const LogLogCurve& c, std::size_t i) noexcept { return (c.y[i + 1] - c.y[i]) / (c.x[i + 1] - c.x[i]); }

/// Weighted harmonic mean of the two neighbouring secants; flat at a peak or a trough.
double innerSlope(const LogLogCurve& c, std::size_t i) noexcept {
  const double before = secant(c, i - 1);
  const double after = secant(c, i);
  if (before * after <= 0.0) return 0.0;
  const double step_before = c.x[i] - c.x[i - 1];
  const double step_after = c.x[i + 1] - c.x[i];
  const double weight_before = 2.0 * step_after + step_before;
  const double weight_after = step_after + 2.0 * step_before;
  return (weight_before + weight_after) / (weight_before / before + weight_after / after);
}

/// Slope at an end by the one-sided parabola, limited so that the curve keeps the shape of the points.
/// `near` and `far` are the secants next to the end and one further in, `step_*` their lengths.
double endSlope(double near, double far, double step_near, double step_far) noexcept {
  const double slope = ((2.0 * step_near + step_far) * near - step_near * far) / (step_near + step_far);
  if (slope * near <= 0.0) return 0.0;
  if (near * far <= 0.0 && std::fabs(slope) > 3.0 * std::fabs(near)) return 3.0 * near;
  return slope;
}

void setSlopes(LogLogCurve& c) noexcept {
  const std::size_t n = c.count;
  if (n == 1) return;  // constant
  if (n == 2) {
    c.slope[0] = c.slope[1] = secant(c, 0);
    return;
  }
  for (std::size_t i = 1; i + 1 < n; ++i) c.slope[i] = innerSlope(c, i);
  c.slope[0] = endSlope(secant(c, 0), secant(c, 1), c.x[1] - c.x[0], c.x[2] - c.x[1]);
  c.slope[n - 1] = endSlope(secant(c, n - 2), secant(c, n - 3), c.x[n - 1] - c.x[n - 2], c.x[n - 2] - c.x[n - 3]);
}

/// Index of the interval that holds x, for x strictly between the first and last knot.
template <typename Curve>
std::size_t intervalOf(const Curve& c, double x) noexcept {
  std::size_t i = 0;
  while (i + 2 < c.count && x >= c.x[i + 1]) ++i;
  return i;
}

/// Cubic Hermite polynomial on interval i, written around its left knot: exact there, and exact to rounding at the
/// right one.
double cubic(const LogLogCurve& c, std::size_t i, double x) noexcept {
  const double step = c.x[i + 1] - c.x[i];
  const double t = (x - c.x[i]) / step;
  const double rise = c.y[i + 1] - c.y[i];
  const double bend0 = step * c.slope[i] - rise;
  const double bend1 = rise - step * c.slope[i + 1];
  return c.y[i] + t * (rise + (1.0 - t) * (bend0 * (1.0 - t) + bend1 * t));
}

double cubicSlope(const LogLogCurve& c, std::size_t i, double x) noexcept {
  const double step = c.x[i + 1] - c.x[i];
  const double t = (x - c.x[i]) / step;
  const double s = 1.0 - t;
  const double middle = 6.0 * t * s * (c.y[i + 1] - c.y[i]) / step;
  return middle + s * (1.0 - 3.0 * t) * c.slope[i] + t * (3.0 * t - 2.0) * c.slope[i + 1];
}

double logValueAt(const LogLogCurve& c, double x) noexcept {
  const std::size_t last = c.count - 1;
  if (x <= c.x[0]) return c.y[0] + c.slope[0] * (x - c.x[0]);
  if (x >= c.x[last]) return c.y[last] + c.slope[last] * (x - c.x[last]);
  return cubic(c, intervalOf(c, x), x);
}

template <typename Curve>
bool isOutside(const Curve& c, double followers) noexcept {
  if (c.count == 0) return true;
  const double x = naturalLog(followers);
  return !(x >= c.x[0] && x <= c.x[c.count - 1]);
}

}  // namespace

LogLogCurve makeLogLogCurve(std::span<const double> followers, std::span<const double> values) noexcept {
  LogLogCurve curve;
  if (!isUsable(followers, values)) return curve;
  for (std::size_t i = 0; i < followers.size(); ++i) {
    if (!(values[i] > 0.0)) return LogLogCurve{};
    curve.x[i] = naturalLog(followers[i]);
    curve.y[i] = naturalLog(values[i]);
  }
  curve.count = followers.size();
  setSlopes(curve);
  return curve;
}

double valueAt(const LogLogCurve& curve, double followers) noexcept {
  return curve.count == 0 ? kNaN : exponential(logValueAt(curve, naturalLog(followers)));
}

double exponentAt(const LogLogCurve& curve, double followers) noexcept {
  if (curve.count == 0) return kNaN;
  const std::size_t last = curve.count - 1;
  const double x = naturalLog(followers);
  if (x <= curve.x[0]) return curve.slope[0];
  if (x >= curve.x[last]) return curve.slope[last];
  return cubicSlope(curve, intervalOf(curve, x), x);
}

bool isExtrapolated(const LogLogCurve& curve, double followers) noexcept { return isOutside(curve, followers); }

LogLinearCurve makeLogLinearCurve(std::span<const double> followers, std::span<const double> values) noexcept {
  LogLinearCurve curve;
  if (!isUsable(followers, values)) return curve;
  for (std::size_t i = 0; i < followers.size(); ++i) {
    curve.x[i] = naturalLog(followers[i]);
    curve.y[i] = values[i];
  }
  curve.count = followers.size();
  return curve;
}

double valueAt(const LogLinearCurve& curve, double followers) noexcept {
  if (curve.count == 0) return kNaN;
  const std::size_t last = curve.count - 1;
  const double x = naturalLog(followers);
  if (x <= curve.x[0]) return curve.y[0];
  if (x >= curve.x[last]) return curve.y[last];
  const std::size_t i = intervalOf(curve, x);
  const double t = (x - curve.x[i]) / (curve.x[i + 1] - curve.x[i]);
  return curve.y[i] + t * (curve.y[i + 1] - curve.y[i]);
}

bool isExtrapolated(const LogLinearCurve& curve, double followers) noexcept { return isOutside(curve, followers); }

}  // namespace tierwise
