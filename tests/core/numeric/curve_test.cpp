#include "numeric/curve.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "numeric/elementary.h"
#include "numeric/philox.h"

namespace {

using Catch::Matchers::WithinRel;
using tierwise::LogLinearCurve;
using tierwise::LogLogCurve;
using tierwise::makeLogLinearCurve;
using tierwise::makeLogLogCurve;
using tierwise::valueAt;

const std::vector<double> kFollowers = {3162.0, 22361.0, 223607.0, 707107.0, 3000000.0};
const std::vector<double> kRates = {0.048, 0.031, 0.018, 0.017, 0.009};

/// Follower counts in equal steps of their logarithm.
std::vector<double> logSteps(double from, double to, int steps) {
  std::vector<double> points;
  for (int i = 0; i <= steps; ++i) points.push_back(from * tierwise::power(to / from, static_cast<double>(i) / steps));
  return points;
}

/// Knots of a random shape: 2 to 8 of them, sometimes with a step that stays level.
struct Knots {
  std::vector<double> followers;
  std::vector<double> values;
};

Knots randomKnots(std::uint64_t number) {
  Knots knots;
  const std::size_t count = 2 + static_cast<std::size_t>(7.0 * tierwise::uniform(1, number, 0, 0));
  double followers = 1000.0;
  double value = 1.0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const tierwise::UniformPair u = tierwise::uniformPair(1, number, 1, i);
    followers *= 1.05 + 20.0 * u.first * u.first;
    if (u.second > 0.2) value *= tierwise::exponential(4.0 * (u.second - 0.6));
    knots.followers.push_back(followers);
    knots.values.push_back(value);
  }
  return knots;
}

}  // namespace

TEST_CASE("A curve passes through its knots") {
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  for (std::size_t i = 0; i < kFollowers.size(); ++i) {
    CAPTURE(kFollowers[i]);
    CHECK_THAT(valueAt(curve, kFollowers[i]), WithinRel(kRates[i], 1e-15));
  }
}

TEST_CASE("A curve agrees with an independent PCHIP implementation") {
  // SciPy-style PCHIP of (0, 0), (1, 2), (3, 3), (4, 3.5), worked out with exact fractions.
  const double e = tierwise::exponential(1.0);
  const std::vector<double> followers = {1.0, e, tierwise::exponential(3.0), tierwise::exponential(4.0)};
  const std::vector<double> values = {1.0, tierwise::exponential(2.0), tierwise::exponential(3.0),
                                      tierwise::exponential(3.5)};
  const LogLogCurve curve = makeLogLogCurve(followers, values);
  CHECK_THAT(curve.slope[0], WithinRel(2.5, 1e-14));
  CHECK_THAT(curve.slope[1], WithinRel(6.0 / 7.0, 1e-14));  // steps 1, 2; secants 2, 1/2: 9 / (5/2 + 4/(1/2))
  CHECK_THAT(curve.slope[2], WithinRel(0.5, 1e-14));
  CHECK_THAT(curve.slope[3], WithinRel(0.5, 1e-14));
}

TEST_CASE("Between two knots a curve never leaves the values of the two") {
  for (std::uint64_t number = 0; number < 500; ++number) {
    const Knots knots = randomKnots(number);
    const LogLogCurve curve = makeLogLogCurve(knots.followers, knots.values);
    REQUIRE(curve.count == knots.followers.size());
    for (std::size_t i = 0; i + 1 < knots.followers.size(); ++i) {
      const auto [low, high] = std::minmax(knots.values[i], knots.values[i + 1]);
      for (const double followers : logSteps(knots.followers[i], knots.followers[i + 1], 40)) {
        const double value = valueAt(curve, followers);
        REQUIRE(value >= low * (1.0 - 1e-13));
        REQUIRE(value <= high * (1.0 + 1e-13));
      }
    }
  }
}

TEST_CASE("A curve through falling points falls, and through rising points rises") {
  const LogLogCurve falling = makeLogLogCurve(kFollowers, kRates);
  const std::vector<double> prices = {80.0, 300.0, 1600.0, 1700.0, 20000.0};
  const LogLogCurve rising = makeLogLogCurve(kFollowers, prices);
  const std::vector<double> steps = logSteps(100.0, 1e8, 5000);
  for (std::size_t i = 1; i < steps.size(); ++i) {
    REQUIRE(valueAt(falling, steps[i]) <= valueAt(falling, steps[i - 1]));
    REQUIRE(valueAt(rising, steps[i]) >= valueAt(rising, steps[i - 1]));
  }
}

TEST_CASE("A power law is reproduced everywhere, also far outside the knots") {
  std::vector<double> values;
  for (const double followers : kFollowers) values.push_back(0.5 * tierwise::power(followers, -0.37));
  const LogLogCurve curve = makeLogLogCurve(kFollowers, values);
  for (const double followers : logSteps(10.0, 1e9, 100)) {
    CAPTURE(followers);
    CHECK_THAT(valueAt(curve, followers), WithinRel(0.5 * tierwise::power(followers, -0.37), 1e-12));
    CHECK_THAT(exponentAt(curve, followers), WithinRel(-0.37, 1e-12));
  }
}

TEST_CASE("Beyond its ends a curve goes on as a power law with the slope it has there") {
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  const double below = valueAt(curve, 316.2) / valueAt(curve, 3162.0);
  const double above = valueAt(curve, 3e7) / valueAt(curve, 3e6);
  CHECK_THAT(tierwise::naturalLog(below), WithinRel(-curve.slope[0] * tierwise::naturalLog(10.0), 1e-13));
  CHECK_THAT(tierwise::naturalLog(above), WithinRel(curve.slope[4] * tierwise::naturalLog(10.0), 1e-13));
}

TEST_CASE("A curve and its exponent have no jumps") {
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  for (const double knot : kFollowers) {
    CAPTURE(knot);
    CHECK_THAT(valueAt(curve, knot * (1.0 - 1e-9)), WithinRel(valueAt(curve, knot * (1.0 + 1e-9)), 1e-8));
    CHECK(std::fabs(exponentAt(curve, knot * (1.0 - 1e-9)) - exponentAt(curve, knot * (1.0 + 1e-9))) < 1e-7);
  }
}

TEST_CASE("The exponent is the slope of the curve") {
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  for (const double followers : {500.0, 5000.0, 60000.0, 400000.0, 2e6, 2e7}) {
    CAPTURE(followers);
    const double rise = tierwise::naturalLog(valueAt(curve, followers * 1.0001) / valueAt(curve, followers / 1.0001));
    CHECK_THAT(exponentAt(curve, followers), WithinRel(rise / (2.0 * tierwise::naturalLog(1.0001)), 1e-6));
  }
}

TEST_CASE("A curve is flat at a peak or a trough of its knots") {
  const LogLogCurve curve = makeLogLogCurve(std::vector{1e3, 1e4, 1e5}, std::vector{1.0, 5.0, 2.0});
  CHECK(exponentAt(curve, 1e4) == 0.0);
}

TEST_CASE("One knot is a constant and two knots are a power law") {
  const LogLogCurve one = makeLogLogCurve(std::vector{1000.0}, std::vector{0.04});
  CHECK_THAT(valueAt(one, 10.0), WithinRel(0.04, 1e-15));
  CHECK_THAT(valueAt(one, 1e7), WithinRel(0.04, 1e-15));
  const LogLogCurve two = makeLogLogCurve(std::vector{1e3, 1e5}, std::vector{10.0, 1000.0});
  CHECK_THAT(valueAt(two, 1e4), WithinRel(100.0, 1e-14));
  CHECK_THAT(valueAt(two, 1e6), WithinRel(10000.0, 1e-14));
}

TEST_CASE("Outside the first and last knot a curve is extrapolated") {
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  const LogLinearCurve line = makeLogLinearCurve(kFollowers, kRates);
  CHECK(isExtrapolated(curve, 3161.0));
  CHECK(isExtrapolated(line, 3161.0));
  CHECK_FALSE(isExtrapolated(curve, 3162.0));
  CHECK_FALSE(isExtrapolated(line, 3000000.0));
  CHECK(isExtrapolated(curve, 3000001.0));
  CHECK(isExtrapolated(LogLogCurve{}, 1000.0));
}

TEST_CASE("A curve scales with its values") {
  std::vector<double> doubled = kRates;
  for (double& value : doubled) value *= 2.0;
  const LogLogCurve curve = makeLogLogCurve(kFollowers, kRates);
  const LogLogCurve twice = makeLogLogCurve(kFollowers, doubled);
  for (const double followers : logSteps(1000.0, 1e7, 50)) {
    CHECK_THAT(valueAt(twice, followers), WithinRel(2.0 * valueAt(curve, followers), 1e-13));
  }
}

TEST_CASE("Knots that make no curve give an empty one, which answers NaN") {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  using Values = std::vector<double>;
  CHECK(makeLogLogCurve(Values{}, Values{}).count == 0);
  CHECK(makeLogLogCurve(Values{1.0, 2.0}, Values{1.0}).count == 0);
  CHECK(makeLogLogCurve(Values{2.0, 2.0}, Values{1.0, 1.0}).count == 0);
  CHECK(makeLogLogCurve(Values{3.0, 2.0}, Values{1.0, 1.0}).count == 0);
  CHECK(makeLogLogCurve(Values{0.0, 2.0}, Values{1.0, 1.0}).count == 0);
  CHECK(makeLogLogCurve(Values{1.0, 2.0}, Values{1.0, 0.0}).count == 0);
  CHECK(makeLogLogCurve(Values{1.0, 2.0}, Values{1.0, kNaN}).count == 0);
  CHECK(makeLogLogCurve(Values{1.0, kNaN}, Values{1.0, 1.0}).count == 0);
  CHECK(makeLogLogCurve(Values(9, 1.0), Values(9, 1.0)).count == 0);
  CHECK(makeLogLinearCurve(Values{3.0, 2.0}, Values{1.0, 1.0}).count == 0);
  CHECK(std::isnan(valueAt(LogLogCurve{}, 1000.0)));
  CHECK(std::isnan(valueAt(LogLinearCurve{}, 1000.0)));
  CHECK(std::isnan(exponentAt(LogLogCurve{}, 1000.0)));
}

TEST_CASE("A log-linear curve runs straight from knot to knot and level beyond the ends") {
  const LogLinearCurve line = makeLogLinearCurve(std::vector{1e3, 1e5, 1e6}, std::vector{0.6, 0.4, -0.2});
  CHECK(valueAt(line, 10.0) == 0.6);
  CHECK(valueAt(line, 1e3) == 0.6);
  CHECK_THAT(valueAt(line, 1e4), WithinRel(0.5, 1e-14));
  CHECK_THAT(valueAt(line, 1e5), WithinRel(0.4, 1e-14));
  CHECK_THAT(valueAt(line, 1e5 * std::sqrt(10.0)), WithinRel(0.1, 1e-13));
  CHECK(valueAt(line, 1e9) == -0.2);
}
