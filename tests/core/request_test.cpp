#include "request.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <limits>

#include "scenario.h"

using namespace tierwise;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Problem problemAfter(const std::function<void(ComparisonRequest&)>& change) {
  ComparisonRequest request = scenario::fashionOnInstagram();
  change(request);
  return validateRequest(request);
}

void checkProblem(const std::function<void(ComparisonRequest&)>& change, Code code, Field field, int index = 0) {
  const Problem problem = problemAfter(change);
  CHECK(problem.code == code);
  CHECK(problem.field == field);
  CHECK(problem.index == index);
}

Assumption& assumptionOf(ComparisonRequest& request, Input input) {
  return request.assumptions[static_cast<std::size_t>(indexOf(input))];
}

}  // namespace

TEST_CASE("the default request is fine", "[request]") { CHECK(validateRequest(scenario::fashionOnInstagram()).ok()); }

TEST_CASE("a budget must be a number within its limits", "[request]") {
  checkProblem([](auto& r) { r.budget = kNaN; }, Code::not_finite, Field::budget);
  checkProblem([](auto& r) { r.budget = kInfinity; }, Code::not_finite, Field::budget);
  checkProblem([](auto& r) { r.budget = 0.0; }, Code::below_minimum, Field::budget);
  checkProblem([](auto& r) { r.budget = -25000.0; }, Code::below_minimum, Field::budget);
  checkProblem([](auto& r) { r.budget = 1e300; }, Code::above_maximum, Field::budget);
}

TEST_CASE("draws are limited in both directions", "[request]") {
  checkProblem([](auto& r) { r.draws = kDrawsMin - 1; }, Code::below_minimum, Field::draws);
  checkProblem([](auto& r) { r.draws = kDrawsMax + 1; }, Code::above_maximum, Field::draws);
}

TEST_CASE("an input out of order names itself", "[request]") {
  const int wage = indexOf(Input::hourly_wage);
  checkProblem(
      [](auto& r) {
        assumptionOf(r, Input::hourly_wage).range = {50, 40, 60};
      },
      Code::low_above_median, Field::input, wage);
  checkProblem(
      [](auto& r) {
        assumptionOf(r, Input::hourly_wage).range = {30, 40, 35};
      },
      Code::median_above_high, Field::input, wage);
  checkProblem(
      [](auto& r) {
        assumptionOf(r, Input::hourly_wage).range = {kNaN, 40, 60};
      },
      Code::not_finite, Field::input, wage);
}

TEST_CASE("an input outside its limits names itself", "[request]") {
  checkProblem([](auto& r) { assumptionOf(r, Input::cvr).range = exactly(1.5); }, Code::above_maximum, Field::input,
               indexOf(Input::cvr));
  checkProblem([](auto& r) { assumptionOf(r, Input::aov).range = exactly(-3.0); }, Code::below_minimum, Field::input,
               indexOf(Input::aov));
}

TEST_CASE("a spread-out range must stay away from 0", "[request]") {
  checkProblem(
      [](auto& r) {
        assumptionOf(r, Input::product_cost).range = {0.0, 5.0, 9.0};
      },
      Code::below_minimum, Field::input, indexOf(Input::product_cost));
  CHECK(problemAfter([](auto& r) { assumptionOf(r, Input::product_cost).range = exactly(0.0); }).ok());
}

TEST_CASE("a package needs a post on the platform", "[request]") {
  checkProblem([](auto& r) { r.package = {}; }, Code::empty_package, Field::package);
  checkProblem([](auto& r) { r.package = {0, 0, 0, 2, 0, 0}; }, Code::empty_package, Field::package);
  checkProblem([](auto& r) { r.package[2] = -1; }, Code::below_minimum, Field::package, 2);
  checkProblem([](auto& r) { r.package[0] = kPackageCountMax + 1; }, Code::above_maximum, Field::package, 0);
}

TEST_CASE("options are counted, numbered and sized", "[request]") {
  checkProblem([](auto& r) { r.option_count = 0; }, Code::no_options, Field::option);
  checkProblem([](auto& r) { r.option_count = kOptionsMax + 1; }, Code::too_many_options, Field::option);
  checkProblem([](auto& r) { r.options[1].slot = 0; }, Code::duplicate_slot, Field::option, 1);
  checkProblem([](auto& r) { r.options[2].slot = kOptionsMax; }, Code::unknown_choice, Field::option, 2);
  checkProblem([](auto& r) { r.options[1].followers = 3.0; }, Code::below_minimum, Field::followers_option, 1);
  checkProblem([](auto& r) { r.options[0].followers = kNaN; }, Code::not_finite, Field::followers_option, 0);
  checkProblem([](auto& r) { r.options[0].measured.price = -1.0; }, Code::below_minimum, Field::price_option, 0);
  checkProblem([](auto& r) { r.options[1].measured.reach_rate = kInfinity; }, Code::not_finite,
               Field::reach_rate_option, 1);
  checkProblem([](auto& r) { r.options[1].measured.engagement_rate = kNaN; }, Code::not_finite,
               Field::engagement_rate_option, 1);
}

TEST_CASE("adverts have no size to check", "[request]") {
  CHECK(problemAfter([](auto& r) { r.options[2].followers = kNaN; }).ok());
}

TEST_CASE("choices outside their list are refused", "[request]") {
  checkProblem([](auto& r) { r.platform = static_cast<Platform>(9); }, Code::unknown_choice, Field::platform, 9);
  checkProblem([](auto& r) { r.lens = static_cast<Lens>(-1); }, Code::unknown_choice, Field::lens, -1);
  checkProblem([](auto& r) { r.options[1].kind = static_cast<OptionKind>(2); }, Code::unknown_choice, Field::option, 1);
}
