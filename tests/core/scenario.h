#pragma once

#include <initializer_list>

#include "assumptions.h"
#include "benchmarks.h"
#include "compare.h"
#include "numeric/normal.h"
#include "numeric/range.h"
#include "request.h"
#include "tier.h"

/// Requests that tests start from: the page's own default, and a bare one without luck, handling or error.
namespace tierwise::scenario {

inline constexpr int kMicroSlot = 0;
inline constexpr int kMacroSlot = 1;
inline constexpr int kAdsSlot = 2;

inline void set(Assumptions& assumptions, Input input, Range range) {
  assumptions[static_cast<std::size_t>(indexOf(input))].range = range;
}

inline void set(Assumptions& assumptions, Input input, double constant) { set(assumptions, input, exactly(constant)); }

inline void setAll(Assumptions& assumptions, std::initializer_list<Input> inputs, double constant) {
  for (const Input input : inputs) set(assumptions, input, constant);
}

/// A lognormal input with this median and log standard deviation.
inline Range lognormal(double median, double sigma) {
  return {positiveAt(median, sigma, -kZ90), median, positiveAt(median, sigma, kZ90)};
}

inline OptionSpec creators(int slot, double followers) {
  OptionSpec option;
  option.slot = slot;
  option.followers = followers;
  return option;
}

inline OptionSpec ads(int slot) {
  OptionSpec option;
  option.slot = slot;
  option.kind = OptionKind::ads;
  return option;
}

inline void setOptions(ComparisonRequest& request, std::initializer_list<OptionSpec> options) {
  request.option_count = 0;
  for (const OptionSpec& option : options) request.options[static_cast<std::size_t>(request.option_count++)] = option;
}

inline double typical(TierLabel tier) { return representativeFollowers(Scheme::industry, tier); }

/// 25,000 in fashion on Instagram: a feed post and two Stories; micro, macro, ads.
inline ComparisonRequest fashionOnInstagram(int draws = 4096) {
  ComparisonRequest request;
  request.budget = 25000.0;
  request.package = {1, 0, 2, 0, 0, 0};
  request.seed = 20260101;
  request.draws = draws;
  request.assumptions = defaultAssumptions();
  set(request.assumptions, Input::engagement_multiplier, 1.53 / 1.85);
  setOptions(request, {creators(kMicroSlot, typical(TierLabel::micro)), creators(kMacroSlot, typical(TierLabel::macro)),
                       ads(kAdsSlot)});
  return request;
}

/// Every input at its median, no benchmark error, no luck, everybody delivers.
inline void removeUncertainty(Assumptions& assumptions) {
  for (Assumption& assumption : assumptions) assumption.range = exactly(assumption.range.median);
  setAll(assumptions,
         {Input::source_spread, Input::option_spread, Input::luck_reach, Input::luck_engagement, Input::luck_sales},
         0.0);
  set(assumptions, Input::completion, 1.0);
}

/// One TikTok creator whose return is a product of independent lognormals, everything else constant:
/// reach (source and option level), orders per tracked order, order value. Median return 900 on a cost of 500;
/// log standard deviations .4, .6, .5 and .2, so .9 together.
inline ComparisonRequest productOfLognormals(int draws) {
  ComparisonRequest request = fashionOnInstagram(draws);
  request.platform = Platform::tiktok;
  request.package = {0, 0, 0, 1, 0, 0};
  request.lens = Lens::seen_and_unseen;
  request.budget = 500.0;
  Assumptions& inputs = request.assumptions;
  removeUncertainty(inputs);
  setAll(inputs, {Input::hours_per_creator, Input::setup_hours, Input::return_rate, Input::repeat_rate}, 0.0);
  setAll(inputs, {Input::gross_margin, Input::incremental_share}, 1.0);
  set(inputs, Input::source_spread, 0.4);
  set(inputs, Input::option_spread, 0.6);
  set(inputs, Input::total_per_tracked_creators, lognormal(20.0, 0.5));
  set(inputs, Input::aov, lognormal(60.0, 0.2));
  set(inputs, Input::ctr_tiktok_video, 0.012);
  inputs[static_cast<std::size_t>(indexOf(Input::ctr_tiktok_video))].measured = true;
  const double views = 31623.0 * 0.3;
  set(inputs, Input::cvr, 900.0 / (views * 0.012 * 20.0 * 60.0));
  OptionSpec creator = creators(0, 31623.0);
  creator.measured.price = 500.0;
  setOptions(request, {creator});
  return request;
}

inline const OptionSummary& summaryOf(const Comparison& comparison, int slot) {
  for (const OptionSummary& option : comparison.options)
    if (option.slot == slot) return option;
  return comparison.options.front();
}

inline const Statistic& metricOf(const Comparison& comparison, int slot, Metric metric) {
  return summaryOf(comparison, slot).metrics[static_cast<std::size_t>(metric)];
}

inline const ContestResult& contestOf(const Comparison& comparison, Contest contest) {
  return comparison.contests[static_cast<std::size_t>(contest)];
}

}  // namespace tierwise::scenario
