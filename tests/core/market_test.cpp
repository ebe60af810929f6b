// What all options of a draw share, and the same draw put back to the benchmark's level.
#include "market.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <vector>

#include "numeric/range.h"
#include "scenario.h"

using namespace tierwise;
using namespace tierwise::scenario;
using Catch::Approx;

namespace {

constexpr std::size_t kDraws = 16;
constexpr RandomSource kSource{7, 0, {}};

struct Drawn {
  std::vector<Market> users;
  std::vector<Market> benchmark;
};

/// The first draws of a user's assumptions, and the same at the benchmark's level.
Drawn draw(const Assumptions& assumptions, const BenchmarkDifference& difference) {
  const MarketSampler sampler = prepareMarket(assumptions);
  Drawn drawn{std::vector<Market>(kDraws, medianMarket(sampler)), std::vector<Market>(kDraws)};
  drawMarkets(sampler, kSource, 0, drawn.users);
  drawBenchmarkMarkets(drawn.users, difference, kSource, 0, drawn.benchmark);
  return drawn;
}

double publishedMedian(Input input) {
  return defaultAssumptions()[static_cast<std::size_t>(indexOf(input))].range.median;
}

}  // namespace

TEST_CASE("the published assumptions differ from the benchmark in nothing") {
  const Assumptions published = defaultAssumptions();
  CHECK(differenceFromBenchmark(published, published).changed_count == 0);
}

TEST_CASE("any single input that the user changes goes back to its published median, on the user's own luck") {
  const Assumptions published = defaultAssumptions();
  for (const Input input : {Input::aov, Input::hourly_wage, Input::ads_cpm}) {  // aov is the first of all inputs
    Assumptions users = published;
    const double median = publishedMedian(input);
    set(users, input, lognormal(median * 0.5, 0.1));
    const BenchmarkDifference difference = differenceFromBenchmark(users, published);
    REQUIRE(difference.changed_count == 1);
    CHECK(difference.changed[0].input == indexOf(input));
    const Drawn drawn = draw(users, difference);
    for (std::size_t i = 0; i < kDraws; ++i) {
      CHECK(drawn.benchmark[i][input] == Approx(2.0 * drawn.users[i][input]).epsilon(1e-12));
      for (std::size_t other = 0; other < static_cast<std::size_t>(kInputCount); ++other)
        if (static_cast<int>(other) != indexOf(input)) CHECK(drawn.benchmark[i].value[other] == drawn.users[i].value[other]);
    }
  }
}

TEST_CASE("points of curves and the spreads of benchmark error stay the user's in both") {
  const Assumptions published = defaultAssumptions();
  Assumptions users = published;
  for (const Input input : {Input::source_spread, Input::option_spread, Input::price_instagram_feed_nano})
    set(users, input, publishedMedian(input) * 0.5);
  CHECK(differenceFromBenchmark(users, published).changed_count == 0);
}
