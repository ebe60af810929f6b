#include "engagement.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "benchmark.h"
#include "engagement_oracle.h"
#include "numeric/normal.h"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace tierwise;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The first `count` real posts, with or without what only the account's owner sees.
std::vector<Post> realPosts(std::size_t count, bool with_private = true) {
  std::vector<Post> posts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [impressions, likes, comments, shares, saves] = oracle::kPosts[i];
    posts.push_back({likes, comments, shares, saves, impressions, with_private, with_private, false});
  }
  return posts;
}

ScoreRequest request(std::span<const Post> posts, Basis basis, double followers = oracle::kFollowers) {
  return {Format::instagram_feed, followers, basis, posts, {}, defaultAssumptions()};
}

void checkInterval(const Interval& found, const std::array<double, 5>& expected) {
  const std::array<double, 5> values{found.p50, found.low80, found.high80, found.low95, found.high95};
  for (std::size_t i = 0; i < values.size(); ++i) CHECK_THAT(values[i], WithinRel(expected[i], 1e-11));
}

void checkPart(const ScorePart& part, const oracle::Expected& expected) {
  CHECK(part.posts == expected.posts);
  checkInterval(part.engagement_rate, expected.rate);
  CHECK_THAT(part.own_weight, WithinRel(expected.own_weight, 1e-12));
  CHECK_THAT(part.raw_median, WithinRel(expected.raw_median, 1e-14));
  CHECK_THAT(part.raw_mean, WithinRel(expected.raw_mean, 1e-13));
  checkInterval(part.percentile, expected.percentile);
  std::array<double, 5> score = expected.percentile;
  for (double& value : score) value *= 100;
  checkInterval(part.score, score);
}

const Check& checkOf(const Score& score, CheckId id) { return score.checks[static_cast<std::size_t>(id)]; }

/// Posts with `likes` each and one comment per 50 likes.
std::vector<Post> postsWithLikes(std::initializer_list<double> likes) {
  std::vector<Post> posts;
  for (const double count : likes) {
    Post post;
    post.likes = count;
    post.comments = std::floor(count / 50);
    posts.push_back(post);
  }
  return posts;
}

}  // namespace

// ---- real posts, against tests/oracle/engagement.mjs

TEST_CASE("176 real posts by reach score as computed independently") {
  const std::vector<Post> posts = realPosts(176);
  const Score score = scoreCreator(request(posts, Basis::reach));
  checkPart(score.all, oracle::kAllPostsByReach);
  CHECK_THAT(score.benchmark_rate, WithinRel(std::exp(oracle::kReachMu), 1e-12));
  CHECK_THAT(score.benchmark_spread, WithinRel(oracle::kReachTau, 1e-12));
  CHECK_THAT(checkOf(score, CheckId::rate_for_size).value, WithinRel(oracle::kAllPostsByReach.z, 1e-11));
  CHECK_THAT(checkOf(score, CheckId::likes_evenness).value, WithinRel(oracle::kLikesSpread, 1e-12));
  CHECK_THAT(checkOf(score, CheckId::comments_per_like).value, WithinRel(oracle::kCommentsPerLike, 1e-14));
  for (const Check& check : score.checks) CHECK_FALSE(check.worth_a_check);
  CHECK(score.sufficient);
}

TEST_CASE("The same posts by views are measured against the benchmark per view, not per person") {
  const std::vector<Post> posts = realPosts(176);
  checkPart(scoreCreator(request(posts, Basis::views)).all, oracle::kAllPostsByViews);
}

TEST_CASE("Twelve real posts by followers, public counts only, score as computed independently") {
  const std::vector<Post> posts = realPosts(12, false);
  const Score score = scoreCreator(request(posts, Basis::followers));
  checkPart(score.all, oracle::kTwelvePostsByFollowers);
  CHECK_FALSE(score.counts_shares);
  CHECK_FALSE(score.counts_saves);
}

TEST_CASE("Three real posts score as computed independently, and are said to be too few") {
  const std::vector<Post> posts = realPosts(3);
  const Score score = scoreCreator(request(posts, Basis::reach));
  checkPart(score.all, oracle::kThreePostsByReach);
  CHECK(score.fewer_than_5_posts);
  CHECK_FALSE(score.sufficient);
}

TEST_CASE("Sponsored and organic posts are also scored apart") {
  std::vector<Post> posts = realPosts(176);
  for (std::size_t i = 3; i < posts.size(); i += 4) posts[i].sponsored = true;
  const Score score = scoreCreator(request(posts, Basis::reach));
  checkPart(score.all, oracle::kAllPostsByReach);
  checkPart(score.sponsored, oracle::kEveryFourthPostByReach);
  checkPart(score.organic, oracle::kOtherPostsByReach);
}

TEST_CASE("On a platform whose reach curve counts views, the basis of views takes it as it is") {
  const std::vector<Post> posts = realPosts(12);
  ScoreRequest asked = request(posts, Basis::views, 450000);
  asked.format = Format::tiktok_video;
  checkPart(scoreCreator(asked).all, oracle::kTwelvePostsAsTikTokByViews);
}

TEST_CASE("Totals of twelve real posts score as one post of average size") {
  ScoreRequest asked = request({}, Basis::reach);
  asked.totals.given = true;
  asked.totals.posts = 12;
  for (const Post& post : realPosts(12)) {
    asked.totals.interactions += post.likes + post.comments + post.shares + post.saves;
    asked.totals.exposure += post.exposure;
  }
  const Score score = scoreCreator(asked);
  checkPart(score.all, oracle::kTotalsOfTwelveByReach);
  CHECK(score.totals_only);
  CHECK_FALSE(score.fewer_than_5_posts);
  CHECK_FALSE(score.sufficient);
}

// ---- honesty of the intervals

namespace {

struct Coverage {
  int creators = 0;
  int inside80 = 0;
  int inside95 = 0;
};

/// Scores simulated creators whose log rates come from the score's own model with known mu, tau = .6, s0 and d0 = 4:
/// each has its own s^2 = d0 s0^2 / chi squared(d0). Counts how often the interval of the rate holds the true rate.
Coverage simulate(double s0, int post_count, int creators, std::uint32_t stream) {
  constexpr double kTau = 0.6;
  ScoreRequest asked;
  asked.followers = 1e5;
  asked.assumptions = defaultAssumptions();
  asked.assumptions[static_cast<std::size_t>(Input::post_spread)].range = exactly(s0);
  const double reach = std::exp(kTau * kZ90);
  for (int knot = 0; knot < kCurveKnots; ++knot)
    asked.assumptions[static_cast<std::size_t>(indexOf(Input::engagement_instagram_feed_nano) + knot)].range = {
        0.02 / reach, 0.02, 0.02 * reach};
  std::vector<Post> posts(static_cast<std::size_t>(post_count));
  asked.posts = posts;
  Coverage coverage;
  for (int i = 0; i < creators; ++i) {
    std::uint32_t lane = 0;
    const auto normal = [&] { return standardNormal(1, static_cast<std::uint64_t>(i), stream, lane++); };
    double chi2 = 0.0;
    for (int k = 0; k < 4; ++k) {
      const double z = normal();
      chi2 += z * z;
    }
    const double s = s0 * std::sqrt(4.0 / chi2);
    const double theta = std::log(0.02) + kTau * normal();
    for (Post& post : posts) post.likes = std::fmax(0.0, 1e5 * std::exp(theta + s * normal()) - 0.5);
    const Interval rate = scoreCreator(asked).all.engagement_rate;
    const double truth = std::exp(theta);
    ++coverage.creators;
    coverage.inside80 += rate.low80 <= truth && truth <= rate.high80;
    coverage.inside95 += rate.low95 <= truth && truth <= rate.high95;
  }
  return coverage;
}

}  // namespace

TEST_CASE(
    "The 95 % interval holds the truth in 94 to 96 % and the 80 % interval in 79 to 81 % of creators, 3 to 50 posts") {
  std::uint32_t stream = 0;
  for (const double s0 : {0.35, 0.6}) {
    for (const int posts : {3, 8, 50}) {
      const Coverage seen = simulate(s0, posts, 10000, stream++);
      CAPTURE(s0, posts);
      CHECK(seen.inside95 >= 0.94 * seen.creators);
      CHECK(seen.inside95 <= 0.96 * seen.creators);
      CHECK(seen.inside80 >= 0.79 * seen.creators);
      CHECK(seen.inside80 <= 0.81 * seen.creators);
    }
  }
}

// ---- shrinkage

TEST_CASE("More posts of the same kind move the score towards the account's own posts and narrow the interval") {
  double weight = 0.0;
  double width = kInfinity;
  for (const std::size_t count : {1u, 3u, 12u, 50u, 176u}) {
    const std::vector<Post> posts(count, Post{500, 10, 0, 0, 0, false, false, false});
    const ScorePart part = scoreCreator(request(posts, Basis::followers)).all;
    CHECK(part.own_weight > weight);
    CHECK(part.engagement_rate.high95 / part.engagement_rate.low95 < width);
    weight = part.own_weight;
    width = part.engagement_rate.high95 / part.engagement_rate.low95;
  }
  CHECK(weight > 0.99);
}

TEST_CASE("The score lies between the benchmark and the account's own posts") {
  const std::vector<Post> posts = postsWithLikes({900, 1100, 1000, 1050});
  const Score score = scoreCreator(request(posts, Basis::followers));
  CHECK(score.all.engagement_rate.p50 > score.benchmark_rate);
  CHECK(score.all.engagement_rate.p50 < score.all.raw_median);
  CHECK(score.all.percentile.p50 > 0.5);
}

TEST_CASE("An account whose posts are exactly typical for its size scores 50") {
  const double typical = engagementAt(buildCurves(defaultAssumptions()), Format::instagram_feed, 20000) * 20000 - 0.5;
  const std::vector<Post> posts(10, Post{typical, 0, 0, 0, 0, false, false, false});
  const ScorePart part = scoreCreator(request(posts, Basis::followers)).all;
  CHECK_THAT(part.score.p50, WithinAbs(50.0, 1e-9));
  CHECK_THAT(part.score.low80 + part.score.high80, WithinAbs(100.0, 1e-9));
}

TEST_CASE("Posts without any interaction have a finite score") {
  const std::vector<Post> posts(6);
  const ScorePart part = scoreCreator(request(posts, Basis::followers)).all;
  CHECK(part.raw_mean == 0.0);
  CHECK(part.engagement_rate.low95 > 0.0);
  CHECK(part.engagement_rate.high95 < 0.01);
}

TEST_CASE("The order of the posts moves the score by rounding only") {
  std::vector<Post> posts = realPosts(176);
  const Score before = scoreCreator(request(posts, Basis::reach));
  std::vector<Post> reversed(posts.rbegin(), posts.rend());
  const Score after = scoreCreator(request(reversed, Basis::reach));
  CHECK_THAT(after.all.engagement_rate.p50, WithinRel(before.all.engagement_rate.p50, 1e-13));
  CHECK(after.all.raw_median == before.all.raw_median);
}

TEST_CASE("Knowing only totals gives a wider interval than knowing the posts") {
  const std::vector<Post> posts = realPosts(12, false);
  ScoreRequest totals = request({}, Basis::followers);
  totals.totals = {true, 0.0, 0.0, 12};
  for (const Post& post : posts) totals.totals.interactions += post.likes + post.comments;
  const Interval known = scoreCreator(request(posts, Basis::followers)).all.engagement_rate;
  const Interval unknown = scoreCreator(totals).all.engagement_rate;
  CHECK(unknown.high95 / unknown.low95 > 2 * known.high95 / known.low95);
  CHECK_THAT(scoreCreator(totals).all.raw_mean,
             WithinRel(scoreCreator(request(posts, Basis::followers)).all.raw_mean, 1e-14));
}

TEST_CASE("Totals over an unknown number of posts are taken as one post") {
  ScoreRequest asked = request({}, Basis::followers);
  asked.totals = {true, 300, 0, 0};
  const Score unknown = scoreCreator(asked);
  asked.totals.posts = 1;
  CHECK(scoreCreator(asked).all.engagement_rate.p50 == unknown.all.engagement_rate.p50);
  CHECK(unknown.all.raw_mean == 300.0 / oracle::kFollowers);
  CHECK(unknown.totals_only);
}

TEST_CASE("Shares and saves count only if every post gives them") {
  std::vector<Post> posts = realPosts(12);
  posts[7].has_saves = false;
  const Score score = scoreCreator(request(posts, Basis::reach));
  CHECK(score.counts_shares);
  CHECK_FALSE(score.counts_saves);
  for (Post& post : posts) post.saves = 0.0;
  CHECK(scoreCreator(request(posts, Basis::reach)).all.engagement_rate.p50 == score.all.engagement_rate.p50);
}

TEST_CASE("Without marked posts nothing is scored apart; with only sponsored posts there is no organic part") {
  std::vector<Post> posts = realPosts(6);
  CHECK(scoreCreator(request(posts, Basis::reach)).sponsored.posts == 0);
  CHECK(scoreCreator(request(posts, Basis::reach)).organic.posts == 0);
  for (Post& post : posts) post.sponsored = true;
  CHECK(scoreCreator(request(posts, Basis::reach)).sponsored.posts == 6);
  CHECK(scoreCreator(request(posts, Basis::reach)).organic.posts == 0);
}

TEST_CASE("Four posts or 999 followers are not enough; five posts and 1,000 followers are") {
  const std::vector<Post> posts = realPosts(5);
  const std::span<const Post> all(posts);
  CHECK(scoreCreator(request(all, Basis::reach, 1000)).sufficient);
  CHECK(scoreCreator(request(all.first(4), Basis::reach, 1000)).fewer_than_5_posts);
  CHECK_FALSE(scoreCreator(request(all.first(4), Basis::reach, 1000)).sufficient);
  CHECK(scoreCreator(request(all, Basis::reach, 999)).fewer_than_1000_followers);
  CHECK_FALSE(scoreCreator(request(all, Basis::reach, 999)).sufficient);
}

TEST_CASE("An account outside the benchmark's sizes is marked as extrapolated") {
  const std::vector<Post> posts = realPosts(5);
  CHECK(scoreCreator(request(posts, Basis::reach, 2000)).extrapolated);
  CHECK_FALSE(scoreCreator(request(posts, Basis::reach, 20000)).extrapolated);
}

// ---- checks

TEST_CASE("A rate far above what its size has is worth a check, and so is one far below") {
  const auto check = [](double likes) {
    const std::vector<Post> posts(10, Post{likes, 0, 0, 0, 0, false, false, false});
    return checkOf(scoreCreator(request(posts, Basis::followers, 100000)), CheckId::rate_for_size);
  };
  CHECK(check(60000).worth_a_check);
  CHECK(check(60000).value > 3.0);
  CHECK(check(5).worth_a_check);
  CHECK(check(5).value < -3.0);
  CHECK_FALSE(check(700).worth_a_check);
}

TEST_CASE("One viral post does not make a rate worth a check") {
  std::vector<Post> posts = postsWithLikes({150, 160, 140, 170, 155, 165});
  posts.push_back(Post{2e6, 20000, 0, 0, 0, false, false, false});
  CHECK_FALSE(checkOf(scoreCreator(request(posts, Basis::followers)), CheckId::rate_for_size).worth_a_check);
}

TEST_CASE("Thousands of likes without comments are worth a check, a few hundred are not") {
  const auto check = [](double likes, double comments) {
    const std::vector<Post> posts(6, Post{likes, comments, 0, 0, 0, false, false, false});
    return checkOf(scoreCreator(request(posts, Basis::followers)), CheckId::comments_per_like);
  };
  CHECK(check(2000, 0).worth_a_check);
  CHECK_FALSE(check(100, 0).worth_a_check);
  CHECK_FALSE(check(2000, 40).worth_a_check);
  CHECK(check(2000, 1500).worth_a_check);
  CHECK_FALSE(check(2, 1).worth_a_check);
}

TEST_CASE("Likes that hardly differ between posts are worth a check; those of the real account are not") {
  const std::vector<Post> even = postsWithLikes({501, 500, 499, 500, 502, 500, 498, 500, 501, 500});
  const Check check = checkOf(scoreCreator(request(even, Basis::followers)), CheckId::likes_evenness);
  CHECK(check.applies);
  CHECK(check.worth_a_check);
  CHECK(check.value < check.low);
  CHECK(check.high == kInfinity);
  const std::vector<Post> real = realPosts(10);
  CHECK_FALSE(checkOf(scoreCreator(request(real, Basis::reach)), CheckId::likes_evenness).worth_a_check);
}

TEST_CASE("What counts as even gets stricter with fewer posts") {
  const auto bound = [](std::size_t count) {
    const std::vector<Post> posts = realPosts(count);
    return checkOf(scoreCreator(request(posts, Basis::reach)), CheckId::likes_evenness).low;
  };
  CHECK(bound(5) < bound(12));
  CHECK(bound(12) < bound(176));
  CHECK(bound(176) < 0.2);
}

TEST_CASE("Hidden likes, too few posts and totals switch the checks off that need them") {
  const std::vector<Post> hidden(8, Post{0, 12, 0, 0, 0, false, false, false});
  const Score without_likes = scoreCreator(request(hidden, Basis::followers));
  CHECK_FALSE(checkOf(without_likes, CheckId::comments_per_like).applies);
  CHECK_FALSE(checkOf(without_likes, CheckId::likes_evenness).applies);
  const std::vector<Post> four = realPosts(4);
  CHECK_FALSE(checkOf(scoreCreator(request(four, Basis::reach)), CheckId::likes_evenness).applies);
  ScoreRequest totals = request({}, Basis::followers);
  totals.totals = {true, 900, 0, 3};
  CHECK_FALSE(checkOf(scoreCreator(totals), CheckId::comments_per_like).applies);
  CHECK_FALSE(checkOf(scoreCreator(totals), CheckId::likes_evenness).applies);
  CHECK(checkOf(scoreCreator(totals), CheckId::rate_for_size).applies);
}

// ---- validation

TEST_CASE("A Story cannot be scored, because no engagement rate is published for it") {
  const std::vector<Post> posts = realPosts(6);
  ScoreRequest asked = request(posts, Basis::reach);
  asked.format = Format::instagram_story;
  CHECK(validateScore(asked).code == Code::unknown_choice);
  CHECK(validateScore(asked).field == Field::platform);
}

TEST_CASE("The real posts pass") {
  const std::vector<Post> posts = realPosts(176);
  for (const Basis basis : {Basis::followers, Basis::reach, Basis::views})
    CHECK(validateScore(request(posts, basis)).ok());
}

TEST_CASE("A fault of a post names its position") {
  const auto fault = [](auto spoil, Basis basis = Basis::reach) {
    std::vector<Post> posts = realPosts(6);
    spoil(posts[4]);
    const Problem problem = validateScore(request(posts, basis));
    CHECK((problem.ok() || (problem.field == Field::post && problem.index == 4)));
    return problem.code;
  };
  CHECK(fault([](Post& post) { post.likes = -1; }) == Code::below_minimum);
  CHECK(fault([](Post& post) { post.comments = kNaN; }) == Code::not_finite);
  CHECK(fault([](Post& post) { post.shares = kInfinity; }) == Code::not_finite);
  CHECK(fault([](Post& post) { post.saves = 2e15; }) == Code::above_maximum);
  CHECK(fault([](Post& post) { post.exposure = 0; }) == Code::missing_exposure);
  CHECK(fault([](Post& post) { post.exposure = kNaN; }) == Code::missing_exposure);
  CHECK(fault([](Post& post) { post.exposure = 0.5; }) == Code::below_minimum);
  CHECK(fault([](Post& post) { post.exposure = -5; }) == Code::below_minimum);
  CHECK(fault([](Post& post) { post.exposure = kInfinity; }) == Code::not_finite);
  CHECK(fault([](Post& post) { post.exposure = 0; }, Basis::followers) == Code::ok);
}

TEST_CASE("Neither posts nor totals, or more posts than the limit, are refused") {
  CHECK(validateScore(request({}, Basis::followers)).code == Code::no_posts);
  const std::vector<Post> most(kPostsMax, Post{10, 1, 0, 0, 0, false, false, false});
  CHECK(validateScore(request(most, Basis::followers)).ok());
  CHECK(std::isfinite(scoreCreator(request(most, Basis::followers)).all.score.p50));
  const std::vector<Post> more(kPostsMax + 1, Post{10, 1, 0, 0, 0, false, false, false});
  CHECK(validateScore(request(more, Basis::followers)).code == Code::too_many_posts);
}

TEST_CASE("Totals need an exposure where the basis asks for one, and whole posts") {
  ScoreRequest asked = request({}, Basis::reach);
  asked.totals = {true, 900, 0, 3};
  CHECK(validateScore(asked).code == Code::missing_exposure);
  asked.basis = Basis::followers;
  CHECK(validateScore(asked).ok());
  asked.totals.posts = 0.5;
  CHECK(validateScore(asked).code == Code::below_minimum);
  asked.totals = {true, -1, 0, 3};
  CHECK(validateScore(asked).code == Code::below_minimum);
}

TEST_CASE("Followers outside the limits, an unknown basis or format and faulty assumptions are refused") {
  const std::vector<Post> posts = realPosts(6);
  const auto code = [&posts](auto spoil) {
    ScoreRequest asked = request(posts, Basis::reach);
    spoil(asked);
    return validateScore(asked).code;
  };
  CHECK(code([](ScoreRequest& r) { r.followers = 99; }) == Code::below_minimum);
  CHECK(code([](ScoreRequest& r) { r.followers = 2e9; }) == Code::above_maximum);
  CHECK(code([](ScoreRequest& r) { r.followers = kNaN; }) == Code::not_finite);
  CHECK(code([](ScoreRequest& r) { r.basis = static_cast<Basis>(kBasisCount); }) == Code::unknown_choice);
  CHECK(code([](ScoreRequest& r) { r.format = static_cast<Format>(kFormatCount); }) == Code::unknown_choice);
  CHECK(code([](ScoreRequest& r) { r.assumptions[0].range = {3, 2, 1}; }) == Code::low_above_median);
}
