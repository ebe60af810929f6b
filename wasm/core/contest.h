#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "schema.h"
#include "summary.h"

namespace tierwise {

/// Two options held against each other, over the draws in which both are affordable.
struct Duel {
  int a = 0;  ///< position in the request
  int b = 0;
  double p = 0.5;  ///< probability that a beats b; ties count half
  double se = 0.5;
  int count = 0;
  double difference_p10 = 0.0;  ///< of a - b
  double difference_p50 = 0.0;
  double difference_p90 = 0.0;
};

/// How a contest ends: who delivers more of one thing for the same budget.
struct Ruling {
  Verdict verdict = Verdict::not_comparable;
  int leader = -1;  ///< slot, -1 for none
  int rival = -1;   ///< slot of the strongest rival
  double p = 0.0;   ///< probability that the leader beats the rival; for spend_nothing: that it earns money
  double se = 0.0;
};

/// One contest in full.
struct ContestResult : Ruling {
  /// Expected gain from knowing every draw in advance, in the contest's unit: the smallest regret of a contender.
  double evpi = 0.0;
  std::vector<double> regret;  ///< per option: expected loss against the best choice of each draw
  std::vector<Duel> duels;     ///< all pairs a < b of the request
};

/// One option as it enters a contest. Spans cover all draws and must outlive the contest.
struct Contestant {
  int slot = 0;
  bool takes_part = false;  ///< false where the metric does not apply to the option
  std::span<const double> values;
  std::span<const std::uint8_t> affordable;  ///< 1 where the option can be paid in that draw
  Probability affordable_share;
  Probability profit;  ///< probability of earning money; used only when `profit_matters`
};

/// Outside [1 - kClearWin, kClearWin] a duel has a winner; inside it is too close to call.
inline constexpr double kClearWin = 0.65;
/// Below this probability of earning money for every contender, spending nothing is the better choice.
inline constexpr double kWorthTrying = 0.35;
/// An option that most draws cannot afford is no contender.
inline constexpr double kAffordableEnough = 0.5;

/// Decides one contest. The leader is the option whose weakest duel is strongest, so "A wins" means that A
/// beats every other contender with more than kClearWin. `profit_matters` is true for contests about money.
ContestResult decideContest(std::span<const Contestant> contestants, bool profit_matters);

/// The ruling of decideContest alone, several times quicker.
Ruling ruleContest(std::span<const Contestant> contestants, bool profit_matters);

}  // namespace tierwise
