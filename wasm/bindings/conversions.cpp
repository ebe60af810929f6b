#include "conversions.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace tierwise::bindings {
namespace {

bool isWholeNumber(double value, double minimum, double maximum) noexcept {
  return value >= minimum && value <= maximum && std::floor(value) == value;
}

/// A count that must be a whole number; the core checks its limits.
Problem readWhole(double value, Field field, int index, int& whole) noexcept {
  if (!std::isfinite(value)) return {Code::not_finite, field, index};
  constexpr double kIntMax = std::numeric_limits<int>::max();
  if (value < -kIntMax) return {Code::below_minimum, field, index};
  if (value > kIntMax) return {Code::above_maximum, field, index};
  if (std::floor(value) != value) return {Code::not_an_integer, field, index};
  whole = static_cast<int>(value);
  return {};
}

Problem readSeed(const Settings& settings, std::uint64_t& seed) noexcept {
  constexpr double kHalfMax = 4294967295.0;
  if (!isWholeNumber(settings.seed_low, 0.0, kHalfMax) || !isWholeNumber(settings.seed_high, 0.0, kHalfMax))
    return {Code::not_an_integer, Field::seed, 0};
  seed = (static_cast<std::uint64_t>(settings.seed_high) << 32U) | static_cast<std::uint64_t>(settings.seed_low);
  return {};
}

Problem readMultipliers(const std::vector<double>& numbers, EvidenceMultipliers& multipliers) noexcept {
  if (numbers.empty()) return {};
  if (numbers.size() != static_cast<std::size_t>(kEffectCount * kCurveKnots))
    return {Code::wrong_length, Field::evidence_multipliers, 0};
  std::size_t next = 0;
  for (auto& row : multipliers)
    for (double& multiplier : row) multiplier = numbers[next++];
  return {};
}

Problem readSettings(const Settings& settings, ComparisonRequest& request) {
  request.budget = settings.budget;
  int platform = 0;
  int lens = 0;
  Problem problem = readChoice(settings.platform, kPlatformCount, Field::platform, platform);
  if (problem.ok()) problem = readChoice(settings.lens, kLensCount, Field::lens, lens);
  if (problem.ok()) problem = readSeed(settings, request.seed);
  if (problem.ok()) problem = readWhole(settings.draws, Field::draws, 0, request.draws);
  int evidence = 0;
  if (problem.ok()) problem = readChoice(settings.evidence, kEvidenceCount, Field::evidence, evidence);
  if (problem.ok()) problem = readMultipliers(numbersOf(settings.evidence_multipliers), request.evidence_multipliers);
  request.evidence = static_cast<Evidence>(evidence);
  request.platform = static_cast<Platform>(platform);
  request.lens = static_cast<Lens>(lens);
  return problem;
}

Problem readPackage(const std::vector<double>& counts, Package& package) noexcept {
  if (counts.size() != package.size()) return {Code::wrong_length, Field::package, 0};
  for (std::size_t i = 0; i < package.size(); ++i) {
    const Problem problem = readWhole(counts[i], Field::package, static_cast<int>(i), package[i]);
    if (!problem.ok()) return problem;
  }
  return {};
}

Problem readOption(const double* row, int position, OptionSpec& option) noexcept {
  int kind = 0;
  Problem problem = readWhole(row[0], Field::option, position, option.slot);
  if (problem.ok()) problem = readChoice(row[1], kOptionKindCount, Field::option, kind);
  if (!problem.ok()) return {problem.code, problem.field, position};
  option.kind = static_cast<OptionKind>(kind);
  option.followers = row[2];
  option.measured = {row[3], row[4], row[5]};
  return {};
}

Problem readOptions(const std::vector<double>& rows, ComparisonRequest& request) noexcept {
  if (rows.size() % kOptionColumns != 0) return {Code::wrong_length, Field::option, 0};
  const std::size_t count = rows.size() / kOptionColumns;
  if (count > request.options.size()) return {Code::too_many_options, Field::option, 0};
  request.option_count = static_cast<int>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Problem problem = readOption(&rows[i * kOptionColumns], static_cast<int>(i), request.options[i]);
    if (!problem.ok()) return problem;
  }
  return {};
}

Post postOf(const double* row) noexcept {
  Post post;
  post.likes = row[0];
  post.comments = row[1];
  post.has_shares = row[2] >= 0.0;
  post.has_saves = row[3] >= 0.0;
  post.shares = post.has_shares ? row[2] : 0.0;
  post.saves = post.has_saves ? row[3] : 0.0;
  post.exposure = row[4];
  post.sponsored = row[5] != 0.0;
  return post;
}

class FlatWriter {
 public:
  void add(double value) { values_.push_back(value); }
  void add(bool value) { values_.push_back(value ? 1.0 : 0.0); }
  void add(int value) { values_.push_back(value); }
  void add(const Probability& probability) {
    add(probability.p);
    add(probability.se);
  }
  void add(const Statistic& statistic) {
    for (const double value :
         {statistic.p10, statistic.p50, statistic.p90, statistic.mean, statistic.se10, statistic.se50, statistic.se90})
      add(value);
    add(statistic.count);
  }
  void add(const Interval& interval) {
    for (const double value : {interval.p50, interval.low80, interval.high80, interval.low95, interval.high95})
      add(value);
  }
  void add(const Percentiles& percentiles) {
    for (const double value : percentiles) add(value);
  }
  std::vector<double> take() { return std::move(values_); }

 private:
  std::vector<double> values_;
};

void write(FlatWriter& out, const OptionSummary& option) {
  out.add(option.slot);
  out.add(option.affordable);
  out.add(option.short_by);
  out.add(option.extrapolated);
  out.add(option.capped);
  out.add(option.loss_5);
  out.add(option.walk_away_fee_safe);
  for (const Probability& profit : option.profit_probability) out.add(profit);
  for (const Statistic& metric : option.metrics) out.add(metric);
  out.add(option.profit);
  out.add(option.roi);
}

void write(FlatWriter& out, const ContestResult& contest) {
  out.add(static_cast<int>(contest.verdict));
  out.add(contest.leader);
  out.add(contest.rival);
  out.add(contest.p);
  out.add(contest.se);
  out.add(contest.evpi);
  for (const double regret : contest.regret) out.add(regret);
  for (const Duel& duel : contest.duels) {
    out.add(duel.p);
    out.add(duel.se);
    out.add(duel.count);
    out.add(duel.difference_p10);
    out.add(duel.difference_p50);
    out.add(duel.difference_p90);
  }
}

void write(FlatWriter& out, const ScorePart& part) {
  out.add(part.posts);
  out.add(part.engagement_rate);
  out.add(part.own_weight);
  out.add(part.raw_median);
  out.add(part.raw_mean);
  out.add(part.percentile);
  out.add(part.score);
}

}  // namespace

Reply failure(const Problem& problem) {
  return {static_cast<int>(problem.code), static_cast<int>(problem.field), problem.index, emscripten::val::undefined()};
}

Reply success(const std::vector<double>& values) {
  const emscripten::val view(emscripten::typed_memory_view(values.size(), values.data()));
  return {0, 0, 0, view.call<emscripten::val>("slice")};
}

std::vector<double> numbersOf(const emscripten::val& array) {
  if (!array.instanceof (emscripten::val::global("Float64Array"))) return {};
  return emscripten::convertJSArrayToNumberVector<double>(array);
}

Problem readChoice(double value, int count, Field field, int& choice) {
  if (!isWholeNumber(value, 0.0, count - 1.0)) return {Code::unknown_choice, field, 0};
  choice = static_cast<int>(value);
  return {};
}

Problem readAssumptions(const std::vector<double>& inputs, Assumptions& assumptions) {
  if (inputs.size() != assumptions.size() * kInputColumns) return {Code::wrong_length, Field::input, 0};
  for (std::size_t i = 0; i < assumptions.size(); ++i) {
    const double* row = &inputs[i * kInputColumns];
    assumptions[i].range = {row[0], row[1], row[2]};
    assumptions[i].measured = row[3] != 0.0;
  }
  return validateAssumptions(assumptions);
}

Problem readRequest(const Settings& settings, const std::vector<double>& package_counts,
                    const std::vector<double>& inputs, const std::vector<double>& options, ComparisonRequest& request) {
  Problem problem = readSettings(settings, request);
  if (problem.ok()) problem = readPackage(package_counts, request.package);
  if (problem.ok()) problem = readAssumptions(inputs, request.assumptions);
  if (problem.ok()) problem = readOptions(options, request);
  return problem.ok() ? validateRequest(request) : problem;
}

Problem readPosts(const std::vector<double>& rows, std::vector<Post>& posts) {
  if (rows.size() % kPostColumns != 0) return {Code::wrong_length, Field::post, 0};
  const std::size_t count = rows.size() / kPostColumns;
  if (count > static_cast<std::size_t>(kPostsMax)) return {Code::too_many_posts, Field::post, kPostsMax};
  for (std::size_t i = 0; i < count; ++i) posts.push_back(postOf(&rows[i * kPostColumns]));
  return {};
}

Problem readCreator(const CreatorSettings& settings, const std::vector<double>& inputs, ScoreRequest& request) {
  int format = 0;
  int basis = 0;
  Problem problem = readChoice(settings.format, kFormatCount, Field::platform, format);
  if (problem.ok()) problem = readChoice(settings.basis, kBasisCount, Field::basis, basis);
  if (problem.ok()) problem = readAssumptions(inputs, request.assumptions);
  request.format = static_cast<Format>(format);
  request.basis = static_cast<Basis>(basis);
  request.followers = settings.followers;
  request.totals = {settings.totals_given != 0.0, settings.total_interactions, settings.total_exposure,
                    settings.total_posts};
  return problem;
}

std::vector<double> flatten(const Comparison& comparison) {
  FlatWriter out;
  for (const OptionSummary& option : comparison.options) write(out, option);
  for (const ContestResult& contest : comparison.contests) write(out, contest);
  return out.take();
}

std::vector<double> flatten(const std::vector<CurvePoint>& curve) {
  FlatWriter out;
  for (const CurvePoint& point : curve) {
    out.add(point.followers);
    out.add(point.extrapolated);
    out.add(point.affordable);
    for (const Band& band : point.value) {
      out.add(band.p10);
      out.add(band.p50);
      out.add(band.p90);
    }
  }
  return out.take();
}

std::vector<double> flatten(const Score& score) {
  FlatWriter out;
  for (const bool flag : {score.sufficient, score.fewer_than_5_posts, score.fewer_than_1000_followers,
                          score.totals_only, score.extrapolated, score.counts_shares, score.counts_saves})
    out.add(flag);
  out.add(score.benchmark_rate);
  out.add(score.benchmark_spread);
  for (const ScorePart* part : {&score.all, &score.organic, &score.sponsored}) write(out, *part);
  for (const Check& check : score.checks) {
    out.add(check.applies);
    out.add(check.value);
    out.add(check.low);
    out.add(check.high);
    out.add(check.worth_a_check);
  }
  return out.take();
}

/// Tier: position (-1 = below), label, lower, upper (0 = open), representative followers; then per scheme
/// the position and label of the same account.
std::vector<double> flatten(const Classification& classification) {
  FlatWriter out;
  const Tier& tier = classification.tier;
  out.add(tier.position);
  out.add(static_cast<int>(tier.label));
  out.add(tier.lower);
  out.add(std::isfinite(tier.upper) ? tier.upper : 0.0);
  out.add(representativeFollowers(tier));
  for (const Tier& other : classification.by_scheme) {
    out.add(other.position);
    out.add(static_cast<int>(other.label));
  }
  return out.take();
}

}  // namespace tierwise::bindings
