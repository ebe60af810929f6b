#pragma once
// Smooth curves over log followers through a few published points.
// A benchmark gives one number per tier; a creator with a given follower count lies between two of them. The curve
// passes through the points, never overshoots between them (it rises only where the points rise), and goes on as a
// straight line beyond the first and the last, with the slope it has there.

#include <array>
#include <cstddef>
#include <span>

namespace tierwise {

inline constexpr std::size_t kMaxCurveKnots = 8;

/// Cubic in x = ln followers. `y` is ln value for a LogLogCurve; `slope` is dy/dx at the knots. `count` knots are used.
struct LogLogCurve {
  std::array<double, kMaxCurveKnots> x{};
  std::array<double, kMaxCurveKnots> y{};
  std::array<double, kMaxCurveKnots> slope{};
  std::size_t count = 0;
};

/// Curve through (followers[i], values[i]), all positive, followers strictly increasing. The spans have the same
/// length, from 1 to kMaxCurveKnots. One knot gives a constant, two a power law. Bad input gives an empty curve (count
/// 0). Method: monotone piecewise cubic Hermite interpolation, Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980),
/// doi 10.1137/0717021, with the weighted harmonic mean slopes of Fritsch and Butland (1984), known as PCHIP.
LogLogCurve makeLogLogCurve(std::span<const double> followers, std::span<const double> values) noexcept;

/// Value of the curve at a follower count > 0, in the unit of the knots' values. An empty curve gives NaN.
double valueAt(const LogLogCurve& curve, double followers) noexcept;

/// d ln value / d ln followers at a follower count: the exponent of the local power law.
double exponentAt(const LogLogCurve& curve, double followers) noexcept;

/// True outside the first and last knot, where the curve only continues a straight line.
bool isExtrapolated(const LogLogCurve& curve, double followers) noexcept;

/// A quantity of any sign (a spread, for instance) that runs in straight lines over ln followers from knot to knot and
/// stays constant beyond the ends.
struct LogLinearCurve {
  std::array<double, kMaxCurveKnots> x{};
  std::array<double, kMaxCurveKnots> y{};
  std::size_t count = 0;
};

/// Broken line through (followers[i], values[i]); followers positive and strictly increasing, values finite, 1 to
/// kMaxCurveKnots of them. Bad input gives an empty curve.
LogLinearCurve makeLogLinearCurve(std::span<const double> followers, std::span<const double> values) noexcept;

/// Value of the broken line at a follower count > 0. An empty curve gives NaN.
double valueAt(const LogLinearCurve& curve, double followers) noexcept;

/// True outside the first and last knot.
bool isExtrapolated(const LogLinearCurve& curve, double followers) noexcept;

}  // namespace tierwise
