#include "benchmark.h"

#include "benchmarks.h"

namespace tierwise {
namespace {

constexpr auto kKnots = static_cast<std::size_t>(kCurveKnots);

const FormatTraits& traitsOf(Format format) noexcept { return kFormatTraits[static_cast<std::size_t>(format)]; }

const FormatCurves& curvesOf(const Curves& curves, Format format) noexcept {
  return curves.format[static_cast<std::size_t>(format)];
}

double spreadAt(const Assumptions& assumptions, std::size_t input) noexcept {
  const Range& range = assumptions[input].range;
  if (!isConstant(range)) return logSigma(range);
  const InputDefault& published = kInputDefaults[input];
  return logSigma({published.low, published.median, published.high});
}

/// The curve through the points that start at input `first`; empty for first < 0.
BenchmarkCurve buildCurve(const Assumptions& assumptions, int first) noexcept {
  if (first < 0) return {};
  std::array<double, kKnots> median{};
  std::array<double, kKnots> spread{};
  std::array<double, kKnots> measured{};
  for (std::size_t knot = 0; knot < kKnots; ++knot) {
    const std::size_t input = static_cast<std::size_t>(first) + knot;
    median[knot] = assumptions[input].range.median;
    spread[knot] = spreadAt(assumptions, input);
    measured[knot] = assumptions[input].measured ? 1.0 : 0.0;
  }
  return {makeLogLogCurve(kCurveFollowers, median), makeLogLinearCurve(kCurveFollowers, spread),
          makeLogLinearCurve(kCurveFollowers, measured)};
}

double benchmarkShare(const BenchmarkCurve& curve, double followers) noexcept {
  return curve.measured.count == 0 ? 1.0 : 1.0 - valueAt(curve.measured, followers);
}

}  // namespace

Curves buildCurves(const Assumptions& assumptions) noexcept {
  Curves curves;
  for (std::size_t i = 0; i < curves.format.size(); ++i) {
    const FormatTraits& traits = kFormatTraits[i];
    curves.format[i] = {buildCurve(assumptions, traits.price), buildCurve(assumptions, traits.reach),
                        buildCurve(assumptions, traits.engagement)};
  }
  return curves;
}

double priceAt(const Curves& curves, Format format, double followers) noexcept {
  return valueAt(curvesOf(curves, format).price.median, followers);
}

double reachAt(const Curves& curves, Format format, double followers) noexcept {
  return valueAt(curvesOf(curves, format).reach.median, followers);
}

double engagementAt(const Curves& curves, Format format, double followers) noexcept {
  return hasEngagement(format) ? valueAt(curvesOf(curves, format).engagement.median, followers) : 0.0;
}

bool hasEngagement(Format format) noexcept { return traitsOf(format).engagement >= 0; }

double spreadBetweenCreators(const Curves& curves, Format format, double followers) noexcept {
  return hasEngagement(format) ? valueAt(curvesOf(curves, format).engagement.spread, followers) : 0.0;
}

double reachSpreadBetweenCreators(const Curves& curves, Format format, double followers) noexcept {
  return valueAt(curvesOf(curves, format).reach.spread, followers);
}

double benchmarkShareOfPrice(const Curves& curves, Format format, double followers) noexcept {
  return benchmarkShare(curvesOf(curves, format).price, followers);
}

double benchmarkShareOfReach(const Curves& curves, Format format, double followers) noexcept {
  return benchmarkShare(curvesOf(curves, format).reach, followers);
}

double benchmarkShareOfEngagement(const Curves& curves, Format format, double followers) noexcept {
  return benchmarkShare(curvesOf(curves, format).engagement, followers);
}

bool extrapolated(double followers) noexcept {
  return followers < kCurveFollowers.front() || followers > kCurveFollowers.back();
}

}  // namespace tierwise
