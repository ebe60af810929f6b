#include "numeric/range.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "bits.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/quantile.h"
#include "numeric/sum.h"

namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using tierwise::drawPositive;
using tierwise::drawShare;
using tierwise::kZ90;
using tierwise::Range;
using tierwise::Shape;

/// The range with the given median whose logarithm has standard deviation sigma.
Range lognormal(double median, double sigma) {
  const double factor = tierwise::exponential(sigma * kZ90);
  return {median / factor, median, median * factor};
}

// Followers, engagement rate, clicks and money per click with a fee of 500: the return on it is a product of
// lognormals, so every figure of it is known in closed form (50-digit arithmetic).
constexpr double kMedians[] = {50000.0, 0.012, 0.025, 60.0};
constexpr double kSigmas[] = {0.4, 0.5, 0.6, 0.2};
constexpr double kCost = 500.0;
constexpr double kSigmaOfProduct = 0.9;

/// Standard error of a share of n independent draws.
double errorOfShare(double share, double n) { return std::sqrt(share * (1.0 - share) / n); }

double returnOnCost(std::uint64_t draw) {
  double product = 1.0;
  for (std::uint32_t i = 0; i < 4; ++i) {
    product *= drawPositive(lognormal(kMedians[i], kSigmas[i]), tierwise::standardNormal(2024, draw, i, 0));
  }
  return product / kCost - 1.0;
}

std::vector<double> returns(std::size_t n) {
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = returnOnCost(i);
  return values;
}

struct Quantile {
  double p;
  double value;
};
constexpr Quantile kReturnQuantiles[] = {{0.05, -0.590403028611084756},
                                         {0.25, -0.0190699338384352834},
                                         {0.50, 0.8},
                                         {0.75, 2.30298775801449817},
                                         {0.95, 6.91021473868173918}};

/// Share of draws in which lognormal A (mu .10, sigma .5) exceeds B (mu -.05, sigma .9), with correlated logarithms.
double shareAOverB(double correlation, std::uint64_t draws) {
  std::uint64_t wins = 0;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const tierwise::NormalPair z = tierwise::standardNormalPair(77, i, 0, 0);
    const double other = correlation * z.first + std::sqrt(1.0 - correlation * correlation) * z.second;
    const double a = tierwise::positiveAt(tierwise::exponential(0.10), 0.5, z.first);
    const double b = tierwise::positiveAt(tierwise::exponential(-0.05), 0.9, other);
    if (a > b) ++wins;
  }
  return static_cast<double>(wins) / static_cast<double>(draws);
}

}  // namespace

TEST_CASE("At z = 0 a range is its median, bit for bit") {
  for (const double median : {1e-12, 0.1, 1.0 / 3.0, 0.7, 0.999999}) {
    CAPTURE(median);
    const Range range = {median * 0.5, median, 1.0 - (1.0 - median) * 0.5};
    CHECK(bitsOf(drawShare(range, 0.0)) == bitsOf(median));
    CHECK(bitsOf(drawPositive(range, 0.0)) == bitsOf(median));
  }
}

TEST_CASE("A constant is the same number for every z") {
  for (const double z : {-8.0, -1.0, 0.0, 0.3, 9.0}) {
    CHECK(drawPositive(tierwise::exactly(123.456), z) == 123.456);
    CHECK(drawPositive(tierwise::exactly(0.0), z) == 0.0);
    CHECK(drawShare(tierwise::exactly(0.3), z) == 0.3);
    CHECK(drawShare(tierwise::exactly(0.0), z) == 0.0);
    CHECK(drawShare(tierwise::exactly(1.0), z) == 1.0);
  }
}

TEST_CASE("The 10th and 90th percentile of a symmetric range are its ends") {
  const Range price = {50.0, 100.0, 200.0};
  CHECK_THAT(drawPositive(price, -kZ90), WithinRel(50.0, 1e-14));
  CHECK_THAT(drawPositive(price, kZ90), WithinRel(200.0, 1e-14));
  const Range share = {0.2, 0.5, 0.8};
  CHECK_THAT(drawShare(share, -kZ90), WithinRel(0.2, 1e-14));
  CHECK_THAT(drawShare(share, kZ90), WithinRel(0.8, 1e-14));
}

TEST_CASE("In a lopsided range the ratio of the ends sets the spread around the median") {
  const Range price = {50.0, 60.0, 200.0};
  const double p90 = drawPositive(price, kZ90);
  const double p10 = drawPositive(price, -kZ90);
  CHECK_THAT(p90 / p10, WithinRel(4.0, 1e-14));
  CHECK_THAT(std::sqrt(p90 * p10), WithinRel(60.0, 1e-14));
}

TEST_CASE("The spread of a range from 1,000 to 20,000 is ln 20 over twice z90") {
  CHECK_THAT(tierwise::logSigma({1000.0, 4472.0, 20000.0}), WithinRel(1.16879115678850687, 1e-14));
  CHECK(tierwise::logSigma(tierwise::exactly(7.0)) == 0.0);
  CHECK(tierwise::logitSigma(tierwise::exactly(0.7)) == 0.0);
}

TEST_CASE("Draws never decrease in z, and shares stay between 0 and 1 however far out") {
  const Range share = {0.01, 0.03, 0.2};
  const Range price = {10.0, 30.0, 35.0};
  double share_before = 0.0;
  double price_before = 0.0;
  for (int step = -4000; step <= 4000; ++step) {
    const double z = step / 100.0;
    const double s = drawShare(share, z);
    const double p = drawPositive(price, z);
    REQUIRE(s >= share_before);
    REQUIRE(s <= 1.0);
    REQUIRE(p > price_before);
    share_before = s;
    price_before = p;
  }
}

TEST_CASE("The mirror image of a share is drawn at the mirrored z") {
  const Range share = {0.1, 0.2, 0.4};
  const Range rest = {0.6, 0.8, 0.9};
  for (const double z : {-3.0, -0.5, 0.1, 2.0})
    CHECK_THAT(drawShare(share, z) + drawShare(rest, -z), WithinRel(1.0, 1e-14));
}

TEST_CASE("Ranges must be finite, ordered and inside the domain of their shape") {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(isValid({1.0, 2.0, 3.0}, Shape::positive));
  CHECK(isValid(tierwise::exactly(0.0), Shape::positive));
  CHECK_FALSE(isValid({0.0, 2.0, 3.0}, Shape::positive));
  CHECK_FALSE(isValid({-1.0, 2.0, 3.0}, Shape::positive));
  CHECK_FALSE(isValid(tierwise::exactly(-1.0), Shape::positive));
  CHECK_FALSE(isValid({2.0, 1.0, 3.0}, Shape::positive));
  CHECK_FALSE(isValid({1.0, 4.0, 3.0}, Shape::positive));
  CHECK_FALSE(isValid({1.0, 2.0, kInfinity}, Shape::positive));
  CHECK_FALSE(isValid(tierwise::exactly(kInfinity), Shape::positive));
  CHECK_FALSE(isValid({kNaN, 2.0, 3.0}, Shape::positive));
  CHECK_FALSE(isValid({1.0, kNaN, 3.0}, Shape::positive));
  CHECK_FALSE(isValid({1.0, 2.0, kNaN}, Shape::positive));
  CHECK(isValid({0.1, 0.2, 0.9}, Shape::share));
  CHECK(isValid(tierwise::exactly(0.0), Shape::share));
  CHECK(isValid(tierwise::exactly(1.0), Shape::share));
  CHECK_FALSE(isValid({0.0, 0.2, 0.9}, Shape::share));
  CHECK_FALSE(isValid({0.1, 0.2, 1.0}, Shape::share));
  CHECK_FALSE(isValid(tierwise::exactly(1.1), Shape::share));
  CHECK_FALSE(isValid(tierwise::exactly(-0.1), Shape::share));
}

TEST_CASE("The shape decides how a range is drawn") {
  const Range range = {0.2, 0.5, 0.8};
  CHECK(drawAt(range, Shape::share, 1.0) == drawShare(range, 1.0));
  CHECK(drawAt(range, Shape::positive, 1.0) == drawPositive(range, 1.0));
}

TEST_CASE("Luck has mean 1 whatever its spread") {
  for (const double sigma : {0.25, 0.5, 1.0}) {
    CAPTURE(sigma);
    tierwise::RunningMoments luck;
    for (std::uint64_t i = 0; i < 200000; ++i) {
      luck.add(tierwise::luckWithMeanOne(sigma, tierwise::standardNormal(31, i, 4, 0)));
    }
    const double variance = tierwise::exponentialMinusOne(sigma * sigma);
    CHECK(std::fabs(luck.mean() - 1.0) < 5.0 * std::sqrt(variance / 200000.0));
  }
  CHECK(tierwise::luckWithMeanOne(0.0, 3.0) == 1.0);
}

TEST_CASE("The exact quantiles of a product of lognormals are reproduced in closed form") {
  double median = 1.0;
  for (const double factor : kMedians) median *= factor;
  for (const Quantile& exact : kReturnQuantiles) {
    CAPTURE(exact.p);
    const double value = tierwise::positiveAt(median, kSigmaOfProduct, tierwise::inverseNormal(exact.p)) / kCost - 1.0;
    CHECK_THAT(value, WithinAbs(exact.value, 1e-13));
  }
  const double above_cost = tierwise::normalCdf(tierwise::naturalLog(median / kCost) / kSigmaOfProduct);
  CHECK_THAT(above_cost, WithinAbs(0.74315289944800585, 1e-14));
}

TEST_CASE("Simulated quantiles of a product of lognormals lie within five standard errors of the exact ones") {
  std::vector<double> values = returns(100000);
  for (const Quantile& exact : kReturnQuantiles) {
    CAPTURE(exact.p);
    const double z = tierwise::inverseNormal(exact.p);
    const double relative =
        kSigmaOfProduct * std::sqrt(exact.p * (1.0 - exact.p) / 100000.0) / tierwise::normalDensity(z);
    const double error = tierwise::quantile(values, exact.p) - exact.value;
    CHECK(std::fabs(error) < 5.0 * relative * (exact.value + 1.0));
  }
}

TEST_CASE("The simulated mean and chance of profit lie within five standard errors of the exact ones") {
  tierwise::RunningMoments moments;
  double profitable = 0.0;
  for (const double value : returns(100000)) {
    moments.add(value);
    if (value > 0.0) profitable += 1.0 / 100000.0;
  }
  const double spread = 1507.38106900968827 / kCost;
  CHECK(std::fabs(moments.mean() - 1.69874450010218036) < 5.0 * spread / std::sqrt(100000.0));
  CHECK(std::fabs(profitable - 0.74315289944800585) < 5.0 * errorOfShare(profitable, 100000));
}

TEST_CASE("The chance that one lognormal beats another is exact in closed form and by simulation") {
  struct Case {
    double correlation;
    double exact;
  };
  for (const Case& one : {Case{0.0, 0.557918078579659179}, Case{0.6, 0.582390425107485482}}) {
    CAPTURE(one.correlation);
    const double spread = std::sqrt(0.25 + 0.81 - 2.0 * one.correlation * 0.45);
    CHECK_THAT(tierwise::normalCdf(0.15 / spread), WithinAbs(one.exact, 1e-15));
    const double share = shareAOverB(one.correlation, 200000);
    CHECK(std::fabs(share - one.exact) < 5.0 * errorOfShare(share, 200000));
  }
}
