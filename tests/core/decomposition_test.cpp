#include "decomposition.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "creator.h"
#include "market.h"
#include "scenario.h"

using Catch::Approx;
using namespace tierwise;

namespace {

using scenario::ads;
using scenario::creators;

const GoalWhy& whyOf(const PairWhy& why, Goal goal) { return why.goals[static_cast<std::size_t>(goal)]; }

const WhyBar* barOf(const GoalWhy& why, Reason reason) {
  const auto found =
      std::find_if(why.bars.begin(), why.bars.end(), [reason](const WhyBar& bar) { return bar.reason == reason; });
  return found == why.bars.end() ? nullptr : &*found;
}

double meanOf(const GoalWhy& why, Reason reason) {
  const WhyBar* bar = barOf(why, reason);
  REQUIRE(bar != nullptr);
  return bar->log_ratio.mean;
}

double sumOfBars(const GoalWhy& why) {
  double sum = 0.0;
  for (const WhyBar& bar : why.bars) sum += bar.log_ratio.mean;
  return sum;
}

/// Requests that meet every branch: all platforms, lenses, with and without adverts, with everything that costs.
std::vector<ComparisonRequest> variety() {
  std::vector<ComparisonRequest> requests;
  for (int platform = 0; platform < kPlatformCount; ++platform) {
    for (const bool with_ads : {false, true}) {
      ComparisonRequest request = scenario::fashionOnInstagram(512);
      request.platform = static_cast<Platform>(platform);
      request.lens = static_cast<Lens>(platform % kLensCount);
      constexpr Package kPackages[] = {{1, 1, 2, 0, 0, 0}, {0, 0, 0, 2, 0, 0}, {0, 0, 0, 0, 1, 0}, {0, 0, 0, 0, 0, 3}};
      request.package = kPackages[platform];
      scenario::set(request.assumptions, Input::agency_share, 0.15);
      scenario::set(request.assumptions, Input::rights_share, 0.2);
      scenario::set(request.assumptions, Input::boost_cost, 40.0);
      scenario::set(request.assumptions, Input::product_cost, {20.0, 30.0, 45.0});
      scenario::set(request.assumptions, Input::completion, {0.6, 0.8, 0.9});
      scenario::set(request.assumptions, Input::target_share, 0.7);
      scenario::set(request.assumptions, Input::ads_creative_cost, 1500.0);
      scenario::setOptions(request, {creators(0, 20000.0), with_ads ? ads(1) : creators(1, 400000.0)});
      requests.push_back(request);
    }
  }
  return requests;
}

/// ln(V_a / V_b) straight from the results, over the draws that count.
std::vector<double> logRatiosOf(const ComparisonRequest& request, Goal goal) {
  const auto samples = simulate(prepareRequest(request));
  std::vector<double> logs;
  for (std::size_t i = 0; i < samples[0].affordable.size(); ++i) {
    const auto value = [&](const OptionSamples& of) {
      if (of.affordable[i] == 0) return 0.0;
      if (goal == Goal::return_) return of.column(Metric::contribution)[i] / of.column(Metric::spend)[i];
      return of.column(metricOf(goal))[i] / request.budget;
    };
    const double a = value(samples[0]);
    const double b = value(samples[1]);
    if (a > 0.0 && b > 0.0) logs.push_back(std::log(a / b));
  }
  return logs;
}

}  // namespace

TEST_CASE("the bars add up to the mean logarithm of the ratio", "[decomposition]") {
  for (const ComparisonRequest& request : variety()) {
    const PairWhy why = explainPair(request);
    for (int i = 0; i < kGoalCount; ++i) {
      const auto goal = static_cast<Goal>(i);
      const GoalWhy& answer = whyOf(why, goal);
      if (!answer.applies) continue;
      CAPTURE(static_cast<int>(request.platform), i);
      CHECK(std::fabs(sumOfBars(answer) - answer.log_ratio.mean) < 1e-12);
      const std::vector<double> logs = logRatiosOf(request, goal);
      double sum = 0.0;
      for (const double log : logs) sum += log;
      REQUIRE(static_cast<std::size_t>(answer.count) == logs.size());
      CHECK(answer.log_ratio.mean == Approx(sum / static_cast<double>(logs.size())).margin(1e-12));
      for (const WhyBar& bar : answer.bars) {
        CHECK(bar.log_ratio.p10 <= bar.log_ratio.p50);
        CHECK(bar.log_ratio.p50 <= bar.log_ratio.p90);
      }
    }
  }
}

TEST_CASE("every goal but engagements of adverts is explained", "[decomposition]") {
  for (const ComparisonRequest& request : variety()) {
    const PairWhy why = explainPair(request);
    const bool with_ads = request.options[1].kind == OptionKind::ads;
    CHECK(whyOf(why, Goal::reach).applies);
    CHECK(whyOf(why, Goal::return_).applies);
    CHECK(whyOf(why, Goal::engagement).applies == !with_ads);
  }
}

TEST_CASE("seen from the other option every bar points the other way", "[decomposition]") {
  ComparisonRequest request = variety()[0];
  const PairWhy there = explainPair(request);
  std::swap(request.options[0], request.options[1]);
  const PairWhy back = explainPair(request);
  for (int i = 0; i < kGoalCount; ++i) {
    const auto goal = static_cast<Goal>(i);
    CHECK(whyOf(back, goal).count == whyOf(there, goal).count);
    for (const WhyBar& bar : whyOf(there, goal).bars) {
      CHECK(meanOf(whyOf(back, goal), bar.reason) == Approx(-bar.log_ratio.mean).margin(1e-12));
      CHECK(barOf(whyOf(back, goal), bar.reason)->log_ratio.p10 == Approx(-bar.log_ratio.p90).margin(1e-9));
    }
  }
  CHECK(back.between.price.p50 == Approx(there.between.price.p50));
}

TEST_CASE("without luck and with everybody delivering, luck and delivery explain nothing", "[decomposition]") {
  ComparisonRequest request = scenario::fashionOnInstagram(200);
  scenario::setAll(request.assumptions, {Input::luck_reach, Input::luck_engagement, Input::luck_sales}, 0.0);
  scenario::set(request.assumptions, Input::completion, 1.0);
  const PairWhy why = explainPair(request);
  for (const GoalWhy& goal : why.goals) {
    REQUIRE(goal.applies);
    for (const Reason reason : {Reason::luck, Reason::delivery}) {
      CHECK(barOf(goal, reason)->log_ratio.p10 == Approx(0.0).margin(1e-9));
      CHECK(barOf(goal, reason)->log_ratio.p90 == Approx(0.0).margin(1e-9));
    }
  }
}

TEST_CASE("with everything known each bar is the ratio it is named after", "[decomposition]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  scenario::removeUncertainty(request.assumptions);
  const PairWhy why = explainPair(request);
  const PreparedRequest prepared = prepareRequest(request);
  const Market market = medianMarket(prepared.market);
  const CreatorProfile micro = profileOnCurve(prepared.options[0].plan, market);
  const CreatorProfile macro = profileOnCurve(prepared.options[1].plan, market);
  const double sizes = std::log(prepared.options[0].plan.followers / prepared.options[1].plan.followers);
  const GoalWhy& reach = whyOf(why, Goal::reach);
  CHECK(meanOf(reach, Reason::price) == Approx(sizes - std::log(micro.fee / macro.fee)));
  CHECK(meanOf(reach, Reason::reach_rate) == Approx(std::log(micro.people / macro.people) - sizes));
  CHECK(meanOf(whyOf(why, Goal::engagement), Reason::engagement_rate) ==
        Approx(std::log(micro.engagements / macro.engagements) - sizes));
  const GoalWhy& money = whyOf(why, Goal::return_);
  CHECK(meanOf(money, Reason::click_rate) ==
        Approx(std::log(micro.clicks / micro.people) - std::log(macro.clicks / macro.people)).margin(1e-12));
  CHECK(meanOf(money, Reason::money_per_click) == Approx(0.0).margin(1e-12));
  CHECK(barOf(money, Reason::whole_creators) == nullptr);
  const auto samples = simulate(prepared);
  const auto share = [&](std::size_t i) { return std::log(1.0 - samples[i].column(Metric::overhead_share)[0]); };
  CHECK(meanOf(money, Reason::overhead) == Approx(share(0) - share(1)));
  const auto spent = [&](std::size_t i) { return std::log(samples[i].column(Metric::spend)[0]); };
  CHECK(meanOf(reach, Reason::whole_creators) == Approx(spent(0) - spent(1)).margin(1e-12));
}

TEST_CASE("against adverts price and reach are one bar: what a person costs", "[decomposition]") {
  for (const ComparisonRequest& request : variety()) {
    const PairWhy why = explainPair(request);
    const GoalWhy& reach = whyOf(why, Goal::reach);
    const bool with_ads = request.options[1].kind == OptionKind::ads;
    CHECK((barOf(reach, Reason::price_and_reach) != nullptr) == with_ads);
    CHECK((barOf(reach, Reason::price) != nullptr) != with_ads);
    CHECK((barOf(reach, Reason::reach_rate) != nullptr) != with_ads);
  }
}

TEST_CASE("where clicks are counted on followers, reach brings no return", "[decomposition]") {
  const ComparisonRequest request = variety()[2 * static_cast<std::size_t>(Platform::x)];
  const PairWhy why = explainPair(request);
  CHECK(barOf(whyOf(why, Goal::return_), Reason::reach_rate) == nullptr);
  CHECK(barOf(whyOf(why, Goal::reach), Reason::reach_rate) != nullptr);
}

TEST_CASE("an option that cannot be paid, or brings nothing, explains nothing", "[decomposition]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  request.budget = 50.0;
  for (const GoalWhy& goal : explainPair(request).goals) {
    CHECK_FALSE(goal.applies);
    CHECK(goal.count == 0);
  }
  request = scenario::fashionOnInstagram(100);
  scenario::set(request.assumptions, Input::commission_rate, 0.99);
  CHECK_FALSE(whyOf(explainPair(request), Goal::return_).applies);
  CHECK(whyOf(explainPair(request), Goal::reach).applies);
}

namespace {

/// Prices that grow as F^p and engagements as F^(1 - b) at all five sizes.
ComparisonRequest powers(double p, double one_minus_b) {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  request.package = {1, 0, 0, 0, 0, 0};
  scenario::removeUncertainty(request.assumptions);
  for (std::size_t knot = 0; knot < kCurveFollowers.size(); ++knot) {
    const double size = kCurveFollowers[knot] / kCurveFollowers[0];
    const auto place = [knot](Input first) { return static_cast<std::size_t>(indexOf(first)) + knot; };
    request.assumptions[place(Input::price_instagram_feed_nano)].range = exactly(50.0 * std::pow(size, p));
    request.assumptions[place(Input::engagement_instagram_feed_nano)].range =
        exactly(0.05 * std::pow(size, one_minus_b - 1.0));
  }
  scenario::set(request.assumptions, Input::choice_percentile, 0.5);
  return request;
}

}  // namespace

TEST_CASE("exponents of price and engagements are found again", "[decomposition]") {
  const PairWhy why = explainPair(powers(0.8, 0.9));
  for (const Growth& growth : {why.between, why.curve}) {
    REQUIRE(growth.applies);
    CHECK(growth.price.p50 == Approx(0.8).epsilon(1e-9));
    CHECK(growth.engagement.p50 == Approx(0.9).epsilon(1e-9));
    CHECK(growth.chance == 0.0);
    CHECK(growth.price.p10 == growth.price.p50);
  }
}

TEST_CASE("the smaller account is cheaper per engagement if and only if p > 1 - b", "[decomposition]") {
  for (const double p : {0.5, 0.85, 0.95, 1.2}) {
    for (const double e : {0.6, 0.9, 1.0}) {
      const ComparisonRequest request = powers(p, e);
      const PreparedRequest prepared = prepareRequest(request);
      const Market market = medianMarket(prepared.market);
      const CreatorProfile micro = profileOnCurve(prepared.options[0].plan, market);
      const CreatorProfile macro = profileOnCurve(prepared.options[1].plan, market);
      const bool smaller_is_cheaper = micro.fee / micro.engagements < macro.fee / macro.engagements;
      CAPTURE(p, e);
      CHECK(smaller_is_cheaper == (p > e));
      CHECK((explainPair(request).between.chance == 1.0) == smaller_is_cheaper);
    }
  }
}

TEST_CASE("the range of an exponent follows the option's error, and nothing is left of it once both are measured",
          "[decomposition]") {
  ComparisonRequest request = powers(0.8, 0.9);
  scenario::set(request.assumptions, Input::option_spread, 0.25);
  const PairWhy why = explainPair(request);
  const double sizes = std::fabs(std::log(request.options[0].followers / request.options[1].followers));
  CHECK(why.between.price.p90 - why.between.price.p50 == Approx(kZ90 * 0.25 * std::sqrt(2.0) / sizes));
  CHECK((why.between.chance > 0.0 && why.between.chance < 0.5));
  request.options[0].measured = {400.0, 0.0, 0.03};
  request.options[1].measured = {9000.0, 0.0, 0.02};
  const Growth measured = explainPair(request).between;
  CHECK(measured.price.p90 == measured.price.p10);
  CHECK(measured.engagement.p90 == measured.engagement.p10);
}

TEST_CASE("accounts with less than one engagement per post have an exponent, too", "[decomposition]") {
  ComparisonRequest request = powers(0.8, 0.9);
  for (const Input input : {Input::engagement_instagram_feed_nano, Input::engagement_instagram_feed_micro,
                            Input::engagement_instagram_feed_mid, Input::engagement_instagram_feed_macro,
                            Input::engagement_instagram_feed_mega}) {
    const auto at = static_cast<std::size_t>(indexOf(input));
    scenario::set(request.assumptions, input, request.assumptions[at].range.median * 1e-6);
  }
  const Growth between = explainPair(request).between;
  CHECK(between.applies);
  CHECK(between.engagement.p50 == Approx(0.9));
}

TEST_CASE("exponents need two sizes of creators", "[decomposition]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  scenario::setOptions(request, {creators(0, 20000.0), creators(1, 20000.0)});
  CHECK_FALSE(explainPair(request).between.applies);
  scenario::setOptions(request, {creators(0, 20000.0), ads(1)});
  CHECK_FALSE(explainPair(request).between.applies);
  CHECK(explainPair(request).curve.applies);
}
