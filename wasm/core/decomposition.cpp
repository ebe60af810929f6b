#include "decomposition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "benchmarks.h"
#include "cost.h"
#include "creator.h"
#include "market.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/pairs.h"
#include "numeric/quantile.h"
#include "numeric/sum.h"

namespace tierwise {
namespace {

using Columns = std::vector<std::vector<double>>;  ///< [reason][draw]

std::size_t at(Reason reason) noexcept { return static_cast<std::size_t>(reason); }

bool isAds(const PreparedOption& option) noexcept { return option.spec.kind == OptionKind::ads; }

/// True where every format of the package counts clicks on followers: then reach does not bring clicks.
bool clicksFollowFollowers(const PreparedOption& option) noexcept {
  for (std::size_t i = 0; i < static_cast<std::size_t>(option.plan.format_count); ++i) {
    const auto format = static_cast<std::size_t>(option.plan.formats[i].format);
    if (kFormatTraits[format].click_basis != ClickBasis::followers) return false;
  }
  return true;
}

/// One draw of one option, read off the columns.
struct Drawn {
  double creators = 0.0, delivered = 0.0, cost_of_one = 0.0, fee = 0.0, spend = 0.0, overhead_share = 0.0;
  double gross = 0.0, unique = 0.0, effective = 0.0, engagements = 0.0, clicks = 0.0, contribution = 0.0;
};

Drawn drawnAt(const OptionSamples& samples, std::size_t i) noexcept {
  const auto of = [&](Metric metric) { return samples.column(metric)[i]; };
  return {of(Metric::creators),        of(Metric::delivered),      of(Metric::cost_of_one), of(Metric::fee),
          of(Metric::spend),           of(Metric::overhead_share), of(Metric::gross_reach), of(Metric::unique_reach),
          of(Metric::effective_reach), of(Metric::engagements),    of(Metric::clicks),      of(Metric::contribution)};
}

using Factors = std::array<double, kReasonCount>;

/// What is asked of a draw: the goal, and whether price and reach are one factor (in a pair with adverts).
struct Question {
  Goal goal = Goal::reach;
  double budget = 0.0;
  bool merged = false;
  bool clicks_follow_followers = false;
};

/// What multiplies to the value of creators per unit of budget (of money spent, for the return). Factors that play no
/// part are 1.
Factors factorsOfCreators(const Drawn& drawn, const CreatorProfile& creator, double followers, const Market& market,
                          const Question& question) noexcept {
  Factors factors;
  factors.fill(1.0);
  const bool is_return = question.goal == Goal::return_;
  const double planned = fixedCost(market) + drawn.creators * drawn.cost_of_one;
  const double to_one = drawn.fee * (1.0 + market[Input::rights_share]) + market[Input::boost_cost];
  const double people = creator.people * (is_return ? 1.0 : market[Input::target_share]);
  if (!is_return) factors[at(Reason::whole_creators)] = planned / question.budget;
  factors[at(Reason::overhead)] = drawn.creators * to_one / planned;
  factors[at(Reason::delivery)] = drawn.delivered / drawn.creators * (is_return ? planned / drawn.spend : 1.0);
  if (question.merged)
    factors[at(Reason::price_and_reach)] = people / to_one;
  else
    factors[at(Reason::price)] = followers / to_one;
  if (question.goal == Goal::engagement) {
    factors[at(Reason::engagement_rate)] = creator.engagements / followers;
    factors[at(Reason::luck)] = drawn.engagements / (drawn.delivered * creator.engagements);
    return factors;
  }
  const bool has_reach = !question.merged && !(is_return && question.clicks_follow_followers);
  if (has_reach) factors[at(Reason::reach_rate)] = people / followers;
  factors[at(Reason::overlap)] = drawn.unique / drawn.gross;
  if (!is_return) {
    factors[at(Reason::luck)] = drawn.gross / (drawn.delivered * people);
    return factors;
  }
  factors[at(Reason::click_rate)] = creator.clicks / (has_reach || question.merged ? people : followers);
  factors[at(Reason::repeats)] = drawn.effective / drawn.unique;
  factors[at(Reason::luck)] = drawn.clicks / (drawn.delivered * creator.clicks) * drawn.gross / drawn.effective;
  factors[at(Reason::money_per_click)] = drawn.contribution / drawn.clicks;
  return factors;
}

Factors factorsOfAds(const Drawn& drawn, const Question& question) noexcept {
  Factors factors;
  factors.fill(1.0);
  const double media_share = 1.0 - drawn.overhead_share;
  factors[at(Reason::overhead)] = media_share;
  factors[at(Reason::price_and_reach)] = drawn.gross / (drawn.spend * media_share);
  factors[at(Reason::overlap)] = drawn.unique / drawn.gross;
  if (question.goal != Goal::return_) return factors;
  factors[at(Reason::repeats)] = drawn.effective / drawn.unique;
  factors[at(Reason::click_rate)] = drawn.clicks / drawn.effective;
  factors[at(Reason::money_per_click)] = drawn.contribution / drawn.clicks;
  return factors;
}

double valueOf(const Drawn& drawn, const Question& question) noexcept {
  switch (question.goal) {
    case Goal::reach:
      return drawn.unique / question.budget;
    case Goal::engagement:
      return drawn.engagements / question.budget;
    case Goal::return_:
      break;
  }
  return drawn.spend > 0.0 ? drawn.contribution / drawn.spend : 0.0;
}

/// Creators at average luck in every draw, as the simulation drew them.
std::vector<CreatorProfile> profilesOf(const PreparedRequest& prepared, const PreparedOption& option,
                                       const RandomSource& source, std::uint64_t first_draw, std::size_t draws,
                                       std::vector<Market>& markets) {
  markets.assign(draws, medianMarket(prepared.market));
  std::vector<CreatorProfile> profiles(draws);
  std::array<CreatorFactors, kBlockDraws> factors;
  for (std::size_t first = 0; first < draws; first += kBlockDraws) {
    const std::size_t count = std::min(kBlockDraws, draws - first);
    const std::span<Market> block = std::span(markets).subspan(first, count);
    drawMarkets(prepared.market, source, first_draw + first, block);
    if (isAds(option)) continue;
    const OptionNormals normals = drawOptionNormals(source, first_draw + first, count, option.spec.slot);
    factorsOf(option.plan, block, normals, std::span(factors).first(count));
    for (std::size_t i = 0; i < count; ++i) profiles[first + i] = profileOf(option.plan, block[i], factors[i]);
  }
  return profiles;
}

/// Everything of one option that its factors are made from.
struct OptionDraws {
  const PreparedOption& option;
  const OptionSamples& samples;
  std::vector<Market> markets;
  std::vector<CreatorProfile> profiles;
};

OptionDraws optionDraws(const PreparedRequest& prepared, std::size_t option, const OptionSamples& samples,
                        const RandomSource& source, std::uint64_t first_draw) {
  OptionDraws draws{prepared.options[option], samples, {}, {}};
  draws.profiles =
      profilesOf(prepared, draws.option, source, first_draw, static_cast<std::size_t>(samples.draws), draws.markets);
  return draws;
}

Factors factorsAt(const OptionDraws& draws, std::size_t i, const Question& question) noexcept {
  const Drawn drawn = drawnAt(draws.samples, i);
  if (isAds(draws.option)) return factorsOfAds(drawn, question);
  return factorsOfCreators(drawn, draws.profiles[i], draws.option.plan.followers, draws.markets[i], question);
}

/// `draws`: which draw each value comes from.
Spread spreadOf(std::vector<double>& values, std::span<const std::size_t> draws) {
  Spread spread;
  spread.mean = mean(values);
  spread.se = pairedMeanError(values, draws, spread.mean);
  const Deciles found = deciles(values);
  spread.p10 = found.p10;
  spread.p50 = found.p50;
  spread.p90 = found.p90;
  return spread;
}

constexpr std::array kReachReasons{Reason::whole_creators, Reason::overhead,   Reason::price,   Reason::price_and_reach,
                                   Reason::delivery,       Reason::reach_rate, Reason::overlap, Reason::luck};
constexpr std::array kEngagementReasons{Reason::whole_creators, Reason::overhead,        Reason::price,
                                        Reason::delivery,       Reason::engagement_rate, Reason::luck};
constexpr std::array kReturnReasons{
    Reason::overhead,   Reason::price,   Reason::price_and_reach, Reason::delivery,        Reason::reach_rate,
    Reason::click_rate, Reason::overlap, Reason::repeats,         Reason::money_per_click, Reason::luck};

std::span<const Reason> reasonsOf(Goal goal) noexcept {
  switch (goal) {
    case Goal::reach:
      return kReachReasons;
    case Goal::engagement:
      return kEngagementReasons;
    case Goal::return_:
      break;
  }
  return kReturnReasons;
}

bool takesPart(Reason reason, const Question& question) noexcept {
  switch (reason) {
    case Reason::price:
      return !question.merged;
    case Reason::price_and_reach:
      return question.merged;
    case Reason::reach_rate:
      return !question.merged && !(question.goal == Goal::return_ && question.clicks_follow_followers);
    default:
      return true;
  }
}

/// ln of the ratio of each reason, in the draws that count; the last column is that of the values.
struct LogRatios {
  Columns columns = Columns(kReasonCount + 1);
  std::vector<std::size_t> draws;
};

LogRatios logRatios(const OptionDraws& a, const OptionDraws& b, const Question& question) {
  LogRatios ratios;
  auto& [columns, draws] = ratios;
  for (std::size_t i = 0; i < a.markets.size(); ++i) {
    if (a.samples.affordable[i] == 0 || b.samples.affordable[i] == 0) continue;
    const double value_a = valueOf(drawnAt(a.samples, i), question);
    const double value_b = valueOf(drawnAt(b.samples, i), question);
    if (!(value_a > 0.0 && value_b > 0.0)) continue;
    const Factors of_a = factorsAt(a, i, question);
    const Factors of_b = factorsAt(b, i, question);
    for (std::size_t reason = 0; reason < of_a.size(); ++reason)
      columns[reason].push_back(naturalLog(of_a[reason]) - naturalLog(of_b[reason]));
    columns[kReasonCount].push_back(naturalLog(value_a) - naturalLog(value_b));
    draws.push_back(i);
  }
  return ratios;
}

GoalWhy explainGoal(const OptionDraws& a, const OptionDraws& b, Goal goal, double budget) {
  GoalWhy why;
  if (!applies(metricOf(goal), a.option) || !applies(metricOf(goal), b.option)) return why;
  const bool merged = isAds(a.option) || isAds(b.option);
  const Question question{goal, budget, merged, !merged && clicksFollowFollowers(a.option)};
  auto [columns, draws] = logRatios(a, b, question);
  why.count = static_cast<int>(draws.size());
  if (why.count == 0) return why;
  why.applies = true;
  for (const Reason reason : reasonsOf(goal))
    if (takesPart(reason, question)) why.bars.push_back({reason, spreadOf(columns[at(reason)], draws)});
  why.log_ratio = spreadOf(columns[kReasonCount], draws);
  return why;
}

/// A slope of ln y over ln F from points that each carry an error of their own.
Exponent exponentOf(std::span<const double> log_followers, std::span<const double> log_values,
                    std::span<const double> errors, double& variance) noexcept {
  const double middle = mean(log_followers);
  double squares = 0.0;
  for (const double x : log_followers) squares += (x - middle) * (x - middle);
  double slope = 0.0;
  variance = 0.0;
  for (std::size_t i = 0; i < log_followers.size(); ++i) {
    const double weight = (log_followers[i] - middle) / squares;
    slope += weight * log_values[i];
    variance += weight * weight * errors[i] * errors[i];
  }
  const double reach = kZ90 * std::sqrt(variance);
  return {slope - reach, slope, slope + reach};
}

double engagementBenchmarkShare(const CreatorPlan& plan) noexcept {
  for (std::size_t i = 0; i < static_cast<std::size_t>(plan.format_count); ++i)
    if (plan.formats[i].engagement.median > 0.0) return plan.formats[i].engagement.benchmark_share;
  return 1.0;
}

Growth growthOf(std::span<const CreatorPlan> plans, const Market& market) {
  Growth growth;
  std::vector<double> followers, price, engagement, price_error, engagement_error;
  for (const CreatorPlan& plan : plans) {
    const CreatorProfile creator = profileOnCurve(plan, market);
    if (!(creator.engagements > 0.0 && creator.fee > 0.0)) return growth;
    followers.push_back(naturalLog(plan.followers));
    price.push_back(naturalLog(creator.fee));
    engagement.push_back(naturalLog(creator.engagements));
    price_error.push_back(market[Input::option_spread] * plan.price.benchmark_share);
    engagement_error.push_back(market[Input::option_spread] * engagementBenchmarkShare(plan));
  }
  if (followers.size() < 2 || followers.front() == followers.back()) return growth;
  double price_variance = 0.0;
  double engagement_variance = 0.0;
  growth.applies = true;
  growth.price = exponentOf(followers, price, price_error, price_variance);
  growth.engagement = exponentOf(followers, engagement, engagement_error, engagement_variance);
  const double lead = growth.price.p50 - growth.engagement.p50;
  const double error = std::sqrt(price_variance + engagement_variance);
  if (error > 0.0)
    growth.chance = normalCdf(lead / error);
  else
    growth.chance = lead > 0.0 ? 1.0 : 0.0;
  return growth;
}

Growth growthBetween(const PreparedRequest& prepared) {
  if (isAds(prepared.options[0]) || isAds(prepared.options[1])) return {};
  const std::array plans{prepared.options[0].plan, prepared.options[1].plan};
  return growthOf(plans, medianMarket(prepared.market));
}

Growth growthOfCurve(const PreparedRequest& prepared) {
  const ComparisonRequest& request = prepared.request;
  const Curves curves = buildCurves(request.assumptions);
  const EvidenceCurves evidence = buildEvidence(request.evidence, request.platform, request.evidence_multipliers);
  std::vector<CreatorPlan> plans;
  for (const double followers : kCurveFollowers)
    plans.push_back(underEvidence(
        planCreator(curves, request.assumptions, request.platform, request.package, followers, {}), evidence));
  return growthOf(plans, medianMarket(prepared.market));
}

}  // namespace

Metric metricOf(Goal goal) noexcept {
  switch (goal) {
    case Goal::reach:
      return Metric::unique_reach;
    case Goal::engagement:
      return Metric::engagements;
    case Goal::return_:
      break;
  }
  return Metric::roi;
}

PairWhy explainPair(const ComparisonRequest& request) {
  ComparisonRequest pair = request;
  pair.option_count = 2;
  const PreparedRequest prepared = prepareRequest(pair);
  const RandomSource source{request.seed, 0, {}};
  const std::vector<OptionSamples> samples = simulate(prepared);
  const OptionDraws a = optionDraws(prepared, 0, samples[0], source, 0);
  const OptionDraws b = optionDraws(prepared, 1, samples[1], source, 0);
  PairWhy why;
  why.a = a.option.spec.slot;
  why.b = b.option.spec.slot;
  why.draws = request.draws;
  for (int i = 0; i < kGoalCount; ++i)
    why.goals[static_cast<std::size_t>(i)] = explainGoal(a, b, static_cast<Goal>(i), request.budget);
  why.between = growthBetween(prepared);
  why.curve = growthOfCurve(prepared);
  return why;
}

std::vector<double> logLuck(const PreparedRequest& prepared, std::size_t option, const OptionSamples& samples,
                            Goal goal, const RandomSource& source, std::uint64_t first_draw) {
  std::vector<double> logs(static_cast<std::size_t>(samples.draws), 0.0);
  if (isAds(prepared.options[option])) return logs;
  const OptionDraws draws = optionDraws(prepared, option, samples, source, first_draw);
  const Question question{goal, prepared.request.budget, false, false};
  for (std::size_t i = 0; i < logs.size(); ++i) {
    const Factors factors = factorsAt(draws, i, question);
    logs[i] = naturalLog(factors[at(Reason::delivery)]) + naturalLog(factors[at(Reason::luck)]);
  }
  return logs;
}

}  // namespace tierwise
