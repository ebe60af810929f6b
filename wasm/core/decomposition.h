#pragma once

#include <array>
#include <span>
#include <vector>

#include "request.h"
#include "schema.h"
#include "simulation.h"

namespace tierwise {

/// Why one option brings more for its money than another: the ratio of what they bring, taken apart into factors.

/// A quantity over draws.
struct Spread {
  double mean = 0.0;
  double se = 0.0;  ///< Monte Carlo standard error of the mean
  double p10 = 0.0;
  double p50 = 0.0;
  double p90 = 0.0;
};

/// One factor: ln of the first option's part over the second's. e^mean is "so many times".
struct WhyBar {
  Reason reason = Reason::luck;
  Spread log_ratio;
};

/// The answer for one goal. The means of the bars add up to the mean of `log_ratio`.
struct GoalWhy {
  bool applies = false;  ///< false where one of the two cannot bring this, or no draw counts
  int count = 0;         ///< draws in which both are affordable and both bring more than nothing
  Spread log_ratio;      ///< ln(V_a / V_b), V per unit of budget; for the return, contribution per unit spent
  std::vector<WhyBar> bars;
};

/// Exponent of a power of followers, with its range when every size sits off its curve by the option's error.
struct Exponent {
  double p10 = 0.0;
  double p50 = 0.0;
  double p90 = 0.0;
};

/// Price ~ F^p and engagements ~ F^(1-b). Of two sizes the smaller is cheaper per engagement, by its fee alone, if and
/// only if p > 1 - b.
struct Growth {
  bool applies = false;
  Exponent price;       ///< p
  Exponent engagement;  ///< 1 - b
  double chance = 0.0;  ///< probability that p > 1 - b
};

struct PairWhy {
  int a = 0;  ///< slots
  int b = 0;
  int draws = 0;
  std::array<GoalWhy, kGoalCount> goals;
  Growth between;  ///< the two options; applies to creators of different sizes with engagements
  Growth curve;    ///< least squares over the five sizes of the curves, in logarithms
};

/// Domain: a request that passed validateRequest, with two options or more; the first two are explained.
PairWhy explainPair(const ComparisonRequest& request);

/// ln of what delivery and creators' luck do to the option's value, draw by draw; 0 for adverts. Not finite where
/// nothing was delivered. `samples` must be those of draws first_draw, ... of `source`.
std::vector<double> logLuck(const PreparedRequest& prepared, std::size_t option, const OptionSamples& samples,
                            Goal goal, const RandomSource& source, std::uint64_t first_draw);

/// What counts for a goal, per unit of budget or of money spent.
Metric metricOf(Goal goal) noexcept;

}  // namespace tierwise
