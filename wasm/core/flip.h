#pragma once

#include <array>
#include <vector>

#include "request.h"

/// Flip points: how far one thing must move, all else as it is, until the verdict of a contest is another one.

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

/// What a reader would act on. The leader counts where the verdict names one (wins, only_one_affordable) and is -1
/// elsewhere.
struct Answer {
  Verdict verdict = Verdict::not_comparable;
  int leader = -1;

  friend bool operator==(const Answer&, const Answer&) = default;
};

using Answers = std::array<Answer, kContestCount>;

/// The nearest value at which an answer differs, and what it is there.
struct Turn {
  bool found = false;
  double value = 0.0;
  double inside = 0.0;  ///< the last value tried before it, with the present answer
  Answer answer;
};

/// All turns of one lever. Values are in the lever's own unit: people, money, the input's unit, or a factor (present
/// 1).
struct FlipReport {
  double present = 0.0;
  double low = 0.0;  ///< bounds of the search; the present value may lie outside them
  double high = 0.0;
  /// What a factor of 1 stands for: fee of one main post, reach or engagements per follower and post of the first
  /// format that has them; 0 where the lever is no factor, or one of all creators.
  double amount = 0.0;
  Answers answers;                        ///< at the present value
  std::array<Turn, kContestCount> below;  ///< nearest turn under the present value
  std::array<Turn, kContestCount> above;  ///< nearest turn over it
};

/// Draws that a search uses at most: the first of the request, the same at every value that is tried.
inline constexpr int kFlipDraws = 1024;
/// Values tried between the present one and each bound, evenly spaced in the logarithm (positive quantities) or the log
/// odds (shares), evenly in the value itself where 0 or 1 is an end; then bisection.
inline constexpr int kFlipSteps = 8;
/// Bisection ends when the two sides of a turn are this close, relative to the value.
inline constexpr double kFlipTolerance = 1e-3;

/// Tries one lever on both sides. A turn that comes and goes between two neighbouring values of the grid is not seen.
/// Domain: a request that passed validateRequest, a lever of leversOf(request) with use `tried`.
FlipReport flipsOf(const ComparisonRequest& request, const LeverSpec& lever);

/// The answers of all contests for the draws of the request, without the rest of a comparison.
Answers answersOf(const ComparisonRequest& request);

/// The answers with the lever at `value`. A lever of one option leaves the draws of the others as they are.
Answers answersWith(const ComparisonRequest& request, const LeverSpec& lever, double value);

/// The request with the lever at `value`. A price or rate of one option moves the whole curve, which other options read
/// as well: for those answersWith is the answer.
ComparisonRequest withLever(const ComparisonRequest& request, const LeverSpec& lever, double value) noexcept;

/// The range with another median: ratios to the median stay for a positive quantity, log odds differences for a share,
/// and all of it inside the input's limits. A constant moves as a constant. The same as web/state/shift.js.
Range movedRange(Input input, const Range& range, double median) noexcept;

}  // namespace tierwise
