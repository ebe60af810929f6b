#include "value_curve.h"

#include <algorithm>
#include <cmath>

#include "audience.h"
#include "cost.h"
#include "evidence.h"
#include "numeric/elementary.h"
#include "numeric/quantile.h"
#include "reference.h"
#include "sales.h"
#include "streams.h"

namespace tierwise {
namespace {

using GoalValues = std::array<double, kGoalCount>;

/// The fee is due on delivery only, so value and delivery cost both carry the completion rate. People are those of
/// the target audience, cut like everywhere at the follower count and at the whole audience.
GoalValues valuePerMoney(const CreatorPlan& plan, const CreatorProfile& creator, const SalesTerms& terms, Lens lens,
                         const Market& market) noexcept {
  const double completion = market[Input::completion];
  const double cost = creator.handling_cost + completion * creator.delivery_cost;
  const double reached = reachedAtAverageLuck(creator.people, plan.followers, plan.followers_only, market);
  const Orders orders = ordersUnder(lens, creator.clicks * reached, withConversion(terms, plan.conversion), market);
  const double per_money = completion / cost;
  return {creator.people * reached * market[Input::target_share] * per_money, creator.engagements * per_money,
          contributionOf(orders, market) * per_money};
}

double followersAt(const CurveSpec& spec, int point) noexcept {
  if (point == spec.points - 1) return spec.last_followers;
  const double step = naturalLog(spec.last_followers / spec.first_followers) / (spec.points - 1);
  return spec.first_followers * exponential(step * point);
}

/// Everything that is the same at each point, one entry per block of draws.
struct CurveBlock {
  std::vector<Market> markets;
  std::array<SalesTermsOfDraw, kBlockDraws> terms;
  OptionNormals normals;
};

CurveBlock drawBlock(const ComparisonRequest& request, const MarketSampler& sampler, const Reference& reference,
                     std::uint64_t first_draw, std::size_t count) {
  const RandomSource source{request.seed, 0, {}};
  CurveBlock block;
  block.markets.assign(count, medianMarket(sampler));
  drawMarkets(sampler, source, first_draw, block.markets);
  std::vector<Market> benchmark(count);
  salesTermsOf(reference, block.markets, source, first_draw, benchmark, std::span(block.terms).first(count));
  block.normals = drawOptionNormals(source, first_draw, count, kCurveSlot);
  return block;
}

std::vector<CurveBlock> drawAll(const ComparisonRequest& request) {
  const MarketSampler sampler = prepareMarket(request.assumptions);
  const Reference reference = prepareReference(request);
  const auto draws = static_cast<std::size_t>(std::min(request.draws, kCurveDrawsMax));
  std::vector<CurveBlock> blocks;
  for (std::size_t first = 0; first < draws; first += kBlockDraws)
    blocks.push_back(drawBlock(request, sampler, reference, first, std::min(kBlockDraws, draws - first)));
  return blocks;
}

std::array<Band, kGoalCount> bandsAt(const CreatorPlan& plan, const std::vector<CurveBlock>& blocks, Lens lens) {
  std::array<std::vector<double>, kGoalCount> values;
  std::array<CreatorFactors, kBlockDraws> factors;
  for (const CurveBlock& block : blocks) {
    factorsOf(plan, block.markets, block.normals, std::span(factors).first(block.markets.size()));
    for (std::size_t i = 0; i < block.markets.size(); ++i) {
      const Market& market = block.markets[i];
      const CreatorProfile creator = profileOf(plan, market, factors[i]);
      const GoalValues goals = valuePerMoney(plan, creator, block.terms[i].creators, lens, market);
      for (std::size_t goal = 0; goal < goals.size(); ++goal) values[goal].push_back(goals[goal]);
    }
  }
  std::array<Band, kGoalCount> bands;
  for (std::size_t goal = 0; goal < bands.size(); ++goal) {
    const Deciles spread = deciles(values[goal]);
    bands[goal] = {spread.p10, spread.p50, spread.p90};
  }
  return bands;
}

}  // namespace

Problem validateCurve(const CurveSpec& spec) noexcept {
  if (!std::isfinite(spec.first_followers) || !std::isfinite(spec.last_followers))
    return {Code::not_finite, Field::followers, 0};
  if (spec.first_followers < kFollowersMin) return {Code::below_minimum, Field::followers, 0};
  if (spec.last_followers > kFollowersMax) return {Code::above_maximum, Field::followers, 1};
  if (spec.first_followers >= spec.last_followers) return {Code::not_increasing, Field::followers, 1};
  if (spec.points < 2) return {Code::below_minimum, Field::points, 0};
  if (spec.points > kCurvePointsMax) return {Code::above_maximum, Field::points, 0};
  return {};
}

std::vector<CurvePoint> valueCurve(const ComparisonRequest& request, const CurveSpec& spec) {
  const Curves curves = buildCurves(request.assumptions);
  const Market medians = medianMarket(prepareMarket(request.assumptions));
  const EvidenceCurves evidence = buildEvidence(request.evidence, request.platform, request.evidence_multipliers);
  const std::vector<CurveBlock> draws = drawAll(request);
  std::vector<CurvePoint> points;
  for (int i = 0; i < spec.points; ++i) {
    const double followers = followersAt(spec, i);
    const CreatorPlan plan = underEvidence(
        planCreator(curves, request.assumptions, request.platform, request.package, followers, {}), evidence);
    const double cost = fixedCost(medians) + profileOnCurve(plan, medians).cost();
    points.push_back({followers, extrapolated(followers), cost <= request.budget, bandsAt(plan, draws, request.lens)});
  }
  return points;
}

}  // namespace tierwise
