#pragma once

#include <cstdint>
#include <span>

#include "creator.h"
#include "market.h"
#include "request.h"
#include "sales.h"

namespace tierwise {

/// The point at which the published sales per unit of money hold, for the marketing-mix lens.
/// Creators: the geometric mean of a typical micro and a typical macro creator of the platform, package
/// and benchmark, under the chosen reading of the evidence, without rounding, fixed cost or overlap. Ads: the
/// benchmark's CPM and click rate. Evaluated on the same brand- and source-level draw as the options (at the
/// benchmark's medians where the user changed an input), so that those factors cancel and only option- and
/// creator-level luck spreads around the published level. What the user changes (a price, a click rate, hours) does
/// move an option against the reference.
struct Reference {
  CreatorPlan micro;
  CreatorPlan macro;
  BenchmarkDifference difference;
  double creators_shift = 1.0;  ///< user's median CVR and AOV against the benchmark's
  double ads_shift = 1.0;
  double cvr_median = 0.0;
  double aov_median = 0.0;
  double ads_cvr_median = 0.0;
};

Reference prepareReference(const ComparisonRequest& request) noexcept;

/// Sales terms of creators and of ads in one draw.
struct SalesTermsOfDraw {
  SalesTerms creators;
  SalesTerms ads;
};

/// Terms of draws first_draw, ... (at most kBlockDraws), whose markets are given. `benchmark` is room for as many
/// markets. The spans have the same length.
void salesTermsOf(const Reference& reference, std::span<const Market> markets, const RandomSource& source,
                  std::uint64_t first_draw, std::span<Market> benchmark, std::span<SalesTermsOfDraw> terms) noexcept;

}  // namespace tierwise
