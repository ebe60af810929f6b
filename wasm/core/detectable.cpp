#include "detectable.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "numeric/elementary.h"
#include "numeric/quantile.h"
#include "simulation.h"

namespace tierwise {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Rises with the logarithm of the ratio: negative while a difference is lost in the scatter of the counts.
double excess(double log_ratio, double orders) noexcept {
  return log_ratio - kPowerDistance * std::sqrt((1.0 + exponential(-log_ratio)) / orders);
}

/// a / b, infinite where only b is 0, 1 where both are.
double ratioOf(double a, double b) noexcept {
  if (b > 0.0) return a / b;
  return a > 0.0 ? kNever : 1.0;
}

RatioRange rangeOf(std::vector<double> values) noexcept {
  const Deciles spread = deciles(values);
  return {spread.p10, spread.p50, spread.p90};
}

/// Quantiles between two infinities would be not a number, so a very large number stands in for "never" meanwhile.
RatioRange rangeOfRatios(std::vector<double> ratios) noexcept {
  constexpr double kHuge = 1e300;
  for (double& ratio : ratios) ratio = std::min(ratio, kHuge);
  const auto back = [](double ratio) { return ratio >= 1e-3 * kHuge ? kNever : ratio; };
  const RatioRange range = rangeOf(std::move(ratios));
  return {back(range.p10), back(range.p50), back(range.p90)};
}

/// Tracked orders of two options in the draws in which both can be paid.
struct PairOfOrders {
  std::vector<double> a;
  std::vector<double> b;
};

PairOfOrders pairOf(const OptionSamples& first, const OptionSamples& second) {
  PairOfOrders pair;
  const std::span<const double> a = first.column(Metric::tracked_orders);
  const std::span<const double> b = second.column(Metric::tracked_orders);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (first.affordable[i] == 0 || second.affordable[i] == 0) continue;
    pair.a.push_back(a[i]);
    pair.b.push_back(b[i]);
  }
  return pair;
}

double chanceToShow(const std::vector<double>& weaker, const std::vector<double>& stronger) noexcept {
  int shown = 0;
  for (std::size_t i = 0; i < weaker.size(); ++i) {
    const double low = std::min(weaker[i], stronger[i]);
    const double high = std::max(weaker[i], stronger[i]);
    if (low > 0.0 && ratioOf(high, low) >= smallestRatio(low)) ++shown;
  }
  return static_cast<double>(shown) / static_cast<double>(weaker.size());
}

Measurable measurableOf(int slot_a, int slot_b, PairOfOrders pair) {
  Measurable result;
  result.weaker = slot_a;
  result.stronger = slot_b;
  if (pair.a.empty()) return result;
  if (rangeOf(pair.b).p50 < rangeOf(pair.a).p50) {
    std::swap(result.weaker, result.stronger);
    std::swap(pair.a, pair.b);
  }
  result.count = static_cast<int>(pair.a.size());
  result.orders = rangeOf(pair.a);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < pair.a.size(); ++i) ratios.push_back(ratioOf(pair.b[i], pair.a[i]));
  result.expected = rangeOfRatios(std::move(ratios));
  result.detectable = {smallestRatio(result.orders.p90), smallestRatio(result.orders.p50),
                       smallestRatio(result.orders.p10)};
  result.chance = chanceToShow(pair.a, pair.b);
  return result;
}

}  // namespace

double smallestRatio(double orders) noexcept {
  if (!(orders >= kOrdersMin)) return kNever;
  // excess(low) < 0 < excess(high): at ratio 1 nothing can be seen, and 1 + exp(-x) is below 2 everywhere else.
  double low = 0.0;
  double high = kPowerDistance * std::sqrt(2.0 / orders);
  for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (excess(middle, orders) < 0.0)
      low = middle;
    else
      high = middle;
  }
  return exponential(high);
}

std::vector<Measurable> measurableDifferences(const ComparisonRequest& request) {
  const PreparedRequest prepared = prepareRequest(request);
  const std::vector<OptionSamples> samples = simulate(prepared);
  std::vector<Measurable> pairs;
  for (std::size_t a = 0; a < samples.size(); ++a)
    for (std::size_t b = a + 1; b < samples.size(); ++b)
      pairs.push_back(
          measurableOf(prepared.options[a].spec.slot, prepared.options[b].spec.slot, pairOf(samples[a], samples[b])));
  return pairs;
}

}  // namespace tierwise
