#include "benchmark.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "benchmarks.h"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace tierwise;

namespace {

Assumption& at(Assumptions& assumptions, Input input) { return assumptions[static_cast<std::size_t>(input)]; }

const Curves kDefaults = buildCurves(defaultAssumptions());

}  // namespace

TEST_CASE("Every curve passes through the medians of its tiers") {
  const Assumptions assumptions = defaultAssumptions();
  for (int f = 0; f < kFormatCount; ++f) {
    const auto format = static_cast<Format>(f);
    const FormatTraits& traits = kFormatTraits[static_cast<std::size_t>(f)];
    for (int knot = 0; knot < kCurveKnots; ++knot) {
      const double followers = kCurveFollowers[static_cast<std::size_t>(knot)];
      const auto median = [&](int first) { return assumptions[static_cast<std::size_t>(first + knot)].range.median; };
      CAPTURE(f, knot);
      CHECK_THAT(priceAt(kDefaults, format, followers), WithinRel(median(traits.price), 1e-14));
      CHECK_THAT(reachAt(kDefaults, format, followers), WithinRel(median(traits.reach), 1e-14));
      if (hasEngagement(format))
        CHECK_THAT(engagementAt(kDefaults, format, followers), WithinRel(median(traits.engagement), 1e-14));
    }
  }
}

TEST_CASE("Between two tiers a curve stays between their medians") {
  for (double followers = 3162; followers < 31623; followers *= 1.1) {
    CHECK(engagementAt(kDefaults, Format::instagram_feed, followers) <= 0.0204 * (1 + 1e-14));
    CHECK(engagementAt(kDefaults, Format::instagram_feed, followers) >= 0.0072 * (1 - 1e-14));
  }
}

TEST_CASE("No engagement rate is published for Stories") {
  CHECK_FALSE(hasEngagement(Format::instagram_story));
  CHECK(engagementAt(kDefaults, Format::instagram_story, 50000) == 0.0);
  CHECK(spreadBetweenCreators(kDefaults, Format::instagram_story, 50000) == 0.0);
  CHECK(benchmarkShareOfEngagement(kDefaults, Format::instagram_story, 50000) == 1.0);
  CHECK(reachAt(kDefaults, Format::instagram_story, 50000) > 0.0);
}

TEST_CASE("Every other format has an engagement rate") {
  for (const Format format : {Format::instagram_feed, Format::instagram_reel, Format::tiktok_video,
                              Format::youtube_integration, Format::x_post}) {
    CHECK(hasEngagement(format));
    CHECK(engagementAt(kDefaults, format, 50000) > 0.0);
  }
}

TEST_CASE("A reel and a Story are priced off the feed post's curve") {
  for (const double followers : {500.0, 3162.0, 80000.0, 5e6}) {
    const double feed = priceAt(kDefaults, Format::instagram_feed, followers);
    CHECK(priceAt(kDefaults, Format::instagram_reel, followers) == feed);
    CHECK(priceAt(kDefaults, Format::instagram_story, followers) == feed);
  }
}

TEST_CASE("The spread between creators is that of the tiers and straight in log followers between them") {
  // ln(.0686 / .0061) / (2 z90) and ln(.031 / .0017) / (2 z90)
  const double nano = 0.9441694851054174;
  const double micro = 1.1327515144461557;
  const double between = std::sqrt(3162.0 * 31623.0);
  const auto spread = [](double followers) {
    return spreadBetweenCreators(kDefaults, Format::instagram_feed, followers);
  };
  CHECK_THAT(spread(3162), WithinRel(nano, 1e-12));
  CHECK_THAT(spread(31623), WithinRel(micro, 1e-12));
  CHECK_THAT(spread(between), WithinRel((nano + micro) / 2, 1e-12));
}

TEST_CASE("Beyond the first and last tier the spread between creators stays what it is there") {
  const auto spread = [](double followers) {
    return spreadBetweenCreators(kDefaults, Format::tiktok_video, followers);
  };
  CHECK(spread(200) == spread(3162));
  CHECK(spread(5e8) == spread(2236068));
  CHECK(reachSpreadBetweenCreators(kDefaults, Format::tiktok_video, 200) ==
        reachSpreadBetweenCreators(kDefaults, Format::tiktok_video, 3162));
}

TEST_CASE("A point given as one number keeps the published spread between creators") {
  Assumptions assumptions = defaultAssumptions();
  at(assumptions, Input::engagement_instagram_feed_micro).range = exactly(0.03);
  const Curves curves = buildCurves(assumptions);
  CHECK_THAT(engagementAt(curves, Format::instagram_feed, 31623), WithinRel(0.03, 1e-14));
  CHECK(spreadBetweenCreators(curves, Format::instagram_feed, 31623) ==
        spreadBetweenCreators(kDefaults, Format::instagram_feed, 31623));
}

TEST_CASE("A range that the user types replaces the spread between creators") {
  Assumptions assumptions = defaultAssumptions();
  at(assumptions, Input::reach_x_post_mid).range = {0.05, 0.1, 0.2};
  const Curves curves = buildCurves(assumptions);
  CHECK_THAT(reachSpreadBetweenCreators(curves, Format::x_post, 223607),
             WithinRel(std::log(4.0) / (2 * 1.2815515655446004), 1e-12));
}

TEST_CASE("Everything rests on the benchmark until the user measures something") {
  for (const double followers : {100.0, 3162.0, 60000.0, 1e8}) {
    CHECK(benchmarkShareOfPrice(kDefaults, Format::tiktok_video, followers) == 1.0);
    CHECK(benchmarkShareOfReach(kDefaults, Format::tiktok_video, followers) == 1.0);
    CHECK(benchmarkShareOfEngagement(kDefaults, Format::tiktok_video, followers) == 1.0);
  }
}

TEST_CASE("A measured tier takes the benchmark's share to 0 there and half way between it and the next") {
  Assumptions assumptions = defaultAssumptions();
  at(assumptions, Input::price_instagram_feed_micro).measured = true;
  const Curves curves = buildCurves(assumptions);
  const auto share = [&curves](double followers) {
    return benchmarkShareOfPrice(curves, Format::instagram_feed, followers);
  };
  CHECK(share(31623) == 0.0);
  CHECK(share(3162) == 1.0);
  CHECK(share(223607) == 1.0);
  CHECK_THAT(share(std::sqrt(3162.0 * 31623.0)), WithinAbs(0.5, 1e-12));
  CHECK(share(1e7) == 1.0);
  CHECK(benchmarkShareOfPrice(curves, Format::instagram_reel, 31623) == 0.0);
  CHECK(benchmarkShareOfReach(curves, Format::instagram_feed, 31623) == 1.0);
  CHECK(benchmarkShareOfEngagement(curves, Format::instagram_feed, 31623) == 1.0);
}

TEST_CASE("A measured end tier counts for everything beyond it") {
  Assumptions assumptions = defaultAssumptions();
  at(assumptions, Input::engagement_youtube_integration_nano).measured = true;
  at(assumptions, Input::reach_youtube_integration_mega).measured = true;
  const Curves curves = buildCurves(assumptions);
  CHECK(benchmarkShareOfEngagement(curves, Format::youtube_integration, 500) == 0.0);
  CHECK(benchmarkShareOfReach(curves, Format::youtube_integration, 5e7) == 0.0);
}

TEST_CASE("A size is extrapolated outside the first and last tier's point, and not on it") {
  CHECK(extrapolated(3161));
  CHECK_FALSE(extrapolated(3162));
  CHECK_FALSE(extrapolated(2236068));
  CHECK(extrapolated(2236069));
}
