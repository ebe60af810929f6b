#include "portfolio.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "scenario.h"

using Catch::Approx;
using namespace tierwise;

namespace {

/// A list without uncertainty: one draw.
Roster rosterOf(const std::vector<double>& cost, const std::vector<double>& people, double budget, double audience,
                double overlap) {
  Roster roster;
  roster.names = static_cast<int>(cost.size());
  roster.draws = 1;
  roster.cost = cost;
  roster.budget = budget;
  roster.audience = {audience};
  roster.overlap = {overlap};
  roster.repeat_value = {0.5};
  roster.people = people;
  for (const double reached : people) {
    roster.engagements.push_back(0.02 * reached);
    roster.contribution.push_back(0.05 * reached);
  }
  return roster;
}

/// Names that differ in size, price and how good they are for their price, over some draws.
Roster randomRoster(int names, int seed) {
  std::mt19937 bits(static_cast<unsigned>(seed));
  const auto uniform = [&] { return (static_cast<double>(bits()) + 0.5) / 4294967296.0; };
  Roster roster;
  roster.names = names;
  roster.draws = 5;
  const double overlap = 0.4 * uniform();
  for (int draw = 0; draw < roster.draws; ++draw) {
    roster.audience.push_back(1e6 * (0.5 + uniform()));
    roster.overlap.push_back(overlap);
    roster.repeat_value.push_back(0.5);
  }
  for (int name = 0; name < names; ++name) {
    const double size = 1e4 * (1.0 + 30.0 * uniform() * uniform());
    roster.cost.push_back(size * (0.02 + 0.05 * uniform()));
    const double quality = 0.5 + uniform();
    for (int draw = 0; draw < roster.draws; ++draw) {
      const double luck = 0.7 + 0.6 * uniform();
      roster.people.push_back(size * quality * luck);
      roster.engagements.push_back(0.02 * size * luck);
      roster.contribution.push_back(0.06 * size * luck);
    }
  }
  const double all = std::accumulate(roster.cost.begin(), roster.cost.end(), 0.0);
  roster.budget = all * (0.1 + 0.5 * uniform());
  return roster;
}

double bestOfAll(const Roster& roster, Goal goal) {
  double best = 0.0;
  for (int set = 0; set < (1 << roster.names); ++set) {
    std::vector<int> chosen;
    double cost = 0.0;
    for (int name = 0; name < roster.names; ++name) {
      if ((set & (1 << name)) == 0) continue;
      chosen.push_back(name);
      cost += roster.cost[static_cast<std::size_t>(name)];
    }
    if (cost <= roster.budget) best = std::max(best, valueOfRoster(roster, goal, chosen));
  }
  return best;
}

}  // namespace

TEST_CASE("a set reaches people as the creators of one option do", "[portfolio]") {
  const Roster roster = rosterOf({1, 1, 1}, {200000, 150000, 50000}, 3, 1e6, 0.0);
  const std::vector<int> all{0, 1, 2};
  CHECK(valueOfRoster(roster, Goal::reach, all) == Approx(354000.0));
  CHECK(valueOfRoster(roster, Goal::engagement, all) == Approx(8000.0));
  // 400,000 exposures of 354,000 people: a repeated one counts half.
  CHECK(valueOfRoster(roster, Goal::return_, all) == Approx(20000.0 * 377000.0 / 400000.0));
}

TEST_CASE("three cheap names beat the one that is best for its money alone", "[portfolio]") {
  // Greedy by gain per money takes the small one first and then has no room for the large one.
  const Roster roster = rosterOf({1.0, 10.0}, {20.0, 150.0}, 10.0, 1e12, 0.0);
  const Selection selection = choosePortfolio(roster, Goal::reach);
  CHECK(selection.chosen == std::vector<int>{1});
  CHECK(selection.cost == 10.0);
  CHECK(selection.value == Approx(150.0));
}

TEST_CASE("of two names with the same followers the second adds less", "[portfolio]") {
  const Roster roster = rosterOf({10.0, 10.0, 10.0}, {500000.0, 500000.0, 200000.0}, 20.0, 1e6, 0.0);
  CHECK(valueOfRoster(roster, Goal::reach, std::vector<int>{0, 1}) == Approx(750000.0));
  CHECK(choosePortfolio(roster, Goal::reach).chosen == std::vector<int>{0, 1});
}

TEST_CASE("the choice is at least as near to the best of all sets as it says", "[portfolio]") {
  double worst = 1.0;
  for (int seed = 0; seed < 60; ++seed) {
    const Roster roster = randomRoster(4 + seed % 9, seed);
    for (const Goal goal : {Goal::reach, Goal::engagement, Goal::return_}) {
      const Selection selection = choosePortfolio(roster, goal);
      const double best = bestOfAll(roster, goal);
      CAPTURE(seed, static_cast<int>(goal), selection.value, best, selection.bound);
      REQUIRE(selection.value <= best * (1.0 + 1e-12));
      REQUIRE(selection.bound >= best * (1.0 - 1e-12));
      REQUIRE(selection.guarantee <= selection.value / best + 1e-12);
      REQUIRE(selection.cost <= roster.budget);
      REQUIRE(valueOfRoster(roster, goal, selection.chosen) == Approx(selection.value).epsilon(1e-12));
      worst = std::min(worst, selection.value / best);
    }
  }
  CHECK(worst > 0.95);  // .964 on these lists; 1 - 1/e is promised
}

TEST_CASE("the order of the names changes nothing but their places", "[portfolio]") {
  const Roster roster = randomRoster(10, 7);
  Roster turned = roster;
  std::reverse(turned.cost.begin(), turned.cost.end());
  for (int name = 0; name < roster.names; ++name)
    for (int draw = 0; draw < roster.draws; ++draw) {
      const auto from = static_cast<std::size_t>(name * roster.draws + draw);
      const auto to = static_cast<std::size_t>((roster.names - 1 - name) * roster.draws + draw);
      turned.people[to] = roster.people[from];
      turned.engagements[to] = roster.engagements[from];
      turned.contribution[to] = roster.contribution[from];
    }
  const Selection selection = choosePortfolio(roster, Goal::reach);
  Selection other = choosePortfolio(turned, Goal::reach);
  for (int& name : other.chosen) name = roster.names - 1 - name;
  std::reverse(other.chosen.begin(), other.chosen.end());
  CHECK(selection.chosen == other.chosen);
}

TEST_CASE("a budget below the cheapest name chooses nobody", "[portfolio]") {
  const Selection selection = choosePortfolio(rosterOf({10.0}, {100.0}, 5.0, 1e6, 0.0), Goal::reach);
  CHECK(selection.chosen.empty());
  CHECK(selection.value == 0.0);
  CHECK(selection.guarantee == 1.0);
}

TEST_CASE("long lists are chosen greedily and still say how good that is", "[portfolio]") {
  const Roster roster = randomRoster(120, 3);
  const Selection selection = choosePortfolio(roster, Goal::reach);
  CHECK(selection.cost <= roster.budget);
  CHECK(selection.guarantee > 0.9);
}

TEST_CASE("a named creator with a fee of its own costs that fee and the handling", "[portfolio]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  request.package = {1, 0, 0, 0, 0, 0};
  std::vector<RosterEntry> entries(2);
  entries[0].followers = entries[1].followers = 30000.0;
  entries[0].measured.price = 500.0;
  entries[1].measured.price = 1000.0;
  REQUIRE(validateRoster(request, entries).ok());
  const Roster roster = prepareRoster(request, entries);
  CHECK(roster.cost[0] == Approx(500.0 + 120.0));  // three hours at 40
  CHECK(roster.cost[1] == Approx(1000.0 + 120.0));
  CHECK(roster.budget == Approx(25000.0 - 320.0));
  CHECK(roster.people[0] == roster.people[100]);
}

TEST_CASE("a name's reach, engagements and orders follow the reading of the evidence", "[portfolio]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  const std::vector<RosterEntry> entries{{30000.0, {}}};
  const Roster neutral = prepareRoster(request, entries);
  request.evidence = Evidence::own;
  for (const auto& [effect, column] : {std::pair{Effect::reach, &Roster::people},
                                       std::pair{Effect::engagement, &Roster::engagements},
                                       std::pair{Effect::conversion, &Roster::contribution}}) {
    request.evidence_multipliers = noMultipliers();
    request.evidence_multipliers[static_cast<std::size_t>(effect)] = {4.0, 3.0, 2.0, 1.0, 0.5};
    const Roster roster = prepareRoster(request, entries);
    for (std::size_t draw = 0; draw < 100; ++draw) CHECK((roster.*column)[draw] > (neutral.*column)[draw]);
  }
}

TEST_CASE("a faulty name is named by its place", "[portfolio]") {
  const ComparisonRequest request = scenario::fashionOnInstagram(100);
  std::vector<RosterEntry> entries(3);
  entries[0].followers = entries[1].followers = 30000.0;
  entries[2].followers = 3.0;
  const Problem problem = validateRoster(request, entries);
  CHECK(problem.code == Code::below_minimum);
  CHECK(problem.field == Field::followers_option);
  CHECK(problem.index == 2);
  CHECK(validateRoster(request, {}).code == Code::no_options);
  entries.assign(static_cast<std::size_t>(kRosterMax) + 1, entries[0]);
  CHECK(validateRoster(request, entries).code == Code::too_many_options);
}

TEST_CASE("the bound of a return counts what a name earns where it earns, however little, and no losses",
          "[portfolio]") {
  Roster roster = rosterOf({10.0}, {10.0}, 10.0, 1e9, 0.0);
  CHECK(choosePortfolio(roster, Goal::return_).bound == Approx(0.5));
  roster.draws = 2;
  for (auto* column : {&roster.audience, &roster.overlap, &roster.repeat_value, &roster.people, &roster.engagements})
    column->push_back(column->front());
  roster.contribution = {0.5, -3.0};
  const Selection selection = choosePortfolio(roster, Goal::return_);
  CHECK(selection.bound == Approx(0.25));
  CHECK(selection.chosen.empty());
}

/// The next name is always the one that adds most for its money to what is chosen already.
double valueOfPlainGreed(const Roster& roster, Goal goal) {
  std::vector<int> chosen;
  double value = 0.0;
  double left = roster.budget;
  for (;;) {
    int best = -1;
    double best_gain = 0.0;
    for (int name = 0; name < roster.names; ++name) {
      const double cost = roster.cost[static_cast<std::size_t>(name)];
      if (cost > left || std::find(chosen.begin(), chosen.end(), name) != chosen.end()) continue;
      std::vector<int> more = chosen;
      more.push_back(name);
      const double gain = (valueOfRoster(roster, goal, more) - value) / cost;
      if (gain > best_gain) {
        best = name;
        best_gain = gain;
      }
    }
    if (best < 0) return value;
    chosen.push_back(best);
    value = valueOfRoster(roster, goal, chosen);
    left -= roster.cost[static_cast<std::size_t>(best)];
  }
}

TEST_CASE("a long list is chosen no worse than by plain greed, also where one name makes another worth more",
          "[portfolio]") {
  for (int seed = 0; seed < 20; ++seed) {
    Roster roster = randomRoster(kRosterSeedsMax + 5, seed);
    // Whom everybody has seen already buys nothing, so somebody new makes all the others count for more.
    roster.repeat_value.assign(roster.repeat_value.size(), 0.0);
    roster.overlap.assign(roster.overlap.size(), 0.9);
    for (const Goal goal : {Goal::reach, Goal::engagement, Goal::return_}) {
      CAPTURE(seed, static_cast<int>(goal));
      CHECK(choosePortfolio(roster, goal).value >= valueOfPlainGreed(roster, goal) * (1.0 - 1e-12));
    }
  }
}

TEST_CASE("a list is drawn 4,096 times at most", "[portfolio]") {
  ComparisonRequest request = scenario::fashionOnInstagram(4096);
  std::vector<RosterEntry> entries(1);
  entries[0].followers = 30000.0;
  CHECK(validateRoster(request, entries).ok());
  request.draws = 4097;
  const Problem problem = validateRoster(request, entries);
  CHECK(problem.code == Code::above_maximum);
  CHECK(problem.field == Field::draws);
}
