#pragma once

#include "luck.h"
#include "market.h"

namespace tierwise {

/// People in the target audience reached by a set of creators.
struct Reach {
  double gross = 0.0;      ///< people counted once per creator
  double unique = 0.0;     ///< different people
  double effective = 0.0;  ///< unique + w * (gross - unique), w = value of a repeated exposure
};

/// How one creator's reach luck scales: cut at the follower count where posts are shown to followers
/// only, and at the whole audience. `people` is the reach of one creator at luck 1.
ReachScale reachScaleOf(double people, double followers, bool followers_only, const Market& market) noexcept;

/// Share of `people` that one creator at average luck really reaches: 1, or less where the cap is lower.
double reachedAtAverageLuck(double people, double followers, bool followers_only, const Market& market) noexcept;

/// Joins audiences: between independent (1 - product of missed shares) and all the same people (the
/// largest), by the overlap input. Always within [largest, min(U, sum)].
/// Example: shares .2, .15, .05 of 1,000,000, overlap 0: 354,000 unique of 400,000 gross.
Reach reachOf(const LuckTotals& luck, double people, const Market& market) noexcept;

}  // namespace tierwise
