#pragma once

#include <array>

#include "schema.h"

namespace tierwise {

/// What one option gives in one draw. Metrics are indexed by `Metric`; units: money, people, counts, or
/// fractions, as in wasm/data/schema.json. A ratio without a positive denominator is infinite ("never").
struct Outcome {
  /// False when the budget does not buy even one creator (or any advert): then nothing but
  /// `creators` = 0, `cost_of_one`, `fee` and `unspent` is meaningful.
  bool affordable = false;
  /// True when kCreatorsMax creators are hired, where counting stops.
  bool capped = false;
  std::array<double, kMetricCount> metrics{};

  [[nodiscard]] double operator[](Metric metric) const noexcept { return metrics[static_cast<std::size_t>(metric)]; }
  double& operator[](Metric metric) noexcept { return metrics[static_cast<std::size_t>(metric)]; }
};

/// Return and profit under each lens, in the lenses' order.
inline constexpr std::array<Metric, kLensCount> kRoiOfLens{Metric::roi_tracked, Metric::roi_seen_and_unseen,
                                                           Metric::roi_marketing_mix};
inline constexpr std::array<Metric, kLensCount> kProfitOfLens{Metric::profit_tracked, Metric::profit_seen_and_unseen,
                                                              Metric::profit_marketing_mix};

}  // namespace tierwise
