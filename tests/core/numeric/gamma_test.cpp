#include "numeric/gamma.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "numeric/elementary.h"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using tierwise::incompleteGamma;
using tierwise::logGamma;

TEST_CASE("The incomplete gamma function agrees with 40-digit arithmetic") {
  CHECK_THAT(incompleteGamma(0.01, 0.5), WithinRel(0.99437324380603281597, 1e-13));
  CHECK_THAT(incompleteGamma(0.5, 0.1), WithinRel(0.34527915398142297060, 1e-13));
  CHECK_THAT(incompleteGamma(1.0, 2.0), WithinRel(0.86466471676338730811, 1e-13));
  CHECK_THAT(incompleteGamma(2.5, 1.25), WithinRel(0.22350492887667729327, 1e-13));
  CHECK_THAT(incompleteGamma(8.5, 14.0), WithinRel(0.95506178757893671772, 1e-13));
  CHECK_THAT(incompleteGamma(100.0, 80.0), WithinRel(0.017108313035133114166, 1e-13));
  CHECK_THAT(incompleteGamma(100.0, 125.0), WithinRel(0.99062086833117390389, 1e-13));
  CHECK_THAT(incompleteGamma(12345.5, 12400.0), WithinRel(0.68891687844264607543, 1e-13));
  CHECK_THAT(incompleteGamma(1e6, 1001000.0), WithinRel(0.84134478636834029163, 1e-13));
  CHECK_THAT(incompleteGamma(1e6, 998500.0), WithinRel(0.066753172831609871293, 1e-12));
  CHECK_THAT(incompleteGamma(3.0, 0.001), WithinRel(1.6654171665278075345e-10, 1e-13));
}

TEST_CASE("For shape 1 the incomplete gamma function is 1 - e^-x") {
  for (const double x : {1e-9, 0.01, 0.7, 1.9, 2.1, 12.0, 40.0}) {
    CAPTURE(x);
    CHECK_THAT(incompleteGamma(1.0, x), WithinRel(-tierwise::exponentialMinusOne(-x), 2e-14));
  }
}

TEST_CASE("Series and continued fraction meet without a step") {
  for (const double a : {0.3, 1.0, 4.7, 60.0, 5000.0}) {
    CAPTURE(a);
    const double below = incompleteGamma(a, (a + 1.0) * (1.0 - 1e-12));
    const double above = incompleteGamma(a, (a + 1.0) * (1.0 + 1e-12));
    CHECK(above >= below);
    CHECK_THAT(above, WithinRel(below, 1e-9));
  }
}

TEST_CASE("The incomplete gamma function runs from 0 to 1 and refuses what is no shape") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(incompleteGamma(2.0, 0.0) == 0.0);
  CHECK(incompleteGamma(2.0, -1.0) == 0.0);
  CHECK(incompleteGamma(2.0, 1e4) == 1.0);
  CHECK(incompleteGamma(2.0, kInfinity) == 1.0);
  CHECK(std::isnan(incompleteGamma(0.0, 1.0)));
  CHECK(std::isnan(incompleteGamma(-1.0, 1.0)));
  CHECK(std::isnan(incompleteGamma(kInfinity, 1.0)));
  CHECK(std::isnan(incompleteGamma(1.0, std::nan(""))));
  CHECK(std::isnan(logGamma(0.0)));
}

TEST_CASE("ln Gamma agrees with 40-digit arithmetic") {
  CHECK_THAT(logGamma(0.01), WithinRel(4.5994798780420217225, 1e-14));
  CHECK_THAT(logGamma(0.3), WithinRel(1.0957979948180755217, 1e-14));
  CHECK_THAT(logGamma(1.5), WithinAbs(-0.12078223763524522235, 1e-14));
  CHECK_THAT(logGamma(2.25), WithinAbs(0.12487171489239659464, 1e-14));
  CHECK_THAT(logGamma(17.75), WithinRel(32.791283022269919935, 1e-14));
  CHECK_THAT(logGamma(123456.5), WithinRel(1323898.6306627370404, 1e-14));
}
