#include "creator.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "scenario.h"

using namespace tierwise;
using Catch::Approx;

namespace {

constexpr double kMicro = 31623.0;  // the benchmark's own point for micro
constexpr Package kFeedAndTwoStories{1, 0, 2, 0, 0, 0};

struct Setup {
  Assumptions assumptions = defaultAssumptions();
  Platform platform = Platform::instagram;
  Package package = kFeedAndTwoStories;
  double followers = kMicro;
  Measured measured{};

  [[nodiscard]] CreatorPlan plan() const {
    return planCreator(buildCurves(assumptions), assumptions, platform, package, followers, measured);
  }
  [[nodiscard]] Market market() const { return medianMarket(prepareMarket(assumptions)); }
  /// In one draw with these option-level normals.
  [[nodiscard]] CreatorProfile profile(double price = 0.0, double reach = 0.0, double engagement = 0.0,
                                       double clicks = 0.0) const {
    return profileOf(plan(), market(), factors(market(), {{price}, {reach}, {engagement}, {clicks}}));
  }
  [[nodiscard]] CreatorFactors factors(const Market& one, const OptionNormals& normals) const {
    CreatorFactors of_one;
    factorsOf(plan(), {&one, 1}, normals, {&of_one, 1});
    return of_one;
  }
};

}  // namespace

// One micro creator, a feed post and two Stories, at medians:
// fee 450 (1 + 2 * .3) = 720; handling 3 h * 40 = 120;
// people: feed 31,623 * .19 = 6,008.37; Stories 31,623 * .075 = 2,371.725 and another .3 of that for the second;
// largest + .3 * the rest = 6,008.37 + .3 * 3,083.2425 = 6,933.34;
// impressions (6,008.37 + 2 * 2,371.725) * 1.15 = 12,364.59; engagements 31,623 * .0072 = 227.69;
// clicks 6,008.37 * 1.15 * .0005 + 2 * 2,371.725 * .03 = 3.4548 + 142.3035.
TEST_CASE("one micro creator with a feed post and two Stories, by hand", "[creator]") {
  Setup setup;
  scenario::set(setup.assumptions, Input::engagement_multiplier, 1.0);
  const CreatorProfile profile = setup.profile();
  CHECK(profile.fee == Approx(720.0).epsilon(1e-12));
  CHECK(profile.handling_cost == Approx(120.0).epsilon(1e-12));
  CHECK(profile.delivery_cost == Approx(720.0).epsilon(1e-12));
  CHECK(profile.people == Approx(6008.37 + 0.3 * 2371.725 * 1.3).epsilon(1e-12));
  CHECK(profile.impressions == Approx((6008.37 + 4743.45) * 1.15).epsilon(1e-12));
  CHECK(profile.engagements == Approx(31623.0 * 0.0072).epsilon(1e-12));
  CHECK(profile.clicks == Approx(6008.37 * 1.15 * 0.0005 + 4743.45 * 0.03).epsilon(1e-12));
}

TEST_CASE("where a platform counts views, people are views per impressions each", "[creator]") {
  Setup setup;
  setup.platform = Platform::tiktok;
  setup.package = {0, 0, 0, 1, 0, 0};
  const CreatorProfile profile = setup.profile();
  CHECK(profile.impressions == Approx(kMicro * 0.3).epsilon(1e-12));
  CHECK(profile.people == Approx(kMicro * 0.3 / 1.15).epsilon(1e-12));
  CHECK(profile.clicks == Approx(kMicro * 0.3 * 0.006).epsilon(1e-12));
}

TEST_CASE("on X clicks are counted per follower", "[creator]") {
  Setup setup;
  setup.platform = Platform::x;
  setup.package = {0, 0, 0, 0, 0, 3};
  CHECK(setup.profile().clicks == Approx(kMicro * 3 * 0.0021).epsilon(1e-12));
}

TEST_CASE("formats of other platforms do not count", "[creator]") {
  Setup setup;
  const double before = setup.profile().fee;
  setup.package[static_cast<std::size_t>(Format::tiktok_video)] = 3;
  CHECK(setup.profile().fee == before);
}

TEST_CASE("a package of Stories alone has no engagement rate", "[creator]") {
  Setup setup;
  setup.package = {0, 0, 2, 0, 0, 0};
  CHECK_FALSE(setup.plan().has_engagement);
  CHECK(setup.profile().engagements == 0.0);
}

TEST_CASE("a Reel lets posts reach beyond the followers", "[creator]") {
  Setup setup;
  CHECK(setup.plan().followers_only);
  setup.package = {1, 1, 0, 0, 0, 0};
  CHECK_FALSE(setup.plan().followers_only);
}

TEST_CASE("a second post adds only people who missed the first", "[creator]") {
  Setup one;
  one.package = {1, 0, 0, 0, 0, 0};
  Setup two = one;
  two.package = {2, 0, 0, 0, 0, 0};
  CHECK(two.profile().people == Approx(one.profile().people * 1.3).epsilon(1e-12));
  CHECK(two.profile().impressions == Approx(one.profile().impressions * 2.0).epsilon(1e-12));
}

TEST_CASE("a measured number replaces the benchmark and carries none of its error", "[creator]") {
  Setup setup;
  setup.package = {1, 0, 0, 0, 0, 0};
  setup.measured = {500.0, 0.25, 0.03};
  const CreatorProfile profile = setup.profile(3.0, -3.0, -3.0);
  CHECK(profile.fee == 500.0);
  CHECK(profile.people == Approx(kMicro * 0.25).epsilon(1e-15));
  CHECK(profile.engagements == Approx(kMicro * 0.03).epsilon(1e-15));
}

TEST_CASE("a curve point marked as measured frees only its own size from the benchmark's error", "[creator]") {
  Setup setup;
  setup.assumptions[static_cast<std::size_t>(indexOf(Input::price_instagram_feed_micro))].measured = true;
  CHECK(setup.plan().price.benchmark_share == 0.0);
  setup.followers = 707107.0;
  CHECK(setup.plan().price.benchmark_share == 1.0);
}

TEST_CASE("benchmark error is source and option level together", "[creator]") {
  Setup setup;
  Market market = setup.market();
  market.source_price = 1.0;
  CHECK(setup.factors(market, {{-1.0}, {}, {}, {}}).price == Approx(std::exp(0.35 - 0.25)).epsilon(1e-12));
  setup.measured.price = 500.0;
  market.source_price = 5.0;
  CHECK(setup.factors(market, {{5.0}, {}, {}, {}}).price == 1.0);
}

TEST_CASE("choosing from the top quarter raises engagement, but not what was measured", "[creator]") {
  Setup typical;
  Setup choosy;
  scenario::set(choosy.assumptions, Input::choice_percentile, 0.875);
  CHECK(choosy.profile().engagements > 2.0 * typical.profile().engagements);
  CHECK(choosy.profile().people == typical.profile().people);
  typical.measured.engagement_rate = choosy.measured.engagement_rate = 0.02;
  CHECK(choosy.profile().engagements == typical.profile().engagements);
}

TEST_CASE("a measured click rate has no option-level error", "[creator]") {
  Setup setup;
  setup.package = {0, 0, 1, 0, 0, 0};
  const double median = setup.profile().clicks;
  CHECK(setup.profile(0.0, 0.0, 0.0, 1.0).clicks == Approx(median * std::exp(0.25)).epsilon(1e-12));
  setup.assumptions[static_cast<std::size_t>(indexOf(Input::ctr_instagram_story))].measured = true;
  CHECK(setup.profile(0.0, 0.0, 0.0, 1.0).clicks == median);
}
