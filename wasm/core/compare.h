#pragma once

#include <array>
#include <span>
#include <vector>

#include "contest.h"
#include "request.h"
#include "simulation.h"
#include "summary.h"

namespace tierwise {

/// The whole answer: every option on its own, then every contest between them.
struct Comparison {
  std::vector<OptionSummary> options;
  std::array<ContestResult, kContestCount> contests;
};

/// One option and its draws as they enter the contests. What is pointed at must outlive the entrant.
struct Entrant {
  const PreparedOption* option = nullptr;
  const OptionSamples* samples = nullptr;
  Probability affordable;
  std::array<Probability, kLensCount> profit{};  ///< probability of earning money under each lens
};

Entrant entrantOf(const PreparedOption& option, const OptionSamples& samples) noexcept;

/// Every contest between the entrants, in the order of Contest.
std::array<ContestResult, kContestCount> decideContests(std::span<const Entrant> entrants);

/// Their rulings alone.
std::array<Ruling, kContestCount> ruleContests(std::span<const Entrant> entrants);

/// What is compared: unique reach, engagements, and ROI under each lens. ROI is contribution per unit
/// spent, so that leaving money unspent is no victory.
Metric metricOf(Contest contest) noexcept;

/// Domain: a request that passed validateRequest.
Comparison compareOptions(const ComparisonRequest& request);

/// The answer from draws that are there already. Domain: the samples of every option of the request, all draws.
Comparison compareSamples(const PreparedRequest& prepared, const std::vector<OptionSamples>& samples);

}  // namespace tierwise
