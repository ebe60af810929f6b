#include "audience.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "numeric/philox.h"
#include "scenario.h"

using namespace tierwise;

namespace {

constexpr double kAudience = 1e6;

Market marketWith(double overlap, double repeat_value = 0.5, double audience = kAudience) {
  Market market = medianMarket(prepareMarket(defaultAssumptions()));
  const auto put = [&](Input input, double value) { market.value[static_cast<std::size_t>(indexOf(input))] = value; };
  put(Input::audience_size, audience);
  put(Input::target_share, 1.0);
  put(Input::overlap, overlap);
  put(Input::repeat_exposure_value, repeat_value);
  return market;
}

/// Luck totals of creators that reach these shares of the audience, one unit of luck being `people` people.
LuckTotals totalsOf(const std::vector<double>& shares, double people, double audience = kAudience) {
  LuckTotals totals;
  for (const double share : shares) {
    const double luck = share * audience / people;
    totals.reach += luck;
    totals.missed_share *= 1.0 - share;
    totals.largest_reach = std::max(totals.largest_reach, luck);
  }
  return totals;
}

}  // namespace

TEST_CASE("independent audiences join as Sainsbury says", "[audience]") {
  const Reach reach = reachOf(totalsOf({0.2, 0.15, 0.05}, 1000.0), 1000.0, marketWith(0.0));
  CHECK(reach.unique == Catch::Approx(354000.0).epsilon(1e-14));
  CHECK(reach.gross == Catch::Approx(400000.0).epsilon(1e-14));
}

TEST_CASE("with full overlap only the largest audience counts", "[audience]") {
  const Reach reach = reachOf(totalsOf({0.2, 0.15, 0.05}, 1000.0), 1000.0, marketWith(1.0));
  CHECK(reach.unique == Catch::Approx(200000.0).epsilon(1e-14));
}

TEST_CASE("one creator reaches no duplicates", "[audience]") {
  const Reach reach = reachOf(totalsOf({0.03}, 500.0), 500.0, marketWith(0.1));
  CHECK(reach.unique == Catch::Approx(reach.gross).epsilon(1e-12));
}

TEST_CASE("a repeated exposure counts as much as its value says", "[audience]") {
  const Reach half = reachOf(totalsOf({0.2, 0.2}, 1000.0), 1000.0, marketWith(0.0, 0.5));
  CHECK(half.effective == Catch::Approx(360000.0 + 0.5 * 40000.0).epsilon(1e-13));
  const Reach none = reachOf(totalsOf({0.2, 0.2}, 1000.0), 1000.0, marketWith(0.0, 0.0));
  CHECK(none.effective == none.unique);
}

TEST_CASE("unique reach stays between the largest creator and the smaller of audience and sum", "[audience]") {
  for (std::uint64_t trial = 0; trial < 2000; ++trial) {
    std::vector<double> shares;
    const int creators = 1 + static_cast<int>(uniform(1, trial, 0, 0) * 12.0);
    for (int j = 0; j < creators; ++j) shares.push_back(uniform(1, trial, 1, static_cast<std::uint32_t>(j)));
    const LuckTotals totals = totalsOf(shares, 777.0);
    const double overlap = uniform(1, trial, 2, 0);
    const Reach reach = reachOf(totals, 777.0, marketWith(overlap));
    const double largest = 777.0 * totals.largest_reach;
    CHECK(reach.unique >= largest);
    CHECK(reach.unique <= std::max(largest, std::min(kAudience, reach.gross)));
    CHECK(reach.effective >= reach.unique);
    CHECK(reach.effective <= std::max(reach.gross, reach.unique));
  }
}

TEST_CASE("more overlap never reaches more people", "[audience]") {
  double previous = kAudience;
  for (int step = 0; step <= 10; ++step) {
    const double unique = reachOf(totalsOf({0.3, 0.3, 0.1}, 1000.0), 1000.0, marketWith(step / 10.0)).unique;
    CHECK(unique <= previous);
    previous = unique;
  }
}

TEST_CASE("posts shown to followers only never reach more people than there are followers", "[audience]") {
  const Market market = marketWith(0.0);
  CHECK(reachScaleOf(2000.0, 10000.0, true, market).cap == 5.0);
  CHECK(reachScaleOf(2000.0, 10000.0, false, market).cap == kAudience / 2000.0);
  CHECK(reachScaleOf(2000.0, 1e9, true, market).cap == kAudience / 2000.0);
}
