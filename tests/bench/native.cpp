// The core without WebAssembly, for scripts/bench: reads comparisons from the standard input, answers each with its times
// and figures. One line of numbers per comparison:
//   budget platform lens seed draws, posts of each format, four numbers per input, option count, six numbers per option
// and one line back: the milliseconds of prepareRequest, simulate, summariseOption and compareOptions, then for each option
// count, p10, p50, p90 and mean of every metric, then of every pair of every contest the probability and p10, p50, p90 of the difference.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "compare.h"
#include "request.h"
#include "simulation.h"
#include "summary.h"

namespace {

using namespace tierwise;

/// Processor time of this program, which other work on the machine does not add to.
double milliseconds() { return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC; }

ComparisonRequest readRequest(std::istream& in) {
  ComparisonRequest request;
  int platform = 0;
  int lens = 0;
  in >> request.budget >> platform >> lens >> request.seed >> request.draws;
  request.platform = static_cast<Platform>(platform);
  request.lens = static_cast<Lens>(lens);
  for (int& count : request.package) in >> count;
  for (Assumption& input : request.assumptions)
    in >> input.range.low >> input.range.median >> input.range.high >> input.measured;
  in >> request.option_count;
  for (int i = 0; i < std::min(request.option_count, kOptionsMax); ++i) {
    OptionSpec& option = request.options[static_cast<std::size_t>(i)];
    int kind = 0;
    in >> option.slot >> kind >> option.followers >> option.measured.price >> option.measured.reach_rate >>
        option.measured.engagement_rate;
    option.kind = static_cast<OptionKind>(kind);
  }
  return request;
}

/// The work of compareOptions up to the summaries, part by part.
void printParts(const ComparisonRequest& request) {
  const double start = milliseconds();
  const PreparedRequest prepared = prepareRequest(request);
  const double ready = milliseconds();
  const std::vector<OptionSamples> samples = simulate(prepared);
  const double drawn = milliseconds();
  std::vector<OptionSummary> summaries;
  for (std::size_t i = 0; i < samples.size(); ++i)
    summaries.push_back(summariseOption(prepared.options[i], samples[i]));
  std::printf("%.3f %.3f %.3f", ready - start, drawn - ready, milliseconds() - drawn);
}

void printFigures(const Comparison& comparison) {
  for (const OptionSummary& option : comparison.options)
    for (const Statistic& metric : option.metrics)
      std::printf(" %d %.17g %.17g %.17g %.17g", metric.count, metric.p10, metric.p50, metric.p90, metric.mean);
  for (const ContestResult& contest : comparison.contests)
    for (const Duel& duel : contest.duels)
      std::printf(" %.17g %.17g %.17g %.17g", duel.p, duel.difference_p10, duel.difference_p50, duel.difference_p90);
}

void answer(const std::string& line) {
  std::istringstream in(line);
  const ComparisonRequest request = readRequest(in);
  if (in.fail() || !validateRequest(request).ok()) {
    std::printf("refused\n");
    return;
  }
  printParts(request);
  const double start = milliseconds();
  const Comparison comparison = compareOptions(request);
  std::printf(" %.3f", milliseconds() - start);
  printFigures(comparison);
  std::printf("\n");
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    answer(line);
    std::fflush(stdout);
  }
}
