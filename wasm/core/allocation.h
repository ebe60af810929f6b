#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "request.h"
#include "split_table.h"
#include "summary.h"

namespace tierwise {

/// How to divide one budget between the options: every split is put together from the parts of a table, draw by draw.

/// Splits whose mean lies within this share of the best one are equally good; for the return, within this share of the
/// contribution of the best, because profit may be next to nothing.
inline constexpr double kEquallyGood = 0.03;

/// Shares of the options in steps, in the order of the table; what is missing to `steps` is kept.
using Split = std::array<std::uint8_t, kSplitOptionsMax>;
int stepsSpent(const Split& split) noexcept;

/// Mean over the first and over the second half of the draws.
struct HalfMeans {
  double first = 0.0;
  double second = 0.0;
};
/// Means of one split for each goal: people, engagements, profit (money).
using SplitValue = std::array<HalfMeans, kGoalCount>;

/// What a split (or an option alone with the whole budget) brings. A draw in which a share buys nothing counts as
/// nothing bought and nothing paid.
struct SplitOutcome {
  Statistic reach, engagements, clicks, spend, contribution, profit, roi;
};

struct ShareRange {
  int low = 0;  ///< steps
  int high = 0;
};

/// The answer for one goal.
struct GoalSplit {
  bool applies = false;  ///< false where no option can be paid, or none brings this
  Split best{};
  double mean = 0.0;  ///< of the goal, best split
  double se = 0.0;    ///< its Monte Carlo error
  SplitOutcome outcome;
  int equally_good = 0;  ///< splits within kEquallyGood of the best, itself included
  std::array<ShareRange, kSplitOptionsMax> zone{};
  ShareRange kept_zone;  ///< of the money that is not spent
  int best_single = -1;  ///< option that brings most with the whole budget, -1 for none
  Probability beats_single;
  double gain = 0.0;  ///< mean of the best split minus mean of the best single option
  double gain_se = 0.0;
  /// Chosen on one half of the draws and evaluated on the other, both ways: what the choice is worth on draws that did
  /// not take part in it, and by how much the chosen half flattered it.
  double honest_mean = 0.0;
  double honest_gain = 0.0;  ///< the same for the gain
  double optimism = 0.0;
};

struct SplitAnswer {
  std::vector<int> slots;               ///< order of the options in everything below: by slot
  int splits = 0;                       ///< how many were compared
  std::vector<Probability> affordable;  ///< per option with the whole budget
  std::vector<SplitOutcome> singles;    ///< per option with the whole budget
  std::array<GoalSplit, kGoalCount> goals;
};

/// Every split that spends all (`may_keep` false) or at most all of the budget. Left out are those that give an option
/// a share which buys nothing in more than half of the draws.
std::vector<Split> splitsOf(const SplitTable& table, bool may_keep);
std::vector<SplitValue> evaluateSplits(const SplitTable& table, std::span<const Split> splits);

/// `values` are those of `splits`; `splits` are those of the table with may_keep.
SplitAnswer answerSplit(const SplitTable& table, const SplitTraits& traits, std::span<const Split> splits,
                        std::span<const SplitValue> values);

/// All of it. Reach and engagements spend the whole budget; the return may keep a part of it, so that keeping all of it
/// is one of the splits. Cost: kSplitSteps simulations of every option, and up to 53,130 splits of five options.
SplitAnswer bestSplit(const ComparisonRequest& request);

}  // namespace tierwise
