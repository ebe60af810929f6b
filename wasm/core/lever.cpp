#include "lever.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "benchmark.h"
#include "numeric/at.h"
#include "numeric/elementary.h"

namespace tierwise {
namespace {

bool isFactor(Lever lever) noexcept {
  return lever == Lever::price || lever == Lever::reach || lever == Lever::engagement;
}

bool hasKind(const ComparisonRequest& request, OptionKind kind) noexcept {
  const auto end = request.options.begin() + request.option_count;
  return std::any_of(request.options.begin(), end, [kind](const OptionSpec& option) { return option.kind == kind; });
}

bool isActive(const ComparisonRequest& request, int format) noexcept {
  return kFormatTraits[at(format)].platform == request.platform && request.package[at(format)] > 0;
}

bool hasEngagement(const ComparisonRequest& request) noexcept {
  for (int i = 0; i < kFormatCount; ++i)
    if (isActive(request, i) && kFormatTraits[at(i)].engagement >= 0) return true;
  return false;
}

bool isAboutAds(Input input) noexcept {
  constexpr std::array kInputs{
      Input::total_per_tracked_ads, Input::ads_sales_ratio,  Input::ads_cpm, Input::ads_ctr, Input::ads_cvr,
      Input::ads_frequency,         Input::ads_creative_cost};
  return std::find(kInputs.begin(), kInputs.end(), input) != kInputs.end();
}

bool isAboutCreators(Input input) noexcept {
  constexpr std::array kInputs{Input::cvr,
                               Input::total_per_tracked_creators,
                               Input::hours_per_creator,
                               Input::hourly_wage,
                               Input::setup_hours,
                               Input::tools_cost,
                               Input::product_cost,
                               Input::shipping_cost,
                               Input::agency_share,
                               Input::rights_share,
                               Input::boost_cost,
                               Input::completion,
                               Input::target_share,
                               Input::overlap,
                               Input::within_overlap,
                               Input::impressions_per_reach,
                               Input::source_spread,
                               Input::luck_reach,
                               Input::luck_engagement,
                               Input::luck_sales,
                               Input::choice_percentile,
                               Input::engagement_multiplier};
  return std::find(kInputs.begin(), kInputs.end(), input) != kInputs.end();
}

/// Click rates and price ratios belong to one format.
LeverUse useOfFormatInput(const ComparisonRequest& request, int input) noexcept {
  for (int i = 0; i < kFormatCount; ++i) {
    const FormatTraits& traits = kFormatTraits[at(i)];
    if (traits.click_rate != input && traits.price_ratio != input) continue;
    if (traits.platform != request.platform) return LeverUse::other_platform;
    if (!isActive(request, i)) return LeverUse::not_in_package;
    return hasKind(request, OptionKind::creators) ? LeverUse::tried : LeverUse::no_creators;
  }
  return LeverUse::tried;
}

LeverUse useOf(const ComparisonRequest& request, Input input) noexcept {
  if (input == Input::post_spread || input == Input::post_spread_posts) return LeverUse::score_only;
  if (isCurvePoint(indexOf(input))) return LeverUse::whole_curve;
  if (isAboutAds(input) && !hasKind(request, OptionKind::ads)) return LeverUse::no_ads;
  if (isAboutCreators(input) && !hasKind(request, OptionKind::creators)) return LeverUse::no_creators;
  return useOfFormatInput(request, indexOf(input));
}

/// First point of the curve that a lever moves for a format; -1 for none.
int curveOf(Lever lever, int format) noexcept {
  const FormatTraits& traits = kFormatTraits[at(format)];
  if (lever == Lever::price) return traits.price;
  return lever == Lever::reach ? traits.reach : traits.engagement;
}

/// The format whose curve stands for the lever: the first of the package that has one.
int formatOf(const ComparisonRequest& request, Lever lever) noexcept {
  if (lever == Lever::price) return static_cast<int>(kMainFormat[at(static_cast<int>(request.platform))]);
  for (int i = 0; i < kFormatCount; ++i)
    if (isActive(request, i) && curveOf(lever, i) >= 0) return i;
  return 0;
}

Range& rangeOf(ComparisonRequest& request, int input) noexcept { return request.assumptions[at(input)].range; }

void moveCurve(ComparisonRequest& request, int first, double factor) noexcept {
  if (first < 0) return;
  for (int i = first; i < first + kCurveKnots; ++i) {
    Range& range = rangeOf(request, i);
    range = movedRange(static_cast<Input>(i), range, range.median * factor);
  }
}

/// A figure of one option, 0 where it is not given; inside the limits of the curve it replaces.
void moveMeasured(double& value, int like, double factor) noexcept {
  const InputDefault& limits = kInputDefaults[at(like)];
  if (value > 0.0) value = std::clamp(value * factor, limits.minimum, limits.maximum);
}

void moveMeasuredOf(OptionSpec& option, Lever lever, double factor) noexcept {
  if (lever == Lever::price) moveMeasured(option.measured.price, indexOf(Input::price_instagram_feed_nano), factor);
  if (lever == Lever::reach)
    moveMeasured(option.measured.reach_rate, indexOf(Input::reach_instagram_feed_nano), factor);
  if (lever == Lever::engagement)
    moveMeasured(option.measured.engagement_rate, indexOf(Input::engagement_instagram_feed_nano), factor);
}

void moveFactor(ComparisonRequest& request, const LeverSpec& lever, double factor) noexcept {
  if (lever.lever == Lever::price) {
    moveCurve(request, curveOf(lever.lever, formatOf(request, lever.lever)), factor);
  } else {
    for (int i = 0; i < kFormatCount; ++i)
      if (isActive(request, i)) moveCurve(request, curveOf(lever.lever, i), factor);
  }
  for (int i = 0; i < request.option_count; ++i) {
    OptionSpec& option = request.options[at(i)];
    if (lever.index == kAllCreators || option.slot == lever.index) moveMeasuredOf(option, lever.lever, factor);
  }
}

/// The curve point nearest in size.
int nearestKnot(double followers) noexcept {
  int nearest = 0;
  for (int i = 1; i < kCurveKnots; ++i) {
    const double middle = std::sqrt(kCurveFollowers[at(i - 1)] * kCurveFollowers[at(i)]);
    if (followers > middle) nearest = i;
  }
  return nearest;
}

double measuredOf(const OptionSpec& option, Lever lever) noexcept {
  if (lever == Lever::price) return option.measured.price;
  return lever == Lever::reach ? option.measured.reach_rate : option.measured.engagement_rate;
}

double amountOf(const ComparisonRequest& request, Lever lever, int format, const OptionSpec& option) noexcept {
  const bool is_main = static_cast<int>(kMainFormat[at(static_cast<int>(request.platform))]) == format;
  if (const double measured = measuredOf(option, lever); is_main && measured > 0.0) return measured;
  const Curves curves = buildCurves(request.assumptions);
  const auto of = static_cast<Format>(format);
  if (lever == Lever::price) return priceAt(curves, of, option.followers);
  return lever == Lever::reach ? reachAt(curves, of, option.followers) : engagementAt(curves, of, option.followers);
}

/// For one option the bounds of the nearest curve point, around the amount in use; for all creators a third to three
/// times.
Bearings bearingsOfFactor(const ComparisonRequest& request, const LeverSpec& lever) noexcept {
  constexpr double kThird = 1.0 / 3.0;
  Bearings bearings{1.0, {kThird, 3.0}, 0.0, false};
  if (lever.index == kAllCreators) return bearings;
  const OptionSpec& option = request.options[at(positionOf(request, lever.index))];
  const int format = formatOf(request, lever.lever);
  bearings.amount = amountOf(request, lever.lever, format, option);
  const Bounds& point = kPlausible[at(curveOf(lever.lever, format) + nearestKnot(option.followers))];
  bearings.bounds = {std::min(1.0, point.low / bearings.amount), std::max(1.0, point.high / bearings.amount)};
  return bearings;
}

}  // namespace

bool isOfOneOption(const LeverSpec& lever) noexcept {
  return lever.lever == Lever::followers || (isFactor(lever.lever) && lever.index != kAllCreators);
}

int positionOf(const ComparisonRequest& request, int slot) noexcept {
  for (int i = 0; i < request.option_count; ++i)
    if (request.options[at(i)].slot == slot) return i;
  return 0;
}

std::vector<LeverPlan> leversOf(const ComparisonRequest& request) {
  std::vector<LeverPlan> levers{{{Lever::budget, 0}, LeverUse::tried}};
  std::vector<int> slots;
  for (int i = 0; i < request.option_count; ++i)
    if (request.options[at(i)].kind == OptionKind::creators) slots.push_back(request.options[at(i)].slot);
  for (const int slot : slots) levers.push_back({{Lever::followers, slot}, LeverUse::tried});
  if (slots.size() > 1) slots.insert(slots.begin(), kAllCreators);
  for (const Lever lever : {Lever::price, Lever::reach, Lever::engagement}) {
    if (lever == Lever::engagement && !hasEngagement(request)) continue;
    for (const int slot : slots) levers.push_back({{lever, slot}, LeverUse::tried});
  }
  for (int i = 0; i < kInputCount; ++i) levers.push_back({{Lever::input, i}, useOf(request, static_cast<Input>(i))});
  return levers;
}

Bearings bearingsOf(const ComparisonRequest& request, const LeverSpec& lever) noexcept {
  constexpr double kBudgetSpan = 10.0;
  switch (lever.lever) {
    case Lever::budget:
      return {request.budget,
              {std::max(kBudgetMin, request.budget / kBudgetSpan), std::min(kBudgetMax, request.budget * kBudgetSpan)},
              0.0,
              false};
    case Lever::followers:
      return {request.options[at(positionOf(request, lever.index))].followers,
              {kCurveFollowers.front(), kCurveFollowers.back()},
              0.0,
              false};
    case Lever::input:
      return {request.assumptions[at(lever.index)].range.median, kPlausible[at(lever.index)], 0.0,
              kInputDefaults[at(lever.index)].shape == Shape::share};
    default:
      return bearingsOfFactor(request, lever);
  }
}

ComparisonRequest withLever(const ComparisonRequest& request, const LeverSpec& lever, double value) noexcept {
  ComparisonRequest moved = request;
  switch (lever.lever) {
    case Lever::budget:
      moved.budget = std::clamp(value, kBudgetMin, kBudgetMax);
      break;
    case Lever::followers:
      moved.options[at(positionOf(request, lever.index))].followers = std::clamp(value, kFollowersMin, kFollowersMax);
      break;
    case Lever::input: {
      Range& range = rangeOf(moved, lever.index);
      range = movedRange(static_cast<Input>(lever.index), range, value);
      break;
    }
    default:
      moveFactor(moved, lever, value);
  }
  return moved;
}

Range movedRange(Input input, const Range& range, double median) noexcept {
  const InputDefault& limits = kInputDefaults[at(indexOf(input))];
  const auto inside = [&](double value) { return std::min(limits.maximum, std::max(limits.minimum, value)); };
  const double middle = inside(median);
  if (isConstant(range)) return exactly(middle);
  if (limits.shape == Shape::positive) {
    const double factor = middle / range.median;
    return {std::min(middle, inside(range.low * factor)), middle, std::max(middle, inside(range.high * factor))};
  }
  // Room that a share's ends keep from 0 and 1.
  constexpr double kEdge = 1e-4;
  constexpr double kLeast = 1e-9;
  const auto within = [&](double share) {
    return std::min(1.0 - kEdge, std::max(std::max(limits.minimum, kLeast), share));
  };
  const double centre = inside(within(middle));
  const double move = logit(centre) - logit(within(range.median));
  const auto moved = [&](double share) { return inside(within(logistic(logit(within(share)) + move))); };
  return {std::min(centre, moved(range.low)), centre, std::max(centre, moved(range.high))};
}

}  // namespace tierwise
