#include "value_curve.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "scenario.h"

using namespace tierwise;
using namespace tierwise::scenario;
using Catch::Approx;

namespace {

const Band& bandOf(const CurvePoint& point, Goal goal) { return point.value[static_cast<std::size_t>(goal)]; }

}  // namespace

TEST_CASE("the curve runs from first to last in equal steps of the logarithm", "[value_curve]") {
  const std::vector<CurvePoint> curve = valueCurve(fashionOnInstagram(200), {1e3, 1e7, 5});
  REQUIRE(curve.size() == 5);
  for (int i = 0; i < 5; ++i)
    CHECK(curve[static_cast<std::size_t>(i)].followers == Approx(std::pow(10.0, 3 + i)).epsilon(1e-12));
}

TEST_CASE("outside the benchmark's tiers the curve says it is extrapolated", "[value_curve]") {
  const std::vector<CurvePoint> curve = valueCurve(fashionOnInstagram(200), {1e3, 1e7, 5});
  CHECK(curve[0].extrapolated);
  CHECK_FALSE(curve[1].extrapolated);
  CHECK_FALSE(curve[3].extrapolated);
  CHECK(curve[4].extrapolated);
}

TEST_CASE("beyond the budget one creator is marked as not affordable", "[value_curve]") {
  const std::vector<CurvePoint> curve = valueCurve(fashionOnInstagram(200), {1e3, 1e7, 9});
  CHECK(curve.front().affordable);
  CHECK_FALSE(curve.back().affordable);
}

TEST_CASE("without uncertainty the band is a line at value per cost, by hand", "[value_curve]") {
  ComparisonRequest request = fashionOnInstagram(100);
  removeUncertainty(request.assumptions);
  const CurvePoint point = valueCurve(request, {31623.0, 1e7, 3}).front();
  const Band& reach = bandOf(point, Goal::reach);
  CHECK(reach.p10 == reach.p90);
  CHECK(reach.p50 == Approx((6008.37 + 0.3 * 2371.725 * 1.3) / 840.0).epsilon(1e-12));
  CHECK(bandOf(point, Goal::engagement).p50 == Approx(31623.0 * 0.0072 * 1.53 / 1.85 / 840.0).epsilon(1e-12));
}

TEST_CASE("the curve, too, never shows more people than there are followers in the audience", "[value_curve]") {
  ComparisonRequest request = fashionOnInstagram(100);
  removeUncertainty(request.assumptions);
  request.package = {20, 0, 20, 0, 0, 0};
  set(request.assumptions, Input::within_overlap, 0.0);
  const double cost = 450.0 * (20 + 20 * 0.3) + 120.0;
  const CurvePoint point = valueCurve(request, {31623.0, 1e7, 3}).front();
  CHECK(bandOf(point, Goal::reach).p50 == Approx(31623.0 / cost).epsilon(1e-12));
  set(request.assumptions, Input::target_share, 0.4);
  CHECK(bandOf(valueCurve(request, {31623.0, 1e7, 3}).front(), Goal::reach).p50 ==
        Approx(0.4 * 31623.0 / cost).epsilon(1e-12));
}

TEST_CASE("the band is ordered everywhere", "[value_curve]") {
  for (const CurvePoint& point : valueCurve(fashionOnInstagram(512), {})) {
    for (const Band& band : point.value) {
      CHECK(band.p10 <= band.p50);
      CHECK(band.p50 <= band.p90);
    }
  }
}

TEST_CASE("a curve that cannot be drawn is refused with the field at fault", "[value_curve]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(validateCurve({}).ok());
  CHECK(validateCurve({nan, 1e7, 61}).code == Code::not_finite);
  CHECK(validateCurve({1.0, 1e7, 61}).code == Code::below_minimum);
  CHECK(validateCurve({1e3, 1e12, 61}).code == Code::above_maximum);
  CHECK(validateCurve({1e6, 1e3, 61}).code == Code::not_increasing);
  CHECK(validateCurve({1e3, 1e7, 1}).field == Field::points);
  CHECK(validateCurve({1e3, 1e7, kCurvePointsMax + 1}).code == Code::above_maximum);
}

TEST_CASE("the curve takes 1,024 draws at most", "[value_curve]") {
  const auto at = [](int draws) {
    return bandOf(valueCurve(fashionOnInstagram(draws), {1e3, 1e7, 3}).front(), Goal::reach);
  };
  CHECK(at(4096).p90 == at(1024).p90);
  CHECK(at(1022).p90 != at(1024).p90);
}
