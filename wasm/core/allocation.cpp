#include "allocation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "contest.h"
#include "cost.h"
#include "market.h"
#include "numeric/at.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/pairs.h"
#include "simulation.h"

namespace tierwise {
namespace {

constexpr auto everyDraw = [](std::size_t) { return true; };

Probability probabilityOf(const PairedShare& share) noexcept { return {share.share(), share.standardError()}; }

double minimumOf(double a, double b) noexcept { return a < b ? a : b; }
double maximumOf(double a, double b) noexcept { return a > b ? a : b; }

/// People that the option's creators would reach if their audiences overlapped by chance only:
/// unique = (1 - overlap) independent + overlap largest, solved for `independent`.
double independentPeople(const Part& part, const SharedAudience& audience) noexcept {
  if (audience.overlap >= 1.0) return part.unique;
  const double independent = (part.unique - audience.overlap * part.largest) / (1.0 - audience.overlap);
  return std::clamp(independent, part.unique, maximumOf(part.unique, minimumOf(audience.size, part.gross)));
}

/// A part with everything worked out that does not depend on its company.
struct ReadyPart {
  double unique = 0.0;
  double gross = 0.0;
  double largest = 0.0;
  double missed = 1.0;  ///< share of the audience it does not reach, audiences independent
  double burden = 0.0;  ///< unique over effective people: how hard lost exposures hit its clicks
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;
  double spend = 0.0;
  double fixed = 0.0;
};

double effectivePeople(double unique, double gross, const SharedAudience& audience) noexcept {
  return unique + audience.repeat_value * (gross - unique);
}

ReadyPart readyPart(const Part& part, const SharedAudience& audience) noexcept {
  const double effective = effectivePeople(part.unique, part.gross, audience);
  return {part.unique,
          part.gross,
          part.largest,
          1.0 - independentPeople(part, audience) / audience.size,
          effective > 0.0 ? part.unique / effective : 0.0,
          part.engagements,
          part.clicks,
          part.contribution,
          part.spend,
          part.fixed};
}

/// The parts of a split, added up.
struct Joining {
  double missed = 1.0;
  double largest = 0.0;
  double people = 0.0;   ///< sum of the parts' different people
  double squares = 0.0;  ///< sum of their squares
  double fixed = 0.0;
  double largest_fixed = 0.0;
};

double uniquePeople(const Joining& joining, const SharedAudience& audience) noexcept {
  const double independent = audience.size * (1.0 - joining.missed);
  const double mixed = (1.0 - audience.overlap) * independent + audience.overlap * joining.largest;
  const double most = maximumOf(joining.largest, minimumOf(audience.size, joining.people));
  return maximumOf(joining.largest, minimumOf(mixed, most));
}

/// People met by several options cost (1 - repeat value) of an exposure each. Any two options are taken to share people
/// in proportion to the product of their reach, and each of the two bears half of it. This is what is lost per pair.
double lostPerPair(const Joining& joining, double unique, const SharedAudience& audience) noexcept {
  const double pairs = joining.people * joining.people - joining.squares;
  return pairs > 0.0 ? (1.0 - audience.repeat_value) * (joining.people - unique) / pairs : 0.0;
}

/// `partAt(i)` gives part i of `count`.
template <typename PartAt>
Whole join(int count, const SharedAudience& audience, PartAt partAt) noexcept {
  Joining joining;
  Whole whole;
  for (int i = 0; i < count; ++i) {
    const ReadyPart& part = partAt(i);
    joining.missed *= part.missed;
    joining.largest = maximumOf(joining.largest, part.largest);
    joining.people += part.unique;
    joining.squares += part.unique * part.unique;
    joining.fixed += part.fixed;
    joining.largest_fixed = maximumOf(joining.largest_fixed, part.fixed);
    whole.gross += part.gross;
    whole.engagements += part.engagements;
    whole.spend += part.spend;
  }
  whole.unique = uniquePeople(joining, audience);
  whole.effective = effectivePeople(whole.unique, whole.gross, audience);
  whole.spend -= joining.fixed - joining.largest_fixed;
  const double lost = lostPerPair(joining, whole.unique, audience);
  for (int i = 0; i < count; ++i) {
    const ReadyPart& part = partAt(i);
    const double kept = minimumOf(1.0, maximumOf(0.0, 1.0 - lost * (joining.people - part.unique) * part.burden));
    whole.clicks += part.clicks * kept;
    whole.contribution += part.contribution * kept;
  }
  return whole;
}

/// What creators of one option have in common in a draw, for the size of the largest of them.
double largestOf(double gross, double unique, double delivered, double luck_reach) noexcept {
  if (delivered <= 1.0) return unique;
  constexpr double kLnHalf = -0.6931471805599453;
  const double z = inverseNormal(exponential(kLnHalf / delivered));
  const double average = gross / delivered;
  const double largest = average * exponential(luck_reach * z - 0.5 * luck_reach * luck_reach);
  return std::clamp(largest, minimumOf(average, unique), unique);
}

std::vector<OptionSpec> optionsBySlot(const ComparisonRequest& request) {
  std::vector<OptionSpec> options(request.options.begin(), request.options.begin() + request.option_count);
  std::sort(options.begin(), options.end(), [](const OptionSpec& a, const OptionSpec& b) { return a.slot < b.slot; });
  return options;
}

ComparisonRequest withShare(const ComparisonRequest& request, int step) {
  ComparisonRequest shared = request;
  const std::vector<OptionSpec> options = optionsBySlot(request);
  std::copy(options.begin(), options.end(), shared.options.begin());
  shared.budget = request.budget * step / kSplitSteps;
  return shared;
}

std::vector<Market> marketsOf(const PreparedRequest& prepared) {
  const auto draws = static_cast<std::size_t>(prepared.request.draws);
  std::vector<Market> markets(draws, medianMarket(prepared.market));
  for (std::size_t first = 0; first < draws; first += kBlockDraws)
    drawMarkets(prepared.market, {prepared.request.seed, 0, {}}, first,
                std::span(markets).subspan(first, std::min(kBlockDraws, draws - first)));
  return markets;
}

Part partOf(const OptionSamples& samples, OptionKind kind, const Market& market, std::size_t draw) noexcept {
  if (samples.affordable[draw] == 0) return {};
  const bool is_ads = kind == OptionKind::ads;
  Part part;
  part.unique = samples.column(Metric::unique_reach)[draw];
  part.gross = samples.column(Metric::gross_reach)[draw];
  part.largest =
      is_ads ? part.unique
             : largestOf(part.gross, part.unique, samples.column(Metric::delivered)[draw], market[Input::luck_reach]);
  part.engagements = samples.column(Metric::engagements)[draw];
  part.clicks = samples.column(Metric::clicks)[draw];
  part.contribution = samples.column(Metric::contribution)[draw];
  part.spend = samples.column(Metric::spend)[draw];
  part.fixed = is_ads ? 0.0 : fixedCost(market);
  part.affordable = 1.0;
  return part;
}

std::array<double, kPartColumns> numbersOf(const Part& part) noexcept {
  return {part.unique,       part.gross, part.largest, part.engagements, part.clicks,
          part.contribution, part.spend, part.fixed,   part.affordable};
}

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
  return join(rows.count, ready.audiences[at(draw)],
              [&](int i) -> const ReadyPart& { return rows.first[at(i)][draw]; });
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
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<double> values = columns[i];
    statistics[i] = summarise(values, columns[i], {});
  }
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
  answer.beats_single = probabilityOf(pairedShare(at(table.draws), [&](std::size_t i) { return points[i]; }, everyDraw));
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

Whole joinParts(std::span<const Part> parts, const SharedAudience& audience) noexcept {
  std::array<ReadyPart, kSplitOptionsMax> ready;
  const std::size_t count = std::min(parts.size(), ready.size());
  for (std::size_t i = 0; i < count; ++i) ready[i] = readyPart(parts[i], audience);
  return join(static_cast<int>(count), audience, [&](int i) -> const ReadyPart& { return ready[at(i)]; });
}

SharedAudience SplitTable::audienceOf(int draw) const noexcept {
  const double* row = shared.data() + at(draw) * kSharedColumns;
  return {row[0], row[1], row[2]};
}

Part SplitTable::part(int step, int option, int draw) const noexcept {
  const double* row = parts.data() + ((at(step - 1) * at(options) + at(option)) * at(draws) + at(draw)) * kPartColumns;
  return {row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]};
}

double SplitTable::affordable(int step, int option) const noexcept {
  double count = 0.0;
  for (int draw = 0; draw < draws; ++draw) count += part(step, option, draw).affordable;
  return draws > 0 ? count / draws : 0.0;
}

int stepsSpent(const Split& split) noexcept {
  int steps = 0;
  for (const std::uint8_t share : split) steps += share;
  return steps;
}

Problem validateSplit(const ComparisonRequest& request) noexcept {
  if (request.option_count > kSplitOptionsMax) return {Code::too_many_options, Field::option, 0};
  if (request.draws > kSplitDrawsMax) return {Code::above_maximum, Field::draws, 0};
  return {};
}

std::vector<double> sharedColumns(const ComparisonRequest& request) {
  std::vector<double> numbers;
  for (const Market& market : marketsOf(prepareRequest(request)))
    for (const Input input : {Input::audience_size, Input::overlap, Input::repeat_exposure_value})
      numbers.push_back(market[input]);
  return numbers;
}

std::vector<double> partsOfStep(const ComparisonRequest& request, int step) {
  const PreparedRequest prepared = prepareRequest(withShare(request, step));
  const std::vector<Market> markets = marketsOf(prepared);
  const std::vector<OptionSamples> samples = simulate(prepared);
  std::vector<double> numbers;
  numbers.reserve(samples.size() * markets.size() * kPartColumns);
  for (std::size_t option = 0; option < samples.size(); ++option)
    for (std::size_t draw = 0; draw < markets.size(); ++draw) {
      const OptionKind kind = prepared.options[option].spec.kind;
      for (const double number : numbersOf(partOf(samples[option], kind, markets[draw], draw)))
        numbers.push_back(number);
    }
  return numbers;
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

SplitTraits splitTraits(const ComparisonRequest& request) {
  const PreparedRequest prepared = prepareRequest(withShare(request, kSplitSteps));
  SplitTraits traits;
  for (const PreparedOption& option : prepared.options) {
    traits.slots.push_back(option.spec.slot);
    traits.has_engagement.push_back(applies(Metric::engagements, option));
  }
  return traits;
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
  SplitTable table{request.draws, request.option_count, kSplitSteps, sharedColumns(request), {}};
  for (int step = 1; step <= kSplitSteps; ++step) {
    const std::vector<double> numbers = partsOfStep(request, step);
    table.parts.insert(table.parts.end(), numbers.begin(), numbers.end());
  }
  const std::vector<Split> splits = splitsOf(table, true);
  return answerSplit(table, splitTraits(request), splits, evaluateSplits(table, splits));
}

}  // namespace tierwise
