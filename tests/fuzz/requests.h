#pragma once
// Requests made from a fuzzer's bytes, and the promises that every probability and statistic keeps.

#include <cmath>

#include "bytes.h"
#include "request.h"
#include "summary.h"

namespace tierwise::fuzz {

inline double measuredFrom(Bytes& bytes, Input like) {
  const InputDefault& limits = kInputDefaults[static_cast<std::size_t>(indexOf(like))];
  return bytes.flag() ? bytes.within(limits.minimum, limits.maximum) : 0.0;
}

inline OptionSpec validOption(Bytes& bytes, int slot) {
  OptionSpec option;
  option.slot = slot;
  option.kind = static_cast<OptionKind>(bytes.byte() % 4 == 3);
  option.followers = bytes.within(kFollowersMin, kFollowersMax);
  if (!bytes.flag()) return option;
  option.measured = {measuredFrom(bytes, Input::price_instagram_feed_nano),
                     measuredFrom(bytes, Input::reach_instagram_feed_nano),
                     measuredFrom(bytes, Input::engagement_instagram_feed_nano)};
  return option;
}

/// At least one post on the platform.
inline Package validPackage(Bytes& bytes, Platform platform) {
  Package package{};
  int posts = 0;
  for (std::size_t i = 0; i < package.size(); ++i) {
    package[i] = bytes.flag() ? bytes.below(kPackageCountMax + 1) : 0;
    if (kFormatTraits[i].platform == platform) posts += package[i];
  }
  if (posts == 0) package[static_cast<std::size_t>(kMainFormat[static_cast<std::size_t>(platform)])] = 1;
  return package;
}

/// Any reading of the evidence, with own multipliers beside it whether they are read or not.
inline void chooseEvidence(Bytes& bytes, ComparisonRequest& request) {
  request.evidence = static_cast<Evidence>(bytes.below(kEvidenceCount));
  for (auto& curve : request.evidence_multipliers)
    for (double& multiplier : curve) multiplier = bytes.within(kEvidenceMultiplierMin, kEvidenceMultiplierMax);
}

/// A request that validateRequest accepts, with kDrawsMin to `most_draws` draws.
inline ComparisonRequest validRequest(Bytes& bytes, int most_draws) {
  ComparisonRequest request;
  request.budget = bytes.within(kBudgetMin, kBudgetMax);
  request.platform = static_cast<Platform>(bytes.below(kPlatformCount));
  request.package = validPackage(bytes, request.platform);
  request.lens = static_cast<Lens>(bytes.below(kLensCount));
  request.seed = bytes.bits();
  request.draws = kDrawsMin + bytes.below(most_draws - kDrawsMin + 1);
  request.option_count = 1 + bytes.below(kOptionsMax);
  const int first_slot = bytes.below(kOptionsMax);
  for (int i = 0; i < request.option_count; ++i)
    request.options[static_cast<std::size_t>(i)] = validOption(bytes, (first_slot + i) % kOptionsMax);
  request.assumptions = assumptionsFrom(bytes, bytes.below(kInputCount), false);
  if (bytes.flag()) chooseEvidence(bytes, request);
  return request;
}

/// Starts from a valid request and spoils some of it.
inline ComparisonRequest wildRequest(Bytes& bytes, int most_draws) {
  const int spoilt = bytes.byte();
  const int changes = bytes.byte() % 4;
  ComparisonRequest request = validRequest(bytes, most_draws);
  const auto at = static_cast<std::size_t>(bytes.below(kOptionsMax));
  if (spoilt & 1) request.budget = bytes.wild();
  if (spoilt & 2) request.options[at].followers = bytes.wild();
  if (spoilt & 4) request.options[at].measured = {bytes.wild(), bytes.wild(), bytes.wild()};
  if (spoilt & 8) request.option_count = static_cast<int>(bytes.bits());
  if (spoilt & 16) request.platform = static_cast<Platform>(static_cast<int>(bytes.bits()));
  if (spoilt & 32) request.lens = static_cast<Lens>(static_cast<int>(bytes.bits()));
  if (spoilt & 64)
    request.package[static_cast<std::size_t>(bytes.below(kFormatCount))] = static_cast<int>(bytes.bits());
  if (spoilt & 128) {
    request.options[at].slot = static_cast<int>(bytes.bits());
    request.options[at].kind = static_cast<OptionKind>(static_cast<int>(bytes.bits()));
  }
  const Assumptions changed = assumptionsFrom(bytes, changes, true);
  if (changes > 0) request.assumptions = changed;
  return request;
}

inline bool isProbability(double p) { return p >= 0.0 && p <= 1.0; }

inline void checkProbability(const Probability& probability) {
  require(isProbability(probability.p));
  require(isProbability(probability.se));
}

inline void checkStatistic(const Statistic& statistic) {
  require(statistic.p10 <= statistic.p50 && statistic.p50 <= statistic.p90);
  require(!std::isnan(statistic.mean));
  require(statistic.se10 >= 0.0 && statistic.se50 >= 0.0 && statistic.se90 >= 0.0);
  require(statistic.count >= 0);
}

inline void checkPercentiles(const Percentiles& percentiles) {
  for (std::size_t i = 0; i < percentiles.size(); ++i)
    require(i == 0 ? !std::isnan(percentiles[0]) : percentiles[i - 1] <= percentiles[i]);
}

}  // namespace tierwise::fuzz
