#pragma once

#include <span>
#include <vector>

#include "market.h"
#include "request.h"

namespace tierwise {

/// Which creators of a named list to hire for one budget: a knapsack whose things overlap, because people follow
/// several of them.

inline constexpr int kRosterMax = 200;
inline constexpr int kRosterDrawsMax = 4096;
/// Up to this many names every set of three is tried as the start of the greedy choice.
inline constexpr int kRosterSeedsMax = 25;

/// One named creator. What is not given is read off the benchmarks.
struct RosterEntry {
  double followers = 0.0;
  Measured measured;
};

/// What each creator of a list brings in each draw, at average luck of the creator.
struct Roster {
  int names = 0;
  int draws = 0;
  std::vector<double> cost;          ///< [name] money, all inputs at their medians
  double budget = 0.0;               ///< money left after what is due once
  std::vector<double> audience;      ///< [draw] people
  std::vector<double> overlap;       ///< [draw]
  std::vector<double> repeat_value;  ///< [draw]
  std::vector<double> people;        ///< [name][draw] different people of the target group
  std::vector<double> engagements;   ///< [name][draw]
  std::vector<double> contribution;  ///< [name][draw] money, chosen lens, before repeated exposure is discounted
};

/// A choice and how far it can be from the best one.
struct Selection {
  std::vector<int> chosen;  ///< positions in the list, ascending
  double cost = 0.0;
  double value = 0.0;      ///< mean over the draws
  double bound = 0.0;      ///< no choice within the budget has a larger value
  double guarantee = 0.0;  ///< value / bound: at least this share of the best possible; 1 where nothing can be gained
};

/// Errors: no_options for an empty list, too_many_options above kRosterMax, above_maximum for more than kRosterDrawsMax
/// draws, and the faults of single creators as validateRequest reports them. `request` must have passed
/// validateRequest; its own options do not matter.
Problem validateRoster(const ComparisonRequest& request, std::span<const RosterEntry> entries) noexcept;

/// Domain: passed validateRoster. Brand and source level are drawn; option and creator luck stay at their mean, because
/// nobody knows them when choosing.
Roster prepareRoster(const ComparisonRequest& request, std::span<const RosterEntry> entries);

/// Mean value of a set of names: for reach different people as in audience.h, for engagements their sum, for the return
/// contribution with repeated exposure discounted by effective / gross (what is paid is not subtracted: it is the
/// budget).
double valueOfRoster(const Roster& roster, Goal goal, std::span<const int> chosen);

/// Greedy by gain per money, the best single name, and for short lists greedy from every start of up to three names;
/// the best of them. For reach and engagements, whose gains only shrink as a set grows, greedy from all starts of three
/// finds at least 1 - 1/e of the best (Sviridenko, Operations Research Letters 32 (2004),
/// doi 10.1016/S0167-6377(03)00062-2). The bound is worked out from the data and usually far better (Leskovec et al.,
/// KDD 2007, doi 10.1145/1281192.1281239).
Selection choosePortfolio(const Roster& roster, Goal goal);

}  // namespace tierwise
