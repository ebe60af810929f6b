#include "creator.h"

#include <algorithm>

#include "benchmarks.h"
#include "cost.h"
#include "numeric/bulk.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"

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

bool differsInChoice(const Market& a, const Market& b) noexcept {
  return a[Input::choice_percentile] != b[Input::choice_percentile] ||
         a[Input::engagement_multiplier] != b[Input::engagement_multiplier];
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

/// The curve of a platform that counts views gives impressions; elsewhere it gives people. Impressions
/// per person join the two. Every further post adds a share (1 - within_overlap) of new people.
FormatDelivery deliveryOf(const FormatPlan& plan, double followers, const Market& market,
                          const FormatFactors& factors) noexcept {
  const FormatTraits& traits = traitsOf(plan.format);
  const double frequency = market[Input::impressions_per_reach];
  const double count = plan.count;
  const double per_post = followers * plan.reach.median * factors.reach;
  const double people_per_post = traits.counts_views ? per_post / frequency : per_post;
  const double impressions = people_per_post * frequency * count;
  const double engagement_rate = plan.engagement.median * factors.chosen * factors.engagement;
  const double click_rate = market.value[static_cast<std::size_t>(traits.click_rate)] * factors.clicks;
  const double exposures = exposuresOf(traits.click_basis, people_per_post * count, impressions, followers * count);
  const double new_people_per_post = 1.0 - market[Input::within_overlap];
  return {people_per_post * (1.0 + (count - 1.0) * new_people_per_post), impressions,
          followers * engagement_rate * count, exposures * click_rate};
}

/// Calls write(i, exp(row[i])) for each draw.
template <class Write>
void writeExponentials(std::span<double> row, Write write) noexcept {
  exponentialEach(row);
  for (std::size_t i = 0; i < row.size(); ++i) write(i, row[i]);
}

template <class Write>
void writeBenchmarkError(std::span<const Market> markets, double benchmark_share, double Market::*source,
                         const DrawRow& option, Write write) noexcept {
  if (benchmark_share == 0.0) return;
  DrawRow row;
  for (std::size_t i = 0; i < markets.size(); ++i) {
    const Market& market = markets[i];
    row[i] = benchmark_share * (market[Input::source_spread] * market.*source + market[Input::option_spread] * option[i]);
  }
  writeExponentials(std::span(row).first(markets.size()), write);
}

/// Clicks have no source level of their own: the click rate's range is the disagreement between sources.
template <class Write>
void writeOptionError(std::span<const Market> markets, double benchmark_share, const DrawRow& option,
                      Write write) noexcept {
  if (benchmark_share == 0.0) return;
  DrawRow row;
  for (std::size_t i = 0; i < markets.size(); ++i)
    row[i] = benchmark_share * markets[i][Input::option_spread] * option[i];
  writeExponentials(std::span(row).first(markets.size()), write);
}

/// Both inputs are rarely a range, so what the last draw gave is kept.
template <class Write>
void writeChoice(std::span<const Market> markets, const FormatPlan& plan, Write write) noexcept {
  if (plan.engagement.benchmark_share == 0.0) return;
  DrawRow row;
  Choice choice;
  for (std::size_t i = 0; i < markets.size(); ++i) {
    if (i == 0 || differsInChoice(markets[i], markets[i - 1])) choice = choiceOf(markets[i]);
    row[i] = plan.engagement.benchmark_share * (plan.spread_between_creators * choice.z + choice.log_multiplier);
  }
  writeExponentials(std::span(row).first(markets.size()), write);
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

OptionNormals drawOptionNormals(const RandomSource& source, std::uint64_t first_draw, std::size_t count,
                                int slot) noexcept {
  OptionNormals normals;
  const auto row = [count](DrawRow& of) { return std::span(of).first(count); };
  drawNormals(source, first_draw, optionPriceReachStream(slot), row(normals.price), row(normals.reach));
  drawNormals(source, first_draw, optionEngagementClicksStream(slot), row(normals.engagement), row(normals.clicks));
  return normals;
}

void factorsOf(const CreatorPlan& plan, std::span<const Market> markets, const OptionNormals& normals,
               std::span<CreatorFactors> factors) noexcept {
  std::fill(factors.begin(), factors.end(), CreatorFactors{});
  writeBenchmarkError(markets, plan.price.benchmark_share, &Market::source_price, normals.price,
                      [&](std::size_t i, double factor) { factors[i].price = factor; });
  for (std::size_t f = 0; f < static_cast<std::size_t>(plan.format_count); ++f) {
    const FormatPlan& format = plan.formats[f];
    writeBenchmarkError(markets, format.reach.benchmark_share, &Market::source_reach, normals.reach,
                        [&](std::size_t i, double factor) { factors[i].format[f].reach = factor; });
    writeOptionError(markets, format.click_benchmark_share, normals.clicks,
                     [&](std::size_t i, double factor) { factors[i].format[f].clicks = factor; });
    if (format.engagement.median == 0.0) continue;
    writeBenchmarkError(markets, format.engagement.benchmark_share, &Market::source_engagement, normals.engagement,
                        [&](std::size_t i, double factor) { factors[i].format[f].engagement = factor; });
    writeChoice(markets, format, [&](std::size_t i, double factor) { factors[i].format[f].chosen = factor; });
  }
}

CreatorProfile profileOf(const CreatorPlan& plan, const Market& market, const CreatorFactors& factors) noexcept {
  CreatorProfile profile;
  double price_ratios = 0.0;
  double people_sum = 0.0;
  double people_largest = 0.0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(plan.format_count); ++i) {
    const FormatPlan& format = plan.formats[i];
    const FormatDelivery delivery = deliveryOf(format, plan.followers, market, factors.format[i]);
    price_ratios += priceRatioOf(format.format, market) * format.count;
    people_sum += delivery.people;
    people_largest = std::max(people_largest, delivery.people);
    profile.impressions += delivery.impressions;
    profile.engagements += delivery.engagements;
    profile.clicks += delivery.clicks;
  }
  profile.people = people_largest + (1.0 - market[Input::within_overlap]) * (people_sum - people_largest);
  profile.fee = plan.price.median * factors.price * price_ratios;
  profile.handling_cost = handlingCost(market);
  profile.delivery_cost = deliveryCost(profile.fee, market);
  return profile;
}

CreatorProfile profileOnCurve(const CreatorPlan& plan, const Market& market) noexcept {
  CreatorFactors factors;
  factorsOf(plan, {&market, 1}, {}, {&factors, 1});
  return profileOf(plan, market, factors);
}

}  // namespace tierwise
