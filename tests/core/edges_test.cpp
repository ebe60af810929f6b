#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "audience.h"
#include "benchmark.h"
#include "contest.h"
#include "engagement.h"
#include "numeric/curve.h"
#include "numeric/quantile.h"
#include "scenario.h"
#include "tier.h"
#include "value_curve.h"

// What holds exactly on a limit, and on the first number past it.

using namespace tierwise;
using namespace tierwise::scenario;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// ---- contests

struct Entry {
  std::vector<double> values;
  std::vector<std::uint8_t> affordable;
};

Entry entry(std::vector<double> values) {
  std::vector<std::uint8_t> always(values.size(), 1);
  return {std::move(values), std::move(always)};
}

ContestResult decide(const std::vector<Entry>& entries) {
  std::vector<Contestant> contestants;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    double share = 0.0;
    for (const std::uint8_t flag : entries[i].affordable) share += flag;
    share /= static_cast<double>(entries[i].affordable.size());
    contestants.push_back(
        {static_cast<int>(i), true, entries[i].values, entries[i].affordable, {share, 0.0}, {1.0, 0.0}});
  }
  return decideContest(contestants, false);
}

// ---- scores

ScoreRequest scoreRequest(std::span<const Post> posts, Basis basis = Basis::followers) {
  ScoreRequest request;
  request.followers = 20000.0;
  request.basis = basis;
  request.posts = posts;
  request.assumptions = defaultAssumptions();
  return request;
}

bool commentsWorthACheck(double likes, double comments) {
  const std::vector<Post> posts{Post{likes, comments, 0, 0, 0, false, false, false}};
  return scoreCreator(scoreRequest(posts)).checks[static_cast<std::size_t>(CheckId::comments_per_like)].worth_a_check;
}

void checkScoreProblem(const ScoreRequest& request, Code code, Field field, int index = 0) {
  const Problem problem = validateScore(request);
  CHECK(problem.code == code);
  CHECK(problem.field == field);
  CHECK(problem.index == index);
}

Code faultOfInput(Input input, Range range) {
  Assumptions assumptions = defaultAssumptions();
  set(assumptions, input, range);
  const Problem problem = validateAssumptions(assumptions);
  if (!problem.ok()) CHECK(problem.index == indexOf(input));
  return problem.code;
}

Code faultOfRequest(double budget, const OptionSpec& option) {
  ComparisonRequest request = fashionOnInstagram();
  request.budget = budget;
  setOptions(request, {option});
  return validateRequest(request).code;
}

OptionSpec measured(double price, double reach_rate, double engagement_rate) {
  OptionSpec option = creators(0, 10000.0);
  option.measured = {price, reach_rate, engagement_rate};
  return option;
}

}  // namespace

TEST_CASE("an option that half of the draws can afford is a contender", "[edges]") {
  Entry half = entry({9, 9});
  half.affordable = {1, 0};
  CHECK(decide({entry({1, 1}), half}).leader == 1);
  half.values = {9, 9, 9};
  half.affordable = {1, 0, 0};
  CHECK(decide({entry({1, 1, 1}), half}).verdict == Verdict::only_one_affordable);
}

TEST_CASE("exactly 65 % is no win yet", "[edges]") {
  std::vector<double> better(20, 2.0);
  for (std::size_t i = 0; i < 7; ++i) better[i] = 0.0;
  const std::vector<double> other(20, 1.0);
  CHECK(decide({entry(better), entry(other)}).verdict == Verdict::too_close);
  better[0] = 2.0;
  CHECK(decide({entry(better), entry(other)}).verdict == Verdict::wins);
}

TEST_CASE("what no draw can afford is never regretted, one affordable draw counts as it is", "[edges]") {
  Entry never = entry({5, 5});
  never.affordable = {0, 0};
  CHECK(decide({entry({1, 1}), never}).regret[1] == 0.0);
  Entry once = entry({1, 9});
  once.affordable = {1, 0};
  CHECK(decide({entry({3, 3}), once}).regret[1] == 2.0);
}

TEST_CASE("the error of a verdict is that of the leader's own duel", "[edges]") {
  // the third beats the first in 9 of 10 draws and the second in all; first and second win half of their duels;
  // pairs of draws win 2, 2, 2, 2, 1 against 1.8 on average: 4 * .2^2 + .8^2 = .8
  const ContestResult result = decide({entry({5, 5, 5, 5, 1, 1, 1, 1, 1, 10}), entry({2, 2, 2, 2, 2, 2, 2, 2, 2, 2}),
                                       entry({9, 9, 9, 9, 9, 9, 9, 9, 9, 9})});
  CHECK(result.leader == 2);
  CHECK(result.rival == 0);
  CHECK(result.p == 0.9);
  CHECK(std::fabs(result.se - std::sqrt(0.8) / 10.0) < 1e-15);
  const ContestResult first = decide({entry({9, 9, 9, 9, 9, 9, 9, 9, 9, 9}), entry({2, 2, 2, 2, 2, 2, 2, 2, 2, 2}),
                                      entry({5, 5, 5, 5, 1, 1, 1, 1, 1, 10})});
  CHECK(first.leader == 0);
  CHECK(first.rival == 2);
  CHECK(std::fabs(first.se - std::sqrt(0.8) / 10.0) < 1e-15);
}

TEST_CASE("a lone contender has no rival and no error", "[edges]") {
  Entry never = entry({5, 5});
  never.affordable = {0, 0};
  const ContestResult result = decide({entry({1, 1}), never});
  CHECK(result.verdict == Verdict::only_one_affordable);
  CHECK(result.rival == -1);
  CHECK(result.p == 1.0);
  CHECK(result.se == 0.0);
}

TEST_CASE("comments three standard errors off are usual, further off they are worth a check", "[edges]") {
  CHECK_FALSE(commentsWorthACheck(10, 15));  // 15 - 3 sqrt(16) = .3 * 10
  CHECK(commentsWorthACheck(9, 15));
  CHECK_FALSE(commentsWorthACheck(3000, 0));  // 0 + 3 sqrt(1) = .001 * 3,000
  CHECK(commentsWorthACheck(3001, 0));
}

TEST_CASE("totals over exactly one post are fine, over less than one are not", "[edges]") {
  ScoreRequest request = scoreRequest({});
  request.totals = {true, 100.0, 0.0, 1.0};
  CHECK(validateScore(request).ok());
  request.totals.posts = 0.999;
  checkScoreProblem(request, Code::below_minimum, Field::post);
  request.totals = {true, kCountMax, 0.0, 0.0};
  CHECK(validateScore(request).ok());
  request.totals.interactions = 2.0 * kCountMax;
  checkScoreProblem(request, Code::above_maximum, Field::post);
  request.totals.interactions = kNaN;
  checkScoreProblem(request, Code::not_finite, Field::post);
}

TEST_CASE("an exposure of exactly one is fine", "[edges]") {
  std::vector<Post> posts(5, Post{1, 0, 0, 0, 1.0, false, false, false});
  CHECK(validateScore(scoreRequest(posts, Basis::reach)).ok());
  posts[2].exposure = 0.999;
  checkScoreProblem(scoreRequest(posts, Basis::reach), Code::below_minimum, Field::post, 2);
}

TEST_CASE("a fault of the account names its field", "[edges]") {
  const std::vector<Post> posts(5, Post{10, 1, 0, 0, 100, false, false, false});
  const auto asked = [&](auto spoil) {
    ScoreRequest request = scoreRequest(posts);
    spoil(request);
    return request;
  };
  checkScoreProblem(asked([](ScoreRequest& r) { r.format = Format::instagram_story; }), Code::unknown_choice,
                    Field::platform);
  checkScoreProblem(asked([](ScoreRequest& r) { r.format = static_cast<Format>(-1); }), Code::unknown_choice,
                    Field::platform);
  checkScoreProblem(asked([](ScoreRequest& r) { r.basis = static_cast<Basis>(-1); }), Code::unknown_choice,
                    Field::basis);
  checkScoreProblem(asked([](ScoreRequest& r) { r.followers = kFollowersMin - 1.0; }), Code::below_minimum,
                    Field::followers);
  checkScoreProblem(asked([](ScoreRequest& r) { r.followers = kFollowersMax * 2.0; }), Code::above_maximum,
                    Field::followers);
  checkScoreProblem(asked([](ScoreRequest& r) { r.followers = kInfinity; }), Code::not_finite, Field::followers);
  CHECK(validateScore(asked([](ScoreRequest& r) { r.followers = kFollowersMin; })).ok());
  CHECK(validateScore(asked([](ScoreRequest& r) { r.followers = kFollowersMax; })).ok());
}

TEST_CASE("each end of a range must be a number, and a spread-out share stays below 1", "[edges]") {
  CHECK(faultOfInput(Input::aov, {kNaN, 72.0, 140.0}) == Code::not_finite);
  CHECK(faultOfInput(Input::aov, {45.0, kNaN, 140.0}) == Code::not_finite);
  CHECK(faultOfInput(Input::aov, {45.0, 72.0, kInfinity}) == Code::not_finite);
  CHECK(faultOfInput(Input::cvr, {0.5, 0.9, 1.0}) == Code::above_maximum);
  CHECK(faultOfInput(Input::cvr, {1.0, 1.0, 1.0}) == Code::ok);
  CHECK(faultOfInput(Input::overlap, {0.0, 0.5, 0.6}) == Code::below_minimum);
  CHECK(faultOfInput(Input::overlap, {0.0, 0.0, 0.0}) == Code::ok);
}

TEST_CASE("every measured figure is held against its own limits", "[edges]") {
  CHECK(faultOfRequest(25000.0, measured(500.0, 0.2, 0.01)) == Code::ok);
  CHECK(faultOfRequest(25000.0, measured(-1.0, 0.2, 0.01)) == Code::below_minimum);
  CHECK(faultOfRequest(25000.0, measured(500.0, 1e9, 0.01)) == Code::above_maximum);
  CHECK(faultOfRequest(25000.0, measured(500.0, 0.2, kNaN)) == Code::not_finite);
  CHECK(faultOfRequest(kBudgetMin, measured(0.0, 0.0, 0.0)) == Code::ok);
  CHECK(faultOfRequest(kBudgetMax, measured(0.0, 0.0, 0.0)) == Code::ok);
  CHECK(faultOfRequest(25000.0, creators(0, kFollowersMin)) == Code::ok);
  CHECK(faultOfRequest(25000.0, creators(0, kFollowersMax)) == Code::ok);
  CHECK(faultOfRequest(25000.0, creators(kOptionsMax - 1, 1000.0)) == Code::ok);
  CHECK(faultOfRequest(25000.0, creators(kOptionsMax, 1000.0)) == Code::unknown_choice);
}

TEST_CASE("a curve may begin and end at the limits, with two points or the most", "[edges]") {
  const auto faultOf = [](double first, double last, int points) { return validateCurve({first, last, points}); };
  CHECK(faultOf(kFollowersMin, kFollowersMax, 2).ok());
  CHECK(faultOf(kFollowersMin, kFollowersMax, kCurvePointsMax).ok());
  CHECK(faultOf(1000.0, kInfinity, 2).code == Code::not_finite);
  CHECK(faultOf(1000.0, kNaN, 2).index == 0);
  CHECK(faultOf(1000.0, 1000.0, 2).code == Code::not_increasing);
  CHECK(faultOf(1000.0, 1000.0, 2).index == 1);
}

TEST_CASE("one who reaches nobody has no cap and no share", "[edges]") {
  Market market;
  market.value[static_cast<std::size_t>(Input::target_share)] = 1.0;
  market.value[static_cast<std::size_t>(Input::audience_size)] = 1e6;
  const ReachScale nobody = reachScaleOf(0.0, 1000.0, true, market);
  CHECK(nobody.cap == kInfinity);
  CHECK(nobody.share_per_luck == 0.0);
  CHECK(reachedAtAverageLuck(0.0, 1000.0, true, market) == 1.0);
  CHECK(reachedAtAverageLuck(2000.0, 1000.0, true, market) == 0.5);
}

TEST_CASE("tiers have positions from the first to the last, and nothing outside", "[edges]") {
  const int count = tierCount(Scheme::industry);
  CHECK(tierAt(Scheme::industry, count - 1).label == TierLabel::mega);
  CHECK(tierAt(Scheme::industry, count).position == -1);
  CHECK(tierAt(Scheme::industry, -1).upper == tierAt(Scheme::industry, 0).lower);
  CHECK(tierAt(Scheme::custom, 0).position == -1);
  CHECK(representativeFollowers(Scheme::custom, TierLabel::micro) == 0.0);
  CHECK(representativeFollowers(Scheme::industry, -1) == 0.0);
  CHECK(validateScheme(static_cast<Scheme>(-1)).code == Code::unknown_choice);
  const std::vector<double> most{1, 2, 3, 4, 5, 6, 7, kFollowersMax};
  CHECK(validateScheme(Scheme::custom, most).ok());
}

TEST_CASE("a curve has room for eight knots", "[edges]") {
  const std::vector<double> followers{1, 2, 3, 4, 5, 6, 7, 8};
  const LogLogCurve curve = makeLogLogCurve(followers, followers);
  CHECK(curve.count == kMaxCurveKnots);
  CHECK(std::fabs(valueAt(curve, 6.5) - 6.5) < 1e-12);
  CHECK(makeLogLogCurve(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9}, std::vector<double>(9, 1.0)).count == 0);
  CHECK(makeLogLogCurve(std::vector<double>{1, 2}, std::vector<double>{kInfinity, 1}).count == 0);
}

TEST_CASE("two values already have an error of their quantiles, one has none", "[edges]") {
  CHECK(sortedQuantileStandardError(std::array{1.0, 3.0}, 0.5, std::sqrt(0.5)) > 0.0);
  CHECK(sortedQuantileStandardError(std::array{1.0}, 0.5, 0.5) == 0.0);
}
