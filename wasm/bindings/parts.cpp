#include <emscripten/bind.h>

#include <algorithm>

#include "conversions.h"
#include "simulation.h"

/// A comparison in parts, so that several instances can share the work: draws of one part as flat numbers, and the answer
/// from all parts put one after the other. web/engine/parts.js knows the same layout: for each option its metrics, then
/// whether it is affordable and capped (0 or 1), each a column of the part's draws.

namespace tierwise::bindings {
namespace {

constexpr std::size_t kPartColumns = kMetricCount + 2;

std::vector<double> flatten(const std::vector<OptionSamples>& samples) {
  std::vector<double> flat;
  for (const OptionSamples& option : samples) {
    flat.insert(flat.end(), option.values.begin(), option.values.end());
    flat.insert(flat.end(), option.affordable.begin(), option.affordable.end());
    flat.insert(flat.end(), option.capped.begin(), option.capped.end());
  }
  return flat;
}

/// Draws of the part; 0 when the numbers are not those of a part of so many options.
std::size_t drawsOf(const std::vector<double>& part, std::size_t options) {
  const std::size_t columns = options * kPartColumns;
  return part.size() % columns == 0 ? part.size() / columns : 0;
}

/// Copies one part to draws first, first + 1, ... of the samples.
void place(const std::vector<double>& part, std::size_t first, std::vector<OptionSamples>& samples) {
  const std::size_t draws = drawsOf(part, samples.size());
  auto column = part.begin();
  const auto count = static_cast<std::ptrdiff_t>(draws);
  for (OptionSamples& option : samples) {
    for (std::size_t metric = 0; metric < kMetricCount; ++metric, column += count) {
      const std::size_t at = metric * static_cast<std::size_t>(option.draws) + first;
      std::copy(column, column + count, option.values.begin() + static_cast<std::ptrdiff_t>(at));
    }
    for (std::vector<std::uint8_t>* flags : {&option.affordable, &option.capped}) {
      std::transform(column, column + count, flags->begin() + static_cast<std::ptrdiff_t>(first),
                     [](double flag) { return static_cast<std::uint8_t>(flag != 0.0); });
      column += count;
    }
  }
}

Reply simulatePartFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                       const emscripten::val& options, double first_draw, double draws) {
  ComparisonRequest request;
  Problem problem = readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  int first = 0;
  int count = 0;
  if (problem.ok()) problem = readChoice(first_draw, request.draws, Field::draws, first);
  if (problem.ok()) problem = readChoice(draws, request.draws - first + 1, Field::draws, count);
  if (!problem.ok()) return failure(problem);
  const PreparedRequest prepared = prepareRequest(request);
  return success(flatten(simulate(prepared, {request.seed, 0, {}}, static_cast<std::uint64_t>(first), count)));
}

/// `parts` is a list of part values, in the order of their draws, that together hold every draw of the request.
Reply comparePartsFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                       const emscripten::val& options, const emscripten::val& parts) {
  ComparisonRequest request;
  const Problem problem =
      readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  if (!problem.ok()) return failure(problem);
  const PreparedRequest prepared = prepareRequest(request);
  std::vector<OptionSamples> samples(prepared.options.size(), emptySamples(request.draws));
  const auto total = static_cast<std::size_t>(request.draws);
  const auto part_count = parts["length"].as<unsigned>();
  std::size_t first = 0;
  for (unsigned i = 0; i < part_count; ++i) {
    const std::vector<double> part = numbersOf(parts[i]);
    const std::size_t draws = drawsOf(part, samples.size());
    if (draws == 0 || draws > total - first) return failure({Code::wrong_length, Field::draws, 0});
    place(part, first, samples);
    first += draws;
  }
  if (first != total) return failure({Code::wrong_length, Field::draws, 0});
  return success(tierwise::bindings::flatten(compareSamples(prepared, samples)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_parts) {
  emscripten::function("simulatePart", &simulatePartFlat);
  emscripten::function("compareParts", &comparePartsFlat);
}

}  // namespace tierwise::bindings
