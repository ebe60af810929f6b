#pragma once

#include <vector>

#include "joining.h"
#include "problem.h"
#include "request.h"

namespace tierwise {

/// Every option simulated at every share of the budget, on the same draws: what splits are put together from.

inline constexpr int kSplitOptionsMax = kJoinMax;
inline constexpr int kSplitDrawsMax = 4096;
inline constexpr int kSplitSteps = 20;  ///< shares come in steps of 1/20 of the budget
inline constexpr int kPartColumns = 9;  ///< the numbers of a Part, in its order
inline constexpr int kSharedColumns = 3;

/// Every part of every draw. The layout is flat, so that it can be filled share by share.
struct SplitTable {
  int draws = 0;
  int options = 0;
  int steps = kSplitSteps;
  std::vector<double> shared;  ///< [draw][column of SharedAudience]
  std::vector<double> parts;   ///< [step 1 .. steps][option][draw][column of Part]

  [[nodiscard]] SharedAudience audienceOf(int draw) const noexcept;
  [[nodiscard]] Part part(int step, int option, int draw) const noexcept;
  /// Share of the draws in which `step` shares buy anything.
  [[nodiscard]] double affordable(int step, int option) const noexcept;
};

/// Domain: a request that passed validateRequest. too_many_options above kSplitOptionsMax,
/// above_maximum for more than kSplitDrawsMax draws.
Problem validateSplit(const ComparisonRequest& request) noexcept;

/// Columns `shared` and one step (1 .. kSplitSteps) of `parts`, so that a caller can report progress between steps. All
/// take the options by slot, so their order in the request changes nothing.
std::vector<double> sharedColumns(const ComparisonRequest& request);
std::vector<double> partsOfStep(const ComparisonRequest& request, int step);

/// What the options are, where the table's numbers do not say it.
struct SplitTraits {
  std::vector<int> slots;
  std::vector<bool> has_engagement;
};
SplitTraits splitTraits(const ComparisonRequest& request);

/// All of it.
SplitTable splitTable(const ComparisonRequest& request);

}  // namespace tierwise
