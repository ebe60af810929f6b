// Any request is either refused or answered, and an answer keeps its promises.

#include <cmath>

#include "bytes.h"
#include "compare.h"
#include "requests.h"
#include "value_curve.h"

using namespace tierwise;
using fuzz::Bytes;
using fuzz::checkPercentiles;
using fuzz::checkProbability;
using fuzz::checkStatistic;
using fuzz::isProbability;
using fuzz::require;

namespace {

constexpr double kRounding = 1e-9;
constexpr int kMostDraws = 300;

const Statistic& metricOf(const OptionSummary& option, Metric metric) {
  return option.metrics[static_cast<std::size_t>(metric)];
}

void checkNotNegative(const Statistic& statistic, double slack) { require(statistic.p10 >= -slack); }

/// What holds in each draw holds for the quantiles, too.
void checkAtMost(const Statistic& smaller, const Statistic& larger) {
  require(smaller.p10 <= larger.p10 * (1.0 + kRounding));
  require(smaller.p50 <= larger.p50 * (1.0 + kRounding));
  require(smaller.p90 <= larger.p90 * (1.0 + kRounding));
}

constexpr Metric kNeverNegative[] = {Metric::creators,
                                     Metric::delivered,
                                     Metric::cost_of_one,
                                     Metric::fee,
                                     Metric::spend,
                                     Metric::gross_reach,
                                     Metric::unique_reach,
                                     Metric::effective_reach,
                                     Metric::frequency,
                                     Metric::impressions,
                                     Metric::engagements,
                                     Metric::clicks,
                                     Metric::tracked_orders,
                                     Metric::total_orders,
                                     Metric::incremental_orders,
                                     Metric::revenue,
                                     Metric::roas_tracked,
                                     Metric::roas_total,
                                     Metric::cpm,
                                     Metric::cpm_reach,
                                     Metric::cpe,
                                     Metric::cpc,
                                     Metric::cpa,
                                     Metric::break_even_cvr,
                                     Metric::break_even_aov,
                                     Metric::media_price_equivalent};

/// The others are ratios, infinite where there is nothing to divide by.
constexpr Metric kAlwaysFinite[] = {Metric::creators,
                                    Metric::delivered,
                                    Metric::cost_of_one,
                                    Metric::fee,
                                    Metric::spend,
                                    Metric::unspent,
                                    Metric::overhead_share,
                                    Metric::gross_reach,
                                    Metric::unique_reach,
                                    Metric::effective_reach,
                                    Metric::impressions,
                                    Metric::engagements,
                                    Metric::clicks,
                                    Metric::tracked_orders,
                                    Metric::total_orders,
                                    Metric::incremental_orders,
                                    Metric::revenue,
                                    Metric::contribution,
                                    Metric::profit,
                                    Metric::roi,
                                    Metric::roas_tracked,
                                    Metric::roas_total,
                                    Metric::media_price_equivalent,
                                    Metric::roi_tracked,
                                    Metric::roi_seen_and_unseen,
                                    Metric::roi_marketing_mix,
                                    Metric::profit_tracked,
                                    Metric::profit_seen_and_unseen,
                                    Metric::profit_marketing_mix};

void checkFinite(const Statistic& statistic) {
  require(std::isfinite(statistic.p10) && std::isfinite(statistic.p90) && std::isfinite(statistic.mean));
  require(std::isfinite(statistic.se10) && std::isfinite(statistic.se50) && std::isfinite(statistic.se90));
}

/// The mean lies between the smallest and the largest draw.
void checkMean(const Statistic& statistic, const Percentiles& percentiles) {
  const double slack = kRounding * (std::fabs(percentiles.front()) + std::fabs(percentiles.back()));
  require(statistic.mean >= percentiles.front() - slack && statistic.mean <= percentiles.back() + slack);
}

void checkOption(const ComparisonRequest& request, const OptionSummary& option) {
  checkProbability(option.affordable);
  checkProbability(option.capped);
  for (const Probability& probability : option.profit_probability) checkProbability(probability);
  for (const Statistic& statistic : option.metrics) {
    checkStatistic(statistic);
    require(statistic.count <= request.draws);
  }
  checkPercentiles(option.profit);
  checkPercentiles(option.roi);
  require(option.short_by >= 0.0);
  require(!std::isnan(option.loss_5) && !std::isnan(option.walk_away_fee_safe));
  checkMean(metricOf(option, Metric::profit), option.profit);
  checkMean(metricOf(option, Metric::roi), option.roi);
  for (const Metric metric : kAlwaysFinite) checkFinite(metricOf(option, metric));
  for (const Metric metric : kNeverNegative) checkNotNegative(metricOf(option, metric), 0.0);
  checkNotNegative(metricOf(option, Metric::unspent), kRounding * request.budget);
  checkNotNegative(metricOf(option, Metric::overhead_share), kRounding);
  require(metricOf(option, Metric::overhead_share).p90 <= 1.0 + kRounding);
  require(metricOf(option, Metric::spend).p90 <= request.budget * (1.0 + kRounding));
  require(metricOf(option, Metric::creators).p90 <= kCreatorsMax);
  checkAtMost(metricOf(option, Metric::unique_reach), metricOf(option, Metric::gross_reach));
  checkAtMost(metricOf(option, Metric::unique_reach), metricOf(option, Metric::effective_reach));
  checkAtMost(metricOf(option, Metric::effective_reach), metricOf(option, Metric::gross_reach));
}

bool isSlotOrNone(const ComparisonRequest& request, int slot) {
  if (slot == -1) return true;
  for (int i = 0; i < request.option_count; ++i)
    if (request.options[static_cast<std::size_t>(i)].slot == slot) return true;
  return false;
}

void checkDuel(const ComparisonRequest& request, const Duel& duel) {
  require(duel.a >= 0 && duel.a < duel.b && duel.b < request.option_count);
  require(isProbability(duel.p) && isProbability(duel.se));
  require(duel.count >= 0 && duel.count <= request.draws);
  require(duel.difference_p10 <= duel.difference_p50 && duel.difference_p50 <= duel.difference_p90);
}

void checkContest(const ComparisonRequest& request, const ContestResult& contest) {
  require(static_cast<int>(contest.verdict) >= 0 && static_cast<int>(contest.verdict) < kVerdictCount);
  require(isSlotOrNone(request, contest.leader) && isSlotOrNone(request, contest.rival));
  require(contest.leader < 0 || contest.leader != contest.rival);
  require(contest.verdict != Verdict::wins || (contest.leader >= 0 && contest.rival >= 0));
  checkProbability({contest.p, contest.se});
  require(contest.evpi >= 0.0);
  require(contest.regret.size() == static_cast<std::size_t>(request.option_count));
  for (const double regret : contest.regret) require(regret >= 0.0);
  for (const Duel& duel : contest.duels) checkDuel(request, duel);
}

bool isSame(const Statistic& a, const Statistic& b) {
  return a.p10 == b.p10 && a.p50 == b.p50 && a.p90 == b.p90 && a.mean == b.mean && a.count == b.count;
}

/// An option's own figures do not depend on its place in the list or on the other options.
void checkAlone(ComparisonRequest request, const OptionSummary& last) {
  request.options[0] = request.options[static_cast<std::size_t>(request.option_count) - 1];
  request.option_count = 1;
  const Comparison alone = compareOptions(request);
  for (std::size_t i = 0; i < last.metrics.size(); ++i)
    require(isSame(alone.options.front().metrics[i], last.metrics[i]));
}

void checkComparison(const ComparisonRequest& request) {
  const Comparison comparison = compareOptions(request);
  require(comparison.options.size() == static_cast<std::size_t>(request.option_count));
  for (std::size_t i = 0; i < comparison.options.size(); ++i) {
    require(comparison.options[i].slot == request.options[i].slot);
    checkOption(request, comparison.options[i]);
  }
  for (const ContestResult& contest : comparison.contests) checkContest(request, contest);
  if (request.option_count > 1) checkAlone(request, comparison.options.back());
}

void checkCurve(const ComparisonRequest& request, const CurveSpec& spec) {
  const std::vector<CurvePoint> points = valueCurve(request, spec);
  require(points.size() == static_cast<std::size_t>(spec.points));
  for (std::size_t i = 0; i < points.size(); ++i) {
    require(i == 0 ? points[0].followers > 0.0 : points[i - 1].followers <= points[i].followers * (1.0 + kRounding));
    for (const Band& band : points[i].value) require(band.p10 <= band.p50 && band.p50 <= band.p90);
    for (const Band& band : points[i].value) require(std::isfinite(band.p10) && std::isfinite(band.p90));
    require(points[i].value[0].p10 >= 0.0 && points[i].value[1].p10 >= 0.0);
  }
}

/// Few points: each costs as much as the next.
CurveSpec validCurve(Bytes& bytes) {
  const double first = bytes.within(kFollowersMin, kFollowersMax);
  const double last = bytes.within(kFollowersMin, kFollowersMax);
  return {std::min(first, last), std::max(first, last), 2 + bytes.below(5)};
}

CurveSpec wildCurve(Bytes& bytes) { return {bytes.wild(), bytes.wild(), 2 + bytes.below(5)}; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const bool is_wild = bytes.byte() % 4 == 3;
  const CurveSpec spec = is_wild ? wildCurve(bytes) : validCurve(bytes);
  const ComparisonRequest request = is_wild ? fuzz::wildRequest(bytes, kMostDraws) : fuzz::validRequest(bytes, kMostDraws);
  const bool is_accepted = validateRequest(request).ok();
  require(is_wild || is_accepted);
  if (!is_accepted) return 0;
  checkComparison(request);
  if (validateCurve(spec).ok()) checkCurve(request, spec);
  return 0;
}
