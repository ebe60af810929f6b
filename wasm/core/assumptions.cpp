#include "assumptions.h"

#include <algorithm>
#include <cmath>

#include "benchmarks.h"

namespace tierwise {
namespace {

constexpr Problem faultOf(Code code, int input) noexcept { return {code, Field::input, input}; }

bool isFinite(const Range& range) noexcept {
  return std::isfinite(range.low) && std::isfinite(range.median) && std::isfinite(range.high);
}

/// A spread-out share must lie strictly between 0 and 1, a spread-out positive quantity above 0:
/// their logarithms are what is drawn.
Code faultOfSpread(const Range& range, Shape shape) noexcept {
  if (range.low == range.high) return Code::ok;
  if (range.low <= 0.0) return Code::below_minimum;
  if (shape == Shape::share && range.high >= 1.0) return Code::above_maximum;
  return Code::ok;
}

Code faultOfRange(const Range& range, const InputDefault& input) noexcept {
  if (!isFinite(range)) return Code::not_finite;
  if (range.low > range.median) return Code::low_above_median;
  if (range.median > range.high) return Code::median_above_high;
  if (range.low < input.minimum) return Code::below_minimum;
  if (range.high > input.maximum) return Code::above_maximum;
  return faultOfSpread(range, input.shape);
}

}  // namespace

bool isCurvePoint(int input) noexcept {
  const auto isOn = [input](int first) { return first >= 0 && input >= first && input < first + kCurveKnots; };
  return std::any_of(kFormatTraits.begin(), kFormatTraits.end(), [&](const FormatTraits& format) {
    return isOn(format.price) || isOn(format.reach) || isOn(format.engagement);
  });
}

Assumptions defaultAssumptions() noexcept {
  Assumptions assumptions{};
  for (int i = 0; i < kInputCount; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const InputDefault& input = kInputDefaults[at];
    assumptions[at].range = {input.low, input.median, input.high};
  }
  return assumptions;
}

Problem validateAssumptions(const Assumptions& assumptions) noexcept {
  for (int i = 0; i < kInputCount; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Code code = faultOfRange(assumptions[at].range, kInputDefaults[at]);
    if (code != Code::ok) return faultOf(code, i);
  }
  return {};
}

}  // namespace tierwise
