#include "option.h"

#include <algorithm>
#include <array>
#include <limits>

#include "audience.h"
#include "benchmarks.h"
#include "cost.h"
#include "evidence.h"
#include "luck.h"
#include "numeric/bulk.h"
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

/// One draw of creators on its way: what is bought, before luck is known.
struct Purchase {
  CreatorProfile creator;
  int hired = 0;
  int delivered = 0;
};

Purchase purchaseOf(const PreparedOption& option, const ComparisonRequest& request, const DrawBlock& block,
                    std::size_t i, const CreatorFactors& factors) noexcept {
  const Market& market = block.markets[i];
  Purchase purchase;
  purchase.creator = profileOf(option.plan, market, factors);
  purchase.hired = creatorsAffordable(request.budget, fixedCost(market), purchase.creator.cost());
  purchase.delivered = drawDelivered(block.source, block.first_draw + i, option.spec.slot, purchase.hired,
                                     market[Input::completion]);
  return purchase;
}

LuckRequest luckOf(const PreparedOption& option, const Purchase& purchase, const Market& market) noexcept {
  return {purchase.delivered, luckSpreadOf(market),
          reachScaleOf(purchase.creator.people, option.plan.followers, option.plan.followers_only, market)};
}

Outcome outcomeOf(const PreparedOption& option, const ComparisonRequest& request, const Purchase& purchase,
                  const LuckTotals& luck, const SalesTerms& terms, const Market& market) noexcept {
  const auto& [creator, hired, delivered] = purchase;
  Outcome outcome;
  outcome.affordable = hired > 0;
  outcome.capped = hired >= kCreatorsMax;
  outcome[Metric::creators] = hired;
  outcome[Metric::cost_of_one] = creator.cost();
  outcome[Metric::fee] = creator.fee;
  outcome[Metric::unspent] = request.budget;
  if (!outcome.affordable) return outcome;

  const Delivery delivery = deliveryOf(option, creator, luck, hired, delivered, market);
  outcome[Metric::delivered] = delivered;
  outcome[Metric::unspent] = request.budget - delivery.spend;
  fillReturns(outcome, delivery, withConversion(terms, option.plan.conversion), request.lens, market);
  const double other_costs = fixedCost(market) + hired * creator.handling_cost + delivered * market[Input::boost_cost];
  outcome[Metric::walk_away_fee] = walkAwayFee(outcome[Metric::contribution], other_costs, delivered, market);
  return outcome;
}

void projectCreators(const PreparedOption& option, const ComparisonRequest& request, const DrawBlock& block,
                     std::span<Outcome> outcomes) {
  const std::size_t count = outcomes.size();
  std::array<CreatorFactors, kBlockDraws> factors;
  std::array<Purchase, kBlockDraws> purchases;
  std::array<LuckRequest, kBlockDraws> requests;
  std::array<LuckTotals, kBlockDraws> lucks;
  const OptionNormals normals = drawOptionNormals(block.source, block.first_draw, count, option.spec.slot);
  factorsOf(option.plan, block.markets, normals, std::span(factors).first(count));
  for (std::size_t i = 0; i < count; ++i) {
    purchases[i] = purchaseOf(option, request, block, i, factors[i]);
    requests[i] = luckOf(option, purchases[i], block.markets[i]);
  }
  sumLuck(block.source, block.first_draw, option.spec.slot, std::span(requests).first(count), lucks);
  for (std::size_t i = 0; i < count; ++i)
    outcomes[i] = outcomeOf(option, request, purchases[i], lucks[i], block.terms[i].creators, block.markets[i]);
}

/// impressions = media / CPM * 1000; people = impressions / frequency. Beyond the whole audience further impressions
/// meet the same people again and count as repeated exposure, as they do for creators.
Reach reachOfAds(double impressions, const Market& market) noexcept {
  const double gross = impressions / market[Input::ads_frequency];
  const double unique = std::min(market[Input::audience_size], gross);
  return {gross, unique, unique + market[Input::repeat_exposure_value] * (gross - unique)};
}

/// The errors say how far these adverts sit off the benchmark.
Outcome outcomeOfAds(const ComparisonRequest& request, double cpm_error, double ctr_error, const SalesTerms& terms,
                     const Market& market) noexcept {
  const double media = request.budget - market[Input::ads_creative_cost];
  Outcome outcome;
  outcome.affordable = media > 0.0;
  outcome[Metric::unspent] = request.budget;
  if (!outcome.affordable) return outcome;

  Delivery delivery;
  delivery.spend = request.budget;
  delivery.overhead = market[Input::ads_creative_cost];
  delivery.impressions = media / (market[Input::ads_cpm] * cpm_error) * 1000.0;
  delivery.reach = reachOfAds(delivery.impressions, market);
  delivery.clicks = delivery.impressions * market[Input::ads_ctr] * ctr_error * discountForRepeats(delivery.reach);
  outcome[Metric::unspent] = 0.0;
  fillReturns(outcome, delivery, terms, request.lens, market);
  return outcome;
}

/// One factor per draw; 1 in every draw where the user measured the input.
DrawRow errorOfAds(const ComparisonRequest& request, Input input, const DrawBlock& block,
                   const DrawRow& normals) noexcept {
  DrawRow row;
  row.fill(1.0);
  if (isMeasured(request, input)) return row;
  const std::size_t count = block.markets.size();
  for (std::size_t i = 0; i < count; ++i) row[i] = block.markets[i][Input::option_spread] * normals[i];
  exponentialEach(std::span(row).first(count));
  return row;
}

void projectAds(const PreparedOption& option, const ComparisonRequest& request, const DrawBlock& block,
                std::span<Outcome> outcomes) noexcept {
  const OptionNormals normals =
      drawOptionNormals(block.source, block.first_draw, outcomes.size(), option.spec.slot);
  const DrawRow cpm_error = errorOfAds(request, Input::ads_cpm, block, normals.price);
  const DrawRow ctr_error = errorOfAds(request, Input::ads_ctr, block, normals.clicks);
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    outcomes[i] = outcomeOfAds(request, cpm_error[i], ctr_error[i], block.terms[i].ads, block.markets[i]);
}

double costOfOneAtMedians(const ComparisonRequest& request, const CreatorPlan& plan) noexcept {
  const Market market = medianMarket(prepareMarket(request.assumptions));
  return fixedCost(market) + profileOnCurve(plan, market).cost();
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
  option.plan = underEvidence(
      planCreator(curves, request.assumptions, request.platform, request.package, spec.followers, spec.measured),
      buildEvidence(request.evidence, request.platform, request.evidence_multipliers));
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

void projectOption(const PreparedOption& option, const ComparisonRequest& request, const DrawBlock& block,
                   std::span<Outcome> outcomes) {
  if (option.spec.kind == OptionKind::ads) return projectAds(option, request, block, outcomes);
  projectCreators(option, request, block, outcomes);
}

}  // namespace tierwise
