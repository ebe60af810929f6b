// The analyses of any accepted request come to an end, and what they say keeps its promises.

#include <cmath>

#include "allocation.h"
#include "bytes.h"
#include "decomposition.h"
#include "detectable.h"
#include "flip.h"
#include "portfolio.h"
#include "requests.h"
#include "sensitivity.h"

using namespace tierwise;
using fuzz::Bytes;
using fuzz::checkProbability;
using fuzz::checkStatistic;
using fuzz::isProbability;
using fuzz::require;

namespace {

constexpr double kRounding = 1e-9;
constexpr int kMostDraws = 150;
constexpr int kMostNames = 12;

Goal goalFrom(Bytes& bytes) { return static_cast<Goal>(bytes.below(kGoalCount)); }

bool isOrdered(double p10, double p50, double p90) { return p10 <= p50 && p50 <= p90; }

// Flip points ---------------------------------------------------------------------------------------------------------

void checkTurn(const Turn& turn, double low, double high, const Answer& present) {
  if (!turn.found) return;
  const double slack = kRounding * std::fabs(high);
  require(turn.value >= low - slack && turn.value <= high + slack);
  require(std::isfinite(turn.inside));
  require(turn.answer.verdict != present.verdict || turn.answer.leader != present.leader);
}

void runFlips(Bytes& bytes, const ComparisonRequest& request) {
  const std::vector<LeverPlan> levers = leversOf(request);
  require(!levers.empty());
  const LeverPlan& plan = levers[static_cast<std::size_t>(bytes.below(static_cast<int>(levers.size())))];
  if (plan.use != LeverUse::tried) return;
  const FlipReport report = flipsOf(request, plan.spec);
  require(report.low <= report.high && std::isfinite(report.present));
  require(report.answers == answersWith(request, plan.spec, report.present));
  for (std::size_t i = 0; i < report.answers.size(); ++i) {
    checkTurn(report.below[i], report.low, report.present, report.answers[i]);
    checkTurn(report.above[i], report.present, report.high, report.answers[i]);
  }
}

// Why -----------------------------------------------------------------------------------------------------------------

void checkSpread(const Spread& spread) {
  require(std::isfinite(spread.mean) && spread.se >= 0.0);
  require(isOrdered(spread.p10, spread.p50, spread.p90));
}

void checkWhy(const GoalWhy& why) {
  if (!why.applies) return;
  require(why.count > 0);
  checkSpread(why.log_ratio);
  double sum = 0.0;
  double size = 1.0;
  for (const WhyBar& bar : why.bars) {
    checkSpread(bar.log_ratio);
    sum += bar.log_ratio.mean;
    size += std::fabs(bar.log_ratio.mean);
  }
  require(std::fabs(sum - why.log_ratio.mean) <= kRounding * size);
}

void runWhy(const ComparisonRequest& request) {
  if (request.option_count < 2) return;
  const PairWhy why = explainPair(request);
  require(why.a != why.b && why.draws == request.draws);
  for (const GoalWhy& goal : why.goals) checkWhy(goal);
  for (const Growth& growth : {why.between, why.curve}) {
    if (!growth.applies) continue;
    require(isProbability(growth.chance));
    require(isOrdered(growth.price.p10, growth.price.p50, growth.price.p90));
    require(isOrdered(growth.engagement.p10, growth.engagement.p50, growth.engagement.p90));
  }
}

// What matters most ---------------------------------------------------------------------------------------------------

void checkSituation(const Situation& situation) {
  require(std::isfinite(situation.difference) && isProbability(situation.chance));
}

void runDoubt(Bytes& bytes, const ComparisonRequest& request) {
  DifferenceQuestion question;
  const Goal goal = goalFrom(bytes);
  const Problem problem = askDifference(request, goal, bytes.below(kOptionsMax), bytes.below(kOptionsMax), question);
  if (!problem.ok()) return;
  const std::vector<double> differences = drawDifferences(question);
  require(differences.size() == 2 * static_cast<std::size_t>(question.request.draws));
  const DoubtBase base = baseOfDoubt(question, differences);
  require(base.sd >= 0.0 && base.count >= 0);
  if (base.count > 0) checkSituation(base.drawn);
  const std::vector<Factor> factors = factorsOfDoubt(question);
  if (factors.empty()) return;
  const Factor& factor = factors[static_cast<std::size_t>(bytes.below(static_cast<int>(factors.size())))];
  const FactorEffect effect = effectOf(question, differences, factor);
  checkSituation(effect.low);
  checkSituation(effect.high);
  require(!std::isnan(effect.shares.first.value) && effect.shares.total.value >= 0.0);
}

// Best split ----------------------------------------------------------------------------------------------------------

void checkOutcome(const SplitOutcome& outcome) {
  for (const Statistic* statistic : {&outcome.reach, &outcome.engagements, &outcome.clicks, &outcome.spend,
                                     &outcome.contribution, &outcome.profit, &outcome.roi})
    checkStatistic(*statistic);
}

void checkGoal(const GoalSplit& goal, int options) {
  if (!goal.applies) return;
  int given = 0;
  for (int i = 0; i < options; ++i) {
    const auto at = static_cast<std::size_t>(i);
    require(goal.zone[at].low <= goal.best[at] && goal.best[at] <= goal.zone[at].high);
    given += goal.best[at];
  }
  require(given <= kSplitSteps && goal.equally_good >= 1);
  checkOutcome(goal.outcome);
  checkProbability(goal.beats_single);
  require(goal.se >= 0.0 && goal.gain_se >= 0.0);
  require(goal.best_single < 0 || goal.gain >= -kRounding * (1.0 + std::fabs(goal.mean)));
}

/// Two options at most: three have 1,771 splits, each of which is put together in every draw.
void runSplit(ComparisonRequest request) {
  request.option_count = std::min(request.option_count, 2);
  require(validateSplit(request).ok());
  const SplitAnswer answer = bestSplit(request);
  require(answer.splits > 0);
  for (const Probability& affordable : answer.affordable) checkProbability(affordable);
  for (const SplitOutcome& single : answer.singles) checkOutcome(single);
  for (const GoalSplit& goal : answer.goals) checkGoal(goal, request.option_count);
}

// Measurable differences ----------------------------------------------------------------------------------------------

void runMeasurable(const ComparisonRequest& request) {
  for (const Measurable& pair : measurableDifferences(request)) {
    require(pair.weaker != pair.stronger && pair.count >= 0 && pair.count <= request.draws);
    if (pair.count == 0) continue;
    require(isProbability(pair.chance));
    require(pair.orders.p10 >= 0.0 && isOrdered(pair.orders.p10, pair.orders.p50, pair.orders.p90));
    require(isOrdered(pair.expected.p10, pair.expected.p50, pair.expected.p90));
    require(pair.detectable.p10 >= 1.0 && isOrdered(pair.detectable.p10, pair.detectable.p50, pair.detectable.p90));
  }
}

// Named creators ------------------------------------------------------------------------------------------------------

void runPortfolio(Bytes& bytes, const ComparisonRequest& request) {
  std::vector<RosterEntry> entries(1 + static_cast<std::size_t>(bytes.below(kMostNames)));
  for (RosterEntry& entry : entries) {
    const OptionSpec option = fuzz::validOption(bytes, 0);
    entry = {option.followers, option.measured};
  }
  require(validateRoster(request, entries).ok());
  const Roster roster = prepareRoster(request, entries);
  const Selection selection = choosePortfolio(roster, goalFrom(bytes));
  const double slack = kRounding * (1.0 + std::fabs(selection.bound) + std::fabs(selection.value));
  require(selection.cost <= std::max(roster.budget, 0.0) * (1.0 + kRounding));
  require(selection.value <= selection.bound + slack);
  require(isProbability(selection.guarantee));
  for (std::size_t i = 1; i < selection.chosen.size(); ++i) require(selection.chosen[i - 1] < selection.chosen[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const int analysis = bytes.byte() % 6;
  const ComparisonRequest request = fuzz::validRequest(bytes, kMostDraws);
  switch (analysis) {
    case 0:
      runFlips(bytes, request);
      break;
    case 1:
      runWhy(request);
      break;
    case 2:
      runDoubt(bytes, request);
      break;
    case 3:
      runSplit(request);
      break;
    case 4:
      runMeasurable(request);
      break;
    default:
      runPortfolio(bytes, request);
  }
  return 0;
}
