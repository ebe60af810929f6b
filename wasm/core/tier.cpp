#include "tier.h"

#include <cmath>
#include <limits>

#include "benchmarks.h"

namespace tierwise {
namespace {

constexpr double kCustomLowerMin = 1.0;
constexpr double kOpenTierRatio = 5.0;

const TierScheme& builtIn(Scheme scheme) noexcept { return kTierSchemes[static_cast<std::size_t>(scheme)]; }

double lowerBoundOf(Scheme scheme, int position, std::span<const double> custom) noexcept {
  const auto at = static_cast<std::size_t>(position);
  return scheme == Scheme::custom ? custom[at] : builtIn(scheme).tiers[at].lower;
}

TierLabel labelOf(Scheme scheme, int position) noexcept {
  if (scheme == Scheme::custom) return TierLabel::below;
  return static_cast<TierLabel>(builtIn(scheme).tiers[static_cast<std::size_t>(position)].label);
}

Code faultOfBound(std::span<const double> custom, std::size_t at) noexcept {
  if (!std::isfinite(custom[at])) return Code::not_finite;
  if (custom[at] < kCustomLowerMin) return Code::below_minimum;
  if (custom[at] > kFollowersMax) return Code::above_maximum;
  if (at > 0 && custom[at] <= custom[at - 1]) return Code::not_increasing;
  return Code::ok;
}

}  // namespace

Problem validateScheme(Scheme scheme, std::span<const double> custom) noexcept {
  const int chosen = static_cast<int>(scheme);
  if (chosen < 0 || chosen >= kSchemeCount) return {Code::unknown_choice, Field::scheme, 0};
  const bool too_many = custom.size() > static_cast<std::size_t>(kCustomTiersMax);
  if (too_many || (custom.empty() && scheme == Scheme::custom)) return {Code::wrong_length, Field::scheme, 0};
  for (std::size_t at = 0; at < custom.size(); ++at) {
    const Code code = faultOfBound(custom, at);
    if (code != Code::ok) return {code, Field::scheme, static_cast<int>(at)};
  }
  return {};
}

int tierCount(Scheme scheme, std::span<const double> custom) noexcept {
  return scheme == Scheme::custom ? static_cast<int>(custom.size()) : builtIn(scheme).count;
}

Tier tierAt(Scheme scheme, int position, std::span<const double> custom) noexcept {
  const int count = tierCount(scheme, custom);
  if (count == 0) return {};
  if (position < 0 || position >= count) return {-1, TierLabel::below, 0.0, lowerBoundOf(scheme, 0, custom)};
  const bool is_open = position + 1 == count;
  const double upper = is_open ? std::numeric_limits<double>::infinity() : lowerBoundOf(scheme, position + 1, custom);
  return {position, labelOf(scheme, position), lowerBoundOf(scheme, position, custom), upper};
}

Tier tierOf(double followers, Scheme scheme, std::span<const double> custom) noexcept {
  int position = -1;
  const int count = tierCount(scheme, custom);
  while (position + 1 < count && lowerBoundOf(scheme, position + 1, custom) <= followers) ++position;
  return tierAt(scheme, position, custom);
}

Classification classify(double followers, Scheme scheme, std::span<const double> custom) noexcept {
  Classification classification;
  classification.scheme = scheme;
  classification.tier = tierOf(followers, scheme, custom);
  for (int i = 0; i < kSchemeCount; ++i)
    classification.by_scheme[static_cast<std::size_t>(i)] = tierOf(followers, static_cast<Scheme>(i), custom);
  return classification;
}

double representativeFollowers(const Tier& tier) noexcept {
  if (tier.position < 0) return 0.0;
  const double upper = std::isinf(tier.upper) ? tier.lower * kOpenTierRatio : tier.upper;
  return std::sqrt(tier.lower * upper);
}

double representativeFollowers(Scheme scheme, int position, std::span<const double> custom) noexcept {
  return representativeFollowers(tierAt(scheme, position, custom));
}

double representativeFollowers(Scheme scheme, TierLabel label) noexcept {
  if (scheme == Scheme::custom) return 0.0;
  for (int i = 0; i < tierCount(scheme); ++i)
    if (labelOf(scheme, i) == label) return representativeFollowers(scheme, i);
  return 0.0;
}

}  // namespace tierwise
