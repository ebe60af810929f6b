#include "evidence.h"

#include <cmath>

#include "numeric/elementary.h"

namespace tierwise {
namespace {

constexpr auto kMicroKnot = static_cast<std::size_t>(TierLabel::micro) - 1;
constexpr auto kMacroKnot = static_cast<std::size_t>(TierLabel::macro) - 1;

bool saysNothing(const std::array<double, kCurveKnots>& multipliers) noexcept {
  for (const double multiplier : multipliers)
    if (multiplier != multipliers.front()) return false;
  return true;
}

LogLogCurve referredCurve(const std::array<double, kCurveKnots>& multipliers) noexcept {
  if (saysNothing(multipliers)) return {};
  LogLogCurve curve = makeLogLogCurve(kCurveFollowers, multipliers);
  const double reference = 0.5 * (curve.y[kMicroKnot] + curve.y[kMacroKnot]);
  for (std::size_t knot = 0; knot < curve.count; ++knot) curve.y[knot] -= reference;
  return curve;
}

void multiply(Rate& rate, double multiplier) noexcept {
  if (rate.benchmark_share == 0.0 || multiplier == 1.0) return;
  rate.median *= rate.benchmark_share == 1.0 ? multiplier : exponential(rate.benchmark_share * naturalLog(multiplier));
}

}  // namespace

Problem validateEvidence(Evidence evidence, const EvidenceMultipliers& own) noexcept {
  const int choice = static_cast<int>(evidence);
  if (choice < 0 || choice >= kEvidenceCount) return {Code::unknown_choice, Field::evidence, choice};
  int index = 0;
  for (const auto& multipliers : own) {
    for (const double multiplier : multipliers) {
      if (!std::isfinite(multiplier)) return {Code::not_finite, Field::evidence_multipliers, index};
      if (multiplier < kEvidenceMultiplierMin) return {Code::below_minimum, Field::evidence_multipliers, index};
      if (multiplier > kEvidenceMultiplierMax) return {Code::above_maximum, Field::evidence_multipliers, index};
      ++index;
    }
  }
  return {};
}

EvidenceCurves buildEvidence(Evidence evidence, Platform platform, const EvidenceMultipliers& own) noexcept {
  const EvidenceReading& reading = kEvidenceReadings[static_cast<std::size_t>(evidence)];
  EvidenceCurves curves;
  if (!reading.platforms[static_cast<std::size_t>(platform)]) return curves;
  const EvidenceMultipliers& multipliers = evidence == Evidence::own ? own : reading.multipliers;
  for (std::size_t effect = 0; effect < curves.effect.size(); ++effect)
    curves.effect[effect] = referredCurve(multipliers[effect]);
  return curves;
}

double multiplierAt(const EvidenceCurves& evidence, Effect effect, double followers) noexcept {
  const LogLogCurve& curve = evidence.effect[static_cast<std::size_t>(effect)];
  return curve.count == 0 ? 1.0 : valueAt(curve, followers);
}

CreatorPlan underEvidence(CreatorPlan plan, const EvidenceCurves& evidence) noexcept {
  const double reach = multiplierAt(evidence, Effect::reach, plan.followers);
  const double engagement = multiplierAt(evidence, Effect::engagement, plan.followers);
  for (int i = 0; i < plan.format_count; ++i) {
    FormatPlan& format = plan.formats[static_cast<std::size_t>(i)];
    multiply(format.reach, reach);
    multiply(format.engagement, engagement);
  }
  plan.conversion = multiplierAt(evidence, Effect::conversion, plan.followers);
  return plan;
}

SalesTerms withConversion(SalesTerms terms, double conversion) noexcept {
  terms.cvr *= conversion;
  terms.cvr_median *= conversion;
  terms.mix_sales_per_click *= conversion;
  return terms;
}

}  // namespace tierwise
