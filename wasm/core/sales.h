#pragma once

#include "market.h"
#include "schema.h"

namespace tierwise {

/// What turns clicks into orders for one kind of option in one draw.
struct SalesTerms {
  double cvr = 0.0;                ///< orders per click
  double cvr_median = 0.0;         ///< the same at its median
  double aov_median = 0.0;         ///< order value at its median, money
  double total_per_tracked = 1.0;  ///< all orders per tracked order
  /// Marketing-mix lens: incremental sales (money) per click. The published sales per unit of money,
  /// divided by the clicks per unit of money at the reference point.
  double mix_sales_per_click = 0.0;
};

/// Orders as each lens counts them.
struct Orders {
  double tracked = 0.0;
  double total = 0.0;
  double incremental = 0.0;  ///< orders that would not have happened anyway
};

/// The published evidence disagrees by a factor of ten between these three readings; all are shown.
/// tracked: only orders behind a tracked click. seen_and_unseen: tracked orders times M.
/// marketing_mix: sales per unit of money as marketing-mix studies report; the funnel only says how an
/// option differs from the reference point.
Orders ordersUnder(Lens lens, double clicks, const SalesTerms& terms, const Market& market) noexcept;

/// Money left after goods, returns and commission, before the campaign is paid for:
/// incremental * AOV * (1 - returns) * margin * (1 + repeat) - total * AOV * commission.
double contributionOf(const Orders& orders, const Market& market) noexcept;

/// The factor on conversion rate (or order value) at which contribution pays for `spend`; infinite when
/// contribution is not positive. Contribution is proportional to both.
double breakEvenFactor(double contribution, double spend) noexcept;

}  // namespace tierwise
