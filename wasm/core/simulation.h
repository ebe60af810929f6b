#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "option.h"
#include "reference.h"
#include "request.h"

namespace tierwise {

/// All draws of one option, metric by metric, in the order of the draws.
struct OptionSamples {
  int draws = 0;
  std::vector<double> values;            ///< kMetricCount columns of `draws` numbers
  std::vector<std::uint8_t> affordable;  ///< 1 where the budget buys at least one
  std::vector<std::uint8_t> capped;

  [[nodiscard]] std::span<const double> column(Metric metric) const noexcept {
    const auto length = static_cast<std::size_t>(draws);
    return {values.data() + static_cast<std::size_t>(metric) * length, length};
  }
};

/// Room for so many draws of one option, all 0.
OptionSamples emptySamples(int draws);

/// A request, prepared: everything that does not change from draw to draw.
struct PreparedRequest {
  ComparisonRequest request;
  MarketSampler market;
  Reference reference;
  std::vector<PreparedOption> options;
};

/// Domain: a request that passed validateRequest.
PreparedRequest prepareRequest(const ComparisonRequest& request);

/// Draws 0 .. request.draws - 1 of every option. All options meet the same market in the same draw.
std::vector<OptionSamples> simulate(const PreparedRequest& prepared);

/// The same for `count` draws from first_draw on: the parts of a simulation, put one after the other, are the whole.
std::vector<OptionSamples> simulate(const PreparedRequest& prepared, const RandomSource& source,
                                    std::uint64_t first_draw, int count);

}  // namespace tierwise
