#include <emscripten/bind.h>

#include "conversions.h"
#include "decomposition.h"
#include "sensitivity.h"

/// Why one option is ahead of another, and what matters most, as flat numbers. web/engine/explaining.js reads them
/// back, in this order.

namespace tierwise::bindings {
namespace {

using emscripten::val;

Problem readAll(const Settings& settings, const val& package_counts, const val& inputs, const val& options,
                ComparisonRequest& request) {
  return readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
}

void write(std::vector<double>& out, const Spread& spread) {
  out.insert(out.end(), {spread.mean, spread.se, spread.p10, spread.p50, spread.p90});
}

void write(std::vector<double>& out, const GoalWhy& why) {
  out.insert(out.end(), {why.applies ? 1.0 : 0.0, static_cast<double>(why.count)});
  write(out, why.log_ratio);
  out.push_back(static_cast<double>(why.bars.size()));
  for (const WhyBar& bar : why.bars) {
    out.push_back(static_cast<double>(bar.reason));
    write(out, bar.log_ratio);
  }
}

void write(std::vector<double>& out, const Growth& growth) {
  out.push_back(growth.applies ? 1.0 : 0.0);
  for (const Exponent* exponent : {&growth.price, &growth.engagement})
    out.insert(out.end(), {exponent->p10, exponent->p50, exponent->p90});
  out.push_back(growth.chance);
}

/// The first two options of the request.
Reply whyPairFlat(const Settings& settings, const val& package_counts, const val& inputs, const val& options) {
  ComparisonRequest request;
  Problem problem = readAll(settings, package_counts, inputs, options, request);
  if (problem.ok() && request.option_count < 2) problem = {Code::no_options, Field::option, 0};
  if (!problem.ok()) return failure(problem);
  const PairWhy why = explainPair(request);
  std::vector<double> out{static_cast<double>(why.a), static_cast<double>(why.b)};
  for (const GoalWhy& goal : why.goals) write(out, goal);
  write(out, why.between);
  write(out, why.curve);
  return success(out);
}

/// What is asked of a difference, beside the request. One flat object, like Settings.
struct DifferenceSettings {
  double goal = 0.0;
  double a = 0.0;  ///< slots
  double b = 0.0;
};

Problem readDifference(const Settings& settings, const val& package_counts, const val& inputs, const val& options,
                       const DifferenceSettings& asked, DifferenceQuestion& question) {
  ComparisonRequest request;
  int goal = 0;
  int a = 0;
  int b = 0;
  Problem problem = readAll(settings, package_counts, inputs, options, request);
  if (problem.ok()) problem = readChoice(asked.goal, kGoalCount, Field::option, goal);
  if (problem.ok()) problem = readChoice(asked.a, kOptionsMax, Field::option, a);
  if (problem.ok()) problem = readChoice(asked.b, kOptionsMax, Field::option, b);
  return problem.ok() ? askDifference(request, static_cast<Goal>(goal), a, b, question) : problem;
}

void write(std::vector<double>& out, const Situation& situation) {
  out.insert(out.end(), {situation.difference, situation.chance});
}

/// All differences, then what they are as drawn.
Reply doubtDrawsFlat(const Settings& settings, const val& package_counts, const val& inputs, const val& options,
                     const DifferenceSettings& asked) {
  DifferenceQuestion question;
  const Problem problem = readDifference(settings, package_counts, inputs, options, asked, question);
  if (!problem.ok()) return failure(problem);
  std::vector<double> out = drawDifferences(question);
  const DoubtBase base = baseOfDoubt(question, out);
  write(out, base.drawn);
  out.insert(out.end(), {static_cast<double>(base.count), base.mean, base.sd});
  return success(out);
}

Reply doubtFactorsFlat(const Settings& settings, const val& package_counts, const val& inputs, const val& options,
                       const DifferenceSettings& asked) {
  DifferenceQuestion question;
  const Problem problem = readDifference(settings, package_counts, inputs, options, asked, question);
  if (!problem.ok()) return failure(problem);
  std::vector<double> out;
  for (const Factor& factor : factorsOfDoubt(question))
    out.insert(out.end(),
               {static_cast<double>(factor.kind), static_cast<double>(factor.input),
                static_cast<double>(factor.quantity), static_cast<double>(factor.slot), factor.low, factor.high});
  return success(out);
}

/// `differences` as doubtDraws gave them.
Reply doubtEffectFlat(const Settings& settings, const val& package_counts, const val& inputs, const val& options,
                      const DifferenceSettings& asked, const val& differences, double which) {
  DifferenceQuestion question;
  Problem problem = readDifference(settings, package_counts, inputs, options, asked, question);
  if (!problem.ok()) return failure(problem);
  const std::vector<double> drawn = numbersOf(differences);
  if (drawn.size() != 2 * static_cast<std::size_t>(question.request.draws))
    return failure({Code::wrong_length, Field::draws, 0});
  const std::vector<Factor> factors = factorsOfDoubt(question);
  int choice = 0;
  problem = readChoice(which, static_cast<int>(factors.size()), Field::input, choice);
  if (!problem.ok()) return failure(problem);
  const FactorEffect effect = effectOf(question, drawn, factors[static_cast<std::size_t>(choice)]);
  std::vector<double> out;
  write(out, effect.low);
  write(out, effect.high);
  for (const Estimate* share : {&effect.shares.first, &effect.shares.total})
    out.insert(out.end(), {share->value, share->se});
  return success(out);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_explaining) {
  emscripten::value_object<DifferenceSettings>("DifferenceSettings")
      .field("goal", &DifferenceSettings::goal)
      .field("a", &DifferenceSettings::a)
      .field("b", &DifferenceSettings::b);
  emscripten::function("whyPair", &whyPairFlat);
  emscripten::function("doubtFactors", &doubtFactorsFlat);
  emscripten::function("doubtDraws", &doubtDrawsFlat);
  emscripten::function("doubtEffect", &doubtEffectFlat);
}

}  // namespace tierwise::bindings
