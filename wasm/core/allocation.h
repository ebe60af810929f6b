#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "problem.h"
#include "request.h"
#include "summary.h"

namespace tierwise {

/// How to divide one budget between the options. Every option is simulated at every share of the budget, on the same
/// draws; then every split is put together from those parts, draw by draw.

inline constexpr int kSplitOptionsMax = 5;
inline constexpr int kSplitDrawsMax = 4096;
inline constexpr int kSplitSteps = 20;  ///< shares come in steps of 1/20 of the budget
/// Splits whose mean lies within this share of the best one are equally good; for the return, within this share of the
/// contribution of the best, because profit may be next to nothing.
inline constexpr double kEquallyGood = 0.03;

/// What one option brings for one share of the budget in one draw. People of the target group, money, counts.
struct Part {
  double unique = 0.0;   ///< different people
  double gross = 0.0;    ///< people counted once per creator
  double largest = 0.0;  ///< people of the option's largest creator; for ads all of `unique`
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;  ///< chosen lens, before the campaign is paid for
  double spend = 0.0;
  double fixed = 0.0;       ///< part of `spend` that creators' options share: setting up and tools
  double affordable = 0.0;  ///< 1 where the share buys anything; else all of the above are 0
};
inline constexpr int kPartColumns = 9;  ///< the numbers of a Part, in its order

/// What all options of a draw share.
struct SharedAudience {
  double size = 0.0;          ///< people
  double overlap = 0.0;       ///< 0 by chance .. 1 all the same people
  double repeat_value = 0.0;  ///< worth of one more exposure of the same person
};
inline constexpr int kSharedColumns = 3;

/// What a whole split brings in one draw.
struct Whole {
  double unique = 0.0;
  double gross = 0.0;
  double effective = 0.0;
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;
  double spend = 0.0;
};

/// Joins the audiences of several parts as those of the creators of one option are joined (audience.h), takes back what
/// the overlap makes of clicks and contribution (each pair of options loses half each), and pays the fixed cost once.
/// One part alone comes out as it went in. At most kSplitOptionsMax parts.
Whole joinParts(std::span<const Part> parts, const SharedAudience& audience) noexcept;

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

/// Domain: a request that passed validateRequest. too_many_options above kSplitOptionsMax,
/// above_maximum for more than kSplitDrawsMax draws.
Problem validateSplit(const ComparisonRequest& request) noexcept;

/// The three stages of bestSplit one by one, so that a caller can report progress between them. All of them take the
/// options by slot, so their order in the request changes nothing.
std::vector<double> sharedColumns(const ComparisonRequest& request);
/// One step of the table, 1 .. kSplitSteps.
std::vector<double> partsOfStep(const ComparisonRequest& request, int step);

/// Every split that spends all (`may_keep` false) or at most all of the budget. Left out are those that give an option
/// a share which buys nothing in more than half of the draws.
std::vector<Split> splitsOf(const SplitTable& table, bool may_keep);
std::vector<SplitValue> evaluateSplits(const SplitTable& table, std::span<const Split> splits);

/// What the options are, where the table's numbers do not say it.
struct SplitTraits {
  std::vector<int> slots;
  std::vector<bool> has_engagement;
};
SplitTraits splitTraits(const ComparisonRequest& request);

/// `values` are those of `splits`; `splits` are those of the table with may_keep.
SplitAnswer answerSplit(const SplitTable& table, const SplitTraits& traits, std::span<const Split> splits,
                        std::span<const SplitValue> values);

/// All of it. Reach and engagements spend the whole budget; the return may keep a part of it, so that keeping all of it
/// is one of the splits. Cost: kSplitSteps simulations of every option, and up to 53,130 splits of five options.
SplitAnswer bestSplit(const ComparisonRequest& request);

}  // namespace tierwise
