#include "sensitivity.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "numeric/normal.h"
#include "scenario.h"

using Catch::Approx;
using namespace tierwise;

namespace {

DifferenceQuestion ask(const ComparisonRequest& request, Goal goal, int a, int b) {
  DifferenceQuestion question;
  REQUIRE(askDifference(request, goal, a, b, question).ok());
  return question;
}

/// The product of lognormals against adverts that bring next to nothing and are known exactly, so that the difference
/// of the two ROI is the product, but for a constant.
DifferenceQuestion productAgainstNothing(int draws) {
  ComparisonRequest request = scenario::productOfLognormals(draws);
  Assumptions& inputs = request.assumptions;
  scenario::set(inputs, Input::ads_cvr, 1e-6);
  scenario::set(inputs, Input::ads_creative_cost, 0.0);
  for (const Input input : {Input::ads_cpm, Input::ads_ctr})
    inputs[static_cast<std::size_t>(indexOf(input))].measured = true;
  scenario::setOptions(request, {request.options[0], scenario::ads(1)});
  return ask(request, Goal::return_, 0, 1);
}

const Factor& factorOf(const std::vector<Factor>& factors, Doubt kind, int which) {
  const auto found = std::find_if(factors.begin(), factors.end(), [&](const Factor& factor) {
    if (factor.kind != kind) return false;
    if (kind == Doubt::input) return factor.input == which;
    return kind == Doubt::source ? static_cast<int>(factor.quantity) == which : factor.slot == which;
  });
  REQUIRE(found != factors.end());
  return *found;
}

void checkShares(const FactorEffect& effect, double sigma) {
  constexpr double kAll = 0.81;
  const double square = sigma * sigma;
  const double first = std::expm1(square) / std::expm1(kAll);
  const double total = 1.0 - std::expm1(kAll - square) / std::expm1(kAll);
  CAPTURE(sigma, effect.shares.first.value, effect.shares.total.value);
  CHECK(std::fabs(effect.shares.first.value - first) <= 4.0 * effect.shares.first.se);
  CHECK(std::fabs(effect.shares.total.value - total) <= 4.0 * effect.shares.total.se);
  CHECK(effect.shares.first.se < 0.06);
  CHECK(effect.shares.total.se < 0.06);
}

}  // namespace

TEST_CASE("a return that is a product of lognormals has the shares of its factors", "[sensitivity]") {
  const DifferenceQuestion question = productAgainstNothing(16384);
  const auto differences = drawDifferences(question);
  const auto factors = factorsOfDoubt(question);
  const auto effect = [&](Doubt kind, int which) {
    return effectOf(question, differences, factorOf(factors, kind, which));
  };
  checkShares(effect(Doubt::source, static_cast<int>(Quantity::reach)), 0.4);
  checkShares(effect(Doubt::input, indexOf(Input::total_per_tracked_creators)), 0.5);
  checkShares(effect(Doubt::option_reach, 0), 0.6);
  checkShares(effect(Doubt::input, indexOf(Input::aov)), 0.2);
}

TEST_CASE("the bar of an input is the difference at its 10 % and its 90 % point", "[sensitivity]") {
  const DifferenceQuestion question = productAgainstNothing(1024);
  const auto differences = drawDifferences(question);
  const auto factors = factorsOfDoubt(question);
  const Factor& aov = factorOf(factors, Doubt::input, indexOf(Input::aov));
  const FactorEffect effect = effectOf(question, differences, aov);
  CHECK(effect.high.difference / effect.low.difference == Approx(std::exp(2.0 * 0.2 * kZ90)).epsilon(1e-4));
  CHECK(aov.high / aov.low == Approx(std::exp(2.0 * 0.2 * kZ90)));
  CHECK(aov.low == Approx(question.request.assumptions[static_cast<std::size_t>(indexOf(Input::aov))].range.low));
}

TEST_CASE("what has no spread has no share and no bar", "[sensitivity]") {
  ComparisonRequest request = scenario::fashionOnInstagram(256);
  scenario::set(request.assumptions, Input::source_spread, 0.0);
  scenario::set(request.assumptions, Input::aov, 70.0);
  request.options[0].measured.price = 700.0;
  const DifferenceQuestion question = ask(request, Goal::return_, 0, 1);
  const auto differences = drawDifferences(question);
  const auto factors = factorsOfDoubt(question);
  const Situation drawn = baseOfDoubt(question, differences).drawn;
  for (const auto& [kind, which] : {std::pair{Doubt::source, static_cast<int>(Quantity::price)},
                                    std::pair{Doubt::option_price, 0}, std::pair{Doubt::option_engagement, 1}}) {
    const FactorEffect effect = effectOf(question, differences, factorOf(factors, kind, which));
    CHECK(effect.shares.first.value == 0.0);
    CHECK(effect.shares.total.value == 0.0);
    CHECK(effect.shares.total.se == 0.0);
    CHECK(effect.low.difference == drawn.difference);
    CHECK(effect.high.chance == drawn.chance);
  }
  CHECK(std::none_of(factors.begin(), factors.end(), [](const Factor& factor) {
    return factor.kind == Doubt::input && factor.input == indexOf(Input::aov);
  }));
}

TEST_CASE("in every goal the shares alone add up to no more than the whole, and no total is below its first",
          "[sensitivity]") {
  for (const Goal goal : {Goal::reach, Goal::engagement, Goal::return_}) {
    const DifferenceQuestion question = ask(scenario::fashionOnInstagram(1024), goal, 0, 1);
    const auto differences = drawDifferences(question);
    double sum = 0.0;
    double error = 0.0;
    for (const Factor& factor : factorsOfDoubt(question)) {
      const VarianceShares shares = effectOf(question, differences, factor).shares;
      sum += shares.first.value;
      error += shares.first.se;
      CHECK(shares.total.value >= shares.first.value - 4.0 * (shares.first.se + shares.total.se));
      CHECK(shares.total.value >= 0.0);
    }
    CAPTURE(static_cast<int>(goal), sum, error);
    CHECK(sum <= 1.0 + 2.0 * error);
  }
}

TEST_CASE("the same question gives the same bits", "[sensitivity]") {
  const DifferenceQuestion question = ask(scenario::fashionOnInstagram(256), Goal::reach, 0, 2);
  const auto differences = drawDifferences(question);
  CHECK(differences == drawDifferences(question));
  for (const Factor& factor : factorsOfDoubt(question)) {
    const FactorEffect once = effectOf(question, differences, factor);
    const FactorEffect again = effectOf(question, differences, factor);
    CHECK(once.low.difference == again.low.difference);
    CHECK(once.high.chance == again.high.chance);
    CHECK(once.shares.first.value == again.shares.first.value);
    CHECK(once.shares.total.se == again.shares.total.se);
  }
}

TEST_CASE("a source of price, all others at their place, moves both options together and the dearer one more",
          "[sensitivity]") {
  const DifferenceQuestion question = ask(scenario::fashionOnInstagram(1024), Goal::reach, 0, 1);
  const auto differences = drawDifferences(question);
  const auto factors = factorsOfDoubt(question);
  const FactorEffect own = effectOf(question, differences, factorOf(factors, Doubt::option_price, 0));
  CHECK(own.low.difference > own.high.difference);
  CHECK(own.low.chance > own.high.chance);
  const FactorEffect rivals = effectOf(question, differences, factorOf(factors, Doubt::option_price, 1));
  CHECK(rivals.low.difference < rivals.high.difference);
}

TEST_CASE("luck at its good end is better for the option that has it", "[sensitivity]") {
  for (const Goal goal : {Goal::reach, Goal::engagement, Goal::return_}) {
    const DifferenceQuestion question = ask(scenario::fashionOnInstagram(1024), goal, 0, 1);
    const auto differences = drawDifferences(question);
    const auto factors = factorsOfDoubt(question);
    const FactorEffect macro = effectOf(question, differences, factorOf(factors, Doubt::luck, 1));
    CHECK(macro.low.difference > macro.high.difference);
    CHECK(macro.low.chance >= macro.high.chance);
    const FactorEffect micro = effectOf(question, differences, factorOf(factors, Doubt::luck, 0));
    CHECK(micro.low.difference < micro.high.difference);
    CHECK(macro.shares.total.value > 0.0);
  }
}

TEST_CASE("a question needs two options that bring what is asked", "[sensitivity]") {
  const ComparisonRequest request = scenario::fashionOnInstagram(256);
  DifferenceQuestion question;
  CHECK(askDifference(request, Goal::reach, 0, 0, question).code == Code::unknown_choice);
  CHECK(askDifference(request, Goal::reach, 0, 7, question).code == Code::unknown_choice);
  CHECK(askDifference(request, Goal::engagement, 0, 2, question).code == Code::unknown_choice);
  CHECK(askDifference(request, Goal::reach, 2, 0, question).ok());
  CHECK(question.request.options[0].slot == 2);
  CHECK(askDifference(scenario::fashionOnInstagram(16385), Goal::reach, 0, 1, question).code ==
        Code::above_maximum);
}
