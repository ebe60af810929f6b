#include "returns.h"

#include <limits>

namespace tierwise {
namespace {

double ratio(double amount, double of) noexcept {
  return of > 0.0 ? amount / of : std::numeric_limits<double>::infinity();
}

/// Per unit of money spent; nothing spent gives nothing back.
double perSpend(double amount, double spend) noexcept { return spend > 0.0 ? amount / spend : 0.0; }

void fillDelivery(Outcome& outcome, const Delivery& delivery, const Market& market) noexcept {
  outcome[Metric::spend] = delivery.spend;
  outcome[Metric::overhead_share] = perSpend(delivery.overhead, delivery.spend);
  outcome[Metric::gross_reach] = delivery.reach.gross;
  outcome[Metric::unique_reach] = delivery.reach.unique;
  outcome[Metric::effective_reach] = delivery.reach.effective;
  outcome[Metric::frequency] = ratio(delivery.impressions, delivery.reach.unique);
  outcome[Metric::impressions] = delivery.impressions;
  outcome[Metric::engagements] = delivery.engagements;
  outcome[Metric::clicks] = delivery.clicks;
  outcome[Metric::cpm] = ratio(delivery.spend * 1000.0, delivery.impressions);
  outcome[Metric::cpm_reach] = ratio(delivery.spend * 1000.0, delivery.reach.unique);
  outcome[Metric::cpe] = ratio(delivery.spend, delivery.engagements);
  outcome[Metric::cpc] = ratio(delivery.spend, delivery.clicks);
  outcome[Metric::media_price_equivalent] = delivery.impressions / 1000.0 * market[Input::ads_cpm];
}

/// Conversion rate and order value that break-even starts from: those of the draw, but their medians in the
/// marketing-mix lens, where the drawn ones cancel.
struct BreakEvenBasis {
  double cvr = 0.0;
  double aov = 0.0;
};

BreakEvenBasis breakEvenBasis(Lens lens, const SalesTerms& terms, const Market& market) noexcept {
  if (lens == Lens::marketing_mix) return {terms.cvr_median, terms.aov_median};
  return {terms.cvr, market[Input::aov]};
}

void fillChosenLens(Outcome& outcome, const Orders& orders, double contribution, double spend, Lens lens,
                    const SalesTerms& terms, const Market& market) noexcept {
  const double aov = market[Input::aov];
  const double break_even = breakEvenFactor(contribution, spend);
  outcome[Metric::tracked_orders] = orders.tracked;
  outcome[Metric::total_orders] = orders.total;
  outcome[Metric::incremental_orders] = orders.incremental;
  outcome[Metric::revenue] = orders.total * aov;
  outcome[Metric::contribution] = contribution;
  outcome[Metric::profit] = contribution - spend;
  outcome[Metric::roi] = perSpend(contribution - spend, spend);
  outcome[Metric::roas_tracked] = perSpend(orders.tracked * aov, spend);
  outcome[Metric::roas_total] = perSpend(orders.total * aov, spend);
  outcome[Metric::cpa] = ratio(spend, orders.total);
  const BreakEvenBasis basis = breakEvenBasis(lens, terms, market);
  outcome[Metric::break_even_cvr] = basis.cvr * break_even;
  outcome[Metric::break_even_aov] = basis.aov * break_even;
}

}  // namespace

void fillReturns(Outcome& outcome, const Delivery& delivery, const SalesTerms& terms, Lens chosen,
                 const Market& market) noexcept {
  fillDelivery(outcome, delivery, market);
  for (std::size_t i = 0; i < kLensCount; ++i) {
    const auto lens = static_cast<Lens>(i);
    const Orders orders = ordersUnder(lens, delivery.clicks, terms, market);
    const double contribution = contributionOf(orders, market);
    outcome[kProfitOfLens[i]] = contribution - delivery.spend;
    outcome[kRoiOfLens[i]] = perSpend(contribution - delivery.spend, delivery.spend);
    if (lens == chosen) fillChosenLens(outcome, orders, contribution, delivery.spend, lens, terms, market);
  }
}

}  // namespace tierwise
