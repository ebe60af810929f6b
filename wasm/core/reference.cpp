#include "reference.h"

#include <cmath>

#include "audience.h"
#include "benchmark.h"
#include "benchmarks.h"
#include "evidence.h"

namespace tierwise {
namespace {

double medianOf(const Assumptions& assumptions, Input input) noexcept {
  return assumptions[static_cast<std::size_t>(indexOf(input))].range.median;
}

double shiftOf(const Assumptions& users, const Assumptions& benchmark, Input conversion) noexcept {
  return medianOf(users, conversion) * medianOf(users, Input::aov) /
         (medianOf(benchmark, conversion) * medianOf(benchmark, Input::aov));
}

/// Money per click of one creator at average luck, in each draw, a click that brings more orders counting for more;
/// the fee is due only on delivery.
DrawRow moneyPerClickOf(const CreatorPlan& plan, std::span<const Market> markets) noexcept {
  std::array<CreatorFactors, kBlockDraws> factors;
  factorsOf(plan, markets, {}, std::span(factors).first(markets.size()));
  DrawRow money_per_click{};
  for (std::size_t i = 0; i < markets.size(); ++i) {
    const Market& market = markets[i];
    const CreatorProfile creator = profileOf(plan, market, factors[i]);
    const double completion = market[Input::completion];
    const double clicks = plan.conversion * creator.clicks *
                          reachedAtAverageLuck(creator.people, plan.followers, plan.followers_only, market);
    money_per_click[i] = (creator.handling_cost + completion * creator.delivery_cost) / (completion * clicks);
  }
  return money_per_click;
}

}  // namespace

Reference prepareReference(const ComparisonRequest& request) noexcept {
  const Assumptions benchmark = defaultAssumptions();
  const Curves curves = buildCurves(benchmark);
  const EvidenceCurves evidence = buildEvidence(request.evidence, request.platform, request.evidence_multipliers);
  const auto planAt = [&](TierLabel tier) {
    return underEvidence(planCreator(curves, benchmark, request.platform, request.package,
                                     kCurveFollowers[static_cast<std::size_t>(tier) - 1], {}),
                         evidence);
  };
  Reference reference;
  reference.micro = planAt(TierLabel::micro);
  reference.macro = planAt(TierLabel::macro);
  reference.difference = differenceFromBenchmark(request.assumptions, benchmark);
  reference.creators_shift = shiftOf(request.assumptions, benchmark, Input::cvr);
  reference.ads_shift = shiftOf(request.assumptions, benchmark, Input::ads_cvr);
  reference.cvr_median = medianOf(request.assumptions, Input::cvr);
  reference.aov_median = medianOf(request.assumptions, Input::aov);
  reference.ads_cvr_median = medianOf(request.assumptions, Input::ads_cvr);
  return reference;
}

void salesTermsOf(const Reference& reference, std::span<const Market> markets, const RandomSource& source,
                  std::uint64_t first_draw, std::span<Market> benchmark, std::span<SalesTermsOfDraw> terms) noexcept {
  std::span<const Market> at_benchmark = markets;
  if (reference.difference.changed_count > 0) {
    drawBenchmarkMarkets(markets, reference.difference, source, first_draw, benchmark);
    at_benchmark = benchmark;
  }
  const DrawRow micro = moneyPerClickOf(reference.micro, at_benchmark);
  const DrawRow macro = moneyPerClickOf(reference.macro, at_benchmark);
  for (std::size_t i = 0; i < markets.size(); ++i) {
    const Market& market = markets[i];
    const double ads_money_per_click = at_benchmark[i][Input::ads_cpm] / (1000.0 * at_benchmark[i][Input::ads_ctr]);
    const double level = market[Input::sales_per_spend];
    terms[i].creators = {market[Input::cvr], reference.cvr_median, reference.aov_median,
                         market[Input::total_per_tracked_creators],
                         level * reference.creators_shift * std::sqrt(micro[i] * macro[i])};
    terms[i].ads = {market[Input::ads_cvr], reference.ads_cvr_median, reference.aov_median,
                    market[Input::total_per_tracked_ads],
                    level * market[Input::ads_sales_ratio] * reference.ads_shift * ads_money_per_click};
  }
}

}  // namespace tierwise
