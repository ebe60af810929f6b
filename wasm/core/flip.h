#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "lever.h"
#include "request.h"

/// Flip points: how far one thing must move, all else as it is, until the verdict of a contest is another one.

namespace tierwise {

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
static_assert(kFlipDraws % 2 == 0, "draws come in mirrored pairs");
/// Values tried between the present one and each bound, evenly spaced in the logarithm (positive quantities) or the log
/// odds (shares), evenly in the value itself where 0 or 1 is an end; then bisection.
inline constexpr int kFlipSteps = 8;
/// Bisection ends when the two sides of a turn are this close, relative to the value.
inline constexpr double kFlipTolerance = 1e-3;

/// A value of a lever that was tried, and the answers there.
struct Trial {
  double value = 0.0;
  Answers answers;
};

/// Tries one lever on both sides. A turn that comes and goes between two neighbouring values of the grid is not seen.
/// Domain: a request that passed validateRequest, a lever of leversOf(request) with use `tried`.
FlipReport flipsOf(const ComparisonRequest& request, const LeverSpec& lever);

/// A search that was put down, or is over.
struct FlipSearch {
  std::optional<FlipReport> report;  ///< once it is over
  std::vector<Trial> tried;          ///< the present value first, then in the order of trying
};

/// The same in short steps: takes up a search where it was put down (`tried`, empty to begin) and puts it down again
/// after at most `most` further values. Ends with the report of flipsOf, bit by bit, whatever the steps.
FlipSearch searchFlips(const ComparisonRequest& request, const LeverSpec& lever, std::span<const Trial> tried,
                       int most);

/// The answers of all contests for the draws of the request, without the rest of a comparison.
Answers answersOf(const ComparisonRequest& request);

/// The answers with the lever at `value`. A lever of one option leaves the draws of the others as they are.
Answers answersWith(const ComparisonRequest& request, const LeverSpec& lever, double value);

}  // namespace tierwise
