#include "learning.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "benchmark.h"
#include "engagement.h"
#include "numeric/binomial.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/philox.h"
#include "scenario.h"

using namespace tierwise;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Campaigns = std::vector<Campaign>;

Campaign withOrders(double clicks, double orders, OptionKind kind = OptionKind::creators) {
  Campaign campaign;
  campaign.kind = kind;
  campaign.clicks = clicks;
  campaign.tracked_orders = orders;
  return campaign;
}

Campaign withClicks(Format format, double exposures, double clicks) {
  Campaign campaign;
  campaign.format = format;
  campaign.exposures = exposures;
  campaign.clicks = clicks;
  return campaign;
}

/// Orders are tracked, but not the clicks behind them, so that only the total has something to say.
Campaign withTotal(double tracked, double total) {
  Campaign campaign;
  campaign.tracked_orders = tracked;
  campaign.total_orders = total;
  return campaign;
}

Campaign withEngagements(double engagements, double followers, double posts) {
  Campaign campaign;
  campaign.engagements = engagements;
  campaign.followers = followers;
  campaign.posts = posts;
  return campaign;
}

std::vector<Learned> learn(const Campaigns& campaigns, const Assumptions& assumptions = defaultAssumptions()) {
  LearningRequest request;
  request.campaigns = campaigns;
  request.assumptions = assumptions;
  REQUIRE(validateLearning(request).ok());
  return learnFromCampaigns(request);
}

Learned learnOne(Input input, const Campaigns& campaigns, const Assumptions& assumptions = defaultAssumptions()) {
  for (const Learned& learned : learn(campaigns, assumptions))
    if (learned.input == input) return learned;
  FAIL("nothing was learned about the input");
  return {};
}

const Range& rangeOf(const Assumptions& assumptions, Input input) {
  return assumptions[static_cast<std::size_t>(indexOf(input))].range;
}

void checkOrdered(const Range& range) {
  CHECK(range.low <= range.median);
  CHECK(range.median <= range.high);
}

/// Quantile of the level by direct integration over the model's own prior: `valueAt` of a standard normal z, one
/// campaign of `events` on `exposure`, discounted as the header of learning.h says.
double integrated(double p, const std::function<double(double)>& value_at, double events, double exposure, bool trials,
                  double weight) {
  std::vector<double> density;
  double sum = 0.0;
  constexpr double kStep = 0.001;
  for (double z = -6.0; z <= 6.0; z += kStep) {
    const double x = value_at(z);
    const double missed = trials ? (exposure - events) * logOnePlus(-x) : -exposure * x;
    const double hits = events == 0.0 ? 0.0 : events * naturalLog(x);
    density.push_back(exponential(-0.5 * z * z + weight * (hits + missed) + weight * (trials ? 0.0 : exposure)));
    sum += density.back();
  }
  double below = 0.0;
  for (std::size_t i = 0; i < density.size(); ++i) {
    below += density[i];
    if (below >= p * sum) return value_at(-6.0 + kStep * static_cast<double>(i));
  }
  return value_at(6.0);
}

}  // namespace

TEST_CASE("A campaign that says next to nothing leaves every default where it is") {
  const auto check = [](Input input, const Campaign& campaign, double tolerance) {
    CAPTURE(static_cast<int>(input));
    const Learned learned = learnOne(input, {campaign});
    CHECK_THAT(learned.updated.low, WithinRel(learned.prior.low, tolerance));
    CHECK_THAT(learned.updated.median, WithinRel(learned.prior.median, tolerance));
    CHECK_THAT(learned.updated.high, WithinRel(learned.prior.high, tolerance));
    CHECK(learned.own_weight < 0.5);
    CHECK_FALSE(learned.clash);
  };
  check(Input::ctr_instagram_feed, withClicks(Format::instagram_feed, 1.0, 0.0), 0.01);
  check(Input::ctr_tiktok_video, withClicks(Format::tiktok_video, 1.0, 0.0), 0.01);
  check(Input::ctr_x_post, withClicks(Format::x_post, 1.0, 0.0), 0.03);
  check(Input::cvr, withOrders(1.0, 0.0), 0.02);
  check(Input::ads_cvr, withOrders(1.0, 0.0, OptionKind::ads), 0.02);
}

TEST_CASE("The update of a share agrees with integration over the model's own prior") {
  const double clicks = GENERATE(20.0, 400.0, 30000.0);
  const double rate = GENERATE(0.004, 0.02, 0.06);
  CAPTURE(clicks, rate);
  const double orders = std::floor(clicks * rate);
  const Range prior = rangeOf(defaultAssumptions(), Input::cvr);
  const double sigma = logitSigma(prior);
  double level = prior.median;
  double weight = 0.0;
  for (int round = 0; round < 200; ++round) {
    weight = 1.0 / (1.0 + clicks * level * (1.0 - level) * kCampaignSpread * kCampaignSpread);
    level = (weight * orders + 1.0 / (sigma * sigma)) / (weight * clicks + 1.0 / (sigma * sigma * prior.median));
  }
  const auto at = [&](double z) { return shareAt(prior.median, sigma, z); };
  const Learned learned = learnOne(Input::cvr, {withOrders(clicks, orders)});
  CHECK_THAT(learned.updated.low, WithinRel(integrated(0.1, at, orders, clicks, true, weight), 0.01));
  CHECK_THAT(learned.updated.median, WithinRel(integrated(0.5, at, orders, clicks, true, weight), 0.01));
  CHECK_THAT(learned.updated.high, WithinRel(integrated(0.9, at, orders, clicks, true, weight), 0.01));
  const double own_variance = 1.0 / (weight * orders + 0.5) + 1.0 / (weight * (clicks - orders) + 0.5);
  CHECK_THAT(learned.own_weight, WithinRel(sigma * sigma / (sigma * sigma + own_variance), 1e-6));
}

TEST_CASE("The update of engagement agrees with integration over the model's own prior") {
  const Assumptions assumptions = defaultAssumptions();
  const double followers = 31623.0;
  const double expected = followers * 12.0 * engagementAt(buildCurves(assumptions), Format::instagram_feed, followers);
  const double engagements = std::floor(expected * GENERATE(0.3, 0.9, 2.5));
  const double median = rangeOf(assumptions, Input::engagement_multiplier).median;
  const double sigma = rangeOf(assumptions, Input::source_spread).median;
  double level = median;
  double weight = 0.0;
  for (int round = 0; round < 200; ++round) {
    weight = 1.0 / (1.0 + expected * level * kWideCampaignSpread * kWideCampaignSpread);
    level = (weight * engagements + 1.0 / (sigma * sigma)) / (weight * expected + 1.0 / (sigma * sigma * median));
  }
  const auto at = [&](double z) { return positiveAt(median, sigma, z); };
  const Learned learned = learnOne(Input::engagement_multiplier, {withEngagements(engagements, followers, 12.0)});
  CHECK_THAT(learned.updated.low, WithinRel(integrated(0.1, at, engagements, expected, false, weight), 0.01));
  CHECK_THAT(learned.updated.median, WithinRel(integrated(0.5, at, engagements, expected, false, weight), 0.01));
  CHECK_THAT(learned.updated.high, WithinRel(integrated(0.9, at, engagements, expected, false, weight), 0.01));
}

TEST_CASE("The update of orders behind each tracked one agrees with integration over the model's own prior") {
  const double tracked = GENERATE(4.0, 60.0, 3000.0);
  const double behind = std::floor(tracked * GENERATE(0.2, 1.0));
  CAPTURE(tracked, behind);
  const Range prior = rangeOf(defaultAssumptions(), Input::total_per_tracked_creators);
  const double sigma = logSigma(prior);
  double level = prior.median - 1.0;
  double weight = 0.0;
  for (int round = 0; round < 200; ++round) {
    weight = 1.0 / (1.0 + tracked * level * (kWideCampaignSpread * kWideCampaignSpread + 1.0 / tracked));
    level = (weight * behind + 1.0 / (sigma * sigma)) /
            (weight * tracked + 1.0 / (sigma * sigma * (prior.median - 1.0)));
  }
  // Draws below 1 count as 1, as in a projection.
  const auto at = [&](double z) { return std::max(1e-6, positiveAt(prior.median, sigma, z) - 1.0); };
  const Learned learned = learnOne(Input::total_per_tracked_creators, {withTotal(tracked, tracked + behind)});
  const auto whole = [&](double p) { return 1.0 + integrated(p, at, behind, tracked, false, weight); };
  CHECK_THAT(learned.updated.low, WithinRel(whole(0.1), 0.02));
  CHECK_THAT(learned.updated.median, WithinRel(whole(0.5), 0.02));
  CHECK_THAT(learned.updated.high, WithinRel(whole(0.9), 0.02));
}

TEST_CASE("Three campaigns at 2 % move the conversion rate towards 2 % and narrow its range") {
  const Learned learned =
      learnOne(Input::cvr, {withOrders(4000.0, 80.0), withOrders(2500.0, 45.0), withOrders(6000.0, 132.0)});
  CHECK(learned.campaigns == 3);
  CHECK_THAT(learned.own_rate, WithinAbs(0.02, 0.001));
  CHECK(learned.updated.median > 0.015);
  CHECK(learned.updated.median < 0.02);
  CHECK(learned.updated.high / learned.updated.low < 0.5 * learned.prior.high / learned.prior.low);
  CHECK(learned.own_weight > 0.8);
  CHECK(learned.own_weight < 1.0);
  CHECK_FALSE(learned.clash);
}

TEST_CASE("However large, one campaign never counts more than the difference between campaigns allows") {
  const Learned large = learnOne(Input::cvr, {withOrders(1e5, 3e3)});
  const Learned huge = learnOne(Input::cvr, {withOrders(1e9, 3e7)});
  CHECK_THAT(huge.updated.low, WithinRel(large.updated.low, 0.01));
  CHECK_THAT(huge.updated.high, WithinRel(large.updated.high, 0.01));
  CHECK(huge.updated.high / huge.updated.low > 1.8);
}

TEST_CASE("A second campaign with the same rate narrows the range") {
  const Campaign campaign = withOrders(5000.0, 100.0);
  double width = std::numeric_limits<double>::infinity();
  double weight = 0.0;
  Campaigns campaigns;
  for (int count = 1; count <= kCampaignsMax; ++count) {
    CAPTURE(count);
    campaigns.push_back(campaign);
    const Learned learned = learnOne(Input::cvr, campaigns);
    checkOrdered(learned.updated);
    REQUIRE(learned.updated.high / learned.updated.low < width);
    REQUIRE(learned.own_weight > weight);
    width = learned.updated.high / learned.updated.low;
    weight = learned.own_weight;
  }
  CHECK(weight < 1.0);
}

TEST_CASE("More orders from the same clicks never lower the conversion rate") {
  double before = 0.0;
  for (double orders = 0.0; orders <= 500.0; orders += 10.0) {
    CAPTURE(orders);
    const Learned learned = learnOne(Input::cvr, {withOrders(500.0, orders)});
    checkOrdered(learned.updated);
    REQUIRE(learned.updated.median > before);
    REQUIRE(learned.updated.high < 1.0);
    before = learned.updated.median;
  }
}

TEST_CASE("The order of campaigns changes nothing") {
  const Campaigns there = {withOrders(4000.0, 80.0), withOrders(200.0, 9.0), withOrders(6000.0, 60.0),
                           withOrders(90.0, 0.0)};
  const Campaigns back(there.rbegin(), there.rend());
  const Range a = learnOne(Input::cvr, there).updated;
  const Range b = learnOne(Input::cvr, back).updated;
  CHECK_THAT(a.low, WithinRel(b.low, 1e-10));
  CHECK_THAT(a.median, WithinRel(b.median, 1e-10));
  CHECK_THAT(a.high, WithinRel(b.high, 1e-10));
}

TEST_CASE("Alike campaigns lower the spread between campaigns, unlike ones raise it, two say nothing about it") {
  const Campaign usual = withOrders(5000.0, 100.0);
  const Learned two = learnOne(Input::cvr, {usual, withOrders(5000.0, 300.0)});
  CHECK(two.spread == kCampaignSpread);
  CHECK_FALSE(two.spread_estimated);
  const Learned alike = learnOne(Input::cvr, {usual, usual, usual, usual, usual, usual});
  CHECK(alike.spread < kCampaignSpread);
  CHECK(alike.spread >= 0.1);
  CHECK(alike.spread_estimated);
  const Learned unlike =
      learnOne(Input::cvr, {withOrders(5000.0, 20.0), usual, withOrders(5000.0, 300.0), withOrders(5000.0, 35.0)});
  CHECK(unlike.spread > 1.5 * kCampaignSpread);
  CHECK(unlike.spread_estimated);
  CHECK(unlike.updated.high / unlike.updated.low > alike.updated.high / alike.updated.low);
}

TEST_CASE("Data beyond the default's 95 % clash with it unless chance may have done it") {
  const auto clash = [](const Campaigns& campaigns) { return learnOne(Input::cvr, campaigns).clash; };
  CHECK(clash({withOrders(5000.0, 600.0), withOrders(3000.0, 330.0)}));
  CHECK(clash({withOrders(5000.0, 1.0), withOrders(30000.0, 4.0)}));
  CHECK_FALSE(clash({withOrders(10.0, 1.0)}));
  CHECK_FALSE(clash({withOrders(100.0, 0.0)}));
  CHECK_FALSE(clash({withOrders(5000.0, 120.0)}));
}

TEST_CASE("Creators and adverts learn apart, and each format for itself") {
  Campaign ads = withOrders(4000.0, 100.0, OptionKind::ads);
  ads.exposures = 400000.0;
  const std::vector<Learned> learned = learn(
      {withClicks(Format::instagram_story, 20000.0, 500.0), withClicks(Format::tiktok_video, 90000.0, 400.0), ads});
  std::vector<Input> inputs;
  for (const Learned& one : learned) inputs.push_back(one.input);
  CHECK(inputs ==
        std::vector<Input>{Input::ctr_instagram_story, Input::ctr_tiktok_video, Input::ads_ctr, Input::ads_cvr});
  for (const Learned& one : learned) CHECK(one.campaigns == 1);
}

TEST_CASE("An input that is a constant is taken as known") {
  Assumptions assumptions = defaultAssumptions();
  scenario::set(assumptions, Input::cvr, 0.03);
  const Learned learned = learnOne(Input::cvr, {withOrders(5000.0, 50.0)}, assumptions);
  CHECK(learned.updated.low == 0.03);
  CHECK(learned.updated.high == 0.03);
  CHECK(learned.own_weight == 0.0);
}

TEST_CASE("Orders behind each tracked one never fall below 1") {
  const Learned none_unseen =
      learnOne(Input::total_per_tracked_creators, {withTotal(200.0, 200.0), withTotal(90.0, 90.0)});
  checkOrdered(none_unseen.updated);
  CHECK(none_unseen.updated.low >= 1.0);
  CHECK(none_unseen.updated.high < none_unseen.prior.median);
  const Learned many = learnOne(Input::total_per_tracked_creators, {withTotal(200.0, 600.0), withTotal(90.0, 290.0)});
  checkOrdered(many.updated);
  CHECK(many.updated.median > 2.0);
  CHECK(many.updated.median < 3.2);
  CHECK(many.own_rate > 2.9);
}

TEST_CASE("A total of three tracked orders says less than one of three hundred") {
  const Learned few = learnOne(Input::total_per_tracked_creators, {withTotal(3.0, 9.0)});
  const Learned many = learnOne(Input::total_per_tracked_creators, {withTotal(300.0, 900.0)});
  CHECK(few.own_weight < many.own_weight);
  CHECK(few.updated.median < many.updated.median);
  CHECK(few.updated.high / few.updated.low > many.updated.high / many.updated.low);
}

TEST_CASE("The engagement input leaves room for the error that the model adds itself") {
  const Learned learned = learnOne(Input::engagement_multiplier, {withEngagements(4000.0, 31623.0, 12.0)});
  const double source = rangeOf(defaultAssumptions(), Input::source_spread).median;
  CHECK(logSigma(learned.updated) < source);
  CHECK(learned.input_range.low == learned.input_range.high);
  CHECK(learned.input_range.median == learned.updated.median);
  Assumptions open = defaultAssumptions();
  scenario::set(open, Input::engagement_multiplier, scenario::lognormal(1.0, 1.2));
  const Learned wide = learnOne(Input::engagement_multiplier, {withEngagements(40.0, 31623.0, 1.0)}, open);
  const double drawn = std::sqrt(logSigma(wide.input_range) * logSigma(wide.input_range) + source * source);
  CHECK(logSigma(wide.updated) > source);
  CHECK_THAT(drawn, WithinRel(logSigma(wide.updated), 1e-9));
}

TEST_CASE("Stories, adverts and measured benchmarks say nothing about engagement") {
  Campaign story = withEngagements(400.0, 30000.0, 3.0);
  story.format = Format::instagram_story;
  Campaign ads = withEngagements(400.0, 30000.0, 3.0);
  ads.kind = OptionKind::ads;
  CHECK(learn({story, ads}).empty());
  Assumptions measured = defaultAssumptions();
  measured[static_cast<std::size_t>(indexOf(Input::engagement_instagram_feed_micro))].measured = true;
  CHECK(learn({withEngagements(400.0, 31623.0, 3.0)}, measured).empty());
}

TEST_CASE("No campaigns, or campaigns without anything countable, teach nothing") {
  CHECK(learn({}).empty());
  CHECK(learn({Campaign{}}).empty());
  CHECK(learn({withClicks(Format::x_post, 0.0, 0.0)}).empty());
  CHECK(learn({withOrders(0.0, 0.0)}).empty());
}

TEST_CASE("Counted on less than one exposure, a campaign teaches nothing") {
  CHECK(learn({withOrders(0.5, 0.5)}).empty());
  CHECK(learn({withTotal(1e-300, 2.0), withTotal(1e-300, 3.0), withTotal(1e-300, 4.0)}).empty());
  Assumptions assumptions = defaultAssumptions();
  assumptions[static_cast<std::size_t>(indexOf(Input::engagement_instagram_feed_nano))].range = {1e-5, 1e-4, 1e-3};
  CHECK(learn({withEngagements(1.0, kFollowersMin, 1.0)}, assumptions).empty());
}

TEST_CASE("A share so close to 1 that doubles cannot hold its range stays as it is") {
  Assumptions assumptions = defaultAssumptions();
  const double below_one = 1.0 - 0x1p-53;
  assumptions[static_cast<std::size_t>(indexOf(Input::cvr))].range = {below_one - 0x1p-53, below_one, below_one};
  const Learned learned = learnOne(Input::cvr, {withOrders(100.0, 1.0)}, assumptions);
  CHECK(learned.own_weight == 0.0);
  CHECK(learned.updated.median == learned.prior.median);
}

TEST_CASE("A kind or format that is none is refused, a format of adverts is not read") {
  const auto codeOf = [](const Campaign& campaign) {
    return validateLearning({{&campaign, 1}, defaultAssumptions()}).code;
  };
  Campaign campaign = withOrders(100.0, 2.0);
  campaign.format = static_cast<Format>(kFormatCount);
  CHECK(codeOf(campaign) == Code::unknown_choice);
  campaign.kind = OptionKind::ads;
  CHECK(codeOf(campaign) == Code::ok);
  campaign.kind = static_cast<OptionKind>(-1);
  CHECK(codeOf(campaign) == Code::unknown_choice);
}

TEST_CASE("Counts that cannot be are refused with the campaign's position") {
  const auto fault = [](const Campaign& campaign) {
    const Campaigns campaigns = {withOrders(10.0, 1.0), campaign};
    LearningRequest request;
    request.campaigns = campaigns;
    request.assumptions = defaultAssumptions();
    const Problem problem = validateLearning(request);
    if (!problem.ok()) {
      CHECK(problem.field == Field::campaign);
      CHECK(problem.index == 1);
    }
    return problem.code;
  };
  CHECK(fault(withOrders(-2.0, 0.0)) == Code::below_minimum);
  CHECK(fault(withOrders(2e15, 0.0)) == Code::above_maximum);
  CHECK(fault(withOrders(std::nan(""), 0.0)) == Code::not_finite);
  CHECK(fault(withOrders(10.0, 11.0)) == Code::above_maximum);
  CHECK(fault(withClicks(Format::x_post, 10.0, 11.0)) == Code::above_maximum);
  CHECK(fault(withTotal(10.0, 9.0)) == Code::below_minimum);
  CHECK(fault(withTotal(kNotKnown, 9.0)) == Code::missing_exposure);
  CHECK(fault(withEngagements(10.0, kNotKnown, 3.0)) == Code::missing_exposure);
  CHECK(fault(withEngagements(10.0, 50.0, 3.0)) == Code::below_minimum);
  CHECK(fault(withEngagements(10.0, 5000.0, 0.0)) == Code::below_minimum);
  CHECK(fault(withEngagements(10.0, 5000.0, 3.0)) == Code::ok);
}

TEST_CASE("More campaigns than the limit are refused") {
  const Campaigns campaigns(static_cast<std::size_t>(kCampaignsMax) + 1, withOrders(10.0, 1.0));
  LearningRequest request;
  request.campaigns = campaigns;
  request.assumptions = defaultAssumptions();
  CHECK(validateLearning(request).code == Code::wrong_length);
}

/* Coverage */

namespace {

constexpr std::uint64_t kSeed = 7;
constexpr int kBrands = 4000;

/// A whole number with this mean: Poisson, near enough for means that are not tiny.
double countWithMean(double mean, int brand, std::uint32_t stream, std::uint32_t lane) {
  if (mean > 200.0)
    return std::floor(std::max(
        0.0, mean + std::sqrt(mean) * standardNormal(kSeed, static_cast<std::uint64_t>(brand), stream, lane) + 0.5));
  double p = uniform(kSeed, static_cast<std::uint64_t>(brand), stream, lane);
  double probability = exponential(-mean);
  double k = 0.0;
  while (p > probability && k < 2000.0) {
    p -= probability;
    k += 1.0;
    probability *= mean / k;
  }
  return k;
}

/// How a campaign of this brand differs from the brand's mean: mean 1, standard deviation `spread`.
double difference(double spread, int brand, std::uint32_t lane) {
  return luckWithMeanOne(std::sqrt(logOnePlus(spread * spread)),
                         standardNormal(kSeed, static_cast<std::uint64_t>(brand), 2, lane));
}

/// Share of brands whose level lies in the middle 80 % of what was learned, each with `count` campaigns.
double coverage(Input input, int count, const std::function<double(double)>& level_at,
                const std::function<Campaign(double, int, std::uint32_t)>& campaign_at) {
  int inside = 0;
  for (int brand = 0; brand < kBrands; ++brand) {
    const double level = level_at(standardNormal(kSeed, static_cast<std::uint64_t>(brand), 1, 0));
    Campaigns campaigns;
    for (int i = 0; i < count; ++i) campaigns.push_back(campaign_at(level, brand, static_cast<std::uint32_t>(i)));
    const Learned learned = learnOne(input, campaigns);
    inside += level >= learned.updated.low && level <= learned.updated.high ? 1 : 0;
  }
  return static_cast<double>(inside) / kBrands;
}

}  // namespace

TEST_CASE("If brands and campaigns differ as assumed, 80 % of the ranges of a conversion rate hold the truth") {
  const int count = GENERATE(1, 2, 3, 6);
  CAPTURE(count);
  const Range prior = rangeOf(defaultAssumptions(), Input::cvr);
  const double sigma = logitSigma(prior);
  const double covered = coverage(
      Input::cvr, count, [&](double z) { return shareAt(prior.median, sigma, z); },
      [&](double level, int brand, std::uint32_t lane) {
        const double clicks =
            std::floor(positiveAt(1500.0, 1.0, standardNormal(kSeed, static_cast<std::uint64_t>(brand), 3, lane)));
        const double rate = std::min(1.0, level * difference(kCampaignSpread, brand, lane));
        return withOrders(clicks, std::min(clicks, countWithMean(clicks * rate, brand, 4, lane)));
      });
  CHECK(covered >= 0.78);
  CHECK(covered <= 0.82);
}

TEST_CASE("If brands and campaigns differ as assumed, 80 % of the ranges of engagement hold the truth") {
  const int count = GENERATE(1, 2, 3, 6);
  CAPTURE(count);
  const Assumptions assumptions = defaultAssumptions();
  const double median = rangeOf(assumptions, Input::engagement_multiplier).median;
  const double sigma = rangeOf(assumptions, Input::source_spread).median;
  const double expected = 31623.0 * 8.0 * engagementAt(buildCurves(assumptions), Format::instagram_feed, 31623.0);
  const double covered = coverage(
      Input::engagement_multiplier, count, [&](double z) { return positiveAt(median, sigma, z); },
      [&](double level, int brand, std::uint32_t lane) {
        const double mean = expected * level * difference(kWideCampaignSpread, brand, lane);
        return withEngagements(countWithMean(mean, brand, 4, lane), 31623.0, 8.0);
      });
  CHECK(covered >= 0.78);
  CHECK(covered <= 0.82);
}

TEST_CASE("If brands and campaigns differ as assumed, 80 % of the ranges of total per tracked orders hold the truth") {
  const int count = GENERATE(1, 2, 3, 6);
  CAPTURE(count);
  const Range prior = rangeOf(defaultAssumptions(), Input::total_per_tracked_creators);
  const double sigma = logSigma(prior);
  const double covered = coverage(
      Input::total_per_tracked_creators, count,
      [&](double z) { return std::max(1.0, positiveAt(prior.median, sigma, z)); },
      [&](double level, int brand, std::uint32_t lane) {
        const double tracked = 1.0 + countWithMean(60.0, brand, 4, lane);
        const double unseen =
            countWithMean(60.0 * (level - 1.0) * difference(kWideCampaignSpread, brand, lane), brand, 5, lane);
        return withTotal(tracked, tracked + unseen);
      });
  CHECK(covered >= 0.78);
  // A seventh of the levels is exactly 1, and a range that touches 1 holds all of those.
  CHECK(covered <= 0.84);
}
