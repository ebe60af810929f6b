#include "option.h"

#include <algorithm>
#include <limits>

#include "audience.h"
#include "benchmarks.h"
#include "cost.h"
#include "luck.h"
#include "numeric/elementary.h"
#include "returns.h"

namespace tierwise {
namespace {

bool isMeasured(const ComparisonRequest& request, Input input) noexcept {
  return request.assumptions[static_cast<std::size_t>(indexOf(input))].measured;
}

LuckSpread luckSpreadOf(const Market& market) noexcept {
  return {market[Input::luck_reach], market[Input::luck_engagement], market[Input::luck_sales]};
}

/// The fee for the whole package at which profit is 0, all else as it came. Sales do not depend on the fee.
/// Minus infinity when nobody delivered: then no fee is due and none would help.
double walkAwayFee(double contribution, double other_costs, int delivered, const Market& market) noexcept {
  if (delivered == 0) return -std::numeric_limits<double>::infinity();
  const double per_fee = 1.0 + market[Input::agency_share] + market[Input::rights_share];
  return (contribution - other_costs) / (delivered * per_fee);
}

double discountForRepeats(const Reach& reach) noexcept {
  return reach.gross > 0.0 ? reach.effective / reach.gross : 1.0;
}

Delivery deliveryOf(const PreparedOption& option, const CreatorProfile& creator, const LuckTotals& luck, int hired,
                    int delivered, const Market& market) noexcept {
  Delivery delivery;
  const double creators_and_media =
      delivered * (creator.fee * (1.0 + market[Input::rights_share]) + market[Input::boost_cost]);
  delivery.spend = fixedCost(market) + hired * creator.handling_cost + delivered * creator.delivery_cost;
  delivery.overhead = delivery.spend - creators_and_media;
  delivery.reach = reachOf(luck, creator.people, market);
  delivery.impressions = creator.impressions * luck.reach;
  delivery.engagements = option.plan.has_engagement ? creator.engagements * luck.engagement : 0.0;
  delivery.clicks = creator.clicks * luck.clicks * discountForRepeats(delivery.reach);
  return delivery;
}

Outcome projectCreators(const PreparedOption& option, const ComparisonRequest& request, const Market& market,
                        const SalesTerms& terms, std::uint64_t draw) noexcept {
  const int slot = option.spec.slot;
  const CreatorProfile creator = profileOf(option.plan, market, drawOptionNormals(request.seed, draw, slot));
  const int hired = creatorsAffordable(request.budget, fixedCost(market), creator.cost());
  Outcome outcome;
  outcome.affordable = hired > 0;
  outcome.capped = hired >= kCreatorsMax;
  outcome[Metric::creators] = hired;
  outcome[Metric::cost_of_one] = creator.cost();
  outcome[Metric::fee] = creator.fee;
  outcome[Metric::unspent] = request.budget;
  if (!outcome.affordable) return outcome;

  const int delivered = drawDelivered(request.seed, draw, slot, hired, market[Input::completion]);
  const ReachScale scale = reachScaleOf(creator.people, option.plan.followers, option.plan.followers_only, market);
  const LuckTotals luck = sumLuck(request.seed, draw, slot, delivered, luckSpreadOf(market), scale);
  const Delivery delivery = deliveryOf(option, creator, luck, hired, delivered, market);
  outcome[Metric::delivered] = delivered;
  outcome[Metric::unspent] = request.budget - delivery.spend;
  fillReturns(outcome, delivery, terms, request.lens, market);
  const double other_costs = fixedCost(market) + hired * creator.handling_cost + delivered * market[Input::boost_cost];
  outcome[Metric::walk_away_fee] = walkAwayFee(outcome[Metric::contribution], other_costs, delivered, market);
  return outcome;
}

/// impressions = media / CPM * 1000; people = impressions / frequency. Beyond the whole audience further impressions
/// meet the same people again and count as repeated exposure, as they do for creators.
Reach reachOfAds(double impressions, const Market& market) noexcept {
  const double gross = impressions / market[Input::ads_frequency];
  const double unique = std::min(market[Input::audience_size], gross);
  return {gross, unique, unique + market[Input::repeat_exposure_value] * (gross - unique)};
}

Outcome projectAds(const PreparedOption& option, const ComparisonRequest& request, const Market& market,
                   const SalesTerms& terms, std::uint64_t draw) noexcept {
  const OptionNormals normals = drawOptionNormals(request.seed, draw, option.spec.slot);
  const auto factor = [&](Input input, double z) {
    return isMeasured(request, input) ? 1.0 : exponential(market[Input::option_spread] * z);
  };
  const double media = request.budget - market[Input::ads_creative_cost];
  Outcome outcome;
  outcome.affordable = media > 0.0;
  outcome[Metric::unspent] = request.budget;
  if (!outcome.affordable) return outcome;

  Delivery delivery;
  delivery.spend = request.budget;
  delivery.overhead = market[Input::ads_creative_cost];
  delivery.impressions = media / (market[Input::ads_cpm] * factor(Input::ads_cpm, normals.price)) * 1000.0;
  delivery.reach = reachOfAds(delivery.impressions, market);
  delivery.clicks = delivery.impressions * market[Input::ads_ctr] * factor(Input::ads_ctr, normals.clicks) *
                    discountForRepeats(delivery.reach);
  outcome[Metric::unspent] = 0.0;
  fillReturns(outcome, delivery, terms, request.lens, market);
  return outcome;
}

double costOfOneAtMedians(const ComparisonRequest& request, const CreatorPlan& plan) noexcept {
  const Market market = medianMarket(prepareMarket(request.assumptions));
  return fixedCost(market) + profileOf(plan, market, {}).cost();
}

}  // namespace

PreparedOption prepareOption(const ComparisonRequest& request, const Curves& curves, const OptionSpec& spec) noexcept {
  PreparedOption option;
  option.spec = spec;
  if (spec.kind == OptionKind::ads) {
    const Assumption& creative = request.assumptions[static_cast<std::size_t>(indexOf(Input::ads_creative_cost))];
    option.short_by = std::max(0.0, creative.range.median - request.budget);
    return option;
  }
  option.plan =
      planCreator(curves, request.assumptions, request.platform, request.package, spec.followers, spec.measured);
  option.extrapolated = extrapolated(spec.followers);
  option.short_by = std::max(0.0, costOfOneAtMedians(request, option.plan) - request.budget);
  return option;
}

bool applies(Metric metric, const PreparedOption& option) noexcept {
  const bool is_ads = option.spec.kind == OptionKind::ads;
  switch (metric) {
    case Metric::creators:
    case Metric::delivered:
    case Metric::cost_of_one:
    case Metric::fee:
    case Metric::walk_away_fee:
      return !is_ads;
    case Metric::engagements:
    case Metric::cpe:
      return option.plan.has_engagement;
    default:
      return true;
  }
}

Outcome projectOption(const PreparedOption& option, const ComparisonRequest& request, const Market& market,
                      const SalesTermsOfDraw& terms, std::uint64_t draw) noexcept {
  return option.spec.kind == OptionKind::ads ? projectAds(option, request, market, terms.ads, draw)
                                             : projectCreators(option, request, market, terms.creators, draw);
}

}  // namespace tierwise
