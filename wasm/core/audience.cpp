#include "audience.h"

#include <algorithm>
#include <limits>

namespace tierwise {

ReachScale reachScaleOf(double people, double followers, bool followers_only, const Market& market) noexcept {
  if (people <= 0.0) return {std::numeric_limits<double>::infinity(), 0.0};
  const double share_per_luck = people * market[Input::target_share] / market[Input::audience_size];
  const double whole_audience = 1.0 / share_per_luck;
  const double all_followers = followers_only ? followers / people : std::numeric_limits<double>::infinity();
  return {std::min(whole_audience, all_followers), share_per_luck};
}

double reachedAtAverageLuck(double people, double followers, bool followers_only, const Market& market) noexcept {
  return std::min(1.0, reachScaleOf(people, followers, followers_only, market).cap);
}

Reach reachOf(const LuckTotals& luck, double people, const Market& market) noexcept {
  const double audience = market[Input::audience_size];
  const double people_per_luck = people * market[Input::target_share];
  const double overlap = market[Input::overlap];
  const double gross = people_per_luck * luck.reach;
  const double largest = people_per_luck * luck.largest_reach;
  const double independent = audience * (1.0 - luck.missed_share);
  const double mixed = (1.0 - overlap) * independent + overlap * largest;
  const double unique = std::clamp(mixed, largest, std::max(largest, std::min(audience, gross)));
  return {gross, unique, unique + market[Input::repeat_exposure_value] * (gross - unique)};
}

}  // namespace tierwise
