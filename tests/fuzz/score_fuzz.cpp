// Any account, any posts and any tiers are either refused or answered, and an answer keeps its promises.

#include <cmath>
#include <vector>

#include "bytes.h"
#include "engagement.h"
#include "tier.h"

using namespace tierwise;
using fuzz::Bytes;
using fuzz::require;

namespace {

double countFrom(Bytes& bytes, double minimum, bool is_wild) {
  return is_wild ? bytes.wild() : bytes.within(minimum, kCountMax);
}

Post postFrom(Bytes& bytes, bool is_wild) {
  Post post;
  const int kinds = bytes.byte();
  post.has_shares = (kinds & 1) != 0;
  post.has_saves = (kinds & 2) != 0;
  post.sponsored = (kinds & 4) != 0;
  post.likes = countFrom(bytes, 0.0, is_wild);
  post.comments = countFrom(bytes, 0.0, is_wild);
  // What is not given is not read, so it may be anything.
  post.shares = countFrom(bytes, 0.0, is_wild || !post.has_shares);
  post.saves = countFrom(bytes, 0.0, is_wild || !post.has_saves);
  post.exposure = countFrom(bytes, 1.0, is_wild);
  return post;
}

/// A few different posts, sometimes repeated up to the limit and beyond.
std::vector<Post> postsFrom(Bytes& bytes, bool is_wild) {
  std::vector<Post> posts(static_cast<std::size_t>(bytes.below(13)));
  for (Post& post : posts) post = postFrom(bytes, is_wild);
  const bool is_repeated = bytes.byte() % 8 == 7;
  if (!is_repeated || posts.empty()) return posts;
  const auto count = static_cast<std::size_t>(bytes.below(is_wild ? kPostsMax + 3 : kPostsMax + 1));
  for (std::size_t i = 0; posts.size() < count; ++i) posts.push_back(Post(posts[i]));
  return posts;
}

Totals totalsFrom(Bytes& bytes, bool is_wild) {
  Totals totals;
  totals.given = !is_wild || bytes.flag();
  totals.interactions = countFrom(bytes, 0.0, is_wild);
  totals.exposure = countFrom(bytes, 1.0, is_wild);
  totals.posts = bytes.flag() ? countFrom(bytes, 1.0, is_wild) : 0.0;
  return totals;
}

constexpr Format kFormatsWithEngagement[] = {Format::instagram_feed, Format::instagram_reel, Format::tiktok_video,
                                             Format::youtube_integration, Format::x_post};

void checkInterval(const Interval& interval, double minimum, double maximum) {
  require(interval.low95 >= minimum && interval.low95 <= interval.low80);
  require(interval.low80 <= interval.p50 && interval.p50 <= interval.high80);
  require(interval.high80 <= interval.high95 && interval.high95 <= maximum);
}

void checkPart(const ScorePart& part) {
  require(part.posts >= 0);
  if (part.posts == 0) return;
  checkInterval(part.engagement_rate, 0.0, std::numeric_limits<double>::infinity());
  checkInterval(part.percentile, 0.0, 1.0);
  checkInterval(part.score, 0.0, 100.0);
  require(part.own_weight >= 0.0 && part.own_weight <= 1.0);
  require(part.raw_median >= 0.0 && std::isfinite(part.raw_median));
  require(part.raw_mean >= 0.0 && std::isfinite(part.raw_mean));
}

void checkScore(const ScoreRequest& request) {
  const Score score = scoreCreator(request);
  checkPart(score.all);
  checkPart(score.organic);
  checkPart(score.sponsored);
  require(score.totals_only == request.posts.empty());
  require(score.all.posts == (score.totals_only ? 1 : static_cast<int>(request.posts.size())));
  require(score.sponsored.posts == 0 || score.organic.posts + score.sponsored.posts == score.all.posts);
  require(score.benchmark_rate > 0.0 && std::isfinite(score.benchmark_rate));
  require(score.benchmark_spread >= 0.0 && std::isfinite(score.benchmark_spread));
  require(score.sufficient == !(score.totals_only || score.fewer_than_5_posts || score.fewer_than_1000_followers));
  for (int i = 0; i < kCheckCount; ++i) {
    const Check& check = score.checks[static_cast<std::size_t>(i)];
    require(static_cast<int>(check.id) == i);
    require(std::isfinite(check.value) && check.low <= check.high);
    require(check.applies || !check.worth_a_check);
  }
}

void runScore(Bytes& bytes, bool is_wild) {
  const std::vector<Post> posts = postsFrom(bytes, is_wild);
  ScoreRequest request;
  request.format = kFormatsWithEngagement[static_cast<std::size_t>(bytes.below(5))];
  request.basis = static_cast<Basis>(bytes.below(kBasisCount));
  request.followers = is_wild && bytes.flag() ? bytes.wild() : bytes.within(kFollowersMin, kFollowersMax);
  if (is_wild && bytes.flag()) request.format = static_cast<Format>(static_cast<int>(bytes.bits()));
  if (is_wild && bytes.flag()) request.basis = static_cast<Basis>(static_cast<int>(bytes.bits()));
  request.posts = posts;
  request.totals = totalsFrom(bytes, is_wild);
  request.assumptions = fuzz::assumptionsFrom(bytes, is_wild ? bytes.below(2) : bytes.below(kInputCount), is_wild);
  const bool is_accepted = validateScore(request).ok();
  require(is_wild || is_accepted);
  if (is_accepted) checkScore(request);
}

/// Custom lower bounds, increasing if not wild.
std::vector<double> boundsFrom(Bytes& bytes, bool is_wild) {
  std::vector<double> bounds(static_cast<std::size_t>(bytes.below(kCustomTiersMax + (is_wild ? 3 : 1))));
  for (double& bound : bounds) bound = is_wild ? bytes.wild() : bytes.within(1.0, kFollowersMax);
  if (is_wild) return bounds;
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  return bounds;
}

bool isSame(const Tier& a, const Tier& b) {
  return a.position == b.position && a.label == b.label && a.lower == b.lower && a.upper == b.upper;
}

void checkTier(const Tier& tier, double followers) {
  require(tier.lower <= followers && (followers < tier.upper || (tier.position < 0 && tier.upper == 0.0)));
  const double typical = representativeFollowers(tier);
  require(tier.position < 0 ? typical == 0.0 : typical >= tier.lower && typical <= tier.upper);
}

void runTiers(Bytes& bytes, bool is_wild) {
  const std::vector<double> bounds = boundsFrom(bytes, is_wild);
  const int choice = is_wild && bytes.flag() ? static_cast<int>(bytes.bits()) : bytes.below(kSchemeCount);
  const auto scheme = static_cast<Scheme>(choice);
  const bool is_accepted = validateScheme(scheme, bounds).ok();
  require(is_wild || is_accepted || (scheme == Scheme::custom && bounds.empty()));
  if (!is_accepted) return;
  const double followers = bytes.flag() ? bytes.within(0.0, kFollowersMax) : std::fabs(bytes.wild());
  if (!std::isfinite(followers)) return;
  const Classification classification = classify(followers, scheme, bounds);
  require(isSame(classification.tier, classification.by_scheme[static_cast<std::size_t>(scheme)]));
  for (const Tier& tier : classification.by_scheme) checkTier(tier, followers);
  const int position = static_cast<int>(bytes.bits());
  const Tier tier = tierAt(scheme, position, bounds);
  require(tier.position == (position >= 0 && position < tierCount(scheme, bounds) ? position : -1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const int choice = bytes.byte();
  const bool is_wild = (choice & 3) == 3;
  if ((choice & 4) == 0)
    runScore(bytes, is_wild);
  else
    runTiers(bytes, is_wild);
  return 0;
}
