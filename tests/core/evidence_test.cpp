#include "evidence.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "compare.h"
#include "scenario.h"
#include "simulation.h"
#include "value_curve.h"

using namespace tierwise;
using Catch::Matchers::WithinRel;

namespace {

constexpr double kMicro = kCurveFollowers[1];
constexpr double kMacro = kCurveFollowers[3];

EvidenceMultipliers ownMultipliers(Effect effect, std::array<double, kCurveKnots> multipliers) {
  EvidenceMultipliers own = noMultipliers();
  own[static_cast<std::size_t>(effect)] = multipliers;
  return own;
}

/// Without luck or error, at sizes of the reference point, and with adverts beside them.
ComparisonRequest certainScenario(Evidence evidence) {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  scenario::removeUncertainty(request.assumptions);
  scenario::setOptions(request, {scenario::creators(scenario::kMicroSlot, kMicro),
                                 scenario::creators(scenario::kMacroSlot, kMacro), scenario::ads(scenario::kAdsSlot)});
  request.evidence = evidence;
  return request;
}

double medianOf(const ComparisonRequest& request, int slot, Metric metric) {
  return scenario::metricOf(compareOptions(request), slot, metric).p50;
}

double ratioToNeutral(const ComparisonRequest& request, int slot, Metric metric) {
  ComparisonRequest neutral = request;
  neutral.evidence = Evidence::neutral;
  return medianOf(request, slot, metric) / medianOf(neutral, slot, metric);
}

Evidence anyReading() { return static_cast<Evidence>(GENERATE(0, 1, 2, 3, 4, 5)); }

}  // namespace

TEST_CASE("A reading has the geometric mean 1 over the two sizes of the reference point", "[evidence]") {
  const Evidence evidence = anyReading();
  const auto platform = static_cast<Platform>(GENERATE(0, 1, 2, 3));
  const EvidenceMultipliers own{{{3.0, 2.0, 1.0, 0.5, 0.1}, {1.0, 1.0, 1.0, 1.0, 4.0}, {0.01, 100.0, 1.0, 7.0, 1.0}}};
  const EvidenceCurves curves = buildEvidence(evidence, platform, own);
  for (int i = 0; i < kEffectCount; ++i) {
    const auto effect = static_cast<Effect>(i);
    CHECK_THAT(multiplierAt(curves, effect, kMicro) * multiplierAt(curves, effect, kMacro), WithinRel(1.0, 1e-13));
  }
}

TEST_CASE("Between two sizes the multipliers have the ratio of the data", "[evidence]") {
  const Evidence evidence = GENERATE(Evidence::nano_edge, Evidence::inverted_u, Evidence::larger_audiences_pay);
  const EvidenceCurves curves = buildEvidence(evidence, Platform::instagram, noMultipliers());
  const EvidenceMultipliers& printed = kEvidenceReadings[static_cast<std::size_t>(evidence)].multipliers;
  for (int i = 0; i < kEffectCount; ++i) {
    const auto& row = printed[static_cast<std::size_t>(i)];
    for (std::size_t knot = 0; knot < row.size(); ++knot) {
      const auto effect = static_cast<Effect>(i);
      const double ratio =
          multiplierAt(curves, effect, kCurveFollowers[knot]) / multiplierAt(curves, effect, kCurveFollowers[0]);
      CHECK_THAT(ratio, WithinRel(row[knot] / row[0], 1e-12));
    }
  }
}

TEST_CASE("Equal multipliers, whatever their size, change no bit", "[evidence]") {
  const EvidenceMultipliers own = ownMultipliers(Effect::reach, {7.0, 7.0, 7.0, 7.0, 7.0});
  const EvidenceCurves curves = buildEvidence(Evidence::own, Platform::instagram, own);
  for (const double followers : {100.0, 12345.0, 1e9}) CHECK(multiplierAt(curves, Effect::reach, followers) == 1.0);

  ComparisonRequest request = scenario::fashionOnInstagram(256);
  const std::vector<OptionSamples> neutral = simulate(prepareRequest(request));
  request.evidence = Evidence::own;
  request.evidence_multipliers = own;
  const std::vector<OptionSamples> equal = simulate(prepareRequest(request));
  for (std::size_t option = 0; option < neutral.size(); ++option) CHECK(neutral[option].values == equal[option].values);
}

TEST_CASE("Own multipliers count only where the own reading is chosen", "[evidence]") {
  ComparisonRequest request = scenario::fashionOnInstagram(256);
  const std::vector<OptionSamples> neutral = simulate(prepareRequest(request));
  request.evidence_multipliers = ownMultipliers(Effect::conversion, {9.0, 3.0, 1.0, 1.0, 1.0});
  CHECK(simulate(prepareRequest(request))[0].values == neutral[0].values);
  request.evidence = Evidence::own;
  CHECK(simulate(prepareRequest(request))[0].values != neutral[0].values);
}

TEST_CASE("Flat TikTok reach changes nothing on another platform", "[evidence]") {
  ComparisonRequest request = scenario::fashionOnInstagram(256);
  const std::vector<OptionSamples> neutral = simulate(prepareRequest(request));
  request.evidence = Evidence::flat_tiktok_reach;
  const std::vector<OptionSamples> flat = simulate(prepareRequest(request));
  for (std::size_t option = 0; option < neutral.size(); ++option) CHECK(neutral[option].values == flat[option].values);
}

TEST_CASE("Flat TikTok reach makes views grow with the tenth root of followers", "[evidence]") {
  const Curves curves = buildCurves(defaultAssumptions());
  const EvidenceCurves flat = buildEvidence(Evidence::flat_tiktok_reach, Platform::tiktok, noMultipliers());
  const auto viewsAt = [&](double followers) {
    const CreatorPlan plan = underEvidence(
        planCreator(curves, defaultAssumptions(), Platform::tiktok, {0, 0, 0, 1, 0, 0}, followers, {}), flat);
    return followers * plan.formats[0].reach.median;
  };
  for (const double followers : kCurveFollowers)
    CHECK_THAT(viewsAt(followers) / viewsAt(kMicro), WithinRel(std::pow(followers / kMicro, 0.1), 2e-3));
}

TEST_CASE("Under the inverted U a post gets most engagement near a million followers", "[evidence]") {
  const Curves curves = buildCurves(defaultAssumptions());
  const EvidenceCurves bent = buildEvidence(Evidence::inverted_u, Platform::instagram, noMultipliers());
  const auto engagementsAt = [&](double followers) {
    return followers * engagementAt(curves, Format::instagram_feed, followers) *
           multiplierAt(bent, Effect::engagement, followers);
  };
  double best = 0.0;
  for (double followers = 1e3; followers < 1e7; followers *= 1.01)
    if (engagementsAt(followers) > engagementsAt(best > 0.0 ? best : 1e3)) best = followers;
  CHECK(best > 8e5);
  CHECK(best < 1.2e6);
}

TEST_CASE("The nano edge multiplies tracked orders as stated and leaves people and engagement", "[evidence]") {
  const ComparisonRequest request = certainScenario(Evidence::nano_edge);
  const double micro = std::sqrt(1.274 / 0.7847);
  CHECK_THAT(ratioToNeutral(request, scenario::kMicroSlot, Metric::tracked_orders), WithinRel(micro, 1e-12));
  CHECK_THAT(ratioToNeutral(request, scenario::kMacroSlot, Metric::tracked_orders), WithinRel(1.0 / micro, 1e-12));
  for (const Metric metric : {Metric::unique_reach, Metric::engagements, Metric::clicks, Metric::spend, Metric::fee})
    CHECK(ratioToNeutral(request, scenario::kMicroSlot, metric) == 1.0);
}

TEST_CASE("Under marketing mix the level at the reference point stays put", "[evidence]") {
  const Evidence evidence = anyReading();
  ComparisonRequest request = certainScenario(evidence);
  request.lens = Lens::marketing_mix;
  request.evidence_multipliers = ownMultipliers(Effect::conversion, {9.0, 3.0, 1.0, 1.0, 0.2});
  const double micro = ratioToNeutral(request, scenario::kMicroSlot, Metric::contribution);
  const double macro = ratioToNeutral(request, scenario::kMacroSlot, Metric::contribution);
  CHECK_THAT(micro * macro, WithinRel(1.0, 1e-12));
}

TEST_CASE("No reading touches adverts", "[evidence]") {
  const Evidence evidence = anyReading();
  ComparisonRequest request = certainScenario(evidence);
  request.evidence_multipliers = {{{9.0, 3.0, 1.0, 1.0, 0.2}, {9.0, 3.0, 1.0, 1.0, 0.2}, {9.0, 3.0, 1.0, 1.0, 0.2}}};
  for (const Metric metric : {Metric::unique_reach, Metric::clicks, Metric::tracked_orders, Metric::contribution})
    CHECK(ratioToNeutral(request, scenario::kAdsSlot, metric) == 1.0);
}

TEST_CASE("What was measured for an option is not multiplied", "[evidence]") {
  const EvidenceCurves own =
      buildEvidence(Evidence::own, Platform::instagram,
                    {{{9.0, 3.0, 1.0, 1.0, 0.2}, {9.0, 3.0, 1.0, 1.0, 0.2}, {9.0, 3.0, 1.0, 1.0, 0.2}}});
  const Assumptions assumptions = defaultAssumptions();
  const Measured measured{400.0, 0.2, 0.03};
  const CreatorPlan before =
      planCreator(buildCurves(assumptions), assumptions, Platform::instagram, {1, 1, 0, 0, 0, 0}, kMicro, measured);
  const CreatorPlan plan = underEvidence(before, own);
  CHECK(plan.price.median == 400.0);
  CHECK(plan.formats[0].reach.median == 0.2);
  CHECK(plan.formats[0].engagement.median == 0.03);
  // The Reel was not measured.
  CHECK_THAT(plan.formats[1].reach.median / before.formats[1].reach.median, WithinRel(std::sqrt(3.0), 1e-12));
}

TEST_CASE("A value that rests on the benchmark in part is multiplied in part", "[evidence]") {
  Assumptions assumptions = defaultAssumptions();
  assumptions[static_cast<std::size_t>(indexOf(Input::reach_instagram_feed_micro))].measured = true;
  const EvidenceMultipliers multipliers = ownMultipliers(Effect::reach, {16.0, 16.0, 1.0, 1.0, 1.0});
  const EvidenceCurves own = buildEvidence(Evidence::own, Platform::instagram, multipliers);
  const auto factorAt = [&](double followers) {
    const CreatorPlan plan =
        planCreator(buildCurves(assumptions), assumptions, Platform::instagram, {1, 0, 0, 0, 0, 0}, followers, {});
    return underEvidence(plan, own).formats[0].reach.median / plan.formats[0].reach.median;
  };
  CHECK(factorAt(kMicro) == 1.0);
  const double halfway = std::sqrt(kCurveFollowers[0] * kMicro);
  CHECK_THAT(factorAt(halfway), WithinRel(std::pow(multiplierAt(own, Effect::reach, halfway), 0.5), 1e-12));
}

TEST_CASE("The value curve follows the chosen reading", "[evidence]") {
  ComparisonRequest request = certainScenario(Evidence::nano_edge);
  request.lens = Lens::tracked;
  const CurveSpec spec{kMicro, kMacro, 2};
  const std::vector<CurvePoint> bent = valueCurve(request, spec);
  request.evidence = Evidence::neutral;
  const std::vector<CurvePoint> neutral = valueCurve(request, spec);
  constexpr auto kReturn = static_cast<std::size_t>(Goal::return_);
  constexpr auto kReach = static_cast<std::size_t>(Goal::reach);
  CHECK_THAT(bent[0].value[kReturn].p50 / neutral[0].value[kReturn].p50, WithinRel(std::sqrt(1.274 / 0.7847), 1e-10));
  CHECK(bent[0].value[kReach].p50 == neutral[0].value[kReach].p50);
}

TEST_CASE("Two creators of one size draw level under the neutral reading, whatever their order", "[evidence]") {
  ComparisonRequest request = scenario::fashionOnInstagram(2048);
  const double followers = GENERATE(kCurveFollowers[0], kMicro, kCurveFollowers[2], kMacro);
  request.budget = 1e6;
  scenario::setOptions(request, {scenario::creators(3, followers), scenario::creators(4, followers)});
  const Comparison comparison = compareOptions(request);
  for (const ContestResult& contest : comparison.contests) {
    CHECK(contest.duels[0].p > 0.45);
    CHECK(contest.duels[0].p < 0.55);
  }
}

TEST_CASE("A reading or a multiplier that is not possible is refused where it stands", "[evidence]") {
  ComparisonRequest request = scenario::fashionOnInstagram(100);
  CHECK(validateRequest(request).ok());
  request.evidence = static_cast<Evidence>(kEvidenceCount);
  CHECK(validateRequest(request).field == Field::evidence);
  request.evidence = Evidence::own;
  const auto faultAt = [&](double multiplier) {
    request.evidence_multipliers = noMultipliers();
    request.evidence_multipliers[2][3] = multiplier;
    return validateRequest(request);
  };
  CHECK(faultAt(std::nan("")).code == Code::not_finite);
  CHECK(faultAt(std::numeric_limits<double>::infinity()).code == Code::not_finite);
  CHECK(faultAt(0.0).code == Code::below_minimum);
  CHECK(faultAt(100.5).code == Code::above_maximum);
  CHECK(faultAt(100.5).field == Field::evidence_multipliers);
  CHECK(faultAt(100.5).index == 2 * kCurveKnots + 3);
  CHECK(faultAt(100.0).ok());
  CHECK(faultAt(0.01).ok());
}
