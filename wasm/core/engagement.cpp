#include "engagement.h"

#include <array>
#include <cmath>
#include <limits>

#include "benchmark.h"
#include "benchmarks.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/quantile.h"
#include "numeric/student_t.h"

namespace tierwise {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHalfPi = 1.5707963267948966;

/// Upper ends of the central 80 % and 95 %.
constexpr double kUpper80 = 0.9;
constexpr double kUpper95 = 0.975;

constexpr int kSufficientPosts = 5;
constexpr double kSufficientFollowers = 1000.0;

/// Bounds of the checks; judgement, see scoreCreator.
constexpr double kUsualZ = 3.0;
constexpr double kCommentsPerLikeLow = 0.001;
constexpr double kCommentsPerLikeHigh = 0.3;
constexpr double kEvenShareOfSpread = 1.0 / 3.0;
constexpr double kZ001 = -3.090232306167814;

// ---- Benchmark

/// What is expected of an account of this size before its posts are seen.
struct Prior {
  double mu = 0.0;   ///< mean of theta
  double tau = 0.0;  ///< standard deviation of theta
  double s0 = 0.0;   ///< expected spread of the logarithm between posts
  double d0 = 0.0;   ///< posts that expectation is worth
};

double medianOf(const Assumptions& assumptions, Input input) noexcept {
  return assumptions[static_cast<std::size_t>(indexOf(input))].range.median;
}

/// Exposure per follower and post in the unit of the basis.
double exposurePerFollower(const ScoreRequest& request, const Curves& curves) noexcept {
  const double on_curve = reachAt(curves, request.format, request.followers);
  const double views_per_person = medianOf(request.assumptions, Input::impressions_per_reach);
  const bool curve_counts_views = kFormatTraits[static_cast<std::size_t>(request.format)].counts_views;
  const bool wants_views = request.basis == Basis::views;
  if (curve_counts_views == wants_views) return on_curve;
  return wants_views ? on_curve * views_per_person : on_curve / views_per_person;
}

Prior priorOf(const ScoreRequest& request) noexcept {
  const Curves curves = buildCurves(request.assumptions);
  Prior prior;
  prior.mu = naturalLog(engagementAt(curves, request.format, request.followers));
  prior.tau = spreadBetweenCreators(curves, request.format, request.followers);
  prior.s0 = medianOf(request.assumptions, Input::post_spread);
  prior.d0 = medianOf(request.assumptions, Input::post_spread_posts);
  if (request.basis == Basis::followers) return prior;
  const double tau_reach = reachSpreadBetweenCreators(curves, request.format, request.followers);
  prior.mu -= naturalLog(exposurePerFollower(request, curves));
  prior.tau = std::sqrt(prior.tau * prior.tau + tau_reach * tau_reach);
  return prior;
}

// ---- Observations

/// Logarithmic and raw rates of up to kPostsMax posts.
struct Observations {
  std::array<double, kPostsMax> log_rate{};
  std::array<double, kPostsMax> rate{};
  int count = 0;

  void add(double interactions, double exposure) noexcept {
    const auto at = static_cast<std::size_t>(count++);
    log_rate[at] = naturalLog((interactions + 0.5) / exposure);
    rate[at] = interactions / exposure;
  }
};

enum class Kind { any, organic, sponsored };

bool isOfKind(const Post& post, Kind kind) noexcept {
  return kind == Kind::any || post.sponsored == (kind == Kind::sponsored);
}

double interactionsOf(const Post& post, const Score& counted) noexcept {
  return post.likes + post.comments + (counted.counts_shares ? post.shares : 0.0) +
         (counted.counts_saves ? post.saves : 0.0);
}

Observations observe(const ScoreRequest& request, const Score& counted, Kind kind) noexcept {
  Observations seen;
  for (const Post& post : request.posts) {
    if (!isOfKind(post, kind)) continue;
    seen.add(interactionsOf(post, counted), request.basis == Basis::followers ? request.followers : post.exposure);
  }
  return seen;
}

double postsOf(const Totals& totals) noexcept { return totals.posts > 0.0 ? totals.posts : 1.0; }

/// The average post of the totals, as the only observation.
Observations observeTotals(const ScoreRequest& request) noexcept {
  const Totals& totals = request.totals;
  const double posts = postsOf(totals);
  Observations seen;
  seen.add(totals.interactions / posts,
           request.basis == Basis::followers ? request.followers : totals.exposure / posts);
  return seen;
}

double meanOf(std::span<const double> values) noexcept {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// Sum of squared distances from the mean.
double squaresOf(std::span<const double> values) noexcept {
  const double mean = meanOf(values);
  double sum = 0.0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum;
}

double medianOfValues(std::span<double> reordered) noexcept { return quantile(reordered, 0.5); }

// ---- Posterior

struct Posterior {
  double theta = 0.0;
  double own_weight = 0.0;
  double mean_variance = 0.0;  ///< s^2 / m
  double degrees = 0.0;        ///< d0 + m - 1
};

Posterior posteriorOf(std::span<const double> log_rates, const Prior& prior) noexcept {
  const auto m = static_cast<double>(log_rates.size());
  Posterior posterior;
  posterior.degrees = prior.d0 + m - 1.0;
  const double s2 = (prior.d0 * prior.s0 * prior.s0 + squaresOf(log_rates)) / posterior.degrees;
  posterior.mean_variance = s2 / m;
  const double tau2 = prior.tau * prior.tau;
  posterior.own_weight = tau2 / (posterior.mean_variance + tau2);
  posterior.theta = (1.0 - posterior.own_weight) * prior.mu + posterior.own_weight * meanOf(log_rates);
  return posterior;
}

/// Half width of the central interval whose upper end is the quantile p: t for the posts, normal for the benchmark.
double halfWidth(const Posterior& posterior, double tau, double p) noexcept {
  const double t = studentTQuantile(p, posterior.degrees);
  const double z = inverseNormal(p);
  const double posts = t * t * posterior.mean_variance;
  const double benchmark = z * z * tau * tau;
  return std::sqrt(posts * benchmark / (posts + benchmark));
}

/// An increasing function of the five numbers of an interval.
template <typename Function>
Interval transform(const Interval& in, Function function) noexcept {
  return {function(in.p50), function(in.low80), function(in.high80), function(in.low95), function(in.high95)};
}

Interval intervalOf(const Posterior& posterior, double tau) noexcept {
  const double theta = posterior.theta;
  const double half80 = halfWidth(posterior, tau, kUpper80);
  const double half95 = halfWidth(posterior, tau, kUpper95);
  return {theta, theta - half80, theta + half80, theta - half95, theta + half95};
}

/// Reorders `seen`.
ScorePart scoreOf(Observations& seen, const Prior& prior) noexcept {
  ScorePart part;
  part.posts = seen.count;
  if (seen.count == 0) return part;
  const auto count = static_cast<std::size_t>(seen.count);
  const std::span<double> rates(seen.rate.data(), count);
  const Posterior posterior = posteriorOf({seen.log_rate.data(), count}, prior);
  const Interval theta = intervalOf(posterior, prior.tau);
  part.own_weight = posterior.own_weight;
  part.raw_mean = meanOf(rates);
  part.raw_median = medianOfValues(rates);
  part.engagement_rate = transform(theta, [](double value) { return exponential(value); });
  part.percentile = transform(theta, [&prior](double value) { return normalCdf((value - prior.mu) / prior.tau); });
  part.score = transform(part.percentile, [](double value) { return 100.0 * value; });
  return part;
}

// ---- Checks

/// Reorders `seen`.
Check checkRateForSize(Observations& seen, const Prior& prior) noexcept {
  const std::span<double> log_rates(seen.log_rate.data(), static_cast<std::size_t>(seen.count));
  const double variance = posteriorOf(log_rates, prior).mean_variance;
  Check check{CheckId::rate_for_size, true, 0.0, -kUsualZ, kUsualZ, false};
  check.value = (medianOfValues(log_rates) - prior.mu) / std::sqrt(prior.tau * prior.tau + kHalfPi * variance);
  check.worth_a_check = check.value < check.low || check.value > check.high;
  return check;
}

Check checkCommentsPerLike(std::span<const Post> posts) noexcept {
  Check check;
  check.id = CheckId::comments_per_like;
  double likes = 0.0;
  double comments = 0.0;
  for (const Post& post : posts) {
    likes += post.likes;
    comments += post.comments;
  }
  if (likes == 0.0) return check;  // none, or hidden
  check = {CheckId::comments_per_like, true, (comments + 0.5) / (likes + 0.5), kCommentsPerLikeLow,
           kCommentsPerLikeHigh,       false};
  const double error = 3.0 * std::sqrt(comments + 1.0);
  check.worth_a_check = comments + error < check.low * likes || comments - error > check.high * likes;
  return check;
}

/// The .001 quantile of chi squared over its degrees of freedom, by the cube root of Wilson and Hilferty, PNAS 17
/// (1931).
double lowVarianceRatio(double degrees) noexcept {
  const double spread = 2.0 / (9.0 * degrees);
  const double root = 1.0 - spread + kZ001 * std::sqrt(spread);
  return root * root * root;
}

Check checkLikesEvenness(std::span<const Post> posts, const Prior& prior) noexcept {
  Check check;
  check.id = CheckId::likes_evenness;
  if (posts.size() < static_cast<std::size_t>(kSufficientPosts)) return check;
  std::array<double, kPostsMax> log_likes{};
  double likes = 0.0;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    likes += posts[i].likes;
    log_likes[i] = naturalLog(posts[i].likes + 0.5);
  }
  if (likes == 0.0) return check;  // none, or hidden
  const double degrees = static_cast<double>(posts.size()) - 1.0;
  check = {CheckId::likes_evenness, true, 0.0, 0.0, kInfinity, false};
  check.value = std::sqrt(squaresOf({log_likes.data(), posts.size()}) / degrees);
  check.low = kEvenShareOfSpread * prior.s0 * std::sqrt(lowVarianceRatio(degrees));
  check.worth_a_check = check.value < check.low;
  return check;
}

// ---- Validation

Code faultOfCount(double count) noexcept {
  if (!std::isfinite(count)) return Code::not_finite;
  if (count < 0.0) return Code::below_minimum;
  return count > kCountMax ? Code::above_maximum : Code::ok;
}

Code faultOfExposure(double exposure, Basis basis) noexcept {
  if (basis == Basis::followers) return Code::ok;
  if (std::isnan(exposure) || exposure == 0.0) return Code::missing_exposure;
  return exposure < 1.0 && exposure > 0.0 ? Code::below_minimum : faultOfCount(exposure);
}

Code faultOfPost(const Post& post, Basis basis) noexcept {
  for (const double count :
       {post.likes, post.comments, post.has_shares ? post.shares : 0.0, post.has_saves ? post.saves : 0.0})
    if (const Code code = faultOfCount(count); code != Code::ok) return code;
  return faultOfExposure(post.exposure, basis);
}

Code faultOfTotals(const Totals& totals, Basis basis) noexcept {
  for (const double count : {totals.interactions, totals.posts})
    if (const Code code = faultOfCount(count); code != Code::ok) return code;
  if (totals.posts > 0.0 && totals.posts < 1.0) return Code::below_minimum;
  return faultOfExposure(totals.exposure, basis);
}

Problem faultOfAccount(const ScoreRequest& request) noexcept {
  const int format = static_cast<int>(request.format);
  const int basis = static_cast<int>(request.basis);
  if (format < 0 || format >= kFormatCount || !hasEngagement(request.format))
    return {Code::unknown_choice, Field::platform, 0};
  if (basis < 0 || basis >= kBasisCount) return {Code::unknown_choice, Field::basis, 0};
  if (!std::isfinite(request.followers)) return {Code::not_finite, Field::followers, 0};
  if (request.followers < kFollowersMin) return {Code::below_minimum, Field::followers, 0};
  if (request.followers > kFollowersMax) return {Code::above_maximum, Field::followers, 0};
  return validateAssumptions(request.assumptions);
}

Problem faultOfPosts(const ScoreRequest& request) noexcept {
  if (request.posts.size() > static_cast<std::size_t>(kPostsMax)) return {Code::too_many_posts, Field::post, 0};
  for (std::size_t i = 0; i < request.posts.size(); ++i) {
    const Code code = faultOfPost(request.posts[i], request.basis);
    if (code != Code::ok) return {code, Field::post, static_cast<int>(i)};
  }
  if (!request.posts.empty()) return {};
  if (!request.totals.given) return {Code::no_posts, Field::post, 0};
  const Code code = faultOfTotals(request.totals, request.basis);
  return code == Code::ok ? Problem{} : Problem{code, Field::post, 0};
}

// ---- Score

/// What holds for the account, before its posts are scored.
Score describe(const ScoreRequest& request, const Prior& prior) noexcept {
  Score score;
  score.counts_shares = !request.posts.empty();
  score.counts_saves = !request.posts.empty();
  for (const Post& post : request.posts) {
    score.counts_shares = score.counts_shares && post.has_shares;
    score.counts_saves = score.counts_saves && post.has_saves;
  }
  score.benchmark_rate = exponential(prior.mu);
  score.benchmark_spread = prior.tau;
  score.extrapolated = extrapolated(request.followers);
  score.totals_only = request.posts.empty();
  const double posts = score.totals_only ? postsOf(request.totals) : static_cast<double>(request.posts.size());
  score.fewer_than_5_posts = posts < kSufficientPosts;
  score.fewer_than_1000_followers = request.followers < kSufficientFollowers;
  score.sufficient = !score.totals_only && !score.fewer_than_5_posts && !score.fewer_than_1000_followers;
  return score;
}

ScorePart scoreKind(const ScoreRequest& request, const Score& counted, const Prior& prior, Kind kind) noexcept {
  Observations seen = observe(request, counted, kind);
  return scoreOf(seen, prior);
}

}  // namespace

Problem validateScore(const ScoreRequest& request) noexcept {
  const Problem account = faultOfAccount(request);
  return account.ok() ? faultOfPosts(request) : account;
}

Score scoreCreator(const ScoreRequest& request) noexcept {
  const Prior prior = priorOf(request);
  Score score = describe(request, prior);
  Observations seen = score.totals_only ? observeTotals(request) : observe(request, score, Kind::any);
  score.all = scoreOf(seen, prior);
  score.checks = {checkRateForSize(seen, prior), checkCommentsPerLike(request.posts),
                  checkLikesEvenness(request.posts, prior)};
  score.sponsored = scoreKind(request, score, prior, Kind::sponsored);
  if (score.sponsored.posts > 0) score.organic = scoreKind(request, score, prior, Kind::organic);
  return score;
}

}  // namespace tierwise
