#include "contest.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace tierwise;
using Catch::Approx;

namespace {

struct Entry {
  std::vector<double> values;
  std::vector<std::uint8_t> affordable;
  bool takes_part = true;
  double earns = 1.0;
};

Entry entry(std::vector<double> values) {
  std::vector<std::uint8_t> always(values.size(), 1);
  return {std::move(values), std::move(always), true, 1.0};
}

double shareOf(const std::vector<std::uint8_t>& flags) {
  double hits = 0.0;
  for (const auto flag : flags) hits += flag;
  return hits / static_cast<double>(flags.size());
}

ContestResult decide(const std::vector<Entry>& entries, bool profit_matters = false) {
  std::vector<Contestant> contestants;
  for (std::size_t i = 0; i < entries.size(); ++i)
    contestants.push_back({static_cast<int>(i) + 10,
                           entries[i].takes_part,
                           entries[i].values,
                           entries[i].affordable,
                           {shareOf(entries[i].affordable), 0.0},
                           {entries[i].earns, 0.0}});
  return decideContest(contestants, profit_matters);
}

}  // namespace

TEST_CASE("an option that beats every other in more than 65 % of draws wins", "[contest]") {
  const ContestResult result = decide({entry({3, 3, 3, 1}), entry({2, 2, 2, 2}), entry({1, 1, 1, 0})});
  CHECK(result.verdict == Verdict::wins);
  CHECK(result.leader == 10);
  CHECK(result.rival == 11);
  CHECK(result.p == 0.75);
}

TEST_CASE("between 35 and 65 % it is too close to call", "[contest]") {
  const ContestResult result = decide({entry({3, 1}), entry({2, 2})});
  CHECK(result.verdict == Verdict::too_close);
  CHECK(result.p == 0.5);
}

TEST_CASE("the last option can win as well as the first", "[contest]") {
  const ContestResult result = decide({entry({1, 1}), entry({0, 0}), entry({2, 2})});
  CHECK(result.leader == 12);
  CHECK(result.p == 1.0);
}

TEST_CASE("ties count half", "[contest]") { CHECK(decide({entry({1, 1}), entry({1, 1})}).duels.front().p == 0.5); }

TEST_CASE("what differs by rounding only is a tie", "[contest]") {
  CHECK(decide({entry({0.1 + 0.2, 1e9}), entry({0.3, 1e9})}).duels.front().p == 0.5);
  CHECK(decide({entry({1.0 + 1e-9, 1.0}), entry({1.0, 1.0})}).duels.front().p == 0.75);
}

TEST_CASE("only draws in which both are affordable count", "[contest]") {
  Entry sometimes = entry({9, 9, 9, 9});
  sometimes.affordable = {1, 1, 1, 0};
  const ContestResult result = decide({entry({1, 1, 1, 99}), sometimes});
  CHECK(result.duels.front().count == 3);
  CHECK(result.duels.front().p == 0.0);
  CHECK(result.leader == 11);
}

TEST_CASE("what most draws cannot afford is no contender, however good", "[contest]") {
  Entry rarely = entry({9, 9, 9, 9});
  rarely.affordable = {1, 0, 0, 0};
  const ContestResult result = decide({entry({1, 1, 1, 1}), rarely});
  CHECK(result.verdict == Verdict::only_one_affordable);
  CHECK(result.leader == 10);
  CHECK(result.rival == -1);
}

TEST_CASE("when nothing can be paid nobody leads", "[contest]") {
  Entry never = entry({0, 0});
  never.affordable = {0, 0};
  const ContestResult result = decide({never, never});
  CHECK(result.verdict == Verdict::none_affordable);
  CHECK(result.leader == -1);
  CHECK(result.duels.front().count == 0);
}

TEST_CASE("an option without the metric takes no part", "[contest]") {
  Entry ads = entry({100, 100});
  ads.takes_part = false;
  CHECK(decide({entry({1, 1}), ads}).verdict == Verdict::not_comparable);
  CHECK(decide({entry({1, 1}), entry({2, 2}), ads}).leader == 11);
}

TEST_CASE("spending nothing is named when no contender earns money in 35 % of draws", "[contest]") {
  Entry good = entry({2, 2});
  Entry bad = entry({1, 1});
  good.earns = 0.34;
  bad.earns = 0.1;
  CHECK(decide({good, bad}, true).verdict == Verdict::spend_nothing);
  CHECK(decide({good, bad}, true).p == 0.34);
  CHECK(decide({good, bad}, false).verdict == Verdict::wins);
  good.earns = 0.35;
  CHECK(decide({good, bad}, true).verdict == Verdict::wins);
}

// Values 4, 0 against 1, 2: choosing a loses 0 and 2, choosing b loses 3 and 0; knowing the draw would gain 1.
TEST_CASE("regret is what the best choice of each draw would have added", "[contest]") {
  const ContestResult result = decide({entry({4, 0}), entry({1, 2})});
  CHECK(result.regret[0] == 1.0);
  CHECK(result.regret[1] == 1.5);
  CHECK(result.evpi == 1.0);
}

TEST_CASE("perfect information is held against the best contender, not against a choice that most draws cannot afford",
          "[contest]") {
  Entry rare = entry({9, 0, 0, 0});
  rare.affordable = {1, 0, 0, 0};
  const ContestResult result = decide({entry({2, 2, 0, 0}), entry({0, 0, 1, 1}), rare});
  CHECK(result.regret[2] == 0.0);
  CHECK(result.evpi == 2.25);
}

TEST_CASE("the difference is that of the first against the second option", "[contest]") {
  const Duel duel = decide({entry({1, 2, 3}), entry({0, 0, 0})}).duels.front();
  CHECK(duel.difference_p50 == 2.0);
  CHECK(duel.difference_p10 == Approx(1.2));
  CHECK(duel.difference_p90 == Approx(2.8));
}
