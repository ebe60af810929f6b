#include "sales.h"

#include <limits>

namespace tierwise {

Orders ordersUnder(Lens lens, double clicks, const SalesTerms& terms, const Market& market) noexcept {
  const double tracked = clicks * terms.cvr;
  const double lambda = market[Input::incremental_share];
  switch (lens) {
    case Lens::tracked:
      return {tracked, tracked, tracked * lambda};
    case Lens::seen_and_unseen: {
      const double total = tracked * terms.total_per_tracked;
      return {tracked, total, total * lambda};
    }
    case Lens::marketing_mix:
      break;
  }
  const double incremental = clicks * terms.mix_sales_per_click / market[Input::aov];
  return {tracked, incremental / lambda, incremental};
}

double contributionOf(const Orders& orders, const Market& market) noexcept {
  const double aov = market[Input::aov];
  const double kept_per_order =
      aov * (1.0 - market[Input::return_rate]) * market[Input::gross_margin] * (1.0 + market[Input::repeat_rate]);
  return orders.incremental * kept_per_order - orders.total * aov * market[Input::commission_rate];
}

double breakEvenFactor(double contribution, double spend) noexcept {
  if (contribution <= 0.0) return std::numeric_limits<double>::infinity();
  return spend / contribution;
}

}  // namespace tierwise
