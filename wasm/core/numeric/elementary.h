#pragma once
// Elementary functions with the same bits in every build.
// The core never calls the system's exp or log: those differ in the last digit from one machine to the next. These come
// from the copy of musl under third_party. Of <cmath> only sqrt, floor and fabs are used, which IEEE 754 rounds
// exactly.

#include "musl/tierwise_musl.h"

namespace tierwise {

/// e^x. Worst error .51 ulp. Overflows to infinity above 709.78, underflows to 0 below -745.13.
inline double exponential(double x) noexcept { return tierwise_exp(x); }

/// Natural logarithm. Worst error .52 ulp. x = 0 gives -infinity, x < 0 gives NaN.
inline double naturalLog(double x) noexcept { return tierwise_log(x); }

/// e^x - 1, exact to the last digits also for tiny x.
inline double exponentialMinusOne(double x) noexcept { return tierwise_expm1(x); }

/// ln(1 + x), exact to the last digits also for tiny x. Domain x > -1.
inline double logOnePlus(double x) noexcept { return tierwise_log1p(x); }

/// Complementary error function, 2 / sqrt(pi) times the integral of e^(-t^2) from x to infinity. Worst error 1 ulp.
inline double complementaryError(double x) noexcept { return tierwise_erfc(x); }

/// base^exponent = e^(exponent ln base) for base > 0. The relative error grows with |exponent ln base| (about that many
/// ulp), which is far below what any input of a campaign is known to.
inline double power(double base, double exponent) noexcept { return exponential(exponent * naturalLog(base)); }

/// Log odds ln(p / (1 - p)) of a share p in (0, 1). p = 0 and p = 1 give -infinity and +infinity.
inline double logit(double p) noexcept { return naturalLog(p) - logOnePlus(-p); }

/// Share with log odds x: 1 / (1 + e^-x), in [0, 1]. The inverse of logit; keeps full relative precision for small
/// shares.
inline double logistic(double x) noexcept {
  const double e = exponential(x < 0.0 ? x : -x);  // never overflows
  return x < 0.0 ? e / (1.0 + e) : 1.0 / (1.0 + e);
}

}  // namespace tierwise
