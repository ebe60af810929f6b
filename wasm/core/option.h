#pragma once

#include <cstdint>
#include <span>

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

/// What all options share in draws first_draw, first_draw + 1, ... (at most kBlockDraws).
struct DrawBlock {
  RandomSource source;
  std::uint64_t first_draw = 0;
  std::span<const Market> markets;
  std::span<const SalesTermsOfDraw> terms;
};

/// The option under the request's budget in each draw of the block.
void projectOption(const PreparedOption& option, const ComparisonRequest& request, const DrawBlock& block,
                   std::span<Outcome> outcomes);

}  // namespace tierwise
