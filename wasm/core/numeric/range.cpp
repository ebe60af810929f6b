#include "numeric/range.h"

#include <cmath>

#include "numeric/elementary.h"
#include "numeric/normal.h"

namespace tierwise {
namespace {

constexpr double kLargest = 1e300;  // leaves room for a product before it overflows

bool isOrdered(const Range& range) noexcept { return range.low <= range.median && range.median <= range.high; }

}  // namespace

bool isValid(const Range& range, Shape shape) noexcept {
  if (!isOrdered(range)) return false;  // also refuses NaN
  if (shape == Shape::share) {
    const bool inside = range.low > 0.0 && range.high < 1.0;
    return inside || (isConstant(range) && range.low >= 0.0 && range.high <= 1.0);
  }
  return range.high <= kLargest && (range.low > 0.0 || (isConstant(range) && range.low == 0.0));
}

double logSigma(const Range& range) noexcept {
  return isConstant(range) ? 0.0 : naturalLog(range.high / range.low) / (2.0 * kZ90);
}

double logitSigma(const Range& range) noexcept {
  return isConstant(range) ? 0.0 : (logit(range.high) - logit(range.low)) / (2.0 * kZ90);
}

double positiveAt(double median, double sigma, double z) noexcept { return median * exponential(sigma * z); }

double shiftedShare(double median, double shift, double e) noexcept {
  if (shift == 0.0) return median;
  const double rest = 1.0 - median;
  return shift < 0.0 ? median * e / (median * e + rest) : median / (median + rest * e);
}

double shareAt(double median, double sigma, double z) noexcept {
  const double shift = sigma * z;
  return shiftedShare(median, shift, exponential(-std::fabs(shift)));
}

double drawPositive(const Range& range, double z) noexcept { return positiveAt(range.median, logSigma(range), z); }

double drawShare(const Range& range, double z) noexcept { return shareAt(range.median, logitSigma(range), z); }

double drawAt(const Range& range, Shape shape, double z) noexcept {
  return shape == Shape::share ? drawShare(range, z) : drawPositive(range, z);
}

double luckWithMeanOne(double sigma, double z) noexcept { return exponential(sigma * z - 0.5 * sigma * sigma); }

}  // namespace tierwise
