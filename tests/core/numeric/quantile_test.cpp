#include "numeric/quantile.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "bits.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"

namespace {

using Catch::Matchers::WithinRel;
using tierwise::sortedQuantile;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> normalSample(std::uint64_t seed, std::size_t n) {
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = tierwise::standardNormal(seed, i, 0, 0);
  return values;
}

std::vector<double> sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values;
}

double unsortedQuantile(std::vector<double> values, double p) { return tierwise::quantile(values, p); }

/// The error of a quantile of values that are independent of each other.
double errorOfIndependent(const std::vector<double>& arranged, double p) {
  const double share = std::clamp(p, 0.0, 1.0);
  const double deviation = std::sqrt(static_cast<double>(arranged.size()) * share * (1.0 - share));
  return tierwise::sortedQuantileStandardError(arranged, p, deviation);
}

constexpr double kShares[] = {0.0, 0.05, 0.1, 0.25, 1.0 / 3.0, 0.5, 0.75, 0.9, 0.95, 1.0};

}  // namespace

TEST_CASE("The type 7 quantile interpolates between order statistics") {
  const std::vector<double> values = {1.0, 2.0, 3.0, 4.0};
  CHECK(sortedQuantile(values, 0.25) == 1.75);
  CHECK(sortedQuantile(values, 0.5) == 2.5);
  CHECK(unsortedQuantile({4.0, 1.0, 3.0, 2.0}, 0.25) == 1.75);
}

TEST_CASE("Quantiles at 0 and 1 are the smallest and the largest value") {
  const std::vector<double> values = normalSample(1, 1001);
  CHECK(unsortedQuantile(values, 0.0) == *std::min_element(values.begin(), values.end()));
  CHECK(unsortedQuantile(values, 1.0) == *std::max_element(values.begin(), values.end()));
  CHECK(unsortedQuantile(values, -1.0) == unsortedQuantile(values, 0.0));
  CHECK(unsortedQuantile(values, 2.0) == unsortedQuantile(values, 1.0));
}

TEST_CASE("Selection gives the same bits as sorting, whatever the order of the values") {
  for (const std::size_t n : {1u, 2u, 3u, 10u, 999u, 4096u}) {
    const std::vector<double> values = normalSample(2, n);
    const std::vector<double> in_order = sorted(values);
    const std::vector<double> reversed(values.rbegin(), values.rend());
    for (const double p : kShares) {
      CAPTURE(n, p);
      const std::uint64_t expected = bitsOf(sortedQuantile(in_order, p));
      CHECK(bitsOf(unsortedQuantile(values, p)) == expected);
      CHECK(bitsOf(unsortedQuantile(reversed, p)) == expected);
      CHECK(bitsOf(unsortedQuantile(in_order, p)) == expected);
    }
  }
}

TEST_CASE("Deciles give the same bits as three single quantiles") {
  for (const std::size_t n : {1u, 2u, 5u, 1000u, 4097u}) {
    std::vector<double> values = normalSample(3, n);
    const std::vector<double> in_order = sorted(values);
    const tierwise::Deciles deciles = tierwise::deciles(values);
    CAPTURE(n);
    CHECK(bitsOf(deciles.p10) == bitsOf(sortedQuantile(in_order, 0.1)));
    CHECK(bitsOf(deciles.p50) == bitsOf(sortedQuantile(in_order, 0.5)));
    CHECK(bitsOf(deciles.p90) == bitsOf(sortedQuantile(in_order, 0.9)));
  }
}

TEST_CASE("Quantiles follow a change of unit") {
  const std::vector<double> values = normalSample(4, 500);
  std::vector<double> changed = values;
  for (double& value : changed) value = 3.0 + 4.0 * value;
  for (const double p : kShares) {
    CAPTURE(p);
    CHECK(std::fabs(unsortedQuantile(changed, p) - (3.0 + 4.0 * unsortedQuantile(values, p))) < 1e-14);
  }
}

TEST_CASE("Quantiles never decrease in p") {
  const std::vector<double> in_order = sorted(normalSample(5, 57));
  for (int i = 1; i <= 1000; ++i)
    CHECK(sortedQuantile(in_order, i / 1000.0) >= sortedQuantile(in_order, (i - 1) / 1000.0));
}

TEST_CASE("Equal zeros of either sign give plus zero") {
  for (const double p : {0.0, 0.3, 0.5, 1.0}) {
    CHECK(bitsOf(unsortedQuantile({0.0, -0.0, -0.0, 0.0}, p)) == bitsOf(0.0));
    CHECK(bitsOf(unsortedQuantile({-0.0, 0.0, 0.0, -0.0}, p)) == bitsOf(0.0));
  }
}

TEST_CASE("Infinite values stand for never and do not become NaN") {
  CHECK(unsortedQuantile({kInfinity, kInfinity, kInfinity}, 0.4) == kInfinity);
  CHECK(unsortedQuantile({1.0, 2.0, kInfinity, kInfinity}, 0.9) == kInfinity);
  CHECK(unsortedQuantile({-kInfinity, 2.0}, 0.5) == -kInfinity);
  const std::vector<double> all = {kInfinity, kInfinity, kInfinity};
  CHECK(errorOfIndependent(all, 0.5) == 0.0);
}

TEST_CASE("A quantile of nothing is NaN") {
  CHECK(std::isnan(sortedQuantile({}, 0.5)));
  CHECK(std::isnan(tierwise::quantile({}, 0.5)));
  CHECK(std::isnan(tierwise::deciles({}).p50));
  CHECK(errorOfIndependent({}, 0.5) == 0.0);
}

TEST_CASE("The standard error of a quantile agrees with the density formula") {
  // SE(Q_p) = sqrt(p (1 - p) / n) / f(Q_p), here for the standard normal.
  const std::vector<double> in_order = sorted(normalSample(6, 100000));
  for (const double p : {0.1, 0.5, 0.9}) {
    CAPTURE(p);
    const double expected = std::sqrt(p * (1.0 - p) / 100000.0) / tierwise::normalDensity(tierwise::inverseNormal(p));
    CHECK_THAT(errorOfIndependent(in_order, p), WithinRel(expected, 0.15));
  }
}

TEST_CASE("Values arranged for some quantiles give the same bits as sorted ones") {
  const std::vector<double> probabilities = {0.0, 0.05, 0.1, 0.5, 0.9, 1.0};
  for (const std::size_t n : {0u, 1u, 2u, 3u, 17u, 1000u, 4097u}) {
    std::vector<double> values = normalSample(8, n);
    for (double& value : values) value = std::floor(value * 8.0);  // many ties
    const std::vector<double> in_order = sorted(values);
    std::vector<double> arranged(n);
    tierwise::arrangeForQuantiles(values, probabilities, arranged);
    for (const double p : probabilities) {
      CAPTURE(n, p);
      if (n > 0) CHECK(bitsOf(sortedQuantile(arranged, p)) == bitsOf(sortedQuantile(in_order, p)));
      CHECK(bitsOf(errorOfIndependent(arranged, p)) == bitsOf(errorOfIndependent(in_order, p)));
    }
  }
}

TEST_CASE("Values are brought into order whatever their distribution") {
  const auto check = [](std::vector<double> values) {
    const std::vector<double> in_order = sorted(values);
    const std::vector<double> probabilities = {0.01, 0.5, 0.99};
    std::vector<double> arranged(values.size());
    tierwise::arrangeForQuantiles(values, probabilities, arranged);
    tierwise::sortValues(values);
    CHECK(values == in_order);
    for (const double p : probabilities)
      CHECK(bitsOf(sortedQuantile(arranged, p)) == bitsOf(sortedQuantile(in_order, p)));
  };
  std::vector<double> heavy_tails = normalSample(9, 5000);
  for (double& value : heavy_tails) value = tierwise::exponential(40.0 * value);
  check(heavy_tails);
  std::vector<double> never = normalSample(10, 5000);
  for (std::size_t i = 0; i < never.size(); i += 3) never[i] = kInfinity;
  check(never);
  for (std::size_t i = 0; i < never.size(); ++i) never[i] = i % 2 == 0 ? kInfinity : -kInfinity;
  check(never);
  check(std::vector<double>(5000, 1.5));
  std::vector<double> one_apart(5000, 1.5);
  one_apart[77] = 1e300;
  one_apart[78] = -1e300;
  check(one_apart);
}

TEST_CASE("The standard error of a quantile tells how far independent runs lie apart") {
  std::vector<double> medians;
  double mean_error = 0.0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const std::vector<double> values = sorted(normalSample(100 + seed, 500));
    mean_error += errorOfIndependent(values, 0.5) / 400.0;
    medians.push_back(sortedQuantile(values, 0.5));
  }
  double square = 0.0;
  for (const double median : medians) square += median * median / 400.0;
  CHECK_THAT(mean_error, WithinRel(std::sqrt(square), 0.12));
}
