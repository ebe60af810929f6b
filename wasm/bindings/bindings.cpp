#include <emscripten/bind.h>

#include "conversions.h"
#include "flip_flat.h"

/// The whole surface of the engine in WebAssembly. Free functions only; nothing throws.

namespace tierwise::bindings {
namespace {

struct EngineInfo {
  int version_major = 0;
  int version_minor = 0;
  int version_patch = 0;
  int input_count = 0;
  int metric_count = 0;
  int simd = 0;
};

EngineInfo engineInfo() {
#ifdef __wasm_simd128__
  constexpr int kSimd = 1;
#else
  constexpr int kSimd = 0;
#endif
  return {0, 1, 0, kInputCount, kMetricCount, kSimd};
}

Reply compareOptionsFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                         const emscripten::val& options) {
  ComparisonRequest request;
  const Problem problem =
      readRequest(settings, numbersOf(package_counts), numbersOf(inputs), numbersOf(options), request);
  return problem.ok() ? success(flatten(compareOptions(request))) : failure(problem);
}

/// The curve is about creators of every size, so the request needs no options of its own.
Reply valueCurveFlat(const Settings& settings, const emscripten::val& package_counts, const emscripten::val& inputs,
                     double first_followers, double last_followers, double points) {
  const std::vector<double> any_option{0.0, static_cast<double>(OptionKind::ads), 0.0, 0.0, 0.0, 0.0};
  ComparisonRequest request;
  Problem problem = readRequest(settings, numbersOf(package_counts), numbersOf(inputs), any_option, request);
  int point_count = 0;
  if (problem.ok()) problem = readChoice(points, kCurvePointsMax + 1, Field::points, point_count);
  const CurveSpec spec{first_followers, last_followers, point_count};
  if (problem.ok()) problem = validateCurve(spec);
  return problem.ok() ? success(flatten(valueCurve(request, spec))) : failure(problem);
}

Reply scoreCreatorFlat(const CreatorSettings& settings, const emscripten::val& post_rows,
                       const emscripten::val& inputs) {
  ScoreRequest request;
  std::vector<Post> posts;
  Problem problem = readCreator(settings, numbersOf(inputs), request);
  if (problem.ok()) problem = readPosts(numbersOf(post_rows), posts);
  request.posts = posts;
  if (problem.ok()) problem = validateScore(request);
  return problem.ok() ? success(flatten(scoreCreator(request))) : failure(problem);
}

Reply classifyFollowersFlat(double followers, double scheme_index, const emscripten::val& custom_lower_bounds) {
  int choice = 0;
  const std::vector<double> custom = numbersOf(custom_lower_bounds);
  Problem problem = readChoice(scheme_index, kSchemeCount, Field::scheme, choice);
  const auto scheme = static_cast<Scheme>(choice);
  if (problem.ok()) problem = validateScheme(scheme, custom);
  if (problem.ok() && !(followers >= 0.0)) problem = {Code::below_minimum, Field::followers, 0};
  if (problem.ok() && followers > kFollowersMax) problem = {Code::above_maximum, Field::followers, 0};
  return problem.ok() ? success(flatten(classify(followers, scheme, custom))) : failure(problem);
}

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise) {
  emscripten::value_object<Settings>("Settings")
      .field("budget", &Settings::budget)
      .field("platform", &Settings::platform)
      .field("lens", &Settings::lens)
      .field("seed_low", &Settings::seed_low)
      .field("seed_high", &Settings::seed_high)
      .field("draws", &Settings::draws)
      .field("evidence", &Settings::evidence)
      .field("evidence_multipliers", &Settings::evidence_multipliers);
  emscripten::value_object<CreatorSettings>("CreatorSettings")
      .field("format", &CreatorSettings::format)
      .field("followers", &CreatorSettings::followers)
      .field("basis", &CreatorSettings::basis)
      .field("totals_given", &CreatorSettings::totals_given)
      .field("total_interactions", &CreatorSettings::total_interactions)
      .field("total_exposure", &CreatorSettings::total_exposure)
      .field("total_posts", &CreatorSettings::total_posts);
  emscripten::value_object<Reply>("Reply")
      .field("code", &Reply::code)
      .field("field", &Reply::field)
      .field("index", &Reply::index)
      .field("values", &Reply::values);
  emscripten::value_object<EngineInfo>("EngineInfo")
      .field("version_major", &EngineInfo::version_major)
      .field("version_minor", &EngineInfo::version_minor)
      .field("version_patch", &EngineInfo::version_patch)
      .field("input_count", &EngineInfo::input_count)
      .field("metric_count", &EngineInfo::metric_count)
      .field("simd", &EngineInfo::simd);
  emscripten::function("engineInfo", &engineInfo);
  emscripten::function("compareOptions", &compareOptionsFlat);
  emscripten::function("valueCurve", &valueCurveFlat);
  emscripten::function("scoreCreator", &scoreCreatorFlat);
  emscripten::function("classifyFollowers", &classifyFollowersFlat);
  emscripten::function("flipLevers", &flipLeversFlat);
  emscripten::function("flipPoint", &flipPointFlat);
  emscripten::function("movedRange", &movedRangeFlat);
}

}  // namespace tierwise::bindings
