#include "creator.h"

#include <algorithm>

#include "benchmarks.h"
#include "cost.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "streams.h"

namespace tierwise {
namespace {

/// A typed measurement replaces the benchmark and carries none of its error.
Rate rateOf(double measured, double from_curve, double benchmark_share) noexcept {
  if (measured > 0.0) return {measured, 0.0};
  return {from_curve, benchmark_share};
}

const FormatTraits& traitsOf(Format format) noexcept { return kFormatTraits[static_cast<std::size_t>(format)]; }

Format mainFormatOf(Platform platform) noexcept { return kMainFormat[static_cast<std::size_t>(platform)]; }

/// How the creators that get hired differ from the typical ones of their size: their percentile in the spread between
/// creators, and the industry's factor. Neither touches what the user measured.
struct Choice {
  double z = 0.0;  ///< standard normal of the percentile
  double log_multiplier = 0.0;
};

Choice choiceOf(const Market& market) noexcept {
  return {inverseNormal(market[Input::choice_percentile]), naturalLog(market[Input::engagement_multiplier])};
}

double chosenFactor(const FormatPlan& plan, const Choice& choice) noexcept {
  return exponential(plan.engagement.benchmark_share *
                     (plan.spread_between_creators * choice.z + choice.log_multiplier));
}

FormatPlan planFormat(const Curves& curves, const Assumptions& assumptions, Format format, int count, double followers,
                      const Measured& measured) noexcept {
  const bool is_main = mainFormatOf(traitsOf(format).platform) == format;
  FormatPlan plan;
  plan.format = format;
  plan.count = count;
  plan.click_benchmark_share = assumptions[static_cast<std::size_t>(traitsOf(format).click_rate)].measured ? 0.0 : 1.0;
  plan.reach = rateOf(is_main ? measured.reach_rate : 0.0, reachAt(curves, format, followers),
                      benchmarkShareOfReach(curves, format, followers));
  if (traitsOf(format).engagement < 0) return plan;
  plan.engagement = rateOf(is_main ? measured.engagement_rate : 0.0, engagementAt(curves, format, followers),
                           benchmarkShareOfEngagement(curves, format, followers));
  plan.spread_between_creators = spreadBetweenCreators(curves, format, followers);
  return plan;
}

/// Sums over the posts of one format, at average luck.
struct FormatDelivery {
  double people = 0.0;
  double impressions = 0.0;
  double engagements = 0.0;
  double clicks = 0.0;
};

double exposuresOf(ClickBasis basis, double viewers, double impressions, double posted_followers) noexcept {
  switch (basis) {
    case ClickBasis::impressions:
    case ClickBasis::views:
      return impressions;
    case ClickBasis::reach:
      return viewers;
    case ClickBasis::followers:
      break;
  }
  return posted_followers;
}

double clickRateOf(const FormatPlan& plan, const Market& market, const OptionNormals& option) noexcept {
  const int click_rate = traitsOf(plan.format).click_rate;
  const double log_error = plan.click_benchmark_share * market[Input::option_spread] * option.clicks;
  return market.value[static_cast<std::size_t>(click_rate)] * exponential(log_error);
}

/// The curve of a platform that counts views gives impressions; elsewhere it gives people. Impressions
/// per person join the two. Every further post adds a share (1 - within_overlap) of new people.
FormatDelivery deliveryOf(const FormatPlan& plan, double followers, const Choice& choice, const Market& market,
                          const OptionNormals& option) noexcept {
  const FormatTraits& traits = traitsOf(plan.format);
  const double frequency = market[Input::impressions_per_reach];
  const double count = plan.count;
  const double per_post = followers * plan.reach.median *
                          benchmarkFactor(market, plan.reach.benchmark_share, market.source_reach, option.reach);
  const double people_per_post = traits.counts_views ? per_post / frequency : per_post;
  const double impressions = people_per_post * frequency * count;
  const double engagement_rate =
      plan.engagement.median * chosenFactor(plan, choice) *
      benchmarkFactor(market, plan.engagement.benchmark_share, market.source_engagement, option.engagement);
  const double exposures = exposuresOf(traits.click_basis, people_per_post * count, impressions, followers * count);
  const double new_people_per_post = 1.0 - market[Input::within_overlap];
  return {people_per_post * (1.0 + (count - 1.0) * new_people_per_post), impressions,
          followers * engagement_rate * count, exposures * clickRateOf(plan, market, option)};
}

double priceRatioOf(Format format, const Market& market) noexcept {
  const int ratio = traitsOf(format).price_ratio;
  return ratio < 0 ? 1.0 : market.value[static_cast<std::size_t>(ratio)];
}

}  // namespace

CreatorPlan planCreator(const Curves& curves, const Assumptions& assumptions, Platform platform, const Package& package,
                        double followers, const Measured& measured) noexcept {
  CreatorPlan plan;
  plan.followers = followers;
  const Format main_format = mainFormatOf(platform);
  plan.price = rateOf(measured.price, priceAt(curves, main_format, followers),
                      benchmarkShareOfPrice(curves, main_format, followers));
  for (int i = 0; i < kFormatCount; ++i) {
    const auto format = static_cast<Format>(i);
    const int count = package[static_cast<std::size_t>(i)];
    if (count == 0 || traitsOf(format).platform != platform) continue;
    plan.formats[static_cast<std::size_t>(plan.format_count++)] =
        planFormat(curves, assumptions, format, count, followers, measured);
    plan.followers_only = plan.followers_only && traitsOf(format).followers_only;
    plan.has_engagement = plan.has_engagement || traitsOf(format).engagement >= 0;
  }
  return plan;
}

OptionNormals drawOptionNormals(std::uint64_t seed, std::uint64_t draw, int slot) noexcept {
  const NormalPair price_reach = standardNormalPair(seed, draw, optionPriceReachStream(slot), 0);
  const NormalPair engagement_clicks = standardNormalPair(seed, draw, optionEngagementClicksStream(slot), 0);
  return {price_reach.first, price_reach.second, engagement_clicks.first, engagement_clicks.second};
}

double benchmarkFactor(const Market& market, double benchmark_share, double z_source, double z_option) noexcept {
  if (benchmark_share == 0.0) return 1.0;
  const double log_error = market[Input::source_spread] * z_source + market[Input::option_spread] * z_option;
  return exponential(benchmark_share * log_error);
}

CreatorProfile profileOf(const CreatorPlan& plan, const Market& market, const OptionNormals& option) noexcept {
  CreatorProfile profile;
  const Choice choice = choiceOf(market);
  double price_ratios = 0.0;
  double people_sum = 0.0;
  double people_largest = 0.0;
  for (int i = 0; i < plan.format_count; ++i) {
    const FormatPlan& format = plan.formats[static_cast<std::size_t>(i)];
    const FormatDelivery delivery = deliveryOf(format, plan.followers, choice, market, option);
    price_ratios += priceRatioOf(format.format, market) * format.count;
    people_sum += delivery.people;
    people_largest = std::max(people_largest, delivery.people);
    profile.impressions += delivery.impressions;
    profile.engagements += delivery.engagements;
    profile.clicks += delivery.clicks;
  }
  profile.people = people_largest + (1.0 - market[Input::within_overlap]) * (people_sum - people_largest);
  profile.fee = plan.price.median *
                benchmarkFactor(market, plan.price.benchmark_share, market.source_price, option.price) * price_ratios;
  profile.handling_cost = handlingCost(market);
  profile.delivery_cost = deliveryCost(profile.fee, market);
  return profile;
}

}  // namespace tierwise
