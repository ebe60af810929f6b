#include "learning.h"

#include <algorithm>
#include <cmath>

#include "benchmark.h"
#include "benchmarks.h"
#include "engagement.h"
#include "numeric/beta.h"
#include "numeric/elementary.h"
#include "numeric/gamma.h"
#include "numeric/normal.h"

namespace tierwise {
namespace {

constexpr double kZ975 = 1.9599639845400545;
constexpr int kComponents = 29;
constexpr double kComponentWidth = 0.3;  // of a component against the prior, and step of the grid of z
constexpr double kNarrowest = 0.003;     // narrower components would be no more exact, only slower
constexpr double kJudgementCampaigns = 8.0;
constexpr int kCampaignsForSpread = 3;
constexpr double kSmallestSpread = 0.1;
constexpr int kRounds = 40;
constexpr double kLeastExposure = 1.0;  // counted on less than one, a campaign says nothing
constexpr double kLeastExcess = 1e-3;  // stands for an excess of exactly 0, which no gamma distribution can hold

/// How events come about: as some of n trials (a share), or at a rate per exposure.
enum class Counting { trials, rate };

/// Events of one campaign, and what they are counted on.
struct Count {
  double events;
  double exposure;
  double noise;  ///< relative variance that the exposure itself adds, 0 if it is exact
};

/// One Beta(a, b) or Gamma(shape a, rate b) and the logarithm of its weight.
struct Component {
  double log_weight;
  double a;
  double b;
};
using Mixture = std::array<Component, kComponents>;

/// The counts of all campaigns, discounted for their differences.
struct Pool {
  double events = 0.0;
  double exposure = 0.0;
  double spread = 0.0;
  bool estimated = false;
  int campaigns = 0;
};

constexpr std::size_t at(Input input) noexcept { return static_cast<std::size_t>(input); }
constexpr double square(double x) noexcept { return x * x; }
bool isKnown(double count) noexcept { return count >= 0.0; }

/* Priors */

template <typename Shapes>
Mixture mixtureOf(double sigma, Shapes shapes) noexcept {
  Mixture mixture{};
  const double h = std::max(kComponentWidth * sigma, kNarrowest);
  for (int i = 0; i < kComponents; ++i) {
    const double z = (i - kComponents / 2) * kComponentWidth;
    Component& component = mixture[static_cast<std::size_t>(i)];
    component = shapes(z, h);
    component.log_weight = -0.5 * square(z) / (1.0 - square(kComponentWidth));
  }
  return mixture;
}

Mixture sharePrior(double median, double sigma) noexcept {
  return mixtureOf(sigma, [=](double z, double h) -> Component {
    const double x = shareAt(median, sigma, z);
    return {0.0, 0.5 + 1.0 / (square(h) * (1.0 - x)), 0.5 + 1.0 / (square(h) * x)};
  });
}

Mixture ratePrior(double median, double sigma) noexcept {
  return mixtureOf(sigma, [=](double z, double h) -> Component {
    return {0.0, 0.5 + 1.0 / square(h), 1.0 / (square(h) * positiveAt(median, sigma, z))};
  });
}

/// Prior of x - 1, where x is lognormal and never drawn below 1. Each component has the mean and variance of a normal
/// piece of x cut at 1.
Mixture excessPrior(double median, double sigma) noexcept {
  return mixtureOf(sigma, [=](double z, double h) -> Component {
    const double centre = positiveAt(median, sigma, z);
    const double sd = h * centre;
    const double t = (centre - 1.0) / sd;
    const double mean = (centre - 1.0) * normalCdf(t) + sd * normalDensity(t);
    const double mean_square =
        (square(centre - 1.0) + square(sd)) * normalCdf(t) + (centre - 1.0) * sd * normalDensity(t);
    if (!(mean > kLeastExcess)) return {0.0, 0.5, 0.5 / kLeastExcess};
    const double variance = mean_square - square(mean);
    return {0.0, square(mean) / variance, mean / variance};
  });
}

/// A prior against 0 or 1, where doubles cannot hold how narrow it is, can learn nothing.
bool canLearn(const Mixture& prior) noexcept {
  return std::all_of(prior.begin(), prior.end(),
                     [](const Component& component) { return std::isfinite(component.a) && std::isfinite(component.b); });
}

/* Discounting */

/// m_i: what a campaign's count would be worth if all campaigns had the same rate.
double informationOf(const Count& count, Counting counting, double level) noexcept {
  return count.exposure * level * (counting == Counting::trials ? 1.0 - level : 1.0);
}

double weightOf(const Count& count, Counting counting, double level, double spread) noexcept {
  return 1.0 / (1.0 + informationOf(count, counting, level) * (square(spread) + count.noise));
}

/// The spread between campaigns by moments, drawn towards the judgement.
double estimatedSpread(std::span<const Count> counts, Counting counting, double own_rate, double spread,
                       double judged) noexcept {
  const double n = static_cast<double>(counts.size());
  const double unit = own_rate * (counting == Counting::trials ? 1.0 - own_rate : 1.0);
  if (!(unit > 0.0)) return judged;
  double excess = 0.0;
  double total = 0.0;
  for (const Count& count : counts) {
    const double noise = 1.0 / informationOf(count, counting, own_rate) + count.noise;
    const double a = square(square(spread) / (square(spread) + noise));
    const double deviation = (count.events / count.exposure - own_rate) / unit;
    excess += a * (n / (n - 1.0) * square(deviation) - noise);
    total += a;
  }
  const double shown = (n - 1.0) / n;  // degrees of freedom for each unit of weight
  const double variance =
      (kJudgementCampaigns * square(judged) + shown * excess) / (kJudgementCampaigns + shown * total);
  return std::sqrt(std::max(variance, square(kSmallestSpread)));
}

Pool pooled(std::span<const Count> counts, Counting counting, double median, double sigma, double judged) noexcept {
  Pool pool;
  pool.campaigns = static_cast<int>(counts.size());
  pool.spread = judged;
  pool.estimated = pool.campaigns >= kCampaignsForSpread;
  const double held = 1.0 / square(sigma);  // events that the prior is worth, near enough for the weights
  double level = median;
  for (int round = 0; round < kRounds; ++round) {
    pool.events = 0.0;
    pool.exposure = 0.0;
    for (const Count& count : counts) {
      const double weight = weightOf(count, counting, level, pool.spread);
      pool.events += weight * count.events;
      pool.exposure += weight * count.exposure;
    }
    level = (pool.events + held) / (pool.exposure + held / median);
    if (pool.estimated)
      pool.spread = estimatedSpread(counts, counting, pool.events / pool.exposure, pool.spread, judged);
  }
  return pool;
}

/* Posterior */

double logBeta(double a, double b) noexcept { return logGamma(a) + logGamma(b) - logGamma(a + b); }

Mixture posterior(const Mixture& prior, Counting counting, const Pool& pool) noexcept {
  Mixture after = prior;
  for (Component& component : after) {
    const auto [log_weight, a, b] = component;
    if (counting == Counting::trials) {
      component.a = a + pool.events;
      component.b = b + (pool.exposure - pool.events);
      component.log_weight = log_weight + logBeta(component.a, component.b) - logBeta(a, b);
    } else {
      component.a = a + pool.events;
      component.b = b + pool.exposure;
      component.log_weight =
          log_weight + logGamma(component.a) - logGamma(a) + a * naturalLog(b) - component.a * naturalLog(component.b);
    }
  }
  return after;
}

/// Weights of the components, adding up to 1.
std::array<double, kComponents> weightsOf(const Mixture& mixture) noexcept {
  double largest = mixture[0].log_weight;
  for (const Component& component : mixture) largest = std::max(largest, component.log_weight);
  std::array<double, kComponents> weights{};
  double sum = 0.0;
  for (std::size_t i = 0; i < mixture.size(); ++i) {
    weights[i] = exponential(mixture[i].log_weight - largest);
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// Quantile of a mixture, by the secant method inside a bracket (Illinois) on the logarithm or the log odds.
class Quantiles {
 public:
  Quantiles(const Mixture& mixture, Counting counting) noexcept
      : mixture_(mixture), weights_(weightsOf(mixture)), counting_(counting) {}

  double operator()(double p) const noexcept {
    double low = -40.0;
    double high = 40.0;
    double below = belowAt(low) - p;
    double above = belowAt(high) - p;
    if (below >= 0.0) return valueAt(low);
    int side = 0;
    for (int step = 0; step < 200 && high - low > 1e-12; ++step) {
      const bool halve = step < 6;  // first near enough for straight lines
      const double t = halve ? 0.5 * (low + high) : (low * above - high * below) / (above - below);
      const double here = belowAt(t) - p;
      if (here == 0.0 || std::fabs(here) < 1e-14) return valueAt(t);
      if (here < 0.0) {
        low = t;
        below = here;
        if (side == -1) above *= 0.5;
        side = -1;
      } else {
        high = t;
        above = here;
        if (side == 1) below *= 0.5;
        side = 1;
      }
    }
    return valueAt(0.5 * (low + high));
  }

 private:
  double valueAt(double t) const noexcept { return counting_ == Counting::trials ? logistic(t) : exponential(t); }

  double belowAt(double t) const noexcept {
    constexpr double kNegligible = 1e-10;
    double sum = 0.0;
    for (std::size_t i = 0; i < mixture_.size(); ++i) {
      if (weights_[i] < kNegligible) continue;
      const auto& [unused, a, b] = mixture_[i];
      sum += weights_[i] * (counting_ == Counting::trials ? incompleteBeta(logistic(t), logistic(-t), a, b)
                                                          : incompleteGamma(a, b * exponential(t)));
    }
    return sum;
  }

  Mixture mixture_;
  std::array<double, kComponents> weights_;
  Counting counting_;
};

/// Share of what the counts alone would say (half an event added) that lies below x.
double countsBelow(const Pool& pool, Counting counting, double x) noexcept {
  if (counting == Counting::trials) return incompleteBeta(x, pool.events + 0.5, pool.exposure - pool.events + 0.5);
  return incompleteGamma(pool.events + 0.5, pool.exposure * x);
}

/* One input */

/// What is asked about one input: its prior and its counts. `offset` is 1 for total orders per tracked order, where
/// what is counted is the excess over 1.
struct Question {
  Input input;
  Shape shape;
  double median;
  double sigma;
  double offset;
  double judged_spread;
};

/// Variance of the logarithm (log odds) of the input that the counts alone leave.
double countsVariance(const Pool& pool, const Question& question) noexcept {
  const double events = pool.events + 0.5;
  if (question.shape == Shape::share) return 1.0 / events + 1.0 / (pool.exposure - pool.events + 0.5);
  const double rate = events / pool.exposure;
  return square(rate / (rate + question.offset)) / events;
}

Learned answer(const Question& question, std::span<const Count> counts) noexcept {
  const auto& [input, shape, median, sigma, offset, judged] = question;
  const InputDefault& limits = kInputDefaults[at(input)];
  const Counting counting = shape == Shape::share ? Counting::trials : Counting::rate;
  const auto inside = [&](double value) { return std::clamp(value, limits.minimum, limits.maximum); };
  const auto priorAt = [&](double z) {
    return inside(shape == Shape::share ? shareAt(median, sigma, z) : positiveAt(median, sigma, z));
  };
  Learned learned;
  learned.input = input;
  learned.prior = {priorAt(-kZ90), inside(median), priorAt(kZ90)};
  learned.prior_low95 = priorAt(-kZ975);
  learned.prior_high95 = priorAt(kZ975);
  learned.updated = learned.prior;
  learned.campaigns = static_cast<int>(counts.size());

  const double start = std::max(median - offset, 0.01);
  const Pool pool = pooled(counts, counting, start, sigma > 0.0 ? sigma : 1.0, judged);
  learned.own_rate = pool.events / pool.exposure + offset;
  learned.spread = pool.spread;
  learned.spread_estimated = pool.estimated;
  if (!(sigma > 0.0)) return learned;

  const Mixture prior = shape == Shape::share ? sharePrior(median, sigma)
                        : offset > 0.0        ? excessPrior(median, sigma)
                                              : ratePrior(median, sigma);
  if (!canLearn(prior)) return learned;
  const Quantiles quantile(posterior(prior, counting, pool), counting);
  const auto updatedAt = [&](double p) {
    const double level = quantile(p);
    return inside(offset > 0.0 && level < 5.0 * kLeastExcess ? offset : level + offset);
  };
  learned.updated = {updatedAt(0.1), updatedAt(0.5), updatedAt(0.9)};
  learned.own_weight = square(sigma) / (square(sigma) + countsVariance(pool, question));
  constexpr double kChance = 0.1;
  const bool above =
      learned.own_rate > learned.prior_high95 && countsBelow(pool, counting, learned.prior_high95 - offset) < kChance;
  const bool below = learned.own_rate < learned.prior_low95 &&
                     countsBelow(pool, counting, learned.prior_low95 - offset) > 1.0 - kChance;
  learned.clash = above || below;
  return learned;
}

/* Which campaigns say something about what */

using Counts = std::vector<Count>;

Counts clickCounts(std::span<const Campaign> campaigns, OptionKind kind, Format format) {
  Counts counts;
  for (const Campaign& campaign : campaigns) {
    const bool is_it = campaign.kind == kind && (kind == OptionKind::ads || campaign.format == format);
    if (is_it && campaign.exposures >= kLeastExposure && isKnown(campaign.clicks))
      counts.push_back({campaign.clicks, campaign.exposures, 0.0});
  }
  return counts;
}

Counts orderCounts(std::span<const Campaign> campaigns, OptionKind kind) {
  Counts counts;
  for (const Campaign& campaign : campaigns)
    if (campaign.kind == kind && campaign.clicks >= kLeastExposure && isKnown(campaign.tracked_orders))
      counts.push_back({campaign.tracked_orders, campaign.clicks, 0.0});
  return counts;
}

/// Untracked orders per tracked one. Tracked orders are a count themselves, with a relative variance of one over it.
Counts untrackedCounts(std::span<const Campaign> campaigns, OptionKind kind) {
  Counts counts;
  for (const Campaign& campaign : campaigns)
    if (campaign.kind == kind && campaign.tracked_orders >= kLeastExposure && isKnown(campaign.total_orders))
      counts.push_back(
          {campaign.total_orders - campaign.tracked_orders, campaign.tracked_orders, 1.0 / campaign.tracked_orders});
  return counts;
}

/// Engagements per engagement that the benchmark expects of creators as engaged as the input says, at multiplier 1.
Counts engagementCounts(std::span<const Campaign> campaigns, const Assumptions& assumptions) {
  const Curves curves = buildCurves(assumptions);
  const double choice = inverseNormal(assumptions[at(Input::choice_percentile)].range.median);
  Counts counts;
  for (const Campaign& campaign : campaigns) {
    const auto& [kind, format, exposures, clicks, tracked, total, engagements, followers, posts] = campaign;
    if (kind == OptionKind::ads || !isKnown(engagements) || !hasEngagement(format)) continue;
    if (benchmarkShareOfEngagement(curves, format, followers) < 1.0) continue;
    const double chosen = exponential(spreadBetweenCreators(curves, format, followers) * choice);
    const double expected = followers * posts * engagementAt(curves, format, followers) * chosen;
    if (expected >= kLeastExposure) counts.push_back({engagements, expected, 0.0});
  }
  return counts;
}

Question questionAbout(Input input, const Assumptions& assumptions, double offset, double judged_spread) noexcept {
  const Range& range = assumptions[at(input)].range;
  const Shape shape = kInputDefaults[at(input)].shape;
  const double sigma = shape == Shape::share ? logitSigma(range) : logSigma(range);
  return {input, shape, range.median, sigma, offset, judged_spread};
}

void learnShare(std::vector<Learned>& all, Input input, const Assumptions& assumptions, const Counts& counts) {
  if (counts.empty()) return;
  all.push_back(answer(questionAbout(input, assumptions, 0.0, kCampaignSpread), counts));
  all.back().input_range = all.back().updated;
}

void learnTotal(std::vector<Learned>& all, Input input, const Assumptions& assumptions, const Counts& counts) {
  if (counts.empty()) return;
  all.push_back(answer(questionAbout(input, assumptions, 1.0, kWideCampaignSpread), counts));
  all.back().input_range = all.back().updated;
}

/// The level of the benchmark is uncertain by the source's error as well as by the multiplier's own range.
void learnEngagement(std::vector<Learned>& all, const Assumptions& assumptions, const Counts& counts) {
  if (counts.empty()) return;
  Question question = questionAbout(Input::engagement_multiplier, assumptions, 0.0, kWideCampaignSpread);
  const double source = assumptions[at(Input::source_spread)].range.median;
  question.sigma = std::sqrt(square(question.sigma) + square(source));
  Learned learned = answer(question, counts);
  const auto& [low, median, high] = learned.updated;
  const double sigma = logSigma(learned.updated);
  const double rest = std::sqrt(std::max(0.0, square(sigma) - square(source)));
  learned.input_range = {positiveAt(median, rest, -kZ90), median, positiveAt(median, rest, kZ90)};
  all.push_back(learned);
}

/* Faults */

Code faultOfCount(double count, double minimum, double maximum) noexcept {
  if (!std::isfinite(count)) return Code::not_finite;
  if (count == kNotKnown) return Code::ok;
  if (count < minimum) return Code::below_minimum;
  return count > maximum ? Code::above_maximum : Code::ok;
}

/// A count that cannot be larger than what it is counted on.
Code faultOfPart(double part, double whole) noexcept {
  return isKnown(part) && isKnown(whole) && part > whole ? Code::above_maximum : Code::ok;
}

bool isKnownChoice(int choice, int count) noexcept { return choice >= 0 && choice < count; }

Code faultOf(const Campaign& campaign) noexcept {
  const auto& [kind, format, exposures, clicks, tracked, total, engagements, followers, posts] = campaign;
  const bool is_creators = kind == OptionKind::creators;
  const bool lacks_size = is_creators && isKnown(engagements) && !(isKnown(followers) && isKnown(posts));
  const bool is_choice = isKnownChoice(static_cast<int>(kind), kOptionKindCount) &&
                         (!is_creators || isKnownChoice(static_cast<int>(format), kFormatCount));
  const std::array<Code, 13> codes = {
      is_choice ? Code::ok : Code::unknown_choice,
      faultOfCount(exposures, 0.0, kCountMax),
      faultOfCount(clicks, 0.0, kCountMax),
      faultOfCount(tracked, 0.0, kCountMax),
      faultOfCount(total, 0.0, kCountMax),
      faultOfCount(engagements, 0.0, kCountMax),
      faultOfCount(followers, kFollowersMin, kFollowersMax),
      faultOfCount(posts, 1.0, kCountMax),
      faultOfPart(clicks, exposures),
      faultOfPart(tracked, clicks),
      isKnown(tracked) && isKnown(total) && total < tracked ? Code::below_minimum : Code::ok,
      isKnown(total) && !isKnown(tracked) ? Code::missing_exposure : Code::ok,
      lacks_size ? Code::missing_exposure : Code::ok,
  };
  const auto* found = std::find_if(codes.begin(), codes.end(), [](Code code) { return code != Code::ok; });
  return found == codes.end() ? Code::ok : *found;
}

}  // namespace

Problem validateLearning(const LearningRequest& request) noexcept {
  if (request.campaigns.size() > static_cast<std::size_t>(kCampaignsMax))
    return {Code::wrong_length, Field::campaign, 0};
  int position = 0;
  for (const Campaign& campaign : request.campaigns) {
    const Code code = faultOf(campaign);
    if (code != Code::ok) return {code, Field::campaign, position};
    ++position;
  }
  return validateAssumptions(request.assumptions);
}

std::vector<Learned> learnFromCampaigns(const LearningRequest& request) {
  const auto& [campaigns, assumptions] = request;
  std::vector<Learned> all;
  for (int i = 0; i < kFormatCount; ++i) {
    const auto format = static_cast<Format>(i);
    const auto rate = static_cast<Input>(kFormatTraits[static_cast<std::size_t>(i)].click_rate);
    learnShare(all, rate, assumptions, clickCounts(campaigns, OptionKind::creators, format));
  }
  learnShare(all, Input::ads_ctr, assumptions, clickCounts(campaigns, OptionKind::ads, Format{}));
  learnShare(all, Input::cvr, assumptions, orderCounts(campaigns, OptionKind::creators));
  learnShare(all, Input::ads_cvr, assumptions, orderCounts(campaigns, OptionKind::ads));
  learnTotal(all, Input::total_per_tracked_creators, assumptions, untrackedCounts(campaigns, OptionKind::creators));
  learnTotal(all, Input::total_per_tracked_ads, assumptions, untrackedCounts(campaigns, OptionKind::ads));
  learnEngagement(all, assumptions, engagementCounts(campaigns, assumptions));
  return all;
}

}  // namespace tierwise
