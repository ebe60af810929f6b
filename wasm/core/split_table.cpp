#include "split_table.h"

#include <algorithm>
#include <array>
#include <span>

#include "cost.h"
#include "market.h"
#include "numeric/at.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "simulation.h"

namespace tierwise {
namespace {

/// What creators of one option have in common in a draw, for the size of the largest of them.
double largestOf(double gross, double unique, double delivered, double luck_reach) noexcept {
  if (delivered <= 1.0) return unique;
  constexpr double kLnHalf = -0.6931471805599453;
  const double z = inverseNormal(exponential(kLnHalf / delivered));
  const double average = gross / delivered;
  const double largest = average * exponential(luck_reach * z - 0.5 * luck_reach * luck_reach);
  return std::clamp(largest, std::min(average, unique), unique);
}

std::vector<OptionSpec> optionsBySlot(const ComparisonRequest& request) {
  std::vector<OptionSpec> options(request.options.begin(), request.options.begin() + request.option_count);
  std::sort(options.begin(), options.end(), [](const OptionSpec& a, const OptionSpec& b) { return a.slot < b.slot; });
  return options;
}

ComparisonRequest withShare(const ComparisonRequest& request, int step) {
  ComparisonRequest shared = request;
  const std::vector<OptionSpec> options = optionsBySlot(request);
  std::copy(options.begin(), options.end(), shared.options.begin());
  shared.budget = request.budget * step / kSplitSteps;
  return shared;
}

std::vector<Market> marketsOf(const PreparedRequest& prepared) {
  const auto draws = static_cast<std::size_t>(prepared.request.draws);
  std::vector<Market> markets(draws, medianMarket(prepared.market));
  for (std::size_t first = 0; first < draws; first += kBlockDraws)
    drawMarkets(prepared.market, {prepared.request.seed, 0, {}}, first,
                std::span(markets).subspan(first, std::min(kBlockDraws, draws - first)));
  return markets;
}

Part partOf(const OptionSamples& samples, OptionKind kind, const Market& market, std::size_t draw) noexcept {
  if (samples.affordable[draw] == 0) return {};
  const bool is_ads = kind == OptionKind::ads;
  Part part;
  part.unique = samples.column(Metric::unique_reach)[draw];
  part.gross = samples.column(Metric::gross_reach)[draw];
  part.largest =
      is_ads ? part.unique
             : largestOf(part.gross, part.unique, samples.column(Metric::delivered)[draw], market[Input::luck_reach]);
  part.engagements = samples.column(Metric::engagements)[draw];
  part.clicks = samples.column(Metric::clicks)[draw];
  part.contribution = samples.column(Metric::contribution)[draw];
  part.spend = samples.column(Metric::spend)[draw];
  part.fixed = is_ads ? 0.0 : fixedCost(market);
  part.affordable = 1.0;
  return part;
}

std::array<double, kPartColumns> numbersOf(const Part& part) noexcept {
  return {part.unique,       part.gross, part.largest, part.engagements, part.clicks,
          part.contribution, part.spend, part.fixed,   part.affordable};
}

}  // namespace

SharedAudience SplitTable::audienceOf(int draw) const noexcept {
  const double* row = shared.data() + at(draw) * kSharedColumns;
  return {row[0], row[1], row[2]};
}

Part SplitTable::part(int step, int option, int draw) const noexcept {
  const double* row = parts.data() + ((at(step - 1) * at(options) + at(option)) * at(draws) + at(draw)) * kPartColumns;
  return {row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]};
}

double SplitTable::affordable(int step, int option) const noexcept {
  double count = 0.0;
  for (int draw = 0; draw < draws; ++draw) count += part(step, option, draw).affordable;
  return draws > 0 ? count / draws : 0.0;
}

Problem validateSplit(const ComparisonRequest& request) noexcept {
  if (request.option_count > kSplitOptionsMax) return {Code::too_many_options, Field::option, 0};
  if (request.draws > kSplitDrawsMax) return {Code::above_maximum, Field::draws, 0};
  return {};
}

std::vector<double> sharedColumns(const ComparisonRequest& request) {
  std::vector<double> numbers;
  for (const Market& market : marketsOf(prepareRequest(request)))
    for (const Input input : {Input::audience_size, Input::overlap, Input::repeat_exposure_value})
      numbers.push_back(market[input]);
  return numbers;
}

std::vector<double> partsOfStep(const ComparisonRequest& request, int step) {
  const PreparedRequest prepared = prepareRequest(withShare(request, step));
  const std::vector<Market> markets = marketsOf(prepared);
  const std::vector<OptionSamples> samples = simulate(prepared);
  std::vector<double> numbers;
  numbers.reserve(samples.size() * markets.size() * kPartColumns);
  for (std::size_t option = 0; option < samples.size(); ++option)
    for (std::size_t draw = 0; draw < markets.size(); ++draw) {
      const OptionKind kind = prepared.options[option].spec.kind;
      for (const double number : numbersOf(partOf(samples[option], kind, markets[draw], draw)))
        numbers.push_back(number);
    }
  return numbers;
}

SplitTraits splitTraits(const ComparisonRequest& request) {
  const PreparedRequest prepared = prepareRequest(withShare(request, kSplitSteps));
  SplitTraits traits;
  for (const PreparedOption& option : prepared.options) {
    traits.slots.push_back(option.spec.slot);
    traits.has_engagement.push_back(applies(Metric::engagements, option));
  }
  return traits;
}

SplitTable splitTable(const ComparisonRequest& request) {
  SplitTable table{request.draws, request.option_count, kSplitSteps, sharedColumns(request), {}};
  for (int step = 1; step <= kSplitSteps; ++step) {
    const std::vector<double> numbers = partsOfStep(request, step);
    table.parts.insert(table.parts.end(), numbers.begin(), numbers.end());
  }
  return table;
}

}  // namespace tierwise
