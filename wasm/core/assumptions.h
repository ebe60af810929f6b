#pragma once

#include <array>

#include "numeric/range.h"
#include "problem.h"
#include "schema.h"

namespace tierwise {

/// One input of the model: its 10th, 50th and 90th percentile, and whether the user measured it.
struct Assumption {
  Range range{};
  /// True when the number is the user's own measurement: the benchmark's error (source and option
  /// level, see market.h) then no longer applies to it.
  bool measured = false;
};

/// Every input of the model, indexed by `Input`. Rates are fractions, money is one currency.
using Assumptions = std::array<Assumption, kInputCount>;

constexpr int indexOf(Input input) noexcept { return static_cast<int>(input); }

/// True for a point of a benchmark curve (read through benchmark.h), false for a single quantity (drawn by market.h).
bool isCurvePoint(int input) noexcept;

/// The published benchmarks and the judgements that fill their gaps (wasm/data/benchmarks.json).
Assumptions defaultAssumptions() noexcept;

/// Checks every input: finite numbers, low <= median <= high, inside the input's own limits, and shares
/// of exactly 0 or 1 only as constants. Reports the first fault.
Problem validateAssumptions(const Assumptions& assumptions) noexcept;

}  // namespace tierwise
