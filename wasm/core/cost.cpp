#include "cost.h"

#include <cmath>

namespace tierwise {

double handlingCost(const Market& market) noexcept {
  return market[Input::product_cost] + market[Input::shipping_cost] +
         market[Input::hours_per_creator] * market[Input::hourly_wage];
}

double deliveryCost(double fee, const Market& market) noexcept {
  return fee * (1.0 + market[Input::agency_share] + market[Input::rights_share]) + market[Input::boost_cost];
}

double fixedCost(const Market& market) noexcept {
  return market[Input::setup_hours] * market[Input::hourly_wage] + market[Input::tools_cost];
}

int creatorsAffordable(double budget, double fixed, double cost_of_one) noexcept {
  const double affordable = std::floor((budget - fixed) / cost_of_one);
  if (affordable < 1.0) return 0;
  if (affordable > kCreatorsMax) return static_cast<int>(kCreatorsMax);
  return static_cast<int>(affordable);
}

}  // namespace tierwise
