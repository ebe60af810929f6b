#pragma once

#include <emscripten/val.h>

#include <vector>

#include "compare.h"
#include "engagement.h"
#include "problem.h"
#include "request.h"
#include "tier.h"
#include "value_curve.h"

/// Between flat JavaScript values and the core's structs. Numbers only: no strings, no classes, no
/// exceptions. Whoever calls has checked types already (JavaScript side, web/engine/validate.js); here every
/// number is checked again for what would be undefined in C++.

namespace tierwise::bindings {

/// What every projection needs, as one flat object. Enums are their index; the seed is two 32-bit halves.
struct Settings {
  double budget = 0.0;
  double platform = 0.0;
  double lens = 0.0;
  double seed_low = 0.0;
  double seed_high = 0.0;
  double draws = 0.0;
  double evidence = 0.0;
  emscripten::val evidence_multipliers = emscripten::val::undefined();  ///< own ones, effect by effect; empty: all 1
};

/// What the engagement score needs beside the posts. Totals are read only when totals_given is not 0.
struct CreatorSettings {
  double format = 0.0;
  double followers = 0.0;
  double basis = 0.0;
  double totals_given = 0.0;
  double total_interactions = 0.0;
  double total_exposure = 0.0;
  double total_posts = 0.0;
};

/// Every answer: a problem as numbers, and on success the values as one Float64Array of its own.
struct Reply {
  int code = 0;
  int field = 0;
  int index = 0;
  emscripten::val values = emscripten::val::undefined();
};

/// Columns of the flat tables that come in.
inline constexpr int kInputColumns = 4;   ///< low, median, high, measured 0|1
inline constexpr int kOptionColumns = 6;  ///< slot, kind, followers, price, reach_rate, engagement_rate
inline constexpr int kPostColumns = 6;    ///< likes, comments, shares|-1, saves|-1, exposure, sponsored 0|1

Reply failure(const Problem& problem);
Reply success(const std::vector<double>& values);

/// A Float64Array as numbers; anything else gives an empty vector.
std::vector<double> numbersOf(const emscripten::val& array);

Problem readAssumptions(const std::vector<double>& inputs, Assumptions& assumptions);
Problem readRequest(const Settings& settings, const std::vector<double>& package_counts,
                    const std::vector<double>& inputs, const std::vector<double>& options, ComparisonRequest& request);
Problem readPosts(const std::vector<double>& rows, std::vector<Post>& posts);
Problem readCreator(const CreatorSettings& settings, const std::vector<double>& inputs, ScoreRequest& request);
/// An enum's index: unknown_choice unless a whole number below `count`.
Problem readChoice(double value, int count, Field field, int& choice);

/// Layouts: web/engine/layout.js reads them back, in this order.
std::vector<double> flatten(const Comparison& comparison);
std::vector<double> flatten(const std::vector<CurvePoint>& curve);
std::vector<double> flatten(const Score& score);
std::vector<double> flatten(const Classification& classification);

}  // namespace tierwise::bindings
