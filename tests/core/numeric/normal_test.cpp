#include "numeric/normal.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "bits.h"
#include "numeric/philox.h"
#include "numeric/sum.h"

namespace {

using Catch::Matchers::WithinRel;
using tierwise::inverseNormal;
using tierwise::normalCdf;

struct Point {
  double x;
  double y;
};

}  // namespace

TEST_CASE("The inverse normal gives the published values of AS 241, one for each branch") {
  CHECK_THAT(inverseNormal(0.25), WithinRel(-0.6744897501960817, 1e-15));
  CHECK_THAT(inverseNormal(0.001), WithinRel(-3.090232306167814, 1e-15));
  CHECK_THAT(inverseNormal(1e-20), WithinRel(-9.262340089798408, 1e-15));
}

TEST_CASE("The inverse normal gives the frozen bits in every build") {
  CHECK(bitsOf(inverseNormal(0.25)) == bitsOf(-0x1.5956b87528a49p-1));
  CHECK(bitsOf(inverseNormal(0.001)) == bitsOf(-0x1.8b8cbb7204470p+1));
  CHECK(bitsOf(inverseNormal(1e-20)) == bitsOf(-0x1.2865170b43a4bp+3));
}

TEST_CASE("The inverse normal agrees with 50-digit arithmetic from the centre to p = 1e-300") {
  constexpr Point kPoints[] = {
      {0.42, -0.20189347914185089071},   {0.25, -0.6744897501960817432},    {0.1, -1.2815515655446004353},
      {0.075, -1.4395314709384559349},   {0.0749, -1.4402382675279636631},  {0.95, 1.6448536269514722843},
      {0.999, 3.0902323061678132778},    {1e-5, -4.2648907939228246102},    {1e-10, -6.3613409024040561991},
      {1.4e-11, -6.6567230915181836356}, {1.3e-11, -6.6676114565107408347}, {1e-15, -7.9413453261709967713},
      {1e-40, -13.310921371425170895},   {1e-100, -21.273453560965324294},  {1e-300, -37.047096299361199237},
  };
  for (const Point& point : kPoints) {
    CAPTURE(point.x);
    CHECK_THAT(inverseNormal(point.x), WithinRel(point.y, 1.4e-15));
  }
}

TEST_CASE("The inverse normal is 0 at one half, symmetric, and infinite at 0 and 1") {
  CHECK(inverseNormal(0.5) == 0.0);
  CHECK(inverseNormal(0.75) == -inverseNormal(0.25));
  CHECK(inverseNormal(0.0) == -std::numeric_limits<double>::infinity());
  CHECK(inverseNormal(1.0) == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(inverseNormal(std::numeric_limits<double>::quiet_NaN())));
  CHECK_THAT(inverseNormal(0.9), WithinRel(tierwise::kZ90, 1e-15));
}

TEST_CASE("The inverse normal never decreases") {
  double before = inverseNormal(1e-6);
  for (int i = 1; i <= 200000; ++i) {
    const double z = inverseNormal(1e-6 + i * 4.99999e-6);
    REQUIRE(z >= before);
    before = z;
  }
}

TEST_CASE("The normal distribution function agrees with 50-digit arithmetic") {
  constexpr Point kPoints[] = {
      {-10.0, 7.619853024160526066e-24}, {-5.0, 2.8665157187919391167e-7}, {-2.0, 0.0227501319481792072},
      {-1.0, 0.15865525393145705141},    {-0.1, 0.46017216272297101633},   {0.0, 0.5},
      {0.5, 0.69146246127401310364},     {1.0, 0.84134474606854294859},    {2.0, 0.9772498680518207928},
      {6.0, 0.99999999901341235496},
  };
  for (const Point& point : kPoints) {
    CAPTURE(point.x);
    CHECK_THAT(normalCdf(point.x), WithinRel(point.y, (1.0 + point.x * point.x) * 2e-16));
  }
  CHECK_THAT(normalCdf(-35.0), WithinRel(1.124910706472406244e-268, 3e-13));
}

TEST_CASE("The normal distribution function undoes the inverse normal") {
  for (const double p : {1e-200, 1e-12, 0.001, 0.1, 0.35, 0.5, 0.8, 0.999}) {
    CAPTURE(p);
    CHECK_THAT(normalCdf(inverseNormal(p)), WithinRel(p, 1e-12));
  }
}

TEST_CASE("The normal density is the slope of the distribution function") {
  for (const double z : {-3.0, -0.7, 0.0, 1.2}) {
    CAPTURE(z);
    const double slope = (normalCdf(z + 1e-5) - normalCdf(z - 1e-5)) / 2e-5;
    CHECK_THAT(tierwise::normalDensity(z), WithinRel(slope, 1e-8));
  }
}

TEST_CASE("A normal draw is the inverse normal of the uniform number of the same address") {
  CHECK(tierwise::standardNormal(9, 8, 7, 6) == inverseNormal(tierwise::uniform(9, 8, 7, 6)));
  const tierwise::NormalPair pair = tierwise::standardNormalPair(9, 8, 7, 6);
  CHECK(pair.first == tierwise::standardNormal(9, 8, 7, 6));
  CHECK(pair.second == inverseNormal(tierwise::uniformPair(9, 8, 7, 6).second));
}

TEST_CASE("Normal draws have the four moments of the standard normal within five standard errors") {
  constexpr double kDraws = 200000;
  tierwise::CompensatedSum first, second, third, fourth;
  for (std::uint64_t i = 0; i < 100000; ++i) {
    const tierwise::NormalPair pair = tierwise::standardNormalPair(5, i, 3, 0);
    for (const double z : {pair.first, pair.second}) {
      first.add(z);
      second.add(z * z);
      third.add(z * z * z);
      fourth.add(z * z * z * z);
    }
  }
  CHECK(std::fabs(first.value() / kDraws) < 5.0 * std::sqrt(1.0 / kDraws));
  CHECK(std::fabs(second.value() / kDraws - 1.0) < 5.0 * std::sqrt(2.0 / kDraws));
  CHECK(std::fabs(third.value() / kDraws) < 5.0 * std::sqrt(15.0 / kDraws));
  CHECK(std::fabs(fourth.value() / kDraws - 3.0) < 5.0 * std::sqrt(96.0 / kDraws));
}
