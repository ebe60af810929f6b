#include "numeric/normal.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "numeric/elementary.h"
#include "numeric/normal_coefficients.h"
#include "numeric/philox.h"

namespace tierwise {
namespace {

double polynomial(const NormalCoefficients& c, double x) noexcept {
  double value = c.back();
  for (std::size_t i = c.size() - 1; i-- > 0;) value = value * x + c[i];
  return value;
}

double ratio(const NormalCoefficients& top, const NormalCoefficients& bottom, double x) noexcept {
  return polynomial(top, x) / polynomial(bottom, x);
}

/// Distance from 0 of the quantile whose smaller tail holds the probability `tail`.
double tailQuantile(double tail) noexcept {
  const double r = std::sqrt(-naturalLog(tail));
  return r <= 5.0 ? ratio(kNormalTailTop, kNormalTailBottom, r - 1.6) : ratio(kNormalFarTop, kNormalFarBottom, r - 5.0);
}

constexpr double kInverseSqrt2 = 0.70710678118654752440;
constexpr double kInverseSqrtTwoPi = 0.39894228040143267794;

}  // namespace

double inverseNormal(double p) noexcept {
  if (p <= 0.0) return -std::numeric_limits<double>::infinity();
  if (p >= 1.0) return std::numeric_limits<double>::infinity();
  const double q = p - 0.5;
  if (std::fabs(q) <= kNormalCentre) return q * ratio(kNormalCentreTop, kNormalCentreBottom, kNormalCentreSquared - q * q);
  return q < 0.0 ? -tailQuantile(p) : tailQuantile(1.0 - p);
}

double normalCdf(double z) noexcept { return 0.5 * complementaryError(-z * kInverseSqrt2); }

double normalDensity(double z) noexcept { return kInverseSqrtTwoPi * exponential(-0.5 * z * z); }

double standardNormal(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream, std::uint32_t lane) noexcept {
  return inverseNormal(uniform(seed, draw, stream, lane));
}

NormalPair standardNormalPair(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream,
                              std::uint32_t lane) noexcept {
  const UniformPair u = uniformPair(seed, draw, stream, lane);
  return {inverseNormal(u.first), inverseNormal(u.second)};
}

}  // namespace tierwise
