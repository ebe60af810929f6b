#include "detectable.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "scenario.h"

using Catch::Approx;
using namespace tierwise;

TEST_CASE("the smallest ratio solves its own equation", "[detectable]") {
  for (const double orders : {1.0, 3.0, 10.0, 40.0, 250.0, 1e4, 1e9}) {
    const double ratio = smallestRatio(orders);
    CAPTURE(orders, ratio);
    CHECK(std::log(ratio) == Approx(2.8 * std::sqrt(1.0 / orders + 1.0 / (orders * ratio))).epsilon(1e-12));
  }
}

TEST_CASE("40 tracked orders show differences of 1.74 times or more, 1,000 of 1.13", "[detectable]") {
  CHECK(smallestRatio(40.0) == Approx(1.7426).margin(1e-4));
  CHECK(smallestRatio(1000.0) == Approx(1.1293).margin(1e-4));
}

TEST_CASE("more orders never show less", "[detectable]") {
  double before = smallestRatio(1.0);
  for (double orders = 1.1; orders < 1e6; orders *= 1.1) {
    const double now = smallestRatio(orders);
    REQUIRE(now < before);
    REQUIRE(now > 1.0);
    before = now;
  }
}

TEST_CASE("below one expected order nothing can be told", "[detectable]") {
  for (const double orders : {0.999, 0.0, -5.0, std::nan("")}) CHECK(std::isinf(smallestRatio(orders)));
}

TEST_CASE("the weaker option of a pair has the lower median of tracked orders, whatever the order", "[detectable]") {
  ComparisonRequest request = scenario::fashionOnInstagram(512);
  const auto pairs = measurableDifferences(request);
  REQUIRE(pairs.size() == 3);
  std::swap(request.options[0], request.options[1]);
  const auto swapped = measurableDifferences(request);
  CHECK(pairs[0].weaker == swapped[0].weaker);
  CHECK(pairs[0].orders.p50 == swapped[0].orders.p50);
  CHECK(pairs[0].expected.p50 == swapped[0].expected.p50);
  for (const Measurable& pair : pairs) {
    CHECK(pair.expected.p50 >= 0.5);
    CHECK(pair.orders.p10 <= pair.orders.p50);
    CHECK(pair.detectable.p10 <= pair.detectable.p50);
    CHECK(pair.detectable.p50 == smallestRatio(pair.orders.p50));
    CHECK(pair.chance >= 0.0);
    CHECK(pair.chance <= 1.0);
  }
}

TEST_CASE("without uncertainty the expected ratio is that of the two options", "[detectable]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  scenario::removeUncertainty(request.assumptions);
  const Comparison comparison = compareOptions(request);
  const double micro = scenario::metricOf(comparison, scenario::kMicroSlot, Metric::tracked_orders).p50;
  const double macro = scenario::metricOf(comparison, scenario::kMacroSlot, Metric::tracked_orders).p50;
  const Measurable pair = measurableDifferences(request)[0];
  CHECK(pair.orders.p10 == Approx(std::fmin(micro, macro)));
  CHECK(pair.expected.p10 == Approx(std::fmax(micro, macro) / std::fmin(micro, macro)));
  CHECK(pair.expected.p90 == Approx(pair.expected.p10));
  CHECK(pair.chance == (pair.expected.p50 >= pair.detectable.p50 ? 1.0 : 0.0));
}

TEST_CASE("an option that cannot be paid has nothing to compare", "[detectable]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  request.budget = 1000.0;
  scenario::removeUncertainty(request.assumptions);
  CHECK(measurableDifferences(request)[0].count == 0);
}

TEST_CASE("against nothing at all even a fraction of an order is endlessly more", "[detectable]") {
  ComparisonRequest request = scenario::fashionOnInstagram(512);
  request.budget = 6000.0;
  scenario::removeUncertainty(request.assumptions);
  scenario::setOptions(request,
                       {scenario::creators(scenario::kMacroSlot, 250'000.0), scenario::ads(scenario::kAdsSlot)});
  scenario::setAll(request.assumptions, {Input::completion}, 0.3);  // one creator, who mostly posts nothing
  scenario::setAll(request.assumptions, {Input::ads_cvr}, 1e-6);
  const Measurable pair = measurableDifferences(request)[0];
  CHECK(pair.stronger == scenario::kAdsSlot);
  CHECK(pair.orders.p50 == 0.0);
  REQUIRE(pair.count == request.draws);
  CHECK(std::isinf(pair.expected.p50));
  CHECK(pair.chance == 0.0);
}
