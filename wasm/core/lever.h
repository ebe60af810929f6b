#pragma once

#include <vector>

#include "benchmarks.h"
#include "request.h"

/// Levers: the single things of a request that can be moved, how far, and the request with one of them moved.

namespace tierwise {

/// One thing that can be moved. `index` is the Input of an input, the slot of an option for followers, and for a
/// creator's price, reach and engagement the slot or kAllCreators; 0 for the budget. Prices and rates are moved by a
/// factor, as whole curves and with what the user measured.
struct LeverSpec {
  Lever lever = Lever::budget;
  int index = 0;
};

inline constexpr int kAllCreators = -1;

/// A lever, and whether moving it can matter for the request.
struct LeverPlan {
  LeverSpec spec;
  LeverUse use = LeverUse::tried;
};

/// Every lever of a request: the budget, the size, prices and rates of each creators option, then all inputs in their
/// order. Domain: a request that passed validateRequest.
std::vector<LeverPlan> leversOf(const ComparisonRequest& request);

/// True for followers, and for prices and rates of one creators option: the draws of the other options stay as they
/// are.
bool isOfOneOption(const LeverSpec& lever) noexcept;

/// Position in the request of the option with this slot; 0 for none.
int positionOf(const ComparisonRequest& request, int slot) noexcept;

/// Where a lever stands and how far it may go, in its own unit: people, money, the input's unit, or a factor.
struct Bearings {
  double present = 0.0;
  Bounds bounds{};
  /// What a factor of 1 stands for: fee of one main post, reach or engagements per follower and post of the first
  /// format that has them; 0 where the lever is no factor, or one of all creators.
  double amount = 0.0;
  bool share = false;  ///< an input between 0 and 1
};

Bearings bearingsOf(const ComparisonRequest& request, const LeverSpec& lever) noexcept;

/// The request with the lever at `value`. A price or rate of one option moves the whole curve, which other options read
/// as well: for those answersWith (flip.h) is the answer.
ComparisonRequest withLever(const ComparisonRequest& request, const LeverSpec& lever, double value) noexcept;

/// The range with another median: ratios to the median stay for a positive quantity, log odds differences for a share,
/// and all of it inside the input's limits. A constant moves as a constant. The same as web/state/shift.js.
Range movedRange(Input input, const Range& range, double median) noexcept;

}  // namespace tierwise
