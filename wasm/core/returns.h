#pragma once

#include "audience.h"
#include "market.h"
#include "outcome.h"
#include "sales.h"

namespace tierwise {

/// What a campaign delivered, before sales.
struct Delivery {
  double spend = 0.0;
  double overhead = 0.0;  ///< spend that is neither paid to creators (fee, rights) nor for media (boost, adverts)
  Reach reach;
  double impressions = 0.0;
  double engagements = 0.0;
  double clicks = 0.0;
};

/// Fills everything that follows from delivery: reach, costs per thing, orders, money back, for the chosen
/// lens and beside it for all three.
void fillReturns(Outcome& outcome, const Delivery& delivery, const SalesTerms& terms, Lens lens,
                 const Market& market) noexcept;

}  // namespace tierwise
