#pragma once

#include "market.h"

namespace tierwise {

/// Money per creator that is due whether or not the creator posts: product, shipping, hours of handling.
double handlingCost(const Market& market) noexcept;

/// Money per creator that is due on delivery: fee * (1 + agency + rights) + paid boost.
double deliveryCost(double fee, const Market& market) noexcept;

/// Money spent once, whatever is bought: setting up and tools.
double fixedCost(const Market& market) noexcept;

/// Whole creators that `budget` pays for: floor((budget - fixed) / cost), 0 when not even one fits, at
/// most kCreatorsMax. Domain: cost_of_one > 0.
/// Example: budget 25,000, fixed 320, cost 840: floor(29.38) = 29 creators; 320 stay unspent.
int creatorsAffordable(double budget, double fixed, double cost_of_one) noexcept;

}  // namespace tierwise
