#pragma once

#include <array>
#include <cstddef>

#include "benchmarks.h"
#include "creator.h"
#include "numeric/curve.h"
#include "problem.h"
#include "sales.h"
#include "schema.h"

namespace tierwise {

/// All multipliers 1: sizes differ by their benchmarks only.
constexpr EvidenceMultipliers noMultipliers() noexcept {
  return kEvidenceReadings[static_cast<std::size_t>(Evidence::neutral)].multipliers;
}

/// Own multipliers lie between kEvidenceMultiplierMin and kEvidenceMultiplierMax, whichever reading is chosen.
/// The index of a fault is effect * kCurveKnots + knot.
Problem validateEvidence(Evidence evidence, const EvidenceMultipliers& own) noexcept;

/// A reading of the studies about size, ready to be applied: one curve of multipliers over log followers for each
/// effect, empty where the reading says nothing. A reading says how sizes differ and not what the level is: every
/// curve has the geometric mean 1 over the two sizes of the reference point of the marketing-mix lens, a typical
/// micro and a typical macro creator.
struct EvidenceCurves {
  std::array<LogLogCurve, kEffectCount> effect{};
};

/// `own` is read for Evidence::own only. A reading that says nothing about `platform` gives empty curves.
EvidenceCurves buildEvidence(Evidence evidence, Platform platform, const EvidenceMultipliers& own) noexcept;

/// The multiplier of one effect at a follower count; exactly 1 where the reading says nothing.
double multiplierAt(const EvidenceCurves& evidence, Effect effect, double followers) noexcept;

/// The plan with its reach and engagement rates multiplied, each to the power of the share that rests on the
/// benchmark, so that a measured rate stays as it is; and with the multiplier of orders per click.
CreatorPlan underEvidence(CreatorPlan plan, const EvidenceCurves& evidence) noexcept;

/// The terms for a creator whose clicks bring `conversion` times as many orders.
SalesTerms withConversion(SalesTerms terms, double conversion) noexcept;

}  // namespace tierwise
