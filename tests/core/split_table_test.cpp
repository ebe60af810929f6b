// What splits are put together from: the same draws as a comparison's, and the same options.
#include "split_table.h"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "market.h"
#include "scenario.h"
#include "simulation.h"
#include "streams.h"

using namespace tierwise;

TEST_CASE("every draw of a split has the audience of the comparison's draw") {
  ComparisonRequest request = scenario::fashionOnInstagram(static_cast<int>(2 * kBlockDraws) + 2);
  scenario::set(request.assumptions, Input::audience_size, scenario::lognormal(1e6, 0.5));
  scenario::set(request.assumptions, Input::overlap, Range{0.1, 0.2, 0.4});
  const PreparedRequest prepared = prepareRequest(request);
  const SplitTable table{request.draws, request.option_count, kSplitSteps, sharedColumns(request), {}};
  for (int draw = 0; draw < request.draws; ++draw) {
    Market alone = medianMarket(prepared.market);
    drawMarkets(prepared.market, {request.seed, 0, {}}, static_cast<std::uint64_t>(draw), std::span(&alone, 1));
    const SharedAudience audience = table.audienceOf(draw);
    REQUIRE(audience.size == alone[Input::audience_size]);
    REQUIRE(audience.overlap == alone[Input::overlap]);
    REQUIRE(audience.repeat_value == alone[Input::repeat_exposure_value]);
  }
}

TEST_CASE("all of the budget on one option is that option in the comparison, draw by draw") {
  const ComparisonRequest request = scenario::fashionOnInstagram(static_cast<int>(kBlockDraws) + 2);
  const std::vector<OptionSamples> samples = simulate(prepareRequest(request));
  const SplitTable table{request.draws, request.option_count, 1, sharedColumns(request), partsOfStep(request, kSplitSteps)};
  for (int option = 0; option < request.option_count; ++option) {
    const OptionSamples& own = samples[static_cast<std::size_t>(option)];
    for (int draw = 0; draw < request.draws; ++draw) {
      const auto at = static_cast<std::size_t>(draw);
      const Part part = table.part(1, option, draw);
      REQUIRE(part.unique == own.column(Metric::unique_reach)[at]);
      REQUIRE(part.spend == own.column(Metric::spend)[at]);
      REQUIRE(part.contribution == own.column(Metric::contribution)[at]);
      REQUIRE((part.affordable == 1.0) == (own.affordable[at] != 0));
      REQUIRE(part.largest <= part.unique * (1.0 + 1e-12));
    }
  }
}
