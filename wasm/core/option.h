#pragma once

#include <cstdint>

#include "creator.h"
#include "market.h"
#include "outcome.h"
#include "reference.h"
#include "request.h"

namespace tierwise {

/// One option, read off the curves once per request.
struct PreparedOption {
  OptionSpec spec;
  CreatorPlan plan;           ///< empty for ads
  bool extrapolated = false;  ///< follower count outside the benchmark's data
  double short_by = 0.0;      ///< money missing for the first creator at medians; 0 when one fits
};

PreparedOption prepareOption(const ComparisonRequest& request, const Curves& curves, const OptionSpec& spec) noexcept;

/// True when the metric means something for this option: ads have no fee, no hired creators and no
/// published engagements; a package of Stories has no engagements.
bool applies(Metric metric, const PreparedOption& option) noexcept;

/// The option under the request's budget in draw number `draw`.
Outcome projectOption(const PreparedOption& option, const ComparisonRequest& request, const Market& market,
                      const SalesTermsOfDraw& terms, std::uint64_t draw) noexcept;

}  // namespace tierwise
