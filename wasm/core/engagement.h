#pragma once
// The engagement score of one creator: what an account's own posts say, drawn towards what accounts of its size do.
//
// With y interactions on exposure n (followers, reach or views), each post gives x = ln((y + .5) / n), and
//   x_j = theta + e_j,  e ~ Normal(0, s^2),  theta ~ Normal(mu, tau^2)
// mu and tau are the benchmark's median and spread between creators at that size. The post-to-post variance is shrunk
// first (Smyth, Stat. Appl. Genet. Mol. Biol. 3 (2004), doi 10.2202/1544-6115.1027), from the m posts' own variance v:
//   s^2 = (d0 s0^2 + (m - 1) v) / (d0 + m - 1)           s0 = post_spread, d0 = post_spread_posts
//   B = (s^2 / m) / (s^2 / m + tau^2)                    weight of the benchmark
//   theta = B mu + (1 - B) mean(x)
// Half width of an interval: the posts know s only from d0 + m - 1 degrees of freedom, the benchmark's tau is given. So
// the posts' part has a t quantile and the benchmark's part a normal one, and the two combine as their variances do:
//   1 / h^2 = 1 / (t^2 s^2 / m) + 1 / (z^2 tau^2)
// For many posts this is the usual z sqrt((1 - B) s^2 / m). Simulated with tau = .6, s0 = .35 and .6, d0 = 4, 3 to 50
// posts, 100,000 creators each whose s differ as d0 says: the 95 % interval covers 94.8 to 95.1 %, the 80 %
// interval 79.5 to 80.3 %. A t quantile on everything covers up to 96.0 and 80.9 %, a normal one on everything as
// little as 90.7 and 75.4 %. If s0 and s are known exactly (d0 large) all of them are exact; if every creator's s
// equals s0 although d0 = 4 says that they differ, 3 posts cover 97 to 98 %, 12 posts 95.5 %.

#include <array>
#include <span>

#include "assumptions.h"
#include "problem.h"
#include "schema.h"

namespace tierwise {

/// Largest count that is taken for one.
inline constexpr double kCountMax = 1e15;

/// One post of the creator. Counts are 0 to kCountMax.
struct Post {
  double likes = 0.0;
  double comments = 0.0;
  double shares = 0.0;
  double saves = 0.0;
  double exposure = 0.0;  ///< people reached or views, at least 1; not read on the basis of followers
  bool has_shares = false;
  bool has_saves = false;
  bool sponsored = false;
};

/// Sums over posts, for when the single posts are not known.
struct Totals {
  bool given = false;
  double interactions = 0.0;
  double exposure = 0.0;  ///< sum of people reached or views, at least 1; not read on the basis of followers
  double posts = 0.0;     ///< how many posts the sums are over; 0 = not known, then taken as 1
};

struct ScoreRequest {
  Format format = Format::instagram_feed;
  double followers = 0.0;
  Basis basis = Basis::followers;
  std::span<const Post> posts;
  Totals totals;  ///< read only if there are no posts
  Assumptions assumptions{};
};

/// A median with its 80 % and 95 % interval.
struct Interval {
  double p50 = 0.0;
  double low80 = 0.0;
  double high80 = 0.0;
  double low95 = 0.0;
  double high95 = 0.0;
};

/// The score of a set of posts.
struct ScorePart {
  int posts = 0;             ///< 0: there are no posts of this kind, and nothing below is set
  Interval engagement_rate;  ///< interactions per exposure of a typical post, a fraction
  double own_weight = 0.0;   ///< 1 - B: how much of it comes from the posts themselves, 0 to 1
  double raw_median = 0.0;   ///< median of y / n over the posts
  double raw_mean = 0.0;     ///< mean of y / n over the posts
  /// Phi((theta - mu) / tau): share of creators of that size with a lower rate, 0 to 1. The interval is that of theta;
  /// the benchmark's own error is not in it.
  Interval percentile;
  Interval score;  ///< 100 times the percentile
};

enum class CheckId : int { rate_for_size = 0, comments_per_like = 1, likes_evenness = 2 };
inline constexpr int kCheckCount = 3;

/// One reason to look closer. Everything a check looks at has honest explanations too; it accuses nobody.
struct Check {
  CheckId id = CheckId::rate_for_size;
  bool applies = false;  ///< false: the posts do not allow this check, and nothing below is set
  double value = 0.0;
  double low = 0.0;   ///< usual from here
  double high = 0.0;  ///< to here; +infinity if there is no upper end
  bool worth_a_check = false;
};

struct Score {
  ScorePart all;
  ScorePart organic;    ///< only if some posts are marked sponsored
  ScorePart sponsored;  ///< posts marked sponsored
  /// What was counted beside likes and comments: a kind counts only if every post gives it, so that posts stay
  /// comparable.
  bool counts_shares = false;
  bool counts_saves = false;
  double benchmark_rate = 0.0;    ///< exp(mu): typical for the size
  double benchmark_spread = 0.0;  ///< tau
  bool extrapolated = false;      ///< the size lies outside the benchmark's data
  /// False if one of the three reasons holds; the answer is then mostly the benchmark and must not be shown as a bare
  /// score.
  bool sufficient = false;
  bool fewer_than_5_posts = false;
  bool fewer_than_1000_followers = false;
  bool totals_only = false;
  std::array<Check, kCheckCount> checks{};  ///< by CheckId
};

/// Reports the first fault. unknown_choice with Field::platform: no engagement rate is published for the format
/// (Story). no_posts: neither posts nor totals. Faults of a post carry its position: not_finite, below_minimum (a
/// negative count, an exposure between 0 and 1), above_maximum, missing_exposure (0 or not a number on the basis of
/// reach or views). Faults of totals have position 0.
Problem validateScore(const ScoreRequest& request) noexcept;

/// The score. Domain: a request that passes validateScore.
///
/// Basis of followers: mu and tau are the benchmark's engagement curve. Basis of reach or views: mu is that curve over
/// the reach curve (times or over impressions_per_reach where the curve counts people and the basis views, or the
/// reverse), tau the two curves' spreads combined as if independent, sqrt(tau_engagement^2 + tau_reach^2).
///
/// Totals: the average post counts as one single observation with the spread s0 of a single post, whatever the number
/// of posts, and likes_evenness and comments_per_like do not apply. An average of uneven posts lies above the typical
/// post (by at most s0^2 / 2 in the logarithm); the wider interval allows for that.
///
/// rate_for_size: z = (median(x) - mu) / sqrt(tau^2 + (pi / 2) s^2 / m), usual from -3 to 3. The median keeps one viral
/// post from raising it; pi / 2 is what a median loses against a mean.
///
/// comments_per_like: (comments + .5) / (likes + .5) over all posts, usual from .001 to .3 (judgement: from large video
/// accounts to small discussions). Raised only if the count lies outside by three of its standard errors.
///
/// likes_evenness: standard deviation of ln(likes + .5), from 5 posts on. Usual from (s0 / 3) sqrt(c / (m - 1)) up, c
/// the .001 quantile of chi squared with m - 1 degrees of freedom: of accounts whose posts really spread by a mere
/// third of the usual, about one in a thousand would look more even (judgement).
Score scoreCreator(const ScoreRequest& request) noexcept;

}  // namespace tierwise
