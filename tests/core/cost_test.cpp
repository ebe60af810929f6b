#include "cost.h"

#include <catch2/catch_test_macros.hpp>

#include "scenario.h"

using namespace tierwise;

namespace {

Market marketWith(std::initializer_list<std::pair<Input, double>> values) {
  Market market = medianMarket(prepareMarket(defaultAssumptions()));
  for (const auto& [input, value] : values) market.value[static_cast<std::size_t>(indexOf(input))] = value;
  return market;
}

}  // namespace

TEST_CASE("handling is product, shipping and paid hours", "[cost]") {
  const Market market = marketWith({{Input::product_cost, 50.0},
                                    {Input::shipping_cost, 7.5},
                                    {Input::hours_per_creator, 3.0},
                                    {Input::hourly_wage, 40.0}});
  CHECK(handlingCost(market) == 50.0 + 7.5 + 120.0);
}

TEST_CASE("agency and rights are shares of the fee, a boost is not", "[cost]") {
  const Market market =
      marketWith({{Input::agency_share, 0.25}, {Input::rights_share, 0.5}, {Input::boost_cost, 30.0}});
  CHECK(deliveryCost(400.0, market) == 400.0 * 1.75 + 30.0);
}

TEST_CASE("setting up costs hours and tools once", "[cost]") {
  const Market market = marketWith({{Input::setup_hours, 8.0}, {Input::hourly_wage, 40.0}, {Input::tools_cost, 99.0}});
  CHECK(fixedCost(market) == 8.0 * 40.0 + 99.0);
}

TEST_CASE("only whole creators inside the budget are bought", "[cost]") {
  CHECK(creatorsAffordable(25000.0, 320.0, 840.0) == 29);
  CHECK(creatorsAffordable(840.0, 0.0, 840.0) == 1);
  CHECK(creatorsAffordable(839.99, 0.0, 840.0) == 0);
  CHECK(creatorsAffordable(1680.0, 0.0, 840.0) == 2);
}

TEST_CASE("a budget that does not cover the fixed cost buys nobody", "[cost]") {
  CHECK(creatorsAffordable(300.0, 320.0, 10.0) == 0);
}

TEST_CASE("more creators than exist cannot be bought", "[cost]") {
  CHECK(creatorsAffordable(1e9, 0.0, 0.01) == kCreatorsMax);
}
