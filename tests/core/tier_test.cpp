#include "tier.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "benchmarks.h"

using Catch::Matchers::WithinRel;
using namespace tierwise;

namespace {

TierLabel labelOf(double followers, Scheme scheme) { return classify(followers, scheme).tier.label; }

}  // namespace

TEST_CASE("100,000 followers is micro in the article scheme and one more is macro") {
  CHECK(labelOf(100000, Scheme::article) == TierLabel::micro);
  CHECK(labelOf(100001, Scheme::article) == TierLabel::macro);
  CHECK(labelOf(999999, Scheme::article) == TierLabel::macro);
  CHECK(labelOf(1000000, Scheme::article) == TierLabel::celebrity);
}

TEST_CASE("100,000 followers is already mid in the industry scheme") {
  CHECK(labelOf(99999, Scheme::industry) == TierLabel::micro);
  CHECK(labelOf(100000, Scheme::industry) == TierLabel::mid);
}

TEST_CASE("A tier contains its lower bound and not its upper one, in every scheme") {
  for (int s = 0; s < static_cast<int>(Scheme::custom); ++s) {
    const auto scheme = static_cast<Scheme>(s);
    for (int i = 0; i < tierCount(scheme); ++i) {
      const Tier tier = tierAt(scheme, i);
      CAPTURE(s, i);
      CHECK(tierOf(tier.lower, scheme).position == i);
      CHECK(tierOf(std::nextafter(tier.lower, 0.0), scheme).position == i - 1);
      if (i + 1 < tierCount(scheme)) CHECK(tierOf(tier.upper, scheme).position == i + 1);
    }
    CHECK(std::isinf(tierAt(scheme, tierCount(scheme) - 1).upper));
  }
}

TEST_CASE("999 followers is below influencer size in every built-in scheme") {
  const Classification account = classify(999, Scheme::industry);
  CHECK(account.tier.position == -1);
  CHECK(account.tier.label == TierLabel::below);
  CHECK(account.tier.upper == 1000.0);
  for (int s = 0; s < static_cast<int>(Scheme::custom); ++s)
    CHECK(account.by_scheme[static_cast<std::size_t>(s)].label == TierLabel::below);
}

TEST_CASE("60,000 followers is micro, mid or more, depending on whom one asks") {
  const Classification account = classify(60000, Scheme::article);
  CHECK(account.scheme == Scheme::article);
  CHECK(account.tier.label == TierLabel::micro);
  const auto under = [&account](Scheme scheme) { return account.by_scheme[static_cast<std::size_t>(scheme)].label; };
  CHECK(under(Scheme::industry) == TierLabel::micro);
  CHECK(under(Scheme::izea) == TierLabel::mid);
  CHECK(under(Scheme::hypeauditor) == TierLabel::mid);
  CHECK(under(Scheme::emarketer) == TierLabel::mid);
}

TEST_CASE("An account's own bounds classify it under the custom scheme and stay out of the built-in ones") {
  const std::array<double, 3> bounds{500, 5000, 70000};
  const Classification account = classify(60000, Scheme::custom, bounds);
  CHECK(account.tier.position == 1);
  CHECK(account.tier.lower == 5000.0);
  CHECK(account.tier.upper == 70000.0);
  CHECK(account.by_scheme[static_cast<std::size_t>(Scheme::custom)].position == 1);
  CHECK(account.by_scheme[static_cast<std::size_t>(Scheme::industry)].label == TierLabel::micro);
  CHECK(classify(499, Scheme::custom, bounds).tier.position == -1);
  CHECK(classify(1e9, Scheme::custom, bounds).tier.position == 2);
}

TEST_CASE("Without custom bounds the custom entry stays empty") {
  const Tier tier = classify(60000, Scheme::industry).by_scheme[static_cast<std::size_t>(Scheme::custom)];
  CHECK(tier.position == -1);
  CHECK(tier.upper == 0.0);
}

TEST_CASE("Custom bounds must increase, and the fault names the bound") {
  const std::array<double, 3> equal{1000, 5000, 5000};
  const Problem problem = validateScheme(Scheme::custom, equal);
  CHECK(problem.code == Code::not_increasing);
  CHECK(problem.field == Field::scheme);
  CHECK(problem.index == 2);
  CHECK(validateScheme(Scheme::custom, std::array<double, 3>{1000, 999, 5000}).index == 1);
}

TEST_CASE("Custom bounds must be finite, at least 1 and at most the largest account") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(validateScheme(Scheme::custom, std::array<double, 2>{1000, nan}).code == Code::not_finite);
  CHECK(validateScheme(Scheme::custom, std::array<double, 1>{0.5}).code == Code::below_minimum);
  CHECK(validateScheme(Scheme::custom, std::array<double, 1>{2e9}).code == Code::above_maximum);
  CHECK(validateScheme(Scheme::custom, std::array<double, 1>{1}).ok());
}

TEST_CASE("The custom scheme needs one to eight bounds") {
  CHECK(validateScheme(Scheme::custom).code == Code::wrong_length);
  CHECK(validateScheme(Scheme::custom, std::array<double, 9>{1, 2, 3, 4, 5, 6, 7, 8, 9}).code == Code::wrong_length);
  CHECK(validateScheme(Scheme::custom, std::array<double, 8>{1, 2, 3, 4, 5, 6, 7, 8}).ok());
  CHECK(validateScheme(Scheme::industry).ok());
}

TEST_CASE("An unknown scheme is refused") {
  CHECK(validateScheme(static_cast<Scheme>(kSchemeCount)).code == Code::unknown_choice);
  CHECK(validateScheme(static_cast<Scheme>(-1)).code == Code::unknown_choice);
}

TEST_CASE("A tier is represented by the geometric midpoint of its bounds") {
  CHECK_THAT(representativeFollowers(Scheme::industry, TierLabel::nano), WithinRel(3162.2776601683795, 1e-15));
  CHECK_THAT(representativeFollowers(Scheme::industry, TierLabel::micro), WithinRel(31622.776601683792, 1e-15));
  CHECK_THAT(representativeFollowers(Scheme::industry, TierLabel::mid), WithinRel(223606.79774997896, 1e-15));
  CHECK_THAT(representativeFollowers(Scheme::industry, TierLabel::macro), WithinRel(707106.7811865475, 1e-15));
  const std::array<double, 2> bounds{400, 900};
  CHECK(representativeFollowers(Scheme::custom, 0, bounds) == 600.0);
}

TEST_CASE("The open top tier counts as ending at five times its lower bound") {
  CHECK_THAT(representativeFollowers(Scheme::industry, TierLabel::mega), WithinRel(2236067.977499790, 1e-15));
  CHECK_THAT(representativeFollowers(Scheme::article, TierLabel::celebrity), WithinRel(2236067.977499790, 1e-15));
}

TEST_CASE("The representative accounts of the industry scheme are the points of the benchmark curves") {
  for (int i = 0; i < kCurveKnots; ++i)
    CHECK(std::round(representativeFollowers(Scheme::industry, i)) == kCurveFollowers[static_cast<std::size_t>(i)]);
}

TEST_CASE("A label that a scheme does not have has no representative account") {
  CHECK(representativeFollowers(Scheme::article, TierLabel::nano) == 0.0);
  CHECK(representativeFollowers(Scheme::industry, TierLabel::below) == 0.0);
  CHECK(representativeFollowers(Scheme::custom, TierLabel::micro) == 0.0);
}

TEST_CASE("Every representative account lies in its own tier") {
  for (int s = 0; s < static_cast<int>(Scheme::custom); ++s)
    for (int i = 0; i < tierCount(static_cast<Scheme>(s)); ++i)
      CHECK(tierOf(representativeFollowers(static_cast<Scheme>(s), i), static_cast<Scheme>(s)).position == i);
}
