#include "request.h"

#include <cmath>

#include "benchmarks.h"
#include "cost.h"
#include "market.h"

namespace tierwise {
namespace {

Problem faultOfNumber(double value, double minimum, double maximum, Field field, int index = 0) noexcept {
  if (!std::isfinite(value)) return {Code::not_finite, field, index};
  if (value < minimum) return {Code::below_minimum, field, index};
  if (value > maximum) return {Code::above_maximum, field, index};
  return {};
}

template <typename Choice>
Problem faultOfChoice(Choice choice, int count, Field field) noexcept {
  const int value = static_cast<int>(choice);
  return value >= 0 && value < count ? Problem{} : Problem{Code::unknown_choice, field, value};
}

Problem faultOfPackage(const ComparisonRequest& request) noexcept {
  int posts = 0;
  for (int i = 0; i < kFormatCount; ++i) {
    const int count = request.package[static_cast<std::size_t>(i)];
    const Problem fault = faultOfNumber(count, 0.0, kPackageCountMax, Field::package, i);
    if (!fault.ok()) return fault;
    if (kFormatTraits[static_cast<std::size_t>(i)].platform == request.platform) posts += count;
  }
  return posts > 0 ? Problem{} : Problem{Code::empty_package, Field::package, 0};
}

/// 0 means not given; a given number must lie inside the limits of the quantity's own benchmark.
Problem faultOfMeasured(double value, Input like, Field field, int position) noexcept {
  if (value == 0.0) return {};
  const InputDefault& limits = kInputDefaults[static_cast<std::size_t>(indexOf(like))];
  return faultOfNumber(value, limits.minimum, limits.maximum, field, position);
}

Problem faultOfCreators(const OptionSpec& option, int position) noexcept {
  Problem fault = faultOfNumber(option.followers, kFollowersMin, kFollowersMax, Field::followers_option, position);
  if (!fault.ok()) return fault;
  const Measured& measured = option.measured;
  fault = faultOfMeasured(measured.price, Input::price_instagram_feed_nano, Field::price_option, position);
  if (!fault.ok()) return fault;
  fault = faultOfMeasured(measured.reach_rate, Input::reach_instagram_feed_nano, Field::reach_rate_option, position);
  if (!fault.ok()) return fault;
  return faultOfMeasured(measured.engagement_rate, Input::engagement_instagram_feed_nano, Field::engagement_rate_option,
                         position);
}

Problem faultOfOption(const ComparisonRequest& request, int position) noexcept {
  const OptionSpec& option = request.options[static_cast<std::size_t>(position)];
  if (option.slot < 0 || option.slot >= kOptionsMax) return {Code::unknown_choice, Field::option, position};
  for (int earlier = 0; earlier < position; ++earlier) {
    if (request.options[static_cast<std::size_t>(earlier)].slot == option.slot)
      return {Code::duplicate_slot, Field::option, position};
  }
  const Problem fault = faultOfChoice(option.kind, kOptionKindCount, Field::option);
  if (!fault.ok()) return {fault.code, fault.field, position};
  return option.kind == OptionKind::creators ? faultOfCreators(option, position) : Problem{};
}

Problem faultOfOptions(const ComparisonRequest& request) noexcept {
  if (request.option_count < 1) return {Code::no_options, Field::option, 0};
  if (request.option_count > kOptionsMax) return {Code::too_many_options, Field::option, 0};
  for (int position = 0; position < request.option_count; ++position) {
    const Problem fault = faultOfOption(request, position);
    if (!fault.ok()) return fault;
  }
  return {};
}

}  // namespace

Problem validateRequest(const ComparisonRequest& request) noexcept {
  Problem fault = faultOfNumber(request.budget, kBudgetMin, kBudgetMax, Field::budget);
  if (!fault.ok()) return fault;
  fault = faultOfNumber(request.draws, kDrawsMin, kDrawsMax, Field::draws);
  if (!fault.ok()) return fault;
  fault = faultOfChoice(request.platform, kPlatformCount, Field::platform);
  if (!fault.ok()) return fault;
  fault = faultOfChoice(request.lens, kLensCount, Field::lens);
  if (!fault.ok()) return fault;
  fault = validateEvidence(request.evidence, request.evidence_multipliers);
  if (!fault.ok()) return fault;
  fault = validateAssumptions(request.assumptions);
  if (!fault.ok()) return fault;
  fault = faultOfPackage(request);
  if (!fault.ok()) return fault;
  return faultOfOptions(request);
}

}  // namespace tierwise
