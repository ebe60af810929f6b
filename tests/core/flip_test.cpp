// Flip points: where the crossing can be solved by hand it is found there; every reported turn holds on both of its
// sides; what is left out cannot matter.
#include "flip.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "scenario.h"

using namespace tierwise;
using namespace tierwise::scenario;
using Catch::Approx;

namespace {

constexpr auto kEngagement = static_cast<std::size_t>(Contest::engagement);
constexpr auto kReach = static_cast<std::size_t>(Contest::reach);

/// Micro against macro, one feed post, nothing uncertain, no costs but fees and hours.
ComparisonRequest certain(double budget = 1e7) {
  ComparisonRequest request = fashionOnInstagram(100);
  request.budget = budget;
  request.package = {1, 0, 0, 0, 0, 0};
  removeUncertainty(request.assumptions);
  setAll(request.assumptions, {Input::setup_hours}, 0.0);
  setAll(request.assumptions, {Input::engagement_multiplier}, 1.0);
  setOptions(request, {creators(kMicroSlot, kCurveFollowers[1]), creators(kMacroSlot, kCurveFollowers[3])});
  return request;
}

double medianOf(const ComparisonRequest& request, Input input) {
  return request.assumptions[static_cast<std::size_t>(indexOf(input))].range.median;
}

double engagementsPerMoney(const ComparisonRequest& request, int knot, double hours) {
  const double fee = medianOf(request, static_cast<Input>(indexOf(Input::price_instagram_feed_nano) + knot));
  const double rate = medianOf(request, static_cast<Input>(indexOf(Input::engagement_instagram_feed_nano) + knot));
  return kCurveFollowers[static_cast<std::size_t>(knot)] * rate / (fee + hours * medianOf(request, Input::hourly_wage));
}

LeverSpec lever(Input input) { return {Lever::input, indexOf(input)}; }

/// Both sides of every turn of a report, one percent away.
void checkTurns(const ComparisonRequest& request, const LeverSpec& spec) {
  const FlipReport report = flipsOf(request, spec);
  ComparisonRequest fewer = request;
  fewer.draws = std::min(request.draws, kFlipDraws);
  for (std::size_t contest = 0; contest < report.answers.size(); ++contest) {
    for (const auto* turns : {&report.below, &report.above}) {
      const Turn& turn = (*turns)[contest];
      if (!turn.found) continue;
      CHECK_FALSE(turn.answer == report.answers[contest]);
      CHECK(answersWith(fewer, spec, turn.value)[contest] == turn.answer);
      CHECK(answersWith(fewer, spec, turn.inside)[contest] == report.answers[contest]);
      CHECK(turn.inside == Approx(turn.value).epsilon(kFlipTolerance));
      CHECK((turn.inside < turn.value) == (report.present < turn.value));
    }
  }
}

}  // namespace

TEST_CASE("hours per creator turn the engagement verdict where the costs per engagement cross", "[flip]") {
  ComparisonRequest request = certain();
  set(request.assumptions, Input::price_instagram_feed_macro, 12000.0);
  // rate_a F_a / (fee_a + h w) = rate_b F_b / (fee_b + h w), solved for h.
  const double wage = medianOf(request, Input::hourly_wage);
  const double a = kCurveFollowers[1] * medianOf(request, Input::engagement_instagram_feed_micro);
  const double b = kCurveFollowers[3] * medianOf(request, Input::engagement_instagram_feed_macro);
  const double fee_a = medianOf(request, Input::price_instagram_feed_micro);
  const double fee_b = medianOf(request, Input::price_instagram_feed_macro);
  const double hours = (b * fee_a - a * fee_b) / ((a - b) * wage);
  REQUIRE(engagementsPerMoney(request, 1, hours) == Approx(engagementsPerMoney(request, 3, hours)));

  ComparisonRequest near = request;
  set(near.assumptions, Input::hours_per_creator, hours * 0.7);
  const FlipReport report = flipsOf(near, lever(Input::hours_per_creator));
  const Answer before = report.answers[kEngagement];
  const Answer after = report.above[kEngagement].answer;
  CHECK(before == Answer{Verdict::wins, kMicroSlot});
  REQUIRE(report.above[kEngagement].found);
  CHECK(report.above[kEngagement].value == Approx(hours).epsilon(5e-3));  // whole creators only
  CHECK(after == Answer{Verdict::wins, kMacroSlot});
  CHECK_FALSE(report.below[kEngagement].found);
}

TEST_CASE("a factor on one option's engagement turns the verdict at the ratio of the totals", "[flip]") {
  const ComparisonRequest request = certain(60000.0);
  const auto total = [&](int knot) {
    const double fee = medianOf(request, static_cast<Input>(indexOf(Input::price_instagram_feed_nano) + knot));
    const double hired = std::floor(request.budget / (fee + 3.0 * medianOf(request, Input::hourly_wage)));
    const double rate = medianOf(request, static_cast<Input>(indexOf(Input::engagement_instagram_feed_nano) + knot));
    return hired * kCurveFollowers[static_cast<std::size_t>(knot)] * rate;
  };
  const double factor = total(3) / total(1);
  const FlipReport report = flipsOf(request, {Lever::engagement, kMicroSlot});
  const Turn& turn = factor > 1.0 ? report.above[kEngagement] : report.below[kEngagement];
  REQUIRE(turn.found);
  CHECK(turn.value == Approx(factor).epsilon(kFlipTolerance));
  CHECK(report.amount == medianOf(request, Input::engagement_instagram_feed_micro));
  const FlipReport macro = flipsOf(request, {Lever::engagement, kMacroSlot});
  const Turn& other = factor > 1.0 ? macro.below[kEngagement] : macro.above[kEngagement];
  REQUIRE(other.found);
  CHECK(other.value == Approx(1.0 / factor).epsilon(kFlipTolerance));
}

TEST_CASE("a budget below the cheapest creator leaves one option, then none", "[flip]") {
  const ComparisonRequest request = certain(60000.0);
  const FlipReport report = flipsOf(request, {Lever::budget, 0});
  const double macro_costs = medianOf(request, Input::price_instagram_feed_macro) + 3.0 * 40.0;
  REQUIRE(report.below[kEngagement].found);
  CHECK(report.low == Approx(6000.0));
  CHECK(report.below[kEngagement].value <= 60000.0);
  // At its lower end the budget buys no macro creator any more.
  CHECK(answersOf(withLever(request, {Lever::budget, 0}, macro_costs - 1.0))[kEngagement] ==
        Answer{Verdict::only_one_affordable, kMicroSlot});
}

TEST_CASE("what cannot change the contest never turns it", "[flip]") {
  const ComparisonRequest request = fashionOnInstagram(512);
  for (const Input input : {Input::aov, Input::gross_margin, Input::return_rate, Input::cvr, Input::sales_per_spend}) {
    const FlipReport report = flipsOf(request, lever(input));
    for (const std::size_t contest : {kReach, kEngagement}) {
      CHECK_FALSE(report.below[contest].found);
      CHECK_FALSE(report.above[contest].found);
    }
  }
}

TEST_CASE("turns lie between the present value and the bounds, and hold on both sides", "[flip]") {
  const ComparisonRequest request = fashionOnInstagram(256);
  int turns = 0;
  for (const LeverPlan& plan : leversOf(request)) {
    if (plan.use != LeverUse::tried) continue;
    const FlipReport report = flipsOf(request, plan.spec);
    INFO("lever " << static_cast<int>(plan.spec.lever) << " index " << plan.spec.index);
    for (std::size_t contest = 0; contest < report.answers.size(); ++contest) {
      const Turn& below = report.below[contest];
      const Turn& above = report.above[contest];
      if (below.found) CHECK((below.value >= report.low && below.value < report.present));
      if (above.found) CHECK((above.value <= report.high && above.value > report.present));
      turns += below.found + above.found;
    }
    checkTurns(request, plan.spec);
  }
  CHECK(turns > 20);
}

TEST_CASE("a lever at its present value changes nothing", "[flip]") {
  const ComparisonRequest request = fashionOnInstagram(300);
  const Answers answers = answersOf(request);
  for (const LeverPlan& plan : leversOf(request)) {
    if (plan.use != LeverUse::tried) continue;
    const FlipReport report = flipsOf(request, plan.spec);
    CHECK(report.answers == answers);
    CHECK(answersWith(request, plan.spec, report.present) == answers);
  }
}

TEST_CASE("answers are those of the whole comparison", "[flip]") {
  for (const double budget : {60.0, 2000.0, 25000.0, 400000.0}) {
    ComparisonRequest request = fashionOnInstagram(400);
    request.budget = budget;
    const Answers answers = answersOf(request);
    const Comparison comparison = compareOptions(request);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const ContestResult& contest = comparison.contests[i];
      CHECK(answers[i].verdict == contest.verdict);
      const bool named = contest.verdict == Verdict::wins || contest.verdict == Verdict::only_one_affordable;
      CHECK(answers[i].leader == (named ? contest.leader : -1));
    }
  }
}

TEST_CASE("a lever that is left out changes no answer at either of its bounds", "[flip]") {
  std::vector<ComparisonRequest> requests{fashionOnInstagram(200), fashionOnInstagram(200), fashionOnInstagram(200)};
  setOptions(requests[1], {creators(kMicroSlot, 20000.0), creators(kMacroSlot, 900000.0)});
  requests[1].platform = Platform::tiktok;
  requests[1].package = {0, 0, 0, 1, 0, 0};
  setOptions(requests[2], {ads(0), ads(1)});
  int left_out = 0;
  for (const ComparisonRequest& request : requests) {
    const Answers answers = answersOf(request);
    for (const LeverPlan& plan : leversOf(request)) {
      if (plan.use == LeverUse::tried || plan.use == LeverUse::whole_curve) continue;
      ++left_out;
      INFO("input " << kInputNames[static_cast<std::size_t>(plan.spec.index)]);
      const Bounds& bounds = kPlausible[static_cast<std::size_t>(plan.spec.index)];
      CHECK(answersOf(withLever(request, plan.spec, bounds.low)) == answers);
      CHECK(answersOf(withLever(request, plan.spec, bounds.high)) == answers);
    }
  }
  CHECK(left_out > 30);
}

TEST_CASE("the same request gives the same turns, whatever the draws beyond the first thousand", "[flip]") {
  const LeverSpec hours = lever(Input::hours_per_creator);
  const FlipReport first = flipsOf(fashionOnInstagram(kFlipDraws), hours);
  for (const int draws : {kFlipDraws, 4096}) {
    const FlipReport again = flipsOf(fashionOnInstagram(draws), hours);
    for (std::size_t contest = 0; contest < first.answers.size(); ++contest) {
      CHECK(again.below[contest].value == first.below[contest].value);
      CHECK(again.above[contest].value == first.above[contest].value);
      CHECK(again.above[contest].answer == first.above[contest].answer);
    }
  }
}

TEST_CASE("what the user measured moves with its curve", "[flip]") {
  ComparisonRequest request = fashionOnInstagram(200);
  request.options[0].measured = {600.0, 0.2, 0.01};
  const ComparisonRequest moved = withLever(request, {Lever::price, kMicroSlot}, 0.5);
  CHECK(moved.options[0].measured.price == 300.0);
  CHECK(moved.options[0].measured.reach_rate == 0.2);
  CHECK(flipsOf(request, {Lever::price, kMicroSlot}).amount == 600.0);
}

TEST_CASE("every input can be moved to its bounds without an invalid request", "[flip]") {
  for (const LeverPlan& plan : leversOf(fashionOnInstagram(100))) {
    if (plan.spec.lever != Lever::input) continue;
    const Bounds& bounds = kPlausible[static_cast<std::size_t>(plan.spec.index)];
    for (const double value : {bounds.low, bounds.high})
      CHECK(validateRequest(withLever(fashionOnInstagram(100), plan.spec, value)).ok());
  }
}

namespace {

bool same(const Turn& a, const Turn& b) {
  return a.found == b.found && a.value == b.value && a.inside == b.inside && a.answer == b.answer;
}

}  // namespace

TEST_CASE("a search in short steps ends where it ends in one go, and tries no value twice", "[flip]") {
  const ComparisonRequest request = fashionOnInstagram(256);
  const std::vector<LeverSpec> levers{{Lever::budget, 0}, {Lever::price, kMacroSlot}, lever(Input::hours_per_creator)};
  for (const LeverSpec& spec : levers) {
    const FlipReport whole = flipsOf(request, spec);
    for (const int most : {1, 5}) {
      std::vector<Trial> tried;
      FlipSearch step;
      do {
        step = searchFlips(request, spec, tried, most);
        REQUIRE(step.tried.size() <= tried.size() + static_cast<std::size_t>(most));
        REQUIRE((step.report.has_value() || step.tried.size() > tried.size()));
        tried = step.tried;
      } while (!step.report);
      CHECK(tried.size() > 8);
      CHECK(step.report->answers == whole.answers);
      for (std::size_t contest = 0; contest < whole.answers.size(); ++contest) {
        CHECK(same(step.report->below[contest], whole.below[contest]));
        CHECK(same(step.report->above[contest], whole.above[contest]));
      }
      for (std::size_t i = 1; i < tried.size(); ++i)
        for (std::size_t j = 1; j < i; ++j) CHECK(tried[i].value != tried[j].value);
    }
  }
}

TEST_CASE("values are tried evenly in log odds for a share, in the logarithm elsewhere, and evenly where an end is 0",
          "[flip]") {
  const ComparisonRequest request = fashionOnInstagram(64);
  const auto firstStep = [&](const LeverSpec& spec) {
    const std::vector<Trial> tried = searchFlips(request, spec, {}, 2).tried;
    REQUIRE(tried.size() == 2);
    return tried[1].value;
  };
  const auto aStepDown = [](double present, double low) { return present + (low - present) / kFlipSteps; };
  const auto odds = [](double share) { return std::log(share / (1.0 - share)); };

  const LeverSpec click_rate = lever(Input::ads_ctr);
  const Bearings share = bearingsOf(request, click_rate);
  CHECK(odds(firstStep(click_rate)) == Approx(aStepDown(odds(share.present), odds(share.bounds.low))).epsilon(1e-12));

  const LeverSpec wage = lever(Input::hourly_wage);
  const Bearings money = bearingsOf(request, wage);
  CHECK(std::log(firstStep(wage)) ==
        Approx(aStepDown(std::log(money.present), std::log(money.bounds.low))).epsilon(1e-12));

  const LeverSpec repeats = lever(Input::repeat_rate);
  REQUIRE(bearingsOf(request, repeats).present == 0.0);
  CHECK(firstStep(repeats) == 1.0 / kFlipSteps);
}
