#include <emscripten/bind.h>

#include "allocation.h"
#include "conversions.h"
#include "detectable.h"
#include "portfolio.h"

/// What to do with the budget and whether it can be measured, as flat numbers. web/engine/planning.js reads them back,
/// in this order.

namespace tierwise::bindings {
namespace {

/// A request for a split, checked.
Problem readSplit(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                  const emscripten::val& options, ComparisonRequest& request) {
  const Problem problem =
      readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  return problem.ok() ? validateSplit(request) : problem;
}

Problem readTable(double draws, double options, const emscripten::val& shared, const emscripten::val& parts,
                  SplitTable& table) {
  int draw_count = 0;
  int option_count = 0;
  Problem problem = readChoice(draws, kSplitDrawsMax + 1, Field::draws, draw_count);
  if (problem.ok()) problem = readChoice(options, kSplitOptionsMax + 1, Field::option, option_count);
  if (!problem.ok()) return problem;
  table = {draw_count, option_count, kSplitSteps, numbersOf(shared), numbersOf(parts)};
  const auto draw_size = static_cast<std::size_t>(draw_count);
  const std::size_t part_rows = static_cast<std::size_t>(kSplitSteps * option_count) * draw_size;
  const bool fits = draw_count > 0 && table.shared.size() == draw_size * kSharedColumns &&
                    table.parts.size() == part_rows * kPartColumns;
  return fits ? Problem{} : Problem{Code::wrong_length, Field::draws, 0};
}

Reply splitSharedFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                      const emscripten::val& options) {
  ComparisonRequest request;
  const Problem problem = readSplit(settings, package_counts, inputs, options, request);
  return problem.ok() ? success(sharedColumns(request)) : failure(problem);
}

Reply splitPartsFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                     const emscripten::val& options, double step) {
  ComparisonRequest request;
  Problem problem = readSplit(settings, package_counts, inputs, options, request);
  int step_number = 0;
  if (problem.ok()) problem = readChoice(step, kSplitSteps + 1, Field::points, step_number);
  if (problem.ok() && step_number == 0) problem = {Code::below_minimum, Field::points, 0};
  return problem.ok() ? success(partsOfStep(request, step_number)) : failure(problem);
}

constexpr std::size_t kValueColumns = 2 * kGoalCount;

/// Number of all splits, then the values of those from `first` on, at most `count`.
Reply splitValuesFlat(double draws, double options, const emscripten::val& shared, const emscripten::val& parts,
                      double first, double count) {
  SplitTable table;
  const Problem problem = readTable(draws, options, shared, parts, table);
  if (!problem.ok()) return failure(problem);
  const std::vector<Split> splits = splitsOf(table, true);
  const auto total = static_cast<double>(splits.size());
  if (!(first >= 0.0 && count >= 0.0)) return failure({Code::below_minimum, Field::points, 0});
  const auto begin = static_cast<std::size_t>(first < total ? first : total);
  const auto size =
      static_cast<std::size_t>(count < total - static_cast<double>(begin) ? count : total - static_cast<double>(begin));
  std::vector<double> flat{total};
  for (const SplitValue& value : evaluateSplits(table, {splits.data() + begin, size}))
    for (const HalfMeans& means : value) flat.insert(flat.end(), {means.first, means.second});
  return success(flat);
}

void write(std::vector<double>& out, const Statistic& statistic) {
  out.insert(out.end(), {statistic.p10, statistic.p50, statistic.p90, statistic.mean, statistic.se10, statistic.se50,
                         statistic.se90, static_cast<double>(statistic.count)});
}

void write(std::vector<double>& out, const SplitOutcome& outcome) {
  for (const Statistic* statistic : {&outcome.reach, &outcome.engagements, &outcome.clicks, &outcome.spend,
                                     &outcome.contribution, &outcome.profit, &outcome.roi})
    write(out, *statistic);
}

void write(std::vector<double>& out, const ShareRange& range) {
  out.push_back(range.low);
  out.push_back(range.high);
}

void write(std::vector<double>& out, const GoalSplit& goal, std::size_t options) {
  out.push_back(goal.applies ? 1.0 : 0.0);
  for (std::size_t i = 0; i < options; ++i) {
    out.push_back(goal.best[i]);
    write(out, goal.zone[i]);
  }
  write(out, goal.kept_zone);
  out.insert(out.end(), {goal.mean, goal.se, static_cast<double>(goal.equally_good),
                         static_cast<double>(goal.best_single), goal.beats_single.p, goal.beats_single.se, goal.gain,
                         goal.gain_se, goal.honest_mean, goal.honest_gain, goal.optimism});
  write(out, goal.outcome);
}

std::vector<double> flatten(const SplitAnswer& answer) {
  std::vector<double> out{static_cast<double>(answer.splits)};
  for (std::size_t i = 0; i < answer.slots.size(); ++i) {
    out.insert(out.end(), {static_cast<double>(answer.slots[i]), answer.affordable[i].p, answer.affordable[i].se});
    write(out, answer.singles[i]);
  }
  for (const GoalSplit& goal : answer.goals) write(out, goal, answer.slots.size());
  return out;
}

Reply splitAnswerFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                      const emscripten::val& options, const emscripten::val& shared, const emscripten::val& parts,
                      const emscripten::val& value_rows) {
  ComparisonRequest request;
  SplitTable table;
  Problem problem = readSplit(settings, package_counts, inputs, options, request);
  if (problem.ok()) problem = readTable(request.draws, request.option_count, shared, parts, table);
  if (!problem.ok()) return failure(problem);
  const std::vector<Split> splits = splitsOf(table, true);
  const std::vector<double> rows = numbersOf(value_rows);
  if (rows.size() != splits.size() * kValueColumns) return failure({Code::wrong_length, Field::points, 0});
  std::vector<SplitValue> values(splits.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t goal = 0; goal < values[i].size(); ++goal)
      values[i][goal] = {rows[i * kValueColumns + 2 * goal], rows[i * kValueColumns + 2 * goal + 1]};
  return success(flatten(answerSplit(table, splitTraits(request), splits, values)));
}

void write(std::vector<double>& out, const RatioRange& range) {
  out.insert(out.end(), {range.p10, range.p50, range.p90});
}

Reply smallestMeasurableFlat(const Settings& settings, const emscripten::val& package_counts,
                             const emscripten::val& inputs, const emscripten::val& options) {
  ComparisonRequest request;
  const Problem problem =
      readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  if (!problem.ok()) return failure(problem);
  std::vector<double> out;
  for (const Measurable& pair : measurableDifferences(request)) {
    out.insert(out.end(), {static_cast<double>(pair.weaker), static_cast<double>(pair.stronger),
                           static_cast<double>(pair.count), pair.chance});
    for (const RatioRange* range : {&pair.orders, &pair.expected, &pair.detectable}) write(out, *range);
  }
  return success(out);
}

/// Rows of the options' table without a slot and kind: followers, price, reach_rate, engagement_rate.
constexpr std::size_t kRosterColumns = 4;

/// The chosen names, then cost, value, bound and guarantee; then cost of every name.
Reply choosePortfolioFlat(const Settings& settings, const emscripten::val& package_counts,
                          const emscripten::val& inputs, const emscripten::val& name_rows, double goal_index) {
  const std::vector<double> any_option{0.0, static_cast<double>(OptionKind::ads), 0.0, 0.0, 0.0, 0.0};
  ComparisonRequest request;
  Problem problem = readRequest(settings, numbersOf(package_counts), numbersOf(inputs), any_option, request);
  int goal = 0;
  if (problem.ok()) problem = readChoice(goal_index, kGoalCount, Field::none, goal);
  const std::vector<double> rows = numbersOf(name_rows);
  if (problem.ok() && rows.size() % kRosterColumns != 0) problem = {Code::wrong_length, Field::option, 0};
  std::vector<RosterEntry> entries;
  for (std::size_t i = 0; i + kRosterColumns <= rows.size(); i += kRosterColumns)
    entries.push_back({rows[i], {rows[i + 1], rows[i + 2], rows[i + 3]}});
  if (problem.ok()) problem = validateRoster(request, entries);
  if (!problem.ok()) return failure(problem);
  const Roster roster = prepareRoster(request, entries);
  const Selection selection = choosePortfolio(roster, static_cast<Goal>(goal));
  std::vector<double> out{static_cast<double>(selection.chosen.size()),
                          roster.budget,
                          selection.cost,
                          selection.value,
                          selection.bound,
                          selection.guarantee};
  for (const int name : selection.chosen) out.push_back(name);
  out.insert(out.end(), roster.cost.begin(), roster.cost.end());
  return success(out);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_planning) {
  emscripten::function("splitShared", &splitSharedFlat);
  emscripten::function("splitParts", &splitPartsFlat);
  emscripten::function("splitValues", &splitValuesFlat);
  emscripten::function("splitAnswer", &splitAnswerFlat);
  emscripten::function("choosePortfolio", &choosePortfolioFlat);
  emscripten::function("smallestMeasurable", &smallestMeasurableFlat);
}

}  // namespace tierwise::bindings
