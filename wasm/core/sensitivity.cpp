#include "sensitivity.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "benchmarks.h"
#include "decomposition.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/quantile.h"
#include "numeric/range.h"
#include "numeric/sum.h"
#include "streams.h"

namespace tierwise {
namespace {

using Samples = std::vector<OptionSamples>;

std::vector<double> differencesOf(const Samples& samples, Goal goal) {
  const std::span<const double> a = samples[0].column(metricOf(goal));
  const std::span<const double> b = samples[1].column(metricOf(goal));
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    differences[i] = (samples[0].affordable[i] != 0 ? a[i] : 0.0) - (samples[1].affordable[i] != 0 ? b[i] : 0.0);
  return differences;
}

/// The differences in the draws in which both are affordable. Differences within rounding tie, as in a duel.
Situation situationOf(std::span<const double> a, std::span<const double> b, const Samples& samples) {
  constexpr double kTie = 1e-12;
  std::vector<double> differences;
  double won = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (samples[0].affordable[i] == 0 || samples[1].affordable[i] == 0) continue;
    const double difference = a[i] - b[i];
    const bool ties = std::fabs(difference) <= kTie * std::max(std::fabs(a[i]), std::fabs(b[i]));
    won += ties ? 0.5 : (difference > 0.0 ? 1.0 : 0.0);
    differences.push_back(difference);
  }
  if (differences.empty()) return {};
  const double count = static_cast<double>(differences.size());
  return {quantile(differences, 0.5), won / count};
}

Situation situationOf(const Samples& samples, Goal goal) {
  return situationOf(samples[0].column(metricOf(goal)), samples[1].column(metricOf(goal)), samples);
}

int tornadoDraws(const DifferenceQuestion& question) noexcept {
  return std::min(kTornadoDraws, question.request.draws);
}

bool isClickRate(std::uint32_t stream) noexcept { return stream == sourceStream(Quantity::clicks); }

void add(std::vector<Factor>& factors, Factor factor, std::initializer_list<StreamHalf> halves) {
  for (const StreamHalf& half : halves) factor.streams[static_cast<std::size_t>(factor.stream_count++)] = half;
  factors.push_back(factor);
}

double valueAt(const InputSampler& sampler, double z) noexcept {
  const double value = sampler.shape == Shape::share ? shareAt(sampler.median, sampler.sigma, z)
                                                     : positiveAt(sampler.median, sampler.sigma, z);
  return std::clamp(value, sampler.minimum, sampler.maximum);
}

/// Every varying input; click rates share one stream and come once, after the others.
void addInputs(const MarketSampler& market, std::vector<Factor>& factors) {
  const InputSampler* click_rate = nullptr;
  for (int i = 0; i < market.varying_count; ++i) {
    const InputSampler& sampler = market.varying[static_cast<std::size_t>(i)];
    if (isClickRate(sampler.stream)) {
      if (click_rate == nullptr) click_rate = &sampler;
      continue;
    }
    Factor factor{Doubt::input, sampler.input};
    factor.low = valueAt(sampler, -kZ90);
    factor.high = valueAt(sampler, kZ90);
    add(factors, factor, {{sampler.stream, 0}});
  }
  if (click_rate != nullptr) add(factors, {Doubt::click_rates, click_rate->input}, {{click_rate->stream, 0}});
}

void addSources(std::vector<Factor>& factors) {
  for (const Quantity quantity : {Quantity::price, Quantity::reach, Quantity::engagement})
    add(factors, {Doubt::source, -1, quantity}, {{sourceStream(quantity), 0}});
}

void addOption(const OptionSpec& option, std::vector<Factor>& factors) {
  const int slot = option.slot;
  const bool is_ads = option.kind == OptionKind::ads;
  const auto own = [slot](Doubt kind) { return Factor{kind, -1, Quantity::price, slot}; };
  add(factors, own(Doubt::option_price), {{optionPriceReachStream(slot), 0}});
  if (!is_ads) add(factors, own(Doubt::option_reach), {{optionPriceReachStream(slot), 1}});
  if (!is_ads) add(factors, own(Doubt::option_engagement), {{optionEngagementClicksStream(slot), 0}});
  add(factors, own(Doubt::option_clicks), {{optionEngagementClicksStream(slot), 1}});
  if (is_ads) return;
  add(factors, own(Doubt::luck),
      {{deliveryStream(slot), 0},
       {creatorReachEngagementStream(slot), 0},
       {creatorSalesStream(slot), 0},
       {manyCreatorsStream(slot), 0}});
}

/// Every stream of the factor at z in every draw.
Situation pinnedAt(const DifferenceQuestion& question, const PreparedRequest& prepared, const Factor& factor,
                   double z) {
  std::array<PinnedNormal, 4> pins;
  const std::span<const StreamHalf> halves = factor.halves();
  for (std::size_t i = 0; i < halves.size(); ++i) pins[i] = {halves[i], z};
  const RandomSource source{question.request.seed, 0, {}, std::span(pins).first(halves.size())};
  return situationOf(simulate(prepared, source, 0, tornadoDraws(question)), question.goal);
}

/// The option's value with its delivery and luck at one point of their own spread, all else as drawn.
void moveLuck(std::vector<double>& values, const std::vector<double>& logs, double point, double invested) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(logs[i])) values[i] = (values[i] + invested) * exponential(point - logs[i]) - invested;
}

FactorEffect effectOfLuck(const DifferenceQuestion& question, const PreparedRequest& prepared, const Factor& factor) {
  const RandomSource source{question.request.seed, 0, {}};
  const Samples samples = simulate(prepared, source, 0, tornadoDraws(question));
  const std::size_t option = question.request.options[0].slot == factor.slot ? 0 : 1;
  const std::vector<double> logs = logLuck(prepared, option, samples[option], question.goal, source, 0);
  std::vector<double> sorted;
  for (std::size_t i = 0; i < logs.size(); ++i)
    if (samples[option].affordable[i] != 0 && std::isfinite(logs[i])) sorted.push_back(logs[i]);
  FactorEffect effect;
  if (sorted.empty()) return effect;
  const Deciles found = deciles(sorted);
  // ROI = contribution / spend - 1, and luck multiplies the contribution.
  const double invested = question.goal == Goal::return_ ? 1.0 : 0.0;
  const auto situationAt = [&](double point) {
    std::array<std::vector<double>, 2> values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::span<const double> column = samples[i].column(metricOf(question.goal));
      values[i].assign(column.begin(), column.end());
    }
    moveLuck(values[option], logs, point, invested);
    return situationOf(values[0], values[1], samples);
  };
  effect.low = situationAt(found.p10);
  effect.high = situationAt(found.p90);
  return effect;
}

int positionOf(const ComparisonRequest& request, int slot) noexcept {
  for (int i = 0; i < request.option_count; ++i)
    if (request.options[static_cast<std::size_t>(i)].slot == slot) return i;
  return -1;
}

}  // namespace

Problem askDifference(const ComparisonRequest& request, Goal goal, int slot_a, int slot_b,
                      DifferenceQuestion& question) {
  const int a = positionOf(request, slot_a);
  const int b = positionOf(request, slot_b);
  if (a < 0 || b < 0 || a == b) return {Code::unknown_choice, Field::option, 0};
  if (request.draws > kShareDrawsMax) return {Code::above_maximum, Field::draws, 0};
  question.request = request;
  question.goal = goal;
  question.request.options[0] = request.options[static_cast<std::size_t>(a)];
  question.request.options[1] = request.options[static_cast<std::size_t>(b)];
  question.request.option_count = 2;
  const PreparedRequest prepared = prepareRequest(question.request);
  for (const PreparedOption& option : prepared.options)
    if (!applies(metricOf(goal), option)) return {Code::unknown_choice, Field::option, 0};
  return {};
}

std::vector<Factor> factorsOfDoubt(const DifferenceQuestion& question) {
  std::vector<Factor> factors;
  addInputs(prepareMarket(question.request.assumptions), factors);
  addSources(factors);
  addOption(question.request.options[0], factors);
  addOption(question.request.options[1], factors);
  return factors;
}

std::vector<double> drawDifferences(const DifferenceQuestion& question) {
  const PreparedRequest prepared = prepareRequest(question.request);
  const RandomSource source{question.request.seed, 0, {}};
  return differencesOf(simulate(prepared, source, 0, 2 * question.request.draws), question.goal);
}

DoubtBase baseOfDoubt(const DifferenceQuestion& question, std::span<const double> differences) {
  const PreparedRequest prepared = prepareRequest(question.request);
  const RandomSource source{question.request.seed, 0, {}};
  const Samples samples = simulate(prepared, source, 0, tornadoDraws(question));
  DoubtBase base;
  base.drawn = situationOf(samples, question.goal);
  for (std::size_t i = 0; i < samples[0].affordable.size(); ++i)
    base.count += samples[0].affordable[i] != 0 && samples[1].affordable[i] != 0 ? 1 : 0;
  RunningMoments moments;
  for (const double difference : differences) moments.add(difference);
  base.mean = moments.mean();
  base.sd = std::sqrt(moments.variance());
  return base;
}

FactorEffect effectOf(const DifferenceQuestion& question, std::span<const double> differences, const Factor& factor) {
  const PreparedRequest prepared = prepareRequest(question.request);
  FactorEffect effect;
  if (factor.kind == Doubt::luck) {
    effect = effectOfLuck(question, prepared, factor);
  } else {
    effect.low = pinnedAt(question, prepared, factor, -kZ90);
    effect.high = pinnedAt(question, prepared, factor, kZ90);
  }
  const auto draws = static_cast<std::size_t>(question.request.draws);
  const RandomSource mixed{question.request.seed, static_cast<std::uint64_t>(draws), factor.halves()};
  effect.shares = varianceShares(differences.first(draws), differences.subspan(draws, draws),
                                 differencesOf(simulate(prepared, mixed, 0, question.request.draws), question.goal));
  return effect;
}

}  // namespace tierwise
