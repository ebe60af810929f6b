// Any request is either refused or answered, and an answer keeps its promises.

#include <cmath>

#include "bytes.h"
#include "compare.h"
#include "request.h"
#include "value_curve.h"

using namespace tierwise;
using fuzz::Bytes;
using fuzz::require;

namespace {

constexpr double kRounding = 1e-9;
constexpr int kMostDraws = 300;

double measuredFrom(Bytes& bytes, Input like) {
  const InputDefault& limits = kInputDefaults[static_cast<std::size_t>(indexOf(like))];
  return bytes.flag() ? bytes.within(limits.minimum, limits.maximum) : 0.0;
}

OptionSpec validOption(Bytes& bytes, int slot) {
  OptionSpec option;
  option.slot = slot;
  option.kind = static_cast<OptionKind>(bytes.byte() % 4 == 3);
  option.followers = bytes.within(kFollowersMin, kFollowersMax);
  if (!bytes.flag()) return option;
  option.measured = {measuredFrom(bytes, Input::price_instagram_feed_nano),
                     measuredFrom(bytes, Input::reach_instagram_feed_nano),
                     measuredFrom(bytes, Input::engagement_instagram_feed_nano)};
  return option;
}

/// At least one post on the platform.
Package validPackage(Bytes& bytes, Platform platform) {
  Package package{};
  int posts = 0;
  for (std::size_t i = 0; i < package.size(); ++i) {
    package[i] = bytes.flag() ? bytes.below(kPackageCountMax + 1) : 0;
    if (kFormatTraits[i].platform == platform) posts += package[i];
  }
  if (posts == 0) package[static_cast<std::size_t>(kMainFormat[static_cast<std::size_t>(platform)])] = 1;
  return package;
}

ComparisonRequest validRequest(Bytes& bytes) {
  ComparisonRequest request;
  request.budget = bytes.within(kBudgetMin, kBudgetMax);
  request.platform = static_cast<Platform>(bytes.below(kPlatformCount));
  request.package = validPackage(bytes, request.platform);
  request.lens = static_cast<Lens>(bytes.below(kLensCount));
  request.seed = bytes.bits();
  request.draws = kDrawsMin + bytes.below(kMostDraws - kDrawsMin + 1);
  request.option_count = 1 + bytes.below(kOptionsMax);
  const int first_slot = bytes.below(kOptionsMax);
  for (int i = 0; i < request.option_count; ++i)
    request.options[static_cast<std::size_t>(i)] = validOption(bytes, (first_slot + i) % kOptionsMax);
  request.assumptions = fuzz::assumptionsFrom(bytes, bytes.below(kInputCount), false);
  return request;
}

/// Starts from a valid request and spoils some of it.
ComparisonRequest wildRequest(Bytes& bytes) {
  const int spoilt = bytes.byte();
  const int changes = bytes.byte() % 4;
  ComparisonRequest request = validRequest(bytes);
  const auto at = static_cast<std::size_t>(bytes.below(kOptionsMax));
  if (spoilt & 1) request.budget = bytes.wild();
  if (spoilt & 2) request.options[at].followers = bytes.wild();
  if (spoilt & 4) request.options[at].measured = {bytes.wild(), bytes.wild(), bytes.wild()};
  if (spoilt & 8) request.option_count = static_cast<int>(bytes.bits());
  if (spoilt & 16) request.platform = static_cast<Platform>(static_cast<int>(bytes.bits()));
  if (spoilt & 32) request.lens = static_cast<Lens>(static_cast<int>(bytes.bits()));
  if (spoilt & 64)
    request.package[static_cast<std::size_t>(bytes.below(kFormatCount))] = static_cast<int>(bytes.bits());
  if (spoilt & 128) {
    request.options[at].slot = static_cast<int>(bytes.bits());
    request.options[at].kind = static_cast<OptionKind>(static_cast<int>(bytes.bits()));
  }
  const Assumptions changed = fuzz::assumptionsFrom(bytes, changes, true);
  if (changes > 0) request.assumptions = changed;
  return request;
}

bool isProbability(double p) { return p >= 0.0 && p <= 1.0; }

void checkProbability(const Probability& probability) {
  require(isProbability(probability.p));
  require(isProbability(probability.se));
}

void checkStatistic(const Statistic& statistic) {
  require(statistic.p10 <= statistic.p50 && statistic.p50 <= statistic.p90);
  require(!std::isnan(statistic.mean));
  require(statistic.se10 >= 0.0 && statistic.se50 >= 0.0 && statistic.se90 >= 0.0);
  require(statistic.count >= 0);
}

void checkPercentiles(const Percentiles& percentiles) {
  for (std::size_t i = 0; i < percentiles.size(); ++i)
    require(i == 0 ? !std::isnan(percentiles[0]) : percentiles[i - 1] <= percentiles[i]);
}

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
  const ComparisonRequest request = is_wild ? wildRequest(bytes) : validRequest(bytes);
  const bool is_accepted = validateRequest(request).ok();
  require(is_wild || is_accepted);
  if (!is_accepted) return 0;
  checkComparison(request);
  if (validateCurve(spec).ok()) checkCurve(request, spec);
  return 0;
}
