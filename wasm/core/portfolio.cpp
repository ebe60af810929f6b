#include "portfolio.h"

#include <algorithm>
#include <array>
#include <limits>
#include <queue>

#include "audience.h"
#include "benchmark.h"
#include "cost.h"
#include "numeric/at.h"
#include "evidence.h"
#include "numeric/sum.h"
#include "reference.h"
#include "sales.h"

namespace tierwise {
namespace {

/// What a set of names has gathered in every draw.
struct Gathered {
  std::vector<double> missed;  ///< share of the audience nobody of the set reaches, audiences independent
  std::vector<double> largest;
  std::vector<double> gross;
  std::vector<double> contribution;  ///< undiscounted
  double engagements = 0.0;          ///< mean
  double value = 0.0;                ///< mean of the goal
  double cost = 0.0;
};

Gathered nothingOf(const Roster& roster) {
  Gathered set;
  set.missed.assign(at(roster.draws), 1.0);
  set.largest.assign(at(roster.draws), 0.0);
  set.gross.assign(at(roster.draws), 0.0);
  set.contribution.assign(at(roster.draws), 0.0);
  return set;
}

struct RosterRow {
  const double* people;
  const double* engagements;
  const double* contribution;
};

RosterRow rowOf(const Roster& roster, int name) noexcept {
  const std::size_t from = at(name) * at(roster.draws);
  return {&roster.people[from], &roster.engagements[from], &roster.contribution[from]};
}

double uniquePeople(double audience, double overlap, double missed, double largest) noexcept {
  return (1.0 - overlap) * audience * (1.0 - missed) + overlap * largest;
}

double meanEngagements(const Roster& roster, const RosterRow& row) noexcept {
  return mean({row.engagements, at(roster.draws)});
}

/// Mean of the goal once `name` joins the set.
double valueWith(const Roster& roster, Goal goal, const Gathered& set, int name) noexcept {
  const RosterRow row = rowOf(roster, name);
  if (goal == Goal::engagement) return set.engagements + meanEngagements(roster, row);
  CompensatedSum sum;
  for (std::size_t draw = 0; draw < at(roster.draws); ++draw) {
    const double people = row.people[draw];
    const double audience = roster.audience[draw];
    const double unique = uniquePeople(audience, roster.overlap[draw], set.missed[draw] * (1.0 - people / audience),
                                       std::max(set.largest[draw], people));
    if (goal == Goal::reach) {
      sum.add(unique);
      continue;
    }
    const double gross = set.gross[draw] + people;
    const double effective = unique + roster.repeat_value[draw] * (gross - unique);
    const double kept = gross > 0.0 ? effective / gross : 1.0;
    sum.add((set.contribution[draw] + row.contribution[draw]) * kept);
  }
  return sum.value() / roster.draws;
}

void join(const Roster& roster, Goal goal, Gathered& set, int name) {
  set.value = valueWith(roster, goal, set, name);
  const RosterRow row = rowOf(roster, name);
  for (std::size_t draw = 0; draw < at(roster.draws); ++draw) {
    set.missed[draw] *= 1.0 - row.people[draw] / roster.audience[draw];
    set.largest[draw] = std::max(set.largest[draw], row.people[draw]);
    set.gross[draw] += row.people[draw];
    set.contribution[draw] += row.contribution[draw];
  }
  set.engagements += meanEngagements(roster, row);
  set.cost += roster.cost[at(name)];
}

/// Gain and how up to date it is.
struct Offer {
  double per_money = 0.0;
  int name = 0;
  std::size_t size = 0;  ///< of the set it was worked out for
  bool operator<(const Offer& other) const noexcept {
    return per_money != other.per_money ? per_money < other.per_money : name > other.name;
  }
};

double gainOf(const Roster& roster, Goal goal, const Gathered& set, int name) noexcept {
  return valueWith(roster, goal, set, name) - set.value;
}

/// Gains shrink as the set grows, so an old gain is an upper bound and most need not be worked out again (Minoux 1978).
/// For the return that holds nearly, and every gain is worked out afresh.
std::vector<int> completeGreedily(const Roster& roster, Goal goal, std::vector<int> chosen) {
  Gathered set = nothingOf(roster);
  std::vector<bool> taken(at(roster.names), false);
  for (const int name : chosen) {
    join(roster, goal, set, name);
    taken[at(name)] = true;
  }
  std::priority_queue<Offer> offers;
  const auto offer = [&](int name) {
    const double gain = gainOf(roster, goal, set, name);
    if (gain > 0.0) offers.push({gain / roster.cost[at(name)], name, chosen.size()});
  };
  const auto offerAll = [&] {
    offers = {};
    for (int name = 0; name < roster.names; ++name)
      if (!taken[at(name)]) offer(name);
  };
  offerAll();
  while (!offers.empty()) {
    const Offer best = offers.top();
    offers.pop();
    if (taken[at(best.name)] || set.cost + roster.cost[at(best.name)] > roster.budget) continue;
    if (best.size != chosen.size()) {
      offer(best.name);
      continue;
    }
    join(roster, goal, set, best.name);
    taken[at(best.name)] = true;
    chosen.push_back(best.name);
    if (goal == Goal::return_) offerAll();
  }
  return chosen;
}

double costOf(const Roster& roster, std::span<const int> chosen) noexcept {
  CompensatedSum sum;
  for (const int name : chosen) sum.add(roster.cost[at(name)]);
  return sum.value();
}

void keepBetter(const Roster& roster, Goal goal, std::vector<int> candidate, Selection& best) {
  const double value = valueOfRoster(roster, goal, candidate);
  if (!(value > best.value)) return;
  std::sort(candidate.begin(), candidate.end());
  best.value = value;
  best.cost = costOf(roster, candidate);
  best.chosen = std::move(candidate);
}

/// Most that fits the budget when every name may be taken in part: the bound of a knapsack without overlap.
double fractionalKnapsack(const Roster& roster, std::vector<double> gains) {
  std::vector<int> order;
  for (int name = 0; name < roster.names; ++name)
    if (gains[at(name)] > 0.0 && roster.cost[at(name)] <= roster.budget) order.push_back(name);
  std::sort(order.begin(), order.end(),
            [&](int a, int b) { return gains[at(a)] * roster.cost[at(b)] > gains[at(b)] * roster.cost[at(a)]; });
  double left = roster.budget;
  double sum = 0.0;
  for (const int name : order) {
    const double part = std::min(1.0, left / roster.cost[at(name)]);
    sum += part * gains[at(name)];
    left -= part * roster.cost[at(name)];
    if (left <= 0.0) break;
  }
  return sum;
}

/// For any set S the best choice is at most value(S) plus the best fractional choice of gains over S. The smallest of
/// these over the greedy path, as far as gains only shrink. For the return no discount is the bound.
double upperBound(const Roster& roster, Goal goal, std::span<const int> path) {
  Gathered set = nothingOf(roster);
  std::vector<bool> taken(at(roster.names), false);
  const auto boundNow = [&] {
    std::vector<double> gains(at(roster.names), 0.0);
    for (int name = 0; name < roster.names; ++name)
      if (!taken[at(name)]) gains[at(name)] = gainOf(roster, goal, set, name);
    return set.value + fractionalKnapsack(roster, std::move(gains));
  };
  if (goal == Goal::return_) {
    std::vector<double> gains(at(roster.names));
    for (int name = 0; name < roster.names; ++name) {
      const RosterRow row = rowOf(roster, name);
      CompensatedSum sum;
      for (std::size_t draw = 0; draw < at(roster.draws); ++draw) sum.add(std::max(0.0, row.contribution[draw]));
      gains[at(name)] = sum.value() / roster.draws;
    }
    return fractionalKnapsack(roster, std::move(gains));
  }
  double bound = boundNow();
  for (const int name : path) {
    join(roster, goal, set, name);
    taken[at(name)] = true;
    bound = std::min(bound, boundNow());
  }
  return bound;
}

bool fits(const Roster& roster, std::span<const int> chosen) noexcept {
  return costOf(roster, chosen) <= roster.budget;
}

/// Greedy from every start of one, two and three names.
void trySeeds(const Roster& roster, Goal goal, Selection& best) {
  for (int a = 0; a < roster.names; ++a) {
    if (roster.cost[at(a)] > roster.budget) continue;
    keepBetter(roster, goal, completeGreedily(roster, goal, {a}), best);
    for (int b = a + 1; b < roster.names; ++b) {
      const std::vector<int> pair{a, b};
      if (!fits(roster, pair)) continue;
      keepBetter(roster, goal, completeGreedily(roster, goal, pair), best);
      for (int c = b + 1; c < roster.names; ++c) {
        const std::vector<int> triple{a, b, c};
        if (fits(roster, triple)) keepBetter(roster, goal, completeGreedily(roster, goal, triple), best);
      }
    }
  }
}

ComparisonRequest askingFor(const ComparisonRequest& request, const RosterEntry& entry) noexcept {
  ComparisonRequest one = request;
  one.option_count = 1;
  one.options[0] = {};
  one.options[0].followers = entry.followers;
  one.options[0].measured = entry.measured;
  return one;
}

/// One name in one draw: people of the target group, cut at the followers and the audience; clicks cut with them.
struct Brought {
  double people = 0.0;
  double engagements = 0.0;
  double contribution = 0.0;
};

Brought broughtBy(const CreatorPlan& plan, const Market& market, const SalesTerms& terms, Lens lens) noexcept {
  const CreatorProfile creator = profileOnCurve(plan, market);
  const double reached = reachedAtAverageLuck(creator.people, plan.followers, plan.followers_only, market);
  const Orders orders = ordersUnder(lens, creator.clicks * reached, withConversion(terms, plan.conversion), market);
  return {creator.people * reached * market[Input::target_share], plan.has_engagement ? creator.engagements : 0.0,
          contributionOf(orders, market)};
}

/// Everything of one draw.
void storeDraw(Roster& roster, std::span<const CreatorPlan> plans, const Market& market, const SalesTerms& terms,
               Lens lens, std::size_t draw) {
  roster.audience.push_back(market[Input::audience_size]);
  roster.overlap.push_back(market[Input::overlap]);
  roster.repeat_value.push_back(market[Input::repeat_exposure_value]);
  const double delivered = market[Input::completion];
  for (std::size_t name = 0; name < plans.size(); ++name) {
    const Brought brought = broughtBy(plans[name], market, terms, lens);
    const std::size_t place = name * at(roster.draws) + draw;
    roster.people[place] = delivered * brought.people;
    roster.engagements[place] = delivered * brought.engagements;
    roster.contribution[place] = delivered * brought.contribution;
  }
}

}  // namespace

Problem validateRoster(const ComparisonRequest& request, std::span<const RosterEntry> entries) noexcept {
  if (entries.empty()) return {Code::no_options, Field::option, 0};
  if (entries.size() > at(kRosterMax)) return {Code::too_many_options, Field::option, 0};
  if (request.draws > kRosterDrawsMax) return {Code::above_maximum, Field::draws, 0};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Problem problem = validateRequest(askingFor(request, entries[i]));
    if (!problem.ok()) return {problem.code, problem.field, static_cast<int>(i)};
  }
  return {};
}

Roster prepareRoster(const ComparisonRequest& request, std::span<const RosterEntry> entries) {
  const MarketSampler sampler = prepareMarket(request.assumptions);
  const Reference reference = prepareReference(request);
  const Curves curves = buildCurves(request.assumptions);
  const EvidenceCurves evidence = buildEvidence(request.evidence, request.platform, request.evidence_multipliers);
  const Market medians = medianMarket(sampler);
  std::vector<CreatorPlan> plans;
  Roster roster;
  roster.names = static_cast<int>(entries.size());
  roster.draws = request.draws;
  roster.budget = std::max(0.0, request.budget - fixedCost(medians));
  for (const RosterEntry& entry : entries) {
    plans.push_back(underEvidence(
        planCreator(curves, request.assumptions, request.platform, request.package, entry.followers, entry.measured),
        evidence));
    // Gain per money must stay finite where everything is free.
    constexpr double kLeastCost = 1e-9;
    roster.cost.push_back(std::max(kLeastCost, profileOnCurve(plans.back(), medians).cost()));
  }
  const std::size_t size = entries.size() * at(request.draws);
  roster.people.resize(size);
  roster.engagements.resize(size);
  roster.contribution.resize(size);
  const RandomSource source{request.seed, 0, {}};
  const std::size_t draws = at(request.draws);
  std::array<SalesTermsOfDraw, kBlockDraws> terms;
  for (std::size_t first = 0; first < draws; first += kBlockDraws) {
    const std::size_t count = std::min(kBlockDraws, draws - first);
    std::vector<Market> markets(count, medians);
    std::vector<Market> benchmark(count);
    drawMarkets(sampler, source, first, markets);
    salesTermsOf(reference, markets, source, first, benchmark, std::span(terms).first(count));
    for (std::size_t i = 0; i < count; ++i)
      storeDraw(roster, plans, markets[i], terms[i].creators, request.lens, first + i);
  }
  return roster;
}

double valueOfRoster(const Roster& roster, Goal goal, std::span<const int> chosen) {
  Gathered set = nothingOf(roster);
  for (const int name : chosen) join(roster, goal, set, name);
  return set.value;
}

Selection choosePortfolio(const Roster& roster, Goal goal) {
  Selection best;
  const std::vector<int> path = completeGreedily(roster, goal, {});
  keepBetter(roster, goal, path, best);
  for (int name = 0; name < roster.names; ++name)
    if (roster.cost[at(name)] <= roster.budget) keepBetter(roster, goal, {name}, best);
  if (roster.names <= kRosterSeedsMax) trySeeds(roster, goal, best);
  best.bound = std::max(best.value, upperBound(roster, goal, path));
  best.guarantee = best.bound > 0.0 ? best.value / best.bound : 1.0;
  return best;
}

}  // namespace tierwise
