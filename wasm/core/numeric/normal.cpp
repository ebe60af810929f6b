#include "numeric/normal.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "numeric/elementary.h"
#include "numeric/philox.h"

namespace tierwise {
namespace {

using Coefficients = std::array<double, 8>;  // constant term first

// Centre, |p - 1/2| <= .425.
constexpr Coefficients kCentreTop = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                     3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr Coefficients kCentreBottom = {1.0,
                                        4.2313330701600911252e1,
                                        6.8718700749205790830e2,
                                        5.3941960214247511077e3,
                                        2.1213794301586595867e4,
                                        3.9307895800092710610e4,
                                        2.8729085735721942674e4,
                                        5.2264952788528545610e3};
// Tails, sqrt(-ln p) <= 5.
constexpr Coefficients kTailTop = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                   3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients kTailBottom = {1.0,
                                      2.05319162663775882187e0,
                                      1.67638483018380384940e0,
                                      6.89767334985100004550e-1,
                                      1.48103976427480074590e-1,
                                      1.51986665636164571966e-2,
                                      5.47593808499534494600e-4,
                                      1.05075007164441684324e-9};
// Far tails.
constexpr Coefficients kFarTop = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                  2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients kFarBottom = {1.0,
                                     5.99832206555887937690e-1,
                                     1.36929880922735805310e-1,
                                     1.48753612908506148525e-2,
                                     7.86869131145613259100e-4,
                                     1.84631831751005468180e-5,
                                     1.42151175831644588870e-7,
                                     2.04426310338993978564e-15};

double polynomial(const Coefficients& c, double x) noexcept {
  double value = c.back();
  for (std::size_t i = c.size() - 1; i-- > 0;) value = value * x + c[i];
  return value;
}

double ratio(const Coefficients& top, const Coefficients& bottom, double x) noexcept {
  return polynomial(top, x) / polynomial(bottom, x);
}

/// Distance from 0 of the quantile whose smaller tail holds the probability `tail`.
double tailQuantile(double tail) noexcept {
  const double r = std::sqrt(-naturalLog(tail));
  return r <= 5.0 ? ratio(kTailTop, kTailBottom, r - 1.6) : ratio(kFarTop, kFarBottom, r - 5.0);
}

constexpr double kInverseSqrt2 = 0.70710678118654752440;
constexpr double kInverseSqrtTwoPi = 0.39894228040143267794;

}  // namespace

double inverseNormal(double p) noexcept {
  if (p <= 0.0) return -std::numeric_limits<double>::infinity();
  if (p >= 1.0) return std::numeric_limits<double>::infinity();
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) return q * ratio(kCentreTop, kCentreBottom, 0.180625 - q * q);
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
