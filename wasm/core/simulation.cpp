#include "simulation.h"

#include <algorithm>
#include <array>

namespace tierwise {
namespace {

void store(OptionSamples& samples, std::size_t first, std::span<const Outcome> outcomes) {
  const auto length = static_cast<std::size_t>(samples.draws);
  for (std::size_t metric = 0; metric < kMetricCount; ++metric) {
    double* column = samples.values.data() + metric * length + first;
    for (std::size_t i = 0; i < outcomes.size(); ++i) column[i] = outcomes[i].metrics[metric];
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    samples.affordable[first + i] = outcomes[i].affordable ? 1 : 0;
    samples.capped[first + i] = outcomes[i].capped ? 1 : 0;
  }
}

/// What one block needs room for; made once and used again.
struct Workspace {
  std::vector<Market> markets;
  std::vector<Market> benchmark;
  std::array<SalesTermsOfDraw, kBlockDraws> terms{};
  std::vector<Outcome> outcomes;
};

Workspace workspaceFor(const PreparedRequest& prepared) {
  Workspace workspace;
  workspace.markets.assign(kBlockDraws, medianMarket(prepared.market));
  workspace.benchmark.resize(kBlockDraws);
  workspace.outcomes.resize(kBlockDraws);
  return workspace;
}

DrawBlock drawBlock(const PreparedRequest& prepared, const RandomSource& source, std::uint64_t first_draw,
                    std::size_t count, Workspace& workspace) noexcept {
  const std::span<Market> markets = std::span(workspace.markets).first(count);
  const std::span<SalesTermsOfDraw> terms = std::span(workspace.terms).first(count);
  drawMarkets(prepared.market, source, first_draw, markets);
  salesTermsOf(prepared.reference, markets, source, first_draw, std::span(workspace.benchmark).first(count), terms);
  return {source, first_draw, markets, terms};
}

}  // namespace

OptionSamples emptySamples(int draws) {
  const auto length = static_cast<std::size_t>(draws);
  OptionSamples samples;
  samples.draws = draws;
  samples.values.resize(length * static_cast<std::size_t>(kMetricCount));
  samples.affordable.resize(length);
  samples.capped.resize(length);
  return samples;
}

PreparedRequest prepareRequest(const ComparisonRequest& request) {
  PreparedRequest prepared{request, prepareMarket(request.assumptions), prepareReference(request), {}};
  const Curves curves = buildCurves(request.assumptions);
  for (int i = 0; i < request.option_count; ++i)
    prepared.options.push_back(prepareOption(request, curves, request.options[static_cast<std::size_t>(i)]));
  return prepared;
}

std::vector<OptionSamples> simulate(const PreparedRequest& prepared) {
  return simulate(prepared, {prepared.request.seed, 0, {}}, 0, prepared.request.draws);
}

std::vector<OptionSamples> simulate(const PreparedRequest& prepared, const RandomSource& source,
                                    std::uint64_t first_draw, int count) {
  std::vector<OptionSamples> samples(prepared.options.size(), emptySamples(count));
  Workspace workspace = workspaceFor(prepared);
  const auto draws = static_cast<std::size_t>(count);
  for (std::size_t first = 0; first < draws; first += kBlockDraws) {
    const std::size_t some = std::min(kBlockDraws, draws - first);
    const DrawBlock block = drawBlock(prepared, source, first_draw + first, some, workspace);
    const std::span<Outcome> outcomes = std::span(workspace.outcomes).first(some);
    for (std::size_t option = 0; option < samples.size(); ++option) {
      projectOption(prepared.options[option], prepared.request, block, outcomes);
      store(samples[option], first, outcomes);
    }
  }
  return samples;
}

}  // namespace tierwise
