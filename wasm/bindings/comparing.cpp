#include <emscripten/bind.h>

#include "conversions.h"
#include "value_curve.h"

/// What every engine offers: what it is, comparisons, and the value curve; with the objects that all calls share. The
/// engine of the embedded widget (tierwise_engine_widget) has this and flip points, and nothing else.

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

}  // namespace

EMSCRIPTEN_BINDINGS(tierwise_comparing) {
  emscripten::value_object<Settings>("Settings")
      .field("budget", &Settings::budget)
      .field("platform", &Settings::platform)
      .field("lens", &Settings::lens)
      .field("seed_low", &Settings::seed_low)
      .field("seed_high", &Settings::seed_high)
      .field("draws", &Settings::draws)
      .field("evidence", &Settings::evidence)
      .field("evidence_multipliers", &Settings::evidence_multipliers);
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
}

}  // namespace tierwise::bindings
