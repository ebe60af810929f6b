#include "reference.h"

#include <cmath>

#include "audience.h"
#include "benchmark.h"
#include "benchmarks.h"

namespace tierwise {
namespace {

double medianOf(const Assumptions& assumptions, Input input) noexcept {
  return assumptions[static_cast<std::size_t>(indexOf(input))].range.median;
}

double shiftOf(const Assumptions& users, const Assumptions& benchmark, Input conversion) noexcept {
  return medianOf(users, conversion) * medianOf(users, Input::aov) /
         (medianOf(benchmark, conversion) * medianOf(benchmark, Input::aov));
}

/// Money per click of one creator at average luck; the fee is due only on delivery.
double moneyPerClickOf(const CreatorPlan& plan, const Market& benchmark) noexcept {
  const CreatorProfile creator = profileOf(plan, benchmark, {});
  const double completion = benchmark[Input::completion];
  const double clicks =
      creator.clicks * reachedAtAverageLuck(creator.people, plan.followers, plan.followers_only, benchmark);
  return (creator.handling_cost + completion * creator.delivery_cost) / (completion * clicks);
}

}  // namespace

Reference prepareReference(const ComparisonRequest& request) noexcept {
  const Assumptions benchmark = defaultAssumptions();
  const Curves curves = buildCurves(benchmark);
  const auto planAt = [&](TierLabel tier) {
    return planCreator(curves, benchmark, request.platform, request.package,
                       kCurveFollowers[static_cast<std::size_t>(tier) - 1], {});
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

SalesTermsOfDraw salesTermsOf(const Reference& reference, const Market& market, std::uint64_t seed,
                              std::uint64_t draw) noexcept {
  const Market benchmark = benchmarkMarket(market, reference.difference, seed, draw);
  const double creators_money_per_click =
      std::sqrt(moneyPerClickOf(reference.micro, benchmark) * moneyPerClickOf(reference.macro, benchmark));
  const double ads_money_per_click = benchmark[Input::ads_cpm] / (1000.0 * benchmark[Input::ads_ctr]);
  const double level = market[Input::sales_per_spend];
  const SalesTerms creators{market[Input::cvr], reference.cvr_median, reference.aov_median,
                            market[Input::total_per_tracked_creators],
                            level * reference.creators_shift * creators_money_per_click};
  const SalesTerms ads{market[Input::ads_cvr], reference.ads_cvr_median, reference.aov_median,
                       market[Input::total_per_tracked_ads],
                       level * market[Input::ads_sales_ratio] * reference.ads_shift * ads_money_per_click};
  return {creators, ads};
}

}  // namespace tierwise
