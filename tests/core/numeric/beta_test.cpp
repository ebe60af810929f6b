#include "numeric/beta.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "numeric/sum.h"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using tierwise::betaQuantile;
using tierwise::incompleteBeta;

namespace {
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
}

TEST_CASE("The incomplete beta function agrees with 50-digit arithmetic") {
  CHECK_THAT(incompleteBeta(0.3, 2.0, 3.0), WithinRel(0.3483, 20.0 * kEpsilon));
  CHECK_THAT(incompleteBeta(0.1, 0.5, 0.5), WithinRel(0.20483276469913345165, 20.0 * kEpsilon));
  CHECK_THAT(incompleteBeta(0.06, 50.0, 950.0), WithinRel(0.92094334609885894451, 20.0 * kEpsilon));
  CHECK_THAT(incompleteBeta(0.5, 1e-3, 2.0), WithinRel(0.99980674653694774818, 20.0 * kEpsilon));
  CHECK_THAT(incompleteBeta(0.0125, 12345.0, 987654.0), WithinRel(0.91936293193794206241, 20.0 * kEpsilon));
}

TEST_CASE("The incomplete beta function is exact where it is a polynomial") {
  for (const double x : {0.001, 0.2, 0.5, 0.75, 0.999}) {
    CAPTURE(x);
    CHECK_THAT(incompleteBeta(x, 1.0, 1.0), WithinRel(x, 1e-14));
    CHECK_THAT(incompleteBeta(x, 3.0, 1.0), WithinRel(x * x * x, 1e-14));
    CHECK_THAT(incompleteBeta(x, 2.0, 2.0), WithinRel(x * x * (3.0 - 2.0 * x), 1e-14));
  }
}

TEST_CASE("Swapping the shapes mirrors the incomplete beta function") {
  for (const double x : {0.01, 0.3, 0.62, 0.99}) {
    CHECK_THAT(incompleteBeta(x, 2.5, 7.0) + incompleteBeta(1.0 - x, 7.0, 2.5), WithinAbs(1.0, 1e-14));
  }
}

TEST_CASE("The incomplete beta function runs from 0 to 1 and never falls") {
  CHECK(incompleteBeta(0.0, 2.0, 3.0) == 0.0);
  CHECK(incompleteBeta(1.0, 2.0, 3.0) == 1.0);
  CHECK(incompleteBeta(-1.0, 2.0, 3.0) == 0.0);
  CHECK(incompleteBeta(2.0, 2.0, 3.0) == 1.0);
  CHECK(incompleteBeta(0.0, 1.0, 2.0, 3.0) == 0.0);
  CHECK(incompleteBeta(1.0, 0.0, 2.0, 3.0) == 1.0);
  double before = 0.0;
  for (int i = 0; i <= 1000; ++i) {
    const double value = incompleteBeta(i / 1000.0, 4.0, 40.0);
    REQUIRE(value >= before - 1e-15);
    REQUIRE(value <= 1.0);
    before = value;
  }
}

TEST_CASE("The incomplete beta function refuses shapes that are not positive numbers") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(std::isnan(incompleteBeta(0.5, 0.0, 1.0)));
  CHECK(std::isnan(incompleteBeta(0.5, 1.0, -1.0)));
  CHECK(std::isnan(incompleteBeta(0.5, kInfinity, 1.0)));
  CHECK(std::isnan(incompleteBeta(std::nan(""), 1.0, 1.0)));
  CHECK(std::isnan(incompleteBeta(std::nan(""), 0.5, 1.0, 1.0)));
  CHECK(std::isnan(incompleteBeta(0.5, std::nan(""), 1.0, 1.0)));
  CHECK(std::isnan(incompleteBeta(0.5, 0.5, 1.0, kInfinity)));
  CHECK(std::isnan(betaQuantile(1.5, 1.0, 1.0)));
  CHECK(std::isnan(betaQuantile(-0.5, 1.0, 1.0)));
  CHECK(std::isnan(betaQuantile(std::nan(""), 1.0, 1.0)));
  CHECK(std::isnan(betaQuantile(0.5, 1.0, 0.0)));
}

TEST_CASE("Beta quantiles agree with 50-digit arithmetic") {
  CHECK_THAT(betaQuantile(0.025, 50.0, 950.0), WithinRel(0.0373729991994692144, 1e-13));
  CHECK_THAT(betaQuantile(0.5, 50.0, 950.0), WithinRel(0.0497001861695178078, 1e-13));
  CHECK_THAT(betaQuantile(0.975, 50.0, 950.0), WithinRel(0.0643298644277163563, 1e-13));
  CHECK_THAT(betaQuantile(0.025, 31.0, 970.0), WithinRel(0.0211581719702086294, 1e-13));
  CHECK_THAT(betaQuantile(0.5, 31.0, 970.0), WithinRel(0.0306570812474266317, 1e-13));
  CHECK_THAT(betaQuantile(0.975, 31.0, 970.0), WithinRel(0.0425514024700290503, 1e-13));
}

TEST_CASE("Beta quantiles undo the incomplete beta function, also for extreme shapes") {
  for (const double a : {0.01, 0.5, 3.0, 1000.0}) {
    for (const double b : {0.5, 2.0, 500.0}) {
      for (const double p : {0.001, 0.3, 0.95}) {
        CAPTURE(a, b, p);
        const double x = betaQuantile(p, a, b);
        // Near x = 1 neighbouring doubles lie far apart in probability: p must lie between those four steps away.
        CHECK(incompleteBeta(x * (1.0 - 4.0 * kEpsilon), a, b) <= p * (1.0 + 1e-13));
        CHECK(incompleteBeta(x * (1.0 + 4.0 * kEpsilon), a, b) >= p * (1.0 - 1e-13));
      }
    }
  }
  CHECK(betaQuantile(0.0, 2.0, 3.0) == 0.0);
  CHECK(betaQuantile(1.0, 2.0, 3.0) == 1.0);
}

TEST_CASE("What Stirling's formula leaves out is known for whole numbers") {
  const double half_log_two_pi = 0.91893853320467274178;
  CHECK_THAT(tierwise::stirlingError(1.0), WithinRel(1.0 - half_log_two_pi, 1e-14));  // Gamma(1) = 1
  CHECK_THAT(tierwise::stirlingError(1e6), WithinRel(1.0 / 12e6, 1e-12));
  // ln Gamma(10) = ln 362880
  CHECK_THAT(tierwise::stirlingError(10.0), WithinRel(0.0083305634333594, 1e-9));
}

TEST_CASE("Binomial probabilities agree with exact fractions") {
  CHECK_THAT(tierwise::binomialProbability(2.0, 5.0, 0.5), WithinRel(10.0 / 32.0, 1e-14));
  CHECK_THAT(tierwise::binomialProbability(0.0, 3.0, 0.25), WithinRel(27.0 / 64.0, 1e-14));
  CHECK_THAT(tierwise::binomialProbability(3.0, 3.0, 0.25), WithinRel(1.0 / 64.0, 1e-14));
  CHECK_THAT(tierwise::binomialProbability(50.0, 100.0, 0.5), WithinRel(0.079589237387178761498, 1e-14));
  CHECK(tierwise::binomialProbability(0.0, 7.0, 0.0) == 1.0);
  CHECK(tierwise::binomialProbability(1.0, 7.0, 0.0) == 0.0);
  CHECK(tierwise::binomialProbability(7.0, 7.0, 1.0) == 1.0);
  CHECK(tierwise::binomialProbability(6.0, 7.0, 1.0) == 0.0);
  CHECK(std::isnan(tierwise::binomialProbability(8.0, 7.0, 0.5)));
  CHECK(std::isnan(tierwise::binomialProbability(-1.0, 7.0, 0.5)));
  CHECK(std::isnan(tierwise::binomialProbability(1.0, 7.0, -0.5)));
  CHECK(std::isnan(tierwise::binomialProbability(1.0, 7.0, 1.5)));
}

TEST_CASE("Binomial probabilities add up to 1") {
  for (const double p : {0.001, 0.3, 0.95}) {
    tierwise::CompensatedSum sum;
    for (int k = 0; k <= 2000; ++k) sum.add(tierwise::binomialProbability(k, 2000.0, p));
    CAPTURE(p);
    CHECK_THAT(sum.value(), WithinRel(1.0, 1e-13));
  }
}
