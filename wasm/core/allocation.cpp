#include "allocation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "contest.h"
#include "numeric/at.h"
#include "numeric/pairs.h"

namespace tierwise {
namespace {

constexpr auto everyDraw = [](std::size_t) { return true; };

Probability probabilityOf(const PairedShare& share) noexcept { return {share.share(), share.standardError()}; }

/// The table with its parts made ready.
struct ReadyTable {
  const SplitTable& table;
  std::vector<SharedAudience> audiences;
  std::vector<ReadyPart> parts;
};

ReadyTable makeReady(const SplitTable& table) {
  ReadyTable ready{table, {}, {}};
  for (int draw = 0; draw < table.draws; ++draw) ready.audiences.push_back(table.audienceOf(draw));
  ready.parts.reserve(at(table.steps * table.options * table.draws));
  for (int step = 1; step <= table.steps; ++step)
    for (int option = 0; option < table.options; ++option)
      for (int draw = 0; draw < table.draws; ++draw)
        ready.parts.push_back(readyPart(table.part(step, option, draw), ready.audiences[at(draw)]));
  return ready;
}

/// Where the parts of one split begin, those with a share only.
struct PartRows {
  std::array<const ReadyPart*, kSplitOptionsMax> first{};
  int count = 0;
};

PartRows rowsOf(const ReadyTable& ready, const Split& split) noexcept {
  PartRows rows;
  const SplitTable& table = ready.table;
  for (int option = 0; option < table.options; ++option) {
    const int step = split[at(option)];
    if (step > 0)
      rows.first[at(rows.count++)] = &ready.parts[(at(step - 1) * at(table.options) + at(option)) * at(table.draws)];
  }
  return rows;
}

Whole wholeOf(const ReadyTable& ready, const PartRows& rows, int draw) noexcept {
  std::array<const ReadyPart*, kSplitOptionsMax> parts{};
  for (std::size_t i = 0; i < at(rows.count); ++i) parts[i] = rows.first[i] + draw;
  return joinReady(std::span(parts).first(at(rows.count)), ready.audiences[at(draw)]);
}

double goalOf(const Whole& whole, Goal goal) noexcept {
  switch (goal) {
    case Goal::reach:
      return whole.unique;
    case Goal::engagement:
      return whole.engagements;
    case Goal::return_:
      break;
  }
  return whole.contribution - whole.spend;
}

/// Means of every goal over draws first .. last - 1; 0 for none.
std::array<double, kGoalCount> meansOver(const ReadyTable& ready, const PartRows& rows, int first, int last) noexcept {
  std::array<double, kGoalCount> sums{};
  for (int draw = first; draw < last; ++draw) {
    const Whole whole = wholeOf(ready, rows, draw);
    for (int goal = 0; goal < kGoalCount; ++goal) sums[at(goal)] += goalOf(whole, static_cast<Goal>(goal));
  }
  for (double& sum : sums) sum = last > first ? sum / (last - first) : 0.0;
  return sums;
}

/// Draws of the first half; a mirrored pair is never parted.
int firstHalf(int draws) noexcept { return draws / 4 * 2; }

SplitValue valueOf(const ReadyTable& ready, const Split& split) noexcept {
  const PartRows rows = rowsOf(ready, split);
  const int half = firstHalf(ready.table.draws);
  const auto first = meansOver(ready, rows, 0, half);
  const auto second = meansOver(ready, rows, half, ready.table.draws);
  SplitValue value;
  for (std::size_t goal = 0; goal < value.size(); ++goal) value[goal] = {first[goal], second[goal]};
  return value;
}

double wholeMean(const HalfMeans& means, int draws) noexcept {
  const int half = firstHalf(draws);
  return (means.first * half + means.second * (draws - half)) / draws;
}

SplitOutcome outcomeOf(const ReadyTable& ready, const Split& split) {
  std::array<std::vector<double>, 7> columns;
  const PartRows rows = rowsOf(ready, split);
  for (int draw = 0; draw < ready.table.draws; ++draw) {
    const Whole whole = wholeOf(ready, rows, draw);
    const double profit = whole.contribution - whole.spend;
    const double roi = whole.spend > 0.0 ? profit / whole.spend : 0.0;
    const std::array<double, 7> row{
        whole.unique, whole.engagements, whole.clicks, whole.spend, whole.contribution, profit, roi};
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
  }
  std::array<Statistic, 7> statistics;
  std::vector<double> arranged;
  for (std::size_t i = 0; i < columns.size(); ++i) statistics[i] = summarise(columns[i], {}, arranged);
  return {statistics[0], statistics[1], statistics[2], statistics[3], statistics[4], statistics[5], statistics[6]};
}

Split singleOf(const SplitTable& table, int option) noexcept {
  Split split{};
  split[at(option)] = static_cast<std::uint8_t>(table.steps);
  return split;
}

/// Splits among which one goal is decided, with their values for it.
struct Candidates {
  std::vector<std::size_t> places;  ///< in the list of all splits
  std::vector<HalfMeans> values;
};

/// Reach and engagements spend everything and give nothing to an option that cannot bring them.
bool takesPart(const Split& split, Goal goal, const SplitTable& table, const SplitTraits& traits) noexcept {
  if (goal == Goal::return_) return true;
  if (stepsSpent(split) != table.steps) return false;
  if (goal == Goal::reach) return true;
  for (int option = 0; option < table.options; ++option)
    if (split[at(option)] > 0 && !traits.has_engagement[at(option)]) return false;
  return true;
}

enum class Draws { all, first, second };

double meanOver(const HalfMeans& means, Draws draws, int count) noexcept {
  if (draws == Draws::first) return means.first;
  if (draws == Draws::second) return means.second;
  return wholeMean(means, count);
}

/// Place of the largest mean; of equals the first. -1 for none.
template <typename Admit>
int largestMean(const Candidates& candidates, Draws draws, int count, Admit admit) {
  int best = -1;
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < candidates.values.size(); ++i) {
    const double value = meanOver(candidates.values[i], draws, count);
    if (!admit(i) || !(value > largest)) continue;
    largest = value;
    best = static_cast<int>(i);
  }
  return best;
}

/// What 3 % are taken of: the goal itself, but for money what comes back, because profit may be next to nothing.
double sizeOfGoal(const GoalSplit& answer, Goal goal) noexcept {
  return goal == Goal::return_ ? answer.outcome.contribution.mean : answer.mean;
}

void fillZone(GoalSplit& answer, Goal goal, const SplitTable& table, std::span<const Split> splits,
              const Candidates& candidates) {
  const double border = answer.mean - kEquallyGood * std::fabs(sizeOfGoal(answer, goal));
  for (ShareRange& range : answer.zone) range = {table.steps, 0};
  answer.kept_zone = {table.steps, 0};
  const auto widen = [](ShareRange& range, int steps) {
    range = {std::min(range.low, steps), std::max(range.high, steps)};
  };
  for (std::size_t i = 0; i < candidates.places.size(); ++i) {
    if (wholeMean(candidates.values[i], table.draws) < border) continue;
    const Split& split = splits[candidates.places[i]];
    ++answer.equally_good;
    for (int option = 0; option < table.options; ++option) widen(answer.zone[at(option)], split[at(option)]);
    widen(answer.kept_zone, table.steps - stepsSpent(split));
  }
}

/// The best split against the best single option, draw by draw; equal up to rounding counts half.
void fillAgainstSingle(GoalSplit& answer, Goal goal, const ReadyTable& ready) {
  constexpr double kRounding = 1e-12;
  const SplitTable& table = ready.table;
  const bool has_single = answer.best_single >= 0;
  const PartRows best = rowsOf(ready, answer.best);
  const PartRows single = has_single ? rowsOf(ready, singleOf(table, answer.best_single)) : PartRows{};
  std::vector<double> values;
  std::vector<double> gains;
  std::vector<double> points;
  for (int draw = 0; draw < table.draws; ++draw) {
    const double ours = goalOf(wholeOf(ready, best, draw), goal);
    const double theirs = goalOf(wholeOf(ready, single, draw), goal);
    const bool tie = std::fabs(ours - theirs) <= kRounding * std::max(std::fabs(ours), std::fabs(theirs));
    values.push_back(ours);
    gains.push_back(ours - theirs);
    points.push_back(tie ? 0.5 : ours > theirs ? 1.0 : 0.0);
  }
  answer.se = pairedMeanError(values, answer.mean);
  if (!has_single) return;
  answer.gain_se = pairedMeanError(gains, answer.gain);
  answer.beats_single = probabilityOf(pairedShare(
      at(table.draws), [&](std::size_t i) { return points[i]; }, everyDraw));
}

/// Chooses on one half of the draws and looks at the other, both ways round.
template <typename IsSingle>
void fillHonest(GoalSplit& answer, const Candidates& candidates, int draws, IsSingle is_single) {
  const auto any = [](std::size_t) { return true; };
  double chosen = 0.0;
  double honest = 0.0;
  double single = 0.0;
  for (const auto& [choose, look] : {std::pair{Draws::first, Draws::second}, std::pair{Draws::second, Draws::first}}) {
    const int best = largestMean(candidates, choose, draws, any);
    const int best_single = largestMean(candidates, choose, draws, is_single);
    chosen += 0.5 * meanOver(candidates.values[at(best)], choose, draws);
    honest += 0.5 * meanOver(candidates.values[at(best)], look, draws);
    if (best_single >= 0) single += 0.5 * meanOver(candidates.values[at(best_single)], look, draws);
  }
  answer.honest_mean = honest;
  answer.honest_gain = honest - single;
  answer.optimism = chosen - honest;
}

GoalSplit decideGoal(Goal goal, const ReadyTable& ready, const SplitTraits& traits, std::span<const Split> splits,
                     std::span<const SplitValue> values) {
  const SplitTable& table = ready.table;
  Candidates candidates;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    if (!takesPart(splits[i], goal, table, traits)) continue;
    candidates.places.push_back(i);
    candidates.values.push_back(values[i][at(static_cast<int>(goal))]);
  }
  const auto any = [](std::size_t) { return true; };
  const auto is_single = [&](std::size_t i) {
    const Split& split = splits[candidates.places[i]];
    return *std::max_element(split.begin(), split.end()) == table.steps;
  };
  const int best = largestMean(candidates, Draws::all, table.draws, any);
  const int single = largestMean(candidates, Draws::all, table.draws, is_single);
  GoalSplit answer;
  // Keeping the money is always possible, but it is no answer where nothing can be bought.
  answer.applies = best >= 0 && splits.size() > 1;
  if (!answer.applies) return answer;
  answer.best = splits[candidates.places[at(best)]];
  answer.mean = wholeMean(candidates.values[at(best)], table.draws);
  answer.outcome = outcomeOf(ready, answer.best);
  if (single >= 0) {
    const Split& alone = splits[candidates.places[at(single)]];
    answer.best_single = static_cast<int>(std::max_element(alone.begin(), alone.end()) - alone.begin());
    answer.gain = answer.mean - wholeMean(candidates.values[at(single)], table.draws);
  }
  fillZone(answer, goal, table, splits, candidates);
  fillAgainstSingle(answer, goal, ready);
  fillHonest(answer, candidates, table.draws, is_single);
  return answer;
}

/// All splits of the options from `option` on over the steps that are left, in the order of their shares.
void addSplits(const SplitTable& table, const std::vector<bool>& worth, bool may_keep, int option, int left,
               Split& split, std::vector<Split>& splits) {
  if (option == table.options) {
    if (left == 0 || may_keep) splits.push_back(split);
    return;
  }
  for (int step = 0; step <= left; ++step) {
    if (step > 0 && !worth[at((step - 1) * table.options + option)]) continue;
    split[at(option)] = static_cast<std::uint8_t>(step);
    addSplits(table, worth, may_keep, option + 1, left - step, split, splits);
  }
  split[at(option)] = 0;
}

}  // namespace

int stepsSpent(const Split& split) noexcept {
  int steps = 0;
  for (const std::uint8_t share : split) steps += share;
  return steps;
}

std::vector<Split> splitsOf(const SplitTable& table, bool may_keep) {
  std::vector<bool> worth;
  for (int step = 1; step <= table.steps; ++step)
    for (int option = 0; option < table.options; ++option)
      worth.push_back(table.affordable(step, option) >= kAffordableEnough);
  std::vector<Split> splits;
  Split split{};
  addSplits(table, worth, may_keep, 0, table.steps, split, splits);
  return splits;
}

std::vector<SplitValue> evaluateSplits(const SplitTable& table, std::span<const Split> splits) {
  std::vector<SplitValue> values;
  values.reserve(splits.size());
  const ReadyTable ready = makeReady(table);
  for (const Split& split : splits) values.push_back(valueOf(ready, split));
  return values;
}

SplitAnswer answerSplit(const SplitTable& table, const SplitTraits& traits, std::span<const Split> splits,
                        std::span<const SplitValue> values) {
  const ReadyTable ready = makeReady(table);
  SplitAnswer answer;
  answer.slots = traits.slots;
  answer.splits = static_cast<int>(splits.size());
  for (int option = 0; option < table.options; ++option) {
    const auto affordable = [&](std::size_t draw) {
      return table.part(table.steps, option, static_cast<int>(draw)).affordable;
    };
    answer.affordable.push_back(probabilityOf(pairedShare(at(table.draws), affordable, everyDraw)));
    answer.singles.push_back(outcomeOf(ready, singleOf(table, option)));
  }
  for (int goal = 0; goal < kGoalCount; ++goal)
    answer.goals[at(goal)] = decideGoal(static_cast<Goal>(goal), ready, traits, splits, values);
  return answer;
}

SplitAnswer bestSplit(const ComparisonRequest& request) {
  const SplitTable table = splitTable(request);
  const std::vector<Split> splits = splitsOf(table, true);
  return answerSplit(table, splitTraits(request), splits, evaluateSplits(table, splits));
}

}  // namespace tierwise
