#include "allocation.h"

#include <algorithm>
#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "numeric/sum.h"
#include "scenario.h"
#include "simulation.h"

using Catch::Approx;
using namespace tierwise;

namespace {

constexpr SharedAudience kMillion{1e6, 0.0, 0.5};

/// One creator of this reach.
Part creatorOf(double people, double clicks = 0.0, double contribution = 0.0, double spend = 0.0) {
  Part part;
  part.unique = part.gross = part.largest = people;
  part.clicks = clicks;
  part.contribution = contribution;
  part.spend = spend;
  part.affordable = 1.0;
  return part;
}

/// `count` creators of one reach as one option reaches them (audience.h).
Part creatorsOf(int count, double people, const SharedAudience& audience) {
  const double independent = audience.size * (1.0 - std::pow(1.0 - people / audience.size, count));
  Part part = creatorOf(people, 1000.0 * count, 500.0 * count, 100.0 * count);
  part.unique = (1.0 - audience.overlap) * independent + audience.overlap * people;
  part.gross = people * count;
  // Inside the option repeated exposure is discounted already.
  const double effective = part.unique + audience.repeat_value * (part.gross - part.unique);
  part.clicks *= effective / part.gross;
  part.contribution *= effective / part.gross;
  return part;
}

/// A table whose parts are given for each step and option, the same in both draws.
SplitTable tableOf(int steps, int options, const std::vector<Part>& parts, const SharedAudience& audience) {
  SplitTable table;
  table.draws = 2;
  table.options = options;
  table.steps = steps;
  for (int draw = 0; draw < 2; ++draw)
    for (const double number : {audience.size, audience.overlap, audience.repeat_value}) table.shared.push_back(number);
  for (const Part& part : parts)
    for (int draw = 0; draw < 2; ++draw)
      for (const double number : {part.unique, part.gross, part.largest, part.engagements, part.clicks,
                                  part.contribution, part.spend, part.fixed, part.affordable})
        table.parts.push_back(number);
  return table;
}

SplitAnswer answerOf(const SplitTable& table) {
  SplitTraits traits;
  for (int option = 0; option < table.options; ++option) {
    traits.slots.push_back(option);
    traits.has_engagement.push_back(true);
  }
  const std::vector<Split> splits = splitsOf(table, true);
  return answerSplit(table, traits, splits, evaluateSplits(table, splits));
}

const GoalSplit& goalOf(const SplitAnswer& answer, Goal goal) { return answer.goals[static_cast<std::size_t>(goal)]; }

/// Cheap creators, nothing uncertain, no handling: shares buy nearly in proportion.
ComparisonRequest smooth(int draws = 100) {
  ComparisonRequest request = scenario::fashionOnInstagram(draws);
  scenario::removeUncertainty(request.assumptions);
  scenario::setAll(request.assumptions,
                   {Input::hours_per_creator, Input::setup_hours, Input::ads_creative_cost, Input::overlap}, 0.0);
  return request;
}

}  // namespace

TEST_CASE("two creators of .2 and .15 of a million share 30,000 people by chance", "[allocation]") {
  const std::array parts{creatorOf(200000.0, 2000.0, 4000.0, 10.0), creatorOf(150000.0, 900.0, 1800.0, 20.0)};
  const Whole whole = joinParts(parts, kMillion);
  CHECK(whole.unique == Approx(320000.0));
  CHECK(whole.gross == Approx(350000.0));
  CHECK(whole.effective == Approx(335000.0));
  // 30,000 people met twice are 15,000 exposures lost, 7,500 by each: 3.75 % and 5 %.
  CHECK(whole.clicks == Approx(2000.0 * 0.9625 + 900.0 * 0.95));
  CHECK(whole.contribution == Approx(4000.0 * 0.9625 + 1800.0 * 0.95));
  CHECK(whole.spend == Approx(30.0));
}

TEST_CASE("overlap mixes chance with the largest, as inside one option", "[allocation]") {
  const std::array parts{creatorOf(200000.0), creatorOf(150000.0)};
  CHECK(joinParts(parts, {1e6, 0.1, 0.5}).unique == Approx(0.9 * 320000.0 + 0.1 * 200000.0));
  CHECK(joinParts(parts, {1e6, 1.0, 0.5}).unique == Approx(200000.0));
}

TEST_CASE("one part alone comes out as it went in", "[allocation]") {
  for (const double overlap : {0.0, 0.1, 0.6, 1.0}) {
    const SharedAudience audience{1e6, overlap, 0.5};
    const Part part = creatorsOf(30, 20000.0, audience);
    const Whole whole = joinParts({&part, 1}, audience);
    CAPTURE(overlap);
    CHECK(whole.unique == Approx(part.unique).epsilon(1e-12));
    CHECK(whole.clicks == part.clicks);
    CHECK(whole.contribution == part.contribution);
    CHECK(whole.spend == part.spend);
  }
}

TEST_CASE("two halves of one option are that option", "[allocation]") {
  for (const double overlap : {0.0, 0.1, 0.6}) {
    const SharedAudience audience{1e6, overlap, 0.5};
    const Part whole = creatorsOf(40, 20000.0, audience);
    const std::array halves{creatorsOf(20, 20000.0, audience), creatorsOf(20, 20000.0, audience)};
    const std::array uneven{creatorsOf(30, 20000.0, audience), creatorsOf(10, 20000.0, audience)};
    CAPTURE(overlap);
    CHECK(joinParts(halves, audience).unique == Approx(whole.unique).epsilon(1e-12));
    CHECK(joinParts(halves, audience).clicks == Approx(whole.clicks).epsilon(1e-12));
    CHECK(joinParts(halves, audience).contribution == Approx(whole.contribution).epsilon(1e-12));
    CHECK(joinParts(uneven, audience).unique == Approx(whole.unique).epsilon(1e-12));
  }
}

TEST_CASE("setting up is paid once", "[allocation]") {
  Part first = creatorOf(10.0, 0.0, 0.0, 1000.0);
  Part second = creatorOf(10.0, 0.0, 0.0, 500.0);
  first.fixed = second.fixed = 300.0;
  const std::array parts{first, second, creatorOf(5.0, 0.0, 0.0, 100.0)};
  CHECK(joinParts(parts, kMillion).spend == Approx(1300.0));
}

TEST_CASE("joined parts stay between the largest and the sum, and never gain clicks", "[allocation]") {
  for (int i = 0; i < 200; ++i) {
    const SharedAudience audience{1e6, 0.01 * (i % 100), 0.1 * (i % 11)};
    std::vector<Part> parts;
    double clicks = 0.0;
    for (int k = 0; k < 1 + i % 5; ++k) {
      parts.push_back(creatorsOf(1 + (i * 7 + k * 13) % 50, 1000.0 * (1 + (i * 31 + k * 17) % 300), audience));
      clicks += parts.back().clicks;
    }
    const Whole whole = joinParts(parts, audience);
    double largest = 0.0;
    double people = 0.0;
    for (const Part& part : parts) {
      largest = std::max(largest, part.unique);
      people += part.unique;
    }
    CAPTURE(i);
    REQUIRE(whole.unique >= largest * (1.0 - 1e-12));
    REQUIRE(whole.unique <= std::min(people, 1e6) * (1.0 + 1e-12));
    REQUIRE(whole.clicks <= clicks * (1.0 + 1e-12));
    REQUIRE(whole.clicks >= 0.0);
  }
}

TEST_CASE("where more money buys less and less, the budget is split", "[allocation]") {
  constexpr SharedAudience kHuge{1e15, 0.0, 0.5};
  // One half buys 100 (80), all of it 110 (90).
  const SplitTable table = tableOf(2, 2, {creatorOf(100.0), creatorOf(80.0), creatorOf(110.0), creatorOf(90.0)}, kHuge);
  const SplitAnswer answer = answerOf(table);
  const GoalSplit& reach = goalOf(answer, Goal::reach);
  CHECK(reach.best == Split{1, 1});
  CHECK(reach.mean == Approx(180.0));
  CHECK(reach.best_single == 0);
  CHECK(reach.gain == Approx(70.0));
  CHECK(reach.beats_single.p == 1.0);
  CHECK(reach.equally_good == 1);
  CHECK(answer.splits == 6);
}

TEST_CASE("where money buys in proportion, the better option takes all", "[allocation]") {
  constexpr SharedAudience kHuge{1e15, 0.0, 0.5};
  const SplitTable table =
      tableOf(2, 2, {creatorOf(100.0), creatorOf(80.0), creatorOf(200.0), creatorOf(160.0)}, kHuge);
  const GoalSplit reach = goalOf(answerOf(table), Goal::reach);
  CHECK(reach.best == Split{2, 0});
  CHECK(reach.gain == 0.0);
  CHECK(reach.beats_single.p == 0.5);
}

TEST_CASE("splits within 3 % of the best are equally good, and the zone holds the best", "[allocation]") {
  constexpr SharedAudience kHuge{1e15, 0.0, 0.5};
  const SplitTable table =
      tableOf(2, 2, {creatorOf(100.0), creatorOf(97.0), creatorOf(200.0), creatorOf(160.0)}, kHuge);
  const GoalSplit reach = goalOf(answerOf(table), Goal::reach);
  CHECK(reach.equally_good == 2);  // 200 and 197, not 160
  CHECK(reach.zone[0].low == 1);
  CHECK(reach.zone[0].high == 2);
  CHECK(reach.zone[1].low == 0);
  CHECK(reach.zone[1].high == 1);
  const SplitTable short_of_it =
      tableOf(2, 2, {creatorOf(100.0), creatorOf(93.8), creatorOf(200.0), creatorOf(160.0)}, kHuge);
  CHECK(goalOf(answerOf(short_of_it), Goal::reach).equally_good == 1);  // 193.8 is 3.1 % less
}

TEST_CASE("money that brings nothing back is kept", "[allocation]") {
  const SharedAudience audience{1e15, 0.0, 0.5};
  // Half of the budget earns 20 with the first option; all of it loses.
  const SplitTable table = tableOf(2, 2,
                                   {creatorOf(1.0, 1.0, 120.0, 100.0), creatorOf(1.0, 1.0, 90.0, 100.0),
                                    creatorOf(1.0, 1.0, 190.0, 200.0), creatorOf(1.0, 1.0, 150.0, 200.0)},
                                   audience);
  const GoalSplit money = goalOf(answerOf(table), Goal::return_);
  CHECK(money.best == Split{1, 0});
  CHECK(money.mean == Approx(20.0));
  CHECK(money.outcome.roi.p50 == Approx(0.2));
  CHECK(money.kept_zone.low == 1);
  CHECK(money.best_single == 0);
  CHECK(money.gain == Approx(30.0));
  const SplitTable losing = tableOf(1, 1, {creatorOf(1.0, 1.0, 90.0, 100.0)}, audience);
  const GoalSplit nothing = goalOf(answerOf(losing), Goal::return_);
  CHECK(stepsSpent(nothing.best) == 0);
  CHECK(nothing.mean == 0.0);
  CHECK(nothing.outcome.spend.p50 == 0.0);
}

TEST_CASE("a share that buys nothing is not offered", "[allocation]") {
  const SplitTable table =
      tableOf(2, 2, {Part{}, creatorOf(80.0), creatorOf(110.0), creatorOf(90.0)}, {1e15, 0.0, 0.5});
  for (const Split& split : splitsOf(table, true)) CHECK(split[0] != 1);
  const SplitTable none = tableOf(1, 1, {Part{}}, {1e15, 0.0, 0.5});
  for (const GoalSplit& goal : answerOf(none).goals) CHECK_FALSE(goal.applies);
}

TEST_CASE("five options have 53,130 splits, 10,626 of them spend everything", "[allocation]") {
  SplitTable table;
  table.draws = 1;
  table.options = 5;
  table.shared = {1e6, 0.0, 0.5};
  for (int i = 0; i < kSplitSteps * 5; ++i)
    for (int column = 0; column < kPartColumns; ++column) table.parts.push_back(1.0);
  CHECK(splitsOf(table, true).size() == 53130);
  const std::vector<Split> full = splitsOf(table, false);
  CHECK(full.size() == 10626);
  CHECK(std::all_of(full.begin(), full.end(), [](const Split& split) { return stepsSpent(split) == kSplitSteps; }));
}

TEST_CASE("one option with all the money is what the comparison says of it", "[allocation]") {
  const ComparisonRequest request = scenario::fashionOnInstagram(256);
  const SplitAnswer answer = bestSplit(request);
  const Comparison comparison = compareOptions(request);
  REQUIRE(answer.slots == std::vector<int>{0, 1, 2});
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& metrics = comparison.options[i].metrics;
    if (comparison.options[i].affordable.p < 1.0) continue;
    CAPTURE(i);
    CHECK(answer.singles[i].reach.p50 ==
          Approx(metrics[static_cast<std::size_t>(Metric::unique_reach)].p50).epsilon(1e-9));
    CHECK(answer.singles[i].clicks.p90 == metrics[static_cast<std::size_t>(Metric::clicks)].p90);
    CHECK(answer.singles[i].profit.mean ==
          Approx(metrics[static_cast<std::size_t>(Metric::profit)].mean).epsilon(1e-9));
    CHECK(answer.singles[i].roi.p10 == Approx(metrics[static_cast<std::size_t>(Metric::roi)].p10).epsilon(1e-9));
  }
}

TEST_CASE("the order of the options changes no bit of the answer", "[allocation]") {
  ComparisonRequest request = scenario::fashionOnInstagram(128);
  const SplitAnswer answer = bestSplit(request);
  std::rotate(request.options.begin(), request.options.begin() + 1, request.options.begin() + 3);
  const SplitAnswer rotated = bestSplit(request);
  CHECK(answer.slots == rotated.slots);
  for (std::size_t goal = 0; goal < answer.goals.size(); ++goal) {
    CHECK(answer.goals[goal].best == rotated.goals[goal].best);
    CHECK(answer.goals[goal].mean == rotated.goals[goal].mean);
    CHECK(answer.goals[goal].equally_good == rotated.goals[goal].equally_good);
    CHECK(answer.goals[goal].honest_gain == rotated.goals[goal].honest_gain);
  }
}

TEST_CASE("in an endless audience without overlap the best option takes all the money", "[allocation]") {
  ComparisonRequest request = smooth();
  request.budget = 1e7;
  scenario::set(request.assumptions, Input::audience_size, 1e10);
  const SplitAnswer answer = bestSplit(request);
  const GoalSplit& reach = goalOf(answer, Goal::reach);
  CHECK(*std::max_element(reach.best.begin(), reach.best.end()) == kSplitSteps);
}

TEST_CASE("in a small audience the money is spread", "[allocation]") {
  ComparisonRequest request = smooth();
  request.budget = 1e6;
  scenario::set(request.assumptions, Input::audience_size, 2e6);
  scenario::set(request.assumptions, Input::repeat_exposure_value, 0.0);
  const GoalSplit money = goalOf(bestSplit(request), Goal::return_);
  CHECK(stepsSpent(money.best) < kSplitSteps);
  CHECK(money.gain > 0.0);
}

TEST_CASE("ten times the money in ten times the audience is split the same way", "[allocation]") {
  // Only adverts and creators so cheap that whole creators do not matter.
  ComparisonRequest request = smooth();
  scenario::setOptions(request, {scenario::creators(0, 5000.0), scenario::ads(1)});
  request.budget = 1e5;
  scenario::set(request.assumptions, Input::audience_size, 1e6);
  const GoalSplit small = goalOf(bestSplit(request), Goal::reach);
  request.budget = 1e6;
  scenario::set(request.assumptions, Input::audience_size, 1e7);
  const GoalSplit large = goalOf(bestSplit(request), Goal::reach);
  CHECK(small.best == large.best);
  CHECK(large.mean == Approx(10.0 * small.mean).epsilon(0.01));
}

TEST_CASE("half and half of the same creators is nearly all of them at once", "[allocation]") {
  ComparisonRequest request = scenario::fashionOnInstagram(512);
  request.budget = 200000.0;
  scenario::set(request.assumptions, Input::audience_size, 2e6);
  // Without the error of the option as a whole, which two options would share out between them.
  scenario::set(request.assumptions, Input::option_spread, 0.0);
  const double size = scenario::typical(TierLabel::micro);
  scenario::setOptions(request, {scenario::creators(0, size), scenario::creators(1, size)});
  SplitTable table{request.draws, 2, kSplitSteps, sharedColumns(request), {}};
  for (int step = 1; step <= kSplitSteps; ++step)
    for (const double number : partsOfStep(request, step)) table.parts.push_back(number);
  const std::array splits{Split{20, 0}, Split{0, 20}, Split{10, 10}};
  const std::vector<SplitValue> values = evaluateSplits(table, splits);
  const auto mean = [&](std::size_t split, Goal goal) {
    const HalfMeans& means = values[split][static_cast<std::size_t>(goal)];
    return 0.5 * (means.first + means.second);
  };
  for (const Goal goal : {Goal::reach, Goal::engagement}) {
    const double alone = 0.5 * (mean(0, goal) + mean(1, goal));
    CHECK(mean(2, goal) == Approx(alone).epsilon(0.02));
  }
  const double alone = 0.5 * (mean(0, Goal::return_) + mean(1, Goal::return_));
  CHECK(std::fabs(mean(2, Goal::return_) - alone) < 0.02 * request.budget);
}

TEST_CASE("a choice never looks worse on the draws that chose it, and its zone holds it", "[allocation]") {
  const SplitAnswer answer = bestSplit(scenario::fashionOnInstagram(256));
  for (const GoalSplit& goal : answer.goals) {
    REQUIRE(goal.applies);
    CHECK(goal.optimism >= 0.0);
    CHECK(goal.honest_mean <= goal.mean + 3.0 * goal.se);
    for (std::size_t option = 0; option < 3; ++option) {
      CHECK(goal.zone[option].low <= goal.best[option]);
      CHECK(goal.zone[option].high >= goal.best[option]);
    }
    CHECK(goal.equally_good >= 1);
    CHECK(goal.gain >= 0.0);
  }
  CHECK(goalOf(answer, Goal::engagement).best[scenario::kAdsSlot] == 0);
}

TEST_CASE("more than five options and more than 4,096 draws are refused", "[allocation]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  request.option_count = 5;
  CHECK(validateSplit(request).ok());
  request.option_count = 6;
  CHECK(validateSplit(request).code == Code::too_many_options);
  request.option_count = 2;
  request.draws = kSplitDrawsMax + 1;
  CHECK(validateSplit(request).code == Code::above_maximum);
}

namespace {

/// Estimates of one thing over many seeds, and the errors they state.
struct Estimates {
  RunningMoments values;
  double stated = 0.0;  ///< the variance they state, on average

  void add(double value, double se) {
    values.add(value);
    stated += (se * se - stated) / static_cast<double>(values.count());
  }
};

/// Micro and macro creators with half of the budget each, against all of it for either. Most draws cannot pay a
/// macro creator at all.
SplitTable halvesUnder(std::uint64_t seed, int draws) {
  ComparisonRequest request = scenario::fashionOnInstagram(draws);
  request.seed = seed;
  request.budget = 7000.0;
  request.option_count = 2;
  SplitTable table{draws, 2, 2, sharedColumns(request), {}};
  for (const int step : {kSplitSteps / 2, kSplitSteps})
    for (const double number : partsOfStep(request, step)) table.parts.push_back(number);
  return table;
}

}  // namespace

// Taking all draws as independent would state twice the variance of the mean and four times that of the median.
TEST_CASE("the errors of a split are as large as its spread from seed to seed", "[allocation]") {
  constexpr int kSeeds = 800;
  Estimates mean, gain, beats, affordable, median, low;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const SplitTable table = halvesUnder(seed, 200);
    const std::array splits{Split{0, 2}, Split{1, 1}};
    const SplitAnswer answer = answerSplit(table, {{0, 1}, {true, true}}, splits, evaluateSplits(table, splits));
    const GoalSplit& reach = goalOf(answer, Goal::reach);
    REQUIRE(reach.best == splits[1]);
    mean.add(reach.mean, reach.se);
    gain.add(reach.gain, reach.gain_se);
    beats.add(reach.beats_single.p, reach.beats_single.se);
    affordable.add(answer.affordable[1].p, answer.affordable[1].se);
    median.add(answer.singles[0].reach.p50, answer.singles[0].reach.se50);
    low.add(answer.singles[0].clicks.p10, answer.singles[0].clicks.se10);
  }
  for (const Estimates* estimates : {&mean, &gain, &beats, &affordable, &median, &low}) {
    CAPTURE(estimates->values.mean(), estimates->values.variance(), estimates->stated);
    CHECK(std::fabs(estimates->values.variance() / estimates->stated - 1.0) < 0.15);
  }
}

TEST_CASE("the halves of the honest check never part a mirrored pair", "[allocation]") {
  const SplitTable six = halvesUnder(1, 6);
  const std::vector<Split> splits{Split{2, 0}};
  const HalfMeans halves = evaluateSplits(six, splits).front()[static_cast<std::size_t>(Goal::reach)];
  const auto people = [&](int draw) { return joinParts(std::array{six.part(2, 0, draw)}, six.audienceOf(draw)).unique; };
  CHECK(halves.first == Approx((people(0) + people(1)) / 2.0));
  CHECK(halves.second == Approx((people(2) + people(3) + people(4) + people(5)) / 4.0));
}
