#pragma once

#include <array>
#include <span>
#include <vector>

#include "numeric/shares.h"
#include "problem.h"
#include "request.h"
#include "schema.h"
#include "simulation.h"
#include "summary.h"

namespace tierwise {

/// What matters most: how the difference between two options in one goal depends on each thing that is not known.

/// One thing that is not known: a group of random numbers.
struct Factor {
  Doubt kind = Doubt::input;
  int input = -1;                       ///< Input; for click rates the first of them
  Quantity quantity = Quantity::price;  ///< of a source
  int slot = -1;                        ///< of an option's own error or luck
  std::array<StreamHalf, 4> streams{};
  int stream_count = 0;
  double low = 0.0;  ///< the input's own value at its 10 % and 90 % point; 0 for what is no input
  double high = 0.0;

  [[nodiscard]] std::span<const StreamHalf> halves() const noexcept {
    return {streams.data(), static_cast<std::size_t>(stream_count)};
  }
};

inline constexpr int kShareDrawsMax = 16384;  ///< each of the two sets
inline constexpr int kTornadoDraws = 1024;    ///< or fewer, when fewer are asked

/// Two options and a goal. `request` holds just these two; request.draws are the draws of each set.
struct DifferenceQuestion {
  ComparisonRequest request;
  Goal goal = Goal::reach;
};

/// A request's options in slots a and b, in this order. unknown_choice on the option if one of them is not there or
/// both are the same, or if the goal means nothing for one of them; above_maximum for too many draws.
Problem askDifference(const ComparisonRequest& request, Goal goal, int slot_a, int slot_b,
                      DifferenceQuestion& question);

/// Everything that varies, in a fixed order: inputs, click rates, sources, then the options' own errors and luck.
std::vector<Factor> factorsOfDoubt(const DifferenceQuestion& question);

/// The difference a - b in the goal (people, engagements, ROI under the chosen lens) in draws 0 .. 2 n - 1, n =
/// request.draws. An option that cannot be paid in a draw brings 0 there.
std::vector<double> drawDifferences(const DifferenceQuestion& question);

/// With everything else as drawn: median of the difference, and probability that a beats b.
struct Situation {
  double difference = 0.0;
  double chance = 0.0;
};

/// The two ends of one factor, and its shares of the variance.
struct FactorEffect {
  Situation low;   ///< factor at its 10 % point in every draw
  Situation high;  ///< at its 90 % point
  VarianceShares shares;
};

/// As drawn, over the draws in which both are affordable. count 0: none is, and nothing can be said.
struct DoubtBase {
  Situation drawn;
  int count = 0;
  double mean = 0.0;  ///< of the difference, all draws
  double sd = 0.0;
};

DoubtBase baseOfDoubt(const DifferenceQuestion& question, std::span<const double> differences);

/// `differences` as drawDifferences gave them. Costs one simulation of n draws and two of at most kTornadoDraws.
FactorEffect effectOf(const DifferenceQuestion& question, std::span<const double> differences, const Factor& factor);

}  // namespace tierwise
