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
  std::vector<double> out{1.0, static_cast<double>(draws), report.present, report.low, report.high, report.amount};
  for (const Answer& answer : report.answers) add(out, answer);
  for (std::size_t i = 0; i < report.answers.size(); ++i) {
    add(out, report.below[i]);
    add(out, report.above[i]);
  }
  return out;
}

std::vector<double> flatten(const std::vector<Trial>& tried) {
  std::vector<double> out{0.0};
  for (const Trial& trial : tried) {
    out.push_back(trial.value);
    for (const Answer& answer : trial.answers) add(out, answer);
  }
  return out;
}

constexpr int kMostTrials = 1024;  ///< in one step
constexpr std::size_t kTrialColumns = 1 + 2 * kContestCount;

Problem readTried(const std::vector<double>& rows, std::vector<Trial>& tried) {
  if (rows.size() % kTrialColumns != 0) return {Code::wrong_length, Field::lever, 0};
  for (std::size_t row = 0; row < rows.size(); row += kTrialColumns) {
    Trial& trial = tried.emplace_back();
    trial.value = rows[row];
    for (std::size_t i = 0; i < trial.answers.size(); ++i) {
      int verdict = 0;
      int after_leader = 0;
      Problem problem = readChoice(rows[row + 1 + 2 * i], kVerdictCount, Field::lever, verdict);
      if (problem.ok()) problem = readChoice(rows[row + 2 + 2 * i] + 1.0, kOptionsMax + 1, Field::lever, after_leader);
      if (!problem.ok()) return problem;
      trial.answers[i] = {static_cast<Verdict>(verdict), after_leader - 1};
    }
  }
  return {};
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

/// A step of the search for one lever's turns that tries `most` further values. First 1 when it is over, else 0. Then,
/// when it is over, draws, present, low, high, amount, per contest the present verdict and leader, per contest the turn
/// below and the turn above as found, value, inside, verdict, leader. Else all that was tried, to be given back as
/// `tried_rows` (empty to begin): value, then per contest verdict and leader.
Reply flipPointFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                    const emscripten::val& options, double lever, double index, const emscripten::val& tried_rows,
                    double most) {
  ComparisonRequest request;
  LeverSpec spec;
  std::vector<Trial> tried;
  int count = 0;
  Problem problem = readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  if (problem.ok()) problem = readLever(request, lever, index, spec);
  if (problem.ok()) problem = readTried(numbersOf(tried_rows), tried);
  if (problem.ok()) problem = readChoice(most, kMostTrials + 1, Field::points, count);
  if (problem.ok() && count == 0) problem = {Code::below_minimum, Field::points, 0};
  if (!problem.ok()) return failure(problem);
  const FlipSearch search = searchFlips(request, spec, tried, count);
  if (!search.report) return success(flatten(search.tried));
  return success(flatten(*search.report, std::min(request.draws, kFlipDraws)));
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
