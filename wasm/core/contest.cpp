#include "contest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "numeric/pairs.h"
#include "numeric/quantile.h"
#include "numeric/sum.h"

namespace tierwise {
namespace {

/// Ties count half. Equal up to rounding is a tie, or the last digit would decide between two campaigns that both reach
/// the whole audience.
double pointsFor(double a, double b) noexcept {
  constexpr double kRounding = 1e-12;
  if (a == b || std::fabs(a - b) <= kRounding * std::max(std::fabs(a), std::fabs(b))) return 0.5;
  return a > b ? 1.0 : 0.0;
}

bool bothAffordable(const Contestant& a, const Contestant& b, std::size_t draw) noexcept {
  return a.affordable[draw] != 0 && b.affordable[draw] != 0;
}

/// Who wins, and how sure; nothing of by how much.
Duel winsOf(std::span<const Contestant> contestants, int a, int b) noexcept {
  const Contestant& first = contestants[static_cast<std::size_t>(a)];
  const Contestant& second = contestants[static_cast<std::size_t>(b)];
  Duel duel;
  duel.a = a;
  duel.b = b;
  if (!first.takes_part || !second.takes_part) return duel;
  const PairedShare wins = pairedShare(
      first.values.size(), [&](std::size_t i) { return pointsFor(first.values[i], second.values[i]); },
      [&](std::size_t i) { return bothAffordable(first, second, i); });
  duel.count = static_cast<int>(wins.counted());
  if (duel.count == 0) return duel;
  duel.p = wins.share();
  duel.se = wins.standardError();
  return duel;
}

Duel duelOf(std::span<const Contestant> contestants, int a, int b) {
  Duel duel = winsOf(contestants, a, b);
  if (duel.count == 0) return duel;
  const Contestant& first = contestants[static_cast<std::size_t>(a)];
  const Contestant& second = contestants[static_cast<std::size_t>(b)];
  std::vector<double> differences;
  differences.reserve(first.values.size());
  for (std::size_t i = 0; i < first.values.size(); ++i)
    if (bothAffordable(first, second, i)) differences.push_back(first.values[i] - second.values[i]);
  const Deciles spread = deciles(differences);
  duel.difference_p10 = spread.p10;
  duel.difference_p50 = spread.p50;
  duel.difference_p90 = spread.p90;
  return duel;
}

template <class MakeDuel>
std::vector<Duel> allDuels(std::span<const Contestant> contestants, MakeDuel makeDuel) {
  std::vector<Duel> duels;
  const int count = static_cast<int>(contestants.size());
  for (int a = 0; a < count; ++a)
    for (int b = a + 1; b < count; ++b) duels.push_back(makeDuel(contestants, a, b));
  return duels;
}

/// Probability that `a` beats `b`, whichever way round the duel is stored.
double winProbability(const std::vector<Duel>& duels, int a, int b) noexcept {
  for (const Duel& duel : duels) {
    if (duel.a == a && duel.b == b) return duel.p;
    if (duel.a == b && duel.b == a) return 1.0 - duel.p;
  }
  return 0.5;
}

/// Best value of each draw among the options that take part and can be paid; minus infinity for none.
std::vector<double> bestOfEachDraw(std::span<const Contestant> contestants) {
  const std::size_t draws = contestants.empty() ? 0 : contestants.front().affordable.size();
  std::vector<double> best(draws, -std::numeric_limits<double>::infinity());
  for (const Contestant& contestant : contestants) {
    if (!contestant.takes_part) continue;
    for (std::size_t i = 0; i < draws; ++i)
      if (contestant.affordable[i] != 0) best[i] = std::max(best[i], contestant.values[i]);
  }
  return best;
}

double regretOf(const Contestant& contestant, const std::vector<double>& best) noexcept {
  if (!contestant.takes_part) return 0.0;
  CompensatedSum loss;
  int count = 0;
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (contestant.affordable[i] == 0) continue;
    loss.add(best[i] - contestant.values[i]);
    ++count;
  }
  return count == 0 ? 0.0 : loss.value() / count;
}

std::vector<int> contendersOf(std::span<const Contestant> contestants) {
  std::vector<int> contenders;
  for (std::size_t i = 0; i < contestants.size(); ++i)
    if (contestants[i].takes_part && contestants[i].affordable_share.p >= kAffordableEnough)
      contenders.push_back(static_cast<int>(i));
  return contenders;
}

/// A contender and its hardest rival.
struct Standing {
  int contender = -1;
  int rival = -1;
  double p = -1.0;
};

Standing standingOf(int contender, const std::vector<int>& contenders, const std::vector<Duel>& duels) {
  Standing standing{contender, -1, 2.0};
  for (const int other : contenders) {
    if (other == contender) continue;
    const double p = winProbability(duels, contender, other);
    if (p < standing.p) standing = {contender, other, p};
  }
  return standing;
}

Standing leaderOf(const std::vector<int>& contenders, const std::vector<Duel>& duels) {
  Standing leader;
  for (const int contender : contenders) {
    const Standing standing = standingOf(contender, contenders, duels);
    if (standing.p > leader.p) leader = standing;
  }
  return leader;
}

bool nobodyEarns(std::span<const Contestant> contestants, const std::vector<int>& contenders) noexcept {
  return std::all_of(contenders.begin(), contenders.end(),
                     [&](int i) { return contestants[static_cast<std::size_t>(i)].profit.p < kWorthTrying; });
}

Probability duelError(const std::vector<Duel>& duels, const Standing& standing) noexcept {
  for (const Duel& duel : duels) {
    const bool same = (duel.a == standing.contender && duel.b == standing.rival) ||
                      (duel.b == standing.contender && duel.a == standing.rival);
    if (same) return {standing.p, duel.se};
  }
  return {standing.p, 0.0};
}

Ruling rulingOf(std::span<const Contestant> contestants, const std::vector<Duel>& duels, bool profit_matters) {
  Ruling ruling;
  const auto takes_part = [](const Contestant& contestant) { return contestant.takes_part; };
  if (std::count_if(contestants.begin(), contestants.end(), takes_part) < 2) return ruling;
  const std::vector<int> contenders = contendersOf(contestants);
  const auto at = [&](int i) -> const Contestant& { return contestants[static_cast<std::size_t>(i)]; };
  if (contenders.empty()) {
    ruling.verdict = Verdict::none_affordable;
    return ruling;
  }
  Standing leader{contenders.front(), -1, 1.0};
  if (contenders.size() > 1) leader = leaderOf(contenders, duels);
  ruling.leader = at(leader.contender).slot;
  ruling.rival = leader.rival < 0 ? -1 : at(leader.rival).slot;
  Probability chance = duelError(duels, leader);
  if (profit_matters && nobodyEarns(contestants, contenders)) {
    ruling.verdict = Verdict::spend_nothing;
    chance = at(leader.contender).profit;
  } else if (contenders.size() == 1) {
    ruling.verdict = Verdict::only_one_affordable;
  } else {
    ruling.verdict = leader.p > kClearWin ? Verdict::wins : Verdict::too_close;
  }
  ruling.p = chance.p;
  ruling.se = chance.se;
  return ruling;
}

}  // namespace

ContestResult decideContest(std::span<const Contestant> contestants, bool profit_matters) {
  ContestResult result;
  result.duels = allDuels(contestants, duelOf);
  const std::vector<double> best = bestOfEachDraw(contestants);
  double smallest = std::numeric_limits<double>::infinity();
  for (const Contestant& contestant : contestants) {
    result.regret.push_back(regretOf(contestant, best));
    if (contestant.takes_part && contestant.affordable_share.p >= kAffordableEnough)
      smallest = std::min(smallest, result.regret.back());
  }
  if (smallest < std::numeric_limits<double>::infinity()) result.evpi = smallest;
  static_cast<Ruling&>(result) = rulingOf(contestants, result.duels, profit_matters);
  return result;
}

Ruling ruleContest(std::span<const Contestant> contestants, bool profit_matters) {
  return rulingOf(contestants, allDuels(contestants, winsOf), profit_matters);
}

}  // namespace tierwise
