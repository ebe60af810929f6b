#include <emscripten/bind.h>

#include <algorithm>

#include "conversions.h"
#include "flip.h"

/// Flip points over flat numbers.

namespace tierwise::bindings {
namespace {

void add(std::vector<double>& out, const Answer& answer) {
  out.push_back(static_cast<int>(answer.verdict));
  out.push_back(answer.leader);
}

void add(std::vector<double>& out, const Turn& turn) {
  out.insert(out.end(), {turn.found ? 1.0 : 0.0, turn.value, turn.inside});
  add(out, turn.answer);
}

std::vector<double> flatten(const FlipReport& report, int draws) {
  std::vector<double> out{static_cast<double>(draws), report.present, report.low, report.high, report.amount};
  for (const Answer& answer : report.answers) add(out, answer);
  for (std::size_t i = 0; i < report.answers.size(); ++i) {
    add(out, report.below[i]);
    add(out, report.above[i]);
  }
  return out;
}

/// The lever if it is one of the request's and may be tried.
Problem readLever(const ComparisonRequest& request, double lever, double index, LeverSpec& spec) {
  for (const LeverPlan& plan : leversOf(request)) {
    const bool same = static_cast<int>(plan.spec.lever) == lever && plan.spec.index == index;
    if (!same || plan.use != LeverUse::tried) continue;
    spec = plan.spec;
    return {};
  }
  return {Code::unknown_choice, Field::lever, 0};
}

/// Every lever of the request: lever, index, use.
Reply flipLeversFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                     const emscripten::val& options) {
  ComparisonRequest request;
  const Problem problem =
      readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  if (!problem.ok()) return failure(problem);
  std::vector<double> out;
  for (const LeverPlan& plan : leversOf(request))
    out.insert(out.end(), {static_cast<double>(plan.spec.lever), static_cast<double>(plan.spec.index),
                           static_cast<double>(plan.use)});
  return success(out);
}

/// One lever's turns: draws, present, low, high, amount, then per contest the present verdict and leader, then per
/// contest the turn below and the turn above as found, value, inside, verdict, leader.
Reply flipPointFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                    const emscripten::val& options, double lever, double index) {
  ComparisonRequest request;
  LeverSpec spec;
  Problem problem = readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  if (problem.ok()) problem = readLever(request, lever, index, spec);
  if (!problem.ok()) return failure(problem);
  return success(flatten(flipsOf(request, spec), std::min(request.draws, kFlipDraws)));
}

/// The range low, median, high of an input with another median.
Reply movedRangeFlat(double input, double low, double median, double high, double to) {
  int choice = 0;
  const Problem problem = readChoice(input, kInputCount, Field::input, choice);
  if (!problem.ok()) return failure(problem);
  const Range moved = movedRange(static_cast<Input>(choice), {low, median, high}, to);
  return success({moved.low, moved.median, moved.high});
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_flips) {
  emscripten::function("flipLevers", &flipLeversFlat);
  emscripten::function("flipPoint", &flipPointFlat);
  emscripten::function("movedRange", &movedRangeFlat);
}

}  // namespace tierwise::bindings
