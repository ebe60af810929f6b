#include "sales.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "scenario.h"

using namespace tierwise;

namespace {

Market medians() {
  Assumptions assumptions = defaultAssumptions();
  scenario::set(assumptions, Input::aov, 80.0);
  scenario::set(assumptions, Input::incremental_share, 0.6);
  scenario::set(assumptions, Input::return_rate, 0.25);
  scenario::set(assumptions, Input::gross_margin, 0.5);
  scenario::set(assumptions, Input::repeat_rate, 0.2);
  scenario::set(assumptions, Input::commission_rate, 0.1);
  return medianMarket(prepareMarket(assumptions));
}

constexpr SalesTerms kTerms{0.02, 0.02, 80.0, 1.67, 1.5};

}  // namespace

TEST_CASE("the tracked lens counts orders behind a click and takes off those that would have come anyway", "[sales]") {
  const Orders orders = ordersUnder(Lens::tracked, 1000.0, kTerms, medians());
  CHECK(orders.tracked == Catch::Approx(20.0));
  CHECK(orders.total == orders.tracked);
  CHECK(orders.incremental == Catch::Approx(12.0));
}

TEST_CASE("the seen and unseen lens multiplies tracked orders", "[sales]") {
  const Orders orders = ordersUnder(Lens::seen_and_unseen, 1000.0, kTerms, medians());
  CHECK(orders.total == Catch::Approx(33.4));
  CHECK(orders.incremental == Catch::Approx(33.4 * 0.6));
}

TEST_CASE("the marketing-mix lens starts from incremental sales, so orders follow from them", "[sales]") {
  const Orders orders = ordersUnder(Lens::marketing_mix, 1000.0, kTerms, medians());
  CHECK(orders.incremental == Catch::Approx(1500.0 / 80.0));
  CHECK(orders.total == Catch::Approx(1500.0 / 80.0 / 0.6));
  CHECK(orders.tracked == Catch::Approx(20.0));
}

TEST_CASE("contribution is margin on what is kept, less commission on all orders", "[sales]") {
  // 12 * 80 * .75 * .5 * 1.2 - 20 * 80 * .1 = 432 - 160
  CHECK(contributionOf({20.0, 20.0, 12.0}, medians()) == Catch::Approx(272.0));
}

TEST_CASE("no clicks, no money", "[sales]") {
  for (int lens = 0; lens < kLensCount; ++lens)
    CHECK(contributionOf(ordersUnder(static_cast<Lens>(lens), 0.0, kTerms, medians()), medians()) == 0.0);
}

TEST_CASE("break-even scales what pays back today to what would pay for the spend", "[sales]") {
  CHECK(breakEvenFactor(500.0, 1000.0) == 2.0);
  CHECK(std::isinf(breakEvenFactor(0.0, 1000.0)));
  CHECK(std::isinf(breakEvenFactor(-5.0, 1000.0)));
}
