#include "simulation.h"

namespace tierwise {
namespace {

OptionSamples emptySamples(int draws) {
  const auto length = static_cast<std::size_t>(draws);
  OptionSamples samples;
  samples.draws = draws;
  samples.values.resize(length * static_cast<std::size_t>(kMetricCount));
  samples.affordable.resize(length);
  samples.capped.resize(length);
  return samples;
}

void store(OptionSamples& samples, std::size_t draw, const Outcome& outcome) {
  const auto length = static_cast<std::size_t>(samples.draws);
  for (std::size_t metric = 0; metric < outcome.metrics.size(); ++metric)
    samples.values[metric * length + draw] = outcome.metrics[metric];
  samples.affordable[draw] = outcome.affordable ? 1 : 0;
  samples.capped[draw] = outcome.capped ? 1 : 0;
}

}  // namespace

PreparedRequest prepareRequest(const ComparisonRequest& request) {
  PreparedRequest prepared{request, prepareMarket(request.assumptions), prepareReference(request), {}};
  const Curves curves = buildCurves(request.assumptions);
  for (int i = 0; i < request.option_count; ++i)
    prepared.options.push_back(prepareOption(request, curves, request.options[static_cast<std::size_t>(i)]));
  return prepared;
}

std::vector<OptionSamples> simulate(const PreparedRequest& prepared) {
  const ComparisonRequest& request = prepared.request;
  std::vector<OptionSamples> samples(prepared.options.size(), emptySamples(request.draws));
  for (int i = 0; i < request.draws; ++i) {
    const auto draw = static_cast<std::uint64_t>(i);
    const Market market = drawMarket(prepared.market, request.seed, draw);
    const SalesTermsOfDraw terms = salesTermsOf(prepared.reference, market, request.seed, draw);
    for (std::size_t option = 0; option < samples.size(); ++option)
      store(samples[option], static_cast<std::size_t>(i),
            projectOption(prepared.options[option], request, market, terms, draw));
  }
  return samples;
}

}  // namespace tierwise
