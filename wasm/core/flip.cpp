#include "flip.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compare.h"
#include "contest.h"
#include "numeric/at.h"
#include "numeric/elementary.h"
#include "simulation.h"

namespace tierwise {
namespace {

Answer answerOf(const Ruling& ruling) noexcept {
  const bool names_one = ruling.verdict == Verdict::wins || ruling.verdict == Verdict::only_one_affordable;
  return {ruling.verdict, names_one ? ruling.leader : -1};
}

std::vector<Entrant> entrantsOf(const PreparedRequest& prepared, const std::vector<OptionSamples>& samples) {
  std::vector<Entrant> entrants;
  for (std::size_t i = 0; i < samples.size(); ++i) entrants.push_back(entrantOf(prepared.options[i], samples[i]));
  return entrants;
}

Answers answersIn(std::span<const Entrant> entrants) {
  Answers answers;
  const auto rulings = ruleContests(entrants);
  for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = answerOf(rulings[i]);
  return answers;
}

/// The answers at every value of a lever, on the same draws. An option's draws follow from the market and its own slot
/// alone, so a lever of one option leaves those of the others as they are.
class Scene {
 public:
  Scene(const ComparisonRequest& request, const LeverSpec& lever)
      : request_(request), lever_(lever), prepared_(prepareRequest(request)) {}

  [[nodiscard]] Answers present() { return answersIn(entrantsOf(prepared_, samples())); }

  [[nodiscard]] Answers answersAt(double value) {
    ComparisonRequest moved = withLever(request_, lever_, value);
    if (!isOfOneOption(lever_)) return answersOf(moved);
    const int position = positionOf(moved, lever_.index);
    moved.options[0] = moved.options[at(position)];
    moved.option_count = 1;
    const PreparedRequest prepared = prepareRequest(moved);
    const std::vector<OptionSamples> own = simulate(prepared);
    std::vector<Entrant> entrants = entrantsOf(prepared_, samples());
    entrants[at(position)] = entrantOf(prepared.options.front(), own.front());
    return answersIn(entrants);
  }

 private:
  /// Of the request as it is; made when first asked for.
  const std::vector<OptionSamples>& samples() {
    if (samples_.empty()) samples_ = simulate(prepared_);
    return samples_;
  }

  ComparisonRequest request_;
  LeverSpec lever_;
  PreparedRequest prepared_;
  std::vector<OptionSamples> samples_;
};

/// A scene that remembers what was tried and tries no more than so many values anew; then it has no answer.
class Trials {
 public:
  Trials(const ComparisonRequest& request, const LeverSpec& lever, std::span<const Trial> tried, int most)
      : scene_(request, lever), tried_(tried.begin(), tried.end()), left_(most) {}

  std::optional<Answers> present(double value) {
    if (!tried_.empty()) return tried_.front().answers;
    return left_ > 0 ? remember(value, scene_.present()) : std::nullopt;
  }

  std::optional<Answers> answersAt(double value) {
    const auto same = [value](const Trial& trial) { return trial.value == value; };
    // the first is the present, which no lever was moved for
    if (const auto known = std::find_if(tried_.begin() + 1, tried_.end(), same); known != tried_.end())
      return known->answers;
    return left_ > 0 ? remember(value, scene_.answersAt(value)) : std::nullopt;
  }

  [[nodiscard]] const std::vector<Trial>& tried() const noexcept { return tried_; }

 private:
  std::optional<Answers> remember(double value, const Answers& answers) {
    --left_;
    tried_.push_back({value, answers});
    return answers;
  }

  Scene scene_;
  std::vector<Trial> tried_;
  int left_;
};

enum class Scale { linear, logarithm, log_odds };

Scale scaleBetween(double present, double bound, bool share) noexcept {
  if (share) {
    const auto inside = [](double p) { return p > 0.0 && p < 1.0; };
    return inside(present) && inside(bound) ? Scale::log_odds : Scale::linear;
  }
  return present > 0.0 && bound > 0.0 ? Scale::logarithm : Scale::linear;
}

/// The value a part of the way from a to b on a scale.
double between(Scale scale, double a, double b, double part) noexcept {
  const auto mix = [part](double from, double to) { return from + (to - from) * part; };
  switch (scale) {
    case Scale::logarithm:
      return exponential(mix(naturalLog(a), naturalLog(b)));
    case Scale::log_odds:
      return logistic(mix(logit(a), logit(b)));
    case Scale::linear:
      break;
  }
  return mix(a, b);
}

bool areClose(double a, double b) noexcept {
  return std::fabs(a - b) <= kFlipTolerance * std::max(std::fabs(a), std::fabs(b));
}

/// From the present value outwards to the bound, until every contest has turned. Nothing when the trials ran out.
std::optional<std::vector<Trial>> walk(Trials& trials, const Trial& start, double bound, Scale scale) {
  std::vector<Trial> path{start};
  std::array<bool, kContestCount> turned{};
  for (int step = 1; step <= kFlipSteps; ++step) {
    if (std::all_of(turned.begin(), turned.end(), [](bool each) { return each; })) break;
    const double value = step == kFlipSteps ? bound : between(scale, start.value, bound, step / double{kFlipSteps});
    const std::optional<Answers> answers = trials.answersAt(value);
    if (!answers) return std::nullopt;
    path.push_back({value, *answers});
    for (int i = 0; i < kContestCount; ++i)
      turned[at(i)] = turned[at(i)] || !((*answers)[at(i)] == start.answers[at(i)]);
  }
  return path;
}

/// Halves the stretch before the first other answer until its ends are close. What is tried on the way is kept for the
/// other contests. Nothing when the trials ran out.
std::optional<Turn> firstTurn(Trials& trials, std::vector<Trial>& path, int contest, Scale scale) {
  const Answer present = path.front().answers[at(contest)];
  const auto differs = [&](const Trial& trial) { return !(trial.answers[at(contest)] == present); };
  auto other = std::find_if(path.begin(), path.end(), differs);
  if (other == path.end()) return Turn{};
  while (!areClose((other - 1)->value, other->value)) {
    const double value = between(scale, (other - 1)->value, other->value, 0.5);
    if (value == (other - 1)->value || value == other->value) break;
    const std::optional<Answers> answers = trials.answersAt(value);
    if (!answers) return std::nullopt;
    const auto middle = path.insert(other, {value, *answers});
    other = differs(*middle) ? middle : middle + 1;
  }
  return Turn{true, other->value, (other - 1)->value, other->answers[at(contest)]};
}

/// Nothing when the trials ran out.
std::optional<std::array<Turn, kContestCount>> search(Trials& trials, const Trial& start, double bound, bool share) {
  std::array<Turn, kContestCount> turns;
  const Scale scale = scaleBetween(start.value, bound, share);
  std::optional<std::vector<Trial>> path = walk(trials, start, bound, scale);
  if (!path) return std::nullopt;
  for (int i = 0; i < kContestCount; ++i) {
    const std::optional<Turn> turn = firstTurn(trials, *path, i, scale);
    if (!turn) return std::nullopt;
    turns[at(i)] = *turn;
  }
  return turns;
}

std::optional<FlipReport> reportOf(Trials& trials, const Bearings& bearings) {
  const std::optional<Answers> answers = trials.present(bearings.present);
  if (!answers) return std::nullopt;
  const Trial start{bearings.present, *answers};
  const Bounds& bounds = bearings.bounds;
  FlipReport report{bearings.present, bounds.low, bounds.high, bearings.amount, *answers, {}, {}};
  if (bounds.low < start.value) {
    const auto below = search(trials, start, bounds.low, bearings.share);
    if (!below) return std::nullopt;
    report.below = *below;
  }
  if (bounds.high > start.value) {
    const auto above = search(trials, start, bounds.high, bearings.share);
    if (!above) return std::nullopt;
    report.above = *above;
  }
  return report;
}

}  // namespace

Answers answersOf(const ComparisonRequest& request) {
  const PreparedRequest prepared = prepareRequest(request);
  const std::vector<OptionSamples> samples = simulate(prepared);
  return answersIn(entrantsOf(prepared, samples));
}

Answers answersWith(const ComparisonRequest& request, const LeverSpec& lever, double value) {
  return Scene(request, lever).answersAt(value);
}

FlipSearch searchFlips(const ComparisonRequest& request, const LeverSpec& lever, std::span<const Trial> tried,
                       int most) {
  ComparisonRequest fewer = request;
  fewer.draws = std::min(request.draws, kFlipDraws);
  Trials trials(fewer, lever, tried, most);
  std::optional<FlipReport> report = reportOf(trials, bearingsOf(fewer, lever));
  return {std::move(report), trials.tried()};
}

FlipReport flipsOf(const ComparisonRequest& request, const LeverSpec& lever) {
  return searchFlips(request, lever, {}, std::numeric_limits<int>::max()).report.value_or(FlipReport{});
}

}  // namespace tierwise
