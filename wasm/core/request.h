#pragma once

#include <array>
#include <cstdint>

#include "assumptions.h"
#include "creator.h"
#include "evidence.h"
#include "problem.h"
#include "schema.h"

namespace tierwise {

/// One way to spend the budget.
struct OptionSpec {
  /// The option's own number, 0 .. kOptionsMax - 1. Its luck follows this number, not its place in the
  /// list, so reordering options changes nothing.
  int slot = 0;
  OptionKind kind = OptionKind::creators;
  double followers = 0.0;  ///< per creator; ignored for ads
  Measured measured;       ///< ignored for ads
};

/// Everything the answer depends on. Same request, same bits.
struct ComparisonRequest {
  double budget = 0.0;  ///< money
  Platform platform = Platform::instagram;
  Package package{};
  Lens lens = Lens::marketing_mix;
  std::uint64_t seed = 0;
  int draws = 0;
  Assumptions assumptions{};
  std::array<OptionSpec, kOptionsMax> options{};
  int option_count = 0;
  Evidence evidence = Evidence::neutral;
  EvidenceMultipliers evidence_multipliers = noMultipliers();  ///< read for Evidence::own
};

/// Reports the first fault of a request; everything else in the core may rely on a request that passed.
Problem validateRequest(const ComparisonRequest& request) noexcept;

}  // namespace tierwise
