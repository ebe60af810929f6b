#pragma once
// The requests behind tests/golden/cases.txt, drawn by number. Only 32-bit integers and exactly rounded arithmetic are
// used, so that tests/engine/golden_requests.js draws the same ones in JavaScript. Whoever changes one changes both.

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "benchmarks.h"
#include "engagement.h"
#include "request.h"
#include "value_curve.h"

namespace tierwise::golden {

inline constexpr std::uint32_t kSeed = 20261123;
/// Inputs that existed when the cases were drawn up: later ones keep their defaults, so that appending an input moves
/// no case.
inline constexpr int kInputsDrawn = 124;
inline constexpr std::array kScoredFormats{Format::instagram_feed, Format::instagram_reel, Format::tiktok_video,
                                           Format::youtube_integration, Format::x_post};

enum class Kind : int { comparison = 0, curve = 1, score = 2, tier = 3, benchmark = 4 };

/// The generator mulberry32.
class Numbers {
 public:
  Numbers(Kind kind, int number)
      : state_(kSeed + 0x9E3779B9U * (static_cast<std::uint32_t>(kind) * 4096U + static_cast<std::uint32_t>(number))) {}

  std::uint32_t next() {
    state_ += 0x6D2B79F5U;
    std::uint32_t mixed = (state_ ^ (state_ >> 15)) * (state_ | 1U);
    mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61U);
    return mixed ^ (mixed >> 14);
  }
  int below(int count) { return static_cast<int>(next() % static_cast<std::uint32_t>(count)); }
  double fraction() { return next() * 0x1p-32; }
  /// From 2^first up to 2^(first + count).
  double scaled(int first, int count) {
    const double power = std::ldexp(1.0, first + below(count));
    return power * (1.0 + fraction());
  }

 private:
  std::uint32_t state_;
};

inline bool isAllowed(const Range& range, const InputDefault& input) {
  if (range.low < input.minimum || range.high > input.maximum) return false;
  return range.low == range.high || (range.low > 0.0 && (input.shape != Shape::share || range.high < 1.0));
}

/// Up to eight inputs as constants, moved, stretched to one side, or only marked as measured.
inline Assumptions assumptionsOf(Numbers& numbers) {
  Assumptions assumptions = defaultAssumptions();
  const int changes = numbers.below(9);
  for (int i = 0; i < changes; ++i) {
    const auto at = static_cast<std::size_t>(numbers.below(kInputsDrawn));
    const InputDefault& input = kInputDefaults[at];
    const int how = numbers.below(4);
    const double factor = 0.5 + numbers.fraction();
    Range range{input.low, input.median, input.high};
    if (how == 0) range = exactly(input.median * factor);
    if (how == 1) range = {input.low * factor, input.median * factor, input.high * factor};
    if (how == 2 && factor < 1.0) range.low = input.low * factor;
    if (how == 2 && factor >= 1.0) range.high = input.high * factor;
    assumptions[at].measured = numbers.below(2) == 1;
    assumptions[at].range = isAllowed(range, input) ? range : Range{input.low, input.median, input.high};
  }
  return assumptions;
}

inline Package packageOf(Numbers& numbers, Platform platform) {
  Package package{};
  int posts = 0;
  for (std::size_t i = 0; i < package.size(); ++i) {
    if (kFormatTraits[i].platform != platform) continue;
    package[i] = numbers.below(4);
    posts += package[i];
  }
  if (posts == 0) package[static_cast<std::size_t>(kMainFormat[static_cast<std::size_t>(platform)])] = 1;
  return package;
}

inline OptionSpec optionOf(Numbers& numbers, int slot) {
  OptionSpec option;
  option.slot = slot;
  if (numbers.below(4) == 3) {
    option.kind = OptionKind::ads;
    return option;
  }
  option.followers = numbers.scaled(9, 14);
  if (numbers.below(4) == 0) option.measured.price = numbers.scaled(4, 10);
  if (numbers.below(4) == 0) option.measured.reach_rate = 0.01 + 0.5 * numbers.fraction();
  if (numbers.below(4) == 0) option.measured.engagement_rate = 0.001 + 0.1 * numbers.fraction();
  return option;
}

inline ComparisonRequest comparisonOf(Kind kind, Numbers& numbers) {
  ComparisonRequest request;
  request.budget = numbers.scaled(7, 13);
  request.platform = static_cast<Platform>(numbers.below(kPlatformCount));
  request.package = packageOf(numbers, request.platform);
  request.lens = static_cast<Lens>(numbers.below(kLensCount));
  request.seed = numbers.next();
  request.draws = kDrawsMin + numbers.below(29);
  request.assumptions = assumptionsOf(numbers);
  if (kind == Kind::curve) {
    request.option_count = 1;
    request.options[0].followers = 10000.0;
    return request;
  }
  request.option_count = 1 + numbers.below(4);
  const int first_slot = numbers.below(kOptionsMax);
  for (int i = 0; i < request.option_count; ++i)
    request.options[static_cast<std::size_t>(i)] = optionOf(numbers, (first_slot + i) % kOptionsMax);
  return request;
}

inline CurveSpec curveOf(Numbers& numbers) {
  CurveSpec spec;
  spec.first_followers = numbers.scaled(9, 5);
  spec.last_followers = spec.first_followers * std::ldexp(1.0, 3 + numbers.below(10));
  spec.points = 2 + numbers.below(20);
  return spec;
}

/// A score request and the posts it looks at.
struct ScoreCase {
  std::vector<Post> posts;
  ScoreRequest request;
};

inline Post postOf(Numbers& numbers, double followers, int shares, int saves) {
  Post post;
  post.likes = std::floor(followers * 0.1 * numbers.fraction());
  post.comments = std::floor(post.likes * 0.2 * numbers.fraction());
  post.has_shares = shares == 1 || (shares == 2 && numbers.below(2) == 1);
  if (post.has_shares) post.shares = numbers.below(200);
  post.has_saves = saves == 1 || (saves == 2 && numbers.below(2) == 1);
  if (post.has_saves) post.saves = numbers.below(300);
  post.exposure = 1.0 + std::floor(followers * numbers.fraction());
  post.sponsored = numbers.below(5) == 0;
  return post;
}

inline ScoreCase scoreOf(Numbers& numbers) {
  ScoreCase drawn;
  ScoreRequest& request = drawn.request;
  request.format = kScoredFormats[static_cast<std::size_t>(numbers.below(static_cast<int>(kScoredFormats.size())))];
  request.followers = std::floor(numbers.scaled(9, 13));
  request.basis = static_cast<Basis>(numbers.below(kBasisCount));
  request.assumptions = assumptionsOf(numbers);
  if (numbers.below(8) == 0) {
    request.totals.given = true;
    request.totals.posts = 1.0 + numbers.below(30);
    request.totals.interactions = std::floor(request.totals.posts * request.followers * 0.1 * numbers.fraction());
    request.totals.exposure = 1.0 + std::floor(request.totals.posts * request.followers * numbers.fraction());
    return drawn;
  }
  const int posts = 1 + numbers.below(40);
  const int shares = numbers.below(3);
  const int saves = numbers.below(3);
  for (int i = 0; i < posts; ++i) drawn.posts.push_back(postOf(numbers, request.followers, shares, saves));
  request.posts = drawn.posts;
  return drawn;
}

}  // namespace tierwise::golden
