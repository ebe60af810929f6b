#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "compare.h"
#include "engagement.h"
#include "numeric/pairs.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/sum.h"
#include "scenario.h"
#include "simulation.h"

// Results of whole requests against exact distributions: what a simulation says of itself is held against what is true.

using namespace tierwise;
using namespace tierwise::scenario;

namespace {

// ---- a thousand seeds

constexpr int kSeeds = 1000;
constexpr int kDrawsPerSeed = 400;
constexpr double kZ99 = 2.5758293035489004;

/// ROI of each draw under one seed. Exactly 1.8 exp(.9 Z) - 1.
std::vector<double> returnsUnder(std::uint64_t seed) {
  ComparisonRequest request = productOfLognormals(kDrawsPerSeed);
  request.seed = seed;
  const std::vector<OptionSamples> samples = simulate(prepareRequest(request));
  const std::span<const double> roi = samples.front().column(Metric::roi);
  return {roi.begin(), roi.end()};
}

/// The first draw of each mirrored pair: these are independent of each other.
std::vector<double> firstOfPairs(const std::vector<double>& draws) {
  std::vector<double> first;
  for (std::size_t i = 0; i < draws.size(); i += 2) first.push_back(draws[i]);
  return first;
}

/// How far the share of profitable draws lies from its exact probability, in the standard errors that pairs give.
double zOfProfit(const std::vector<double>& returns, double exact) {
  const PairedShare share = pairedShare(
      returns.size(), [&](std::size_t i) { return returns[i] > 0.0 ? 1.0 : 0.0; }, [](std::size_t) { return true; });
  return (share.share() - exact) / share.standardError();
}

struct Rejections {
  int mean = 0;
  int spread = 0;
  int profit = 0;
};

Rejections countRejections() {
  Rejections rejections;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const std::vector<double> returns = returnsUnder(seed);
    RunningMoments logs;
    for (const double roi : firstOfPairs(returns)) logs.add((naturalLog(1.0 + roi) - naturalLog(1.8)) / 0.9);
    const double n = kDrawsPerSeed / 2;
    rejections.mean += std::fabs(logs.mean() * std::sqrt(n)) > kZ99;
    // the cube root of a variance is nearly normal (Wilson and Hilferty)
    const double spread = 2.0 / (9.0 * (n - 1.0));
    rejections.spread += std::fabs((std::cbrt(logs.variance()) - (1.0 - spread)) / std::sqrt(spread)) > kZ99;
    rejections.profit += std::fabs(zOfProfit(returns, 0.74315289944800585)) > kZ99;
  }
  return rejections;
}

// ---- two correlated options

/// Two TikTok creators whose reach is lognormal with log medians .10 and -.05 and log standard deviations .5 and .9,
/// correlated by rho: the first rests on the benchmark by 5/9, the second all of it, and rho is the source's part.
ComparisonRequest correlatedReach(double rho, int draws) {
  ComparisonRequest request = fashionOnInstagram(draws);
  request.platform = Platform::tiktok;
  request.package = {0, 0, 0, 1, 0, 0};
  request.budget = 500.0;
  Assumptions& inputs = request.assumptions;
  removeUncertainty(inputs);
  setAll(inputs, {Input::hours_per_creator, Input::setup_hours}, 0.0);
  set(inputs, Input::audience_size, 1e10);
  set(inputs, Input::source_spread, 0.9 * std::sqrt(rho));
  set(inputs, Input::option_spread, 0.9 * std::sqrt(1.0 - rho));
  const double micro = kCurveFollowers[1];
  const double first = micro * std::exp(5.0 / 9.0 * std::log(kCurveFollowers[2] / micro));
  const double second = kCurveFollowers[3];
  // reach in proportion to followers^(1 + slope), so that the two medians lie .15 apart in the logarithm
  const double slope = 0.15 / std::log(first / second) - 1.0;
  for (int tier = 0; tier < kCurveKnots; ++tier) {
    Assumption& point = inputs[static_cast<std::size_t>(indexOf(Input::reach_tiktok_video_nano) + tier)];
    point.range = exactly(0.2 * std::pow(kCurveFollowers[static_cast<std::size_t>(tier)] / second, slope));
    point.measured = tier == 1;
  }
  setOptions(request, {creators(0, first), creators(1, second)});
  for (int i : {0, 1}) request.options[static_cast<std::size_t>(i)].measured.price = 400.0;
  return request;
}

// ---- engagement, with hyper-parameters estimated from a sample

constexpr double kMu = -4.0;
constexpr double kTau = 0.6;
constexpr double kS0 = 0.5;
constexpr double kD0 = 4.0;
constexpr double kFollowers = 1e5;

/// Normal draws of one creator, one lane after the other.
class CreatorNormals {
 public:
  CreatorNormals(std::uint32_t stream, int creator) : stream_(stream), creator_(static_cast<std::uint64_t>(creator)) {}
  double next() { return standardNormal(7, creator_, stream_, lane_++); }

 private:
  std::uint32_t stream_;
  std::uint64_t creator_;
  std::uint32_t lane_ = 0;
};

/// What accounts do: a level of their own, and a spread between posts of their own, s^2 = d0 s0^2 / chi squared(d0).
struct Creator {
  double theta = 0.0;
  double s = 0.0;
};

Creator creatorFrom(CreatorNormals& normals) {
  double chi2 = 0.0;
  for (int k = 0; k < 4; ++k) {
    const double z = normals.next();
    chi2 += z * z;
  }
  Creator creator;
  creator.s = kS0 * std::sqrt(kD0 / chi2);
  creator.theta = kMu + kTau * normals.next();
  return creator;
}

struct HyperParameters {
  double mu = 0.0;
  double tau = 0.0;
  double s0 = 0.0;
  double d0 = 0.0;
};

/// By moments, from `count` creators with 20 posts each. 1/s^2 over its degrees has mean 1/s0^2 and relative variance
/// 2/d0 before the error of the sample variances is taken off.
HyperParameters estimateFrom(int count) {
  constexpr int kPosts = 20;
  constexpr double kDegrees = kPosts - 1.0;
  RunningMoments levels;
  double level_errors = 0.0;
  double precision = 0.0;
  double precision_squared = 0.0;
  for (int i = 0; i < count; ++i) {
    CreatorNormals normals(900, i);
    const Creator creator = creatorFrom(normals);
    RunningMoments posts;
    for (int j = 0; j < kPosts; ++j) posts.add(creator.theta + creator.s * normals.next());
    levels.add(posts.mean());
    level_errors += posts.variance() / kPosts / count;
    precision += 1.0 / posts.variance() / count;
    precision_squared += 1.0 / (posts.variance() * posts.variance()) / count;
  }
  const double ratio = precision_squared / (precision * precision) * (kDegrees - 4.0) / (kDegrees - 2.0);
  return {levels.mean(), std::sqrt(levels.variance() - level_errors),
          std::sqrt(kDegrees / (kDegrees - 2.0) / precision), 2.0 / (ratio - 1.0)};
}

/// The benchmark that such a sample would have given.
Assumptions benchmarkOf(const HyperParameters& estimated) {
  Assumptions inputs = defaultAssumptions();
  for (int tier = 0; tier < kCurveKnots; ++tier)
    inputs[static_cast<std::size_t>(indexOf(Input::engagement_instagram_feed_nano) + tier)].range =
        lognormal(std::exp(estimated.mu), estimated.tau);
  set(inputs, Input::post_spread, estimated.s0);
  set(inputs, Input::post_spread_posts, estimated.d0);
  return inputs;
}

struct Coverage {
  double inside80 = 0.0;
  double inside95 = 0.0;
};

Coverage coverageOf(const Assumptions& benchmark, int post_count, int creators) {
  std::vector<Post> posts(static_cast<std::size_t>(post_count));
  Coverage coverage;
  for (int i = 0; i < creators; ++i) {
    CreatorNormals normals(1000U + static_cast<std::uint32_t>(post_count), i);
    const Creator creator = creatorFrom(normals);
    for (Post& post : posts)
      post.likes = std::fmax(0.0, kFollowers * std::exp(creator.theta + creator.s * normals.next()) - 0.5);
    const ScoreRequest request{Format::instagram_feed, kFollowers, Basis::followers, posts, {}, benchmark};
    const Interval rate = scoreCreator(request).all.engagement_rate;
    const double truth = std::exp(creator.theta);
    coverage.inside80 += (rate.low80 <= truth && truth <= rate.high80 ? 1.0 : 0.0) / creators;
    coverage.inside95 += (rate.low95 <= truth && truth <= rate.high95 ? 1.0 : 0.0) / creators;
  }
  return coverage;
}

// ---- value of information

/// Two options whose values are given, always affordable.
ContestResult decideBetween(const std::vector<double>& first, const std::vector<double>& second) {
  const std::vector<std::uint8_t> always(first.size(), 1);
  const std::array<Contestant, 2> contestants{Contestant{0, true, first, always, {1.0, 0.0}, {1.0, 0.0}},
                                              Contestant{1, true, second, always, {1.0, 0.0}, {1.0, 0.0}}};
  return decideContest(contestants, false);
}

}  // namespace

TEST_CASE("over a thousand seeds 1 % tests of whole requests reject 2 to 20 times", "[statistics]") {
  const Rejections rejections = countRejections();
  CHECK(rejections.mean >= 2);
  CHECK(rejections.mean <= 20);
  CHECK(rejections.spread >= 2);
  CHECK(rejections.spread <= 20);
  CHECK(rejections.profit >= 2);
  CHECK(rejections.profit <= 20);
}

// Nearly symmetric, that is: a small share is only nearly lognormal. Independent draws would err by about .05.
TEST_CASE("mirrored draws leave next to no error in the mean of what is symmetric", "[statistics]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    RunningMoments logs;
    for (const double roi : returnsUnder(seed)) logs.add((naturalLog(1.0 + roi) - naturalLog(1.8)) / 0.9);
    CHECK(std::fabs(logs.mean()) < 0.005);
  }
}

TEST_CASE("mirrored pairs say what their own error is: as large as from seed to seed", "[statistics]") {
  RunningMoments shares;
  double reported = 0.0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    ComparisonRequest request = fashionOnInstagram(kDrawsPerSeed);
    request.seed = seed;
    const Duel duel = contestOf(compareOptions(request), Contest::reach).duels.front();
    shares.add(duel.p);
    reported += duel.se * duel.se / kSeeds;
  }
  const double independent = shares.mean() * (1.0 - shares.mean()) / kDrawsPerSeed;
  CAPTURE(shares.variance(), reported, independent);
  CHECK(std::fabs(shares.variance() / reported - 1.0) < 0.15);
  CHECK(shares.variance() < 0.8 * independent);
}

TEST_CASE("over a thousand seeds such a test would notice a median that is 20 % off", "[statistics]") {
  int rejections = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    RunningMoments logs;
    for (const double roi : firstOfPairs(returnsUnder(seed))) logs.add(naturalLog((1.0 + roi) / (1.8 * 1.2)) / 0.9);
    rejections += std::fabs(logs.mean() * std::sqrt(kDrawsPerSeed / 2.0)) > kZ99;
  }
  CHECK(rejections > 80);
}

// Phi(.15 / sqrt(.5^2 + .9^2 - 2 rho .5 .9)) from 50-digit arithmetic.
TEST_CASE("the chance that one option beats another is exact, also where the two share luck", "[statistics]") {
  constexpr int kDraws = 65536;
  for (const auto& [rho, exact] : {std::pair{0.0, 0.557918078579659179}, std::pair{0.6, 0.582390425107485482}}) {
    const Comparison comparison = compareOptions(correlatedReach(rho, kDraws));
    const Duel& duel = contestOf(comparison, Contest::reach).duels.front();
    CAPTURE(rho, duel.p);
    CHECK(duel.count == kDraws);
    CHECK(std::fabs(duel.p - exact) < 5.0 * std::sqrt(exact * (1.0 - exact) / kDraws));
    const Statistic& first = metricOf(comparison, 0, Metric::unique_reach);
    const Statistic& second = metricOf(comparison, 1, Metric::unique_reach);
    CHECK(std::fabs(first.p50 / second.p50 - std::exp(0.15)) < 0.03);
    CHECK(std::fabs(std::log(first.p90 / first.p10) / (2.0 * kZ90) - 0.5) < 0.01);
    CHECK(std::fabs(std::log(second.p90 / second.p10) / (2.0 * kZ90) - 0.9) < 0.02);
  }
}

// E max(0, X) - E X for X normal with mean 10 and standard deviation 25.
TEST_CASE("knowing the outcome of an act worth 10 on average, give or take 25, before doing it is worth 5.76",
          "[statistics]") {
  constexpr double kExact = 5.76097092368632;
  constexpr int kPoints = 200000;
  std::vector<double> act;
  for (int i = 0; i < kPoints; ++i) act.push_back(10.0 + 25.0 * inverseNormal((i + 0.5) / kPoints));
  const std::vector<double> nothing(act.size(), 0.0);
  const ContestResult exact = decideBetween(act, nothing);
  CHECK(std::fabs(exact.evpi - kExact) < 1e-4);
  CHECK(std::fabs(exact.regret[1] - (kExact + 10.0)) < 1e-3);
  CHECK(std::fabs(exact.duels.front().p - 0.65542174161032429) < 1e-5);

  constexpr int kDraws = 65536;
  constexpr double kSpread = 11.16;  // of max(0, -X)
  std::vector<double> drawn;
  for (std::uint64_t i = 0; i < kDraws; ++i) drawn.push_back(10.0 + 25.0 * standardNormal(3, i, 5, 0));
  const ContestResult sampled = decideBetween(drawn, std::vector<double>(drawn.size(), 0.0));
  CHECK(std::fabs(sampled.evpi - kExact) < 5.0 * kSpread / std::sqrt(static_cast<double>(kDraws)));
}

TEST_CASE("intervals keep their promise when the benchmark itself was estimated from 500 accounts, 3 to 50 posts",
          "[statistics]") {
  const HyperParameters estimated = estimateFrom(500);
  CHECK(std::fabs(estimated.mu - kMu) < 0.1);
  CHECK(std::fabs(estimated.tau - kTau) < 0.06);
  CHECK(std::fabs(estimated.s0 - kS0) < 0.05);
  CHECK(estimated.d0 > 2.5);
  CHECK(estimated.d0 < 6.5);
  const Assumptions benchmark = benchmarkOf(estimated);
  for (const int posts : {3, 5, 12, 50}) {
    const Coverage seen = coverageOf(benchmark, posts, 10000);
    CAPTURE(posts, seen.inside80, seen.inside95);
    CHECK(seen.inside95 >= 0.94);
    CHECK(seen.inside95 <= 0.96);
    CHECK(seen.inside80 >= 0.79);
    CHECK(seen.inside80 <= 0.81);
  }
}
