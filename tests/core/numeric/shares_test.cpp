#include "numeric/shares.h"

#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "numeric/normal.h"
#include "numeric/philox.h"
#include "numeric/sum.h"

using Catch::Approx;
using namespace tierwise;

namespace {

constexpr std::size_t kCauses = 4;
using Point = std::array<double, kCauses>;

/// Shares of the first `causes` coordinates of a function, from 2 n points of independent numbers.
template <class Function, class Draw>
std::vector<VarianceShares> sharesOfFunction(std::uint64_t seed, std::size_t n, std::size_t causes, Draw draw,
                                             Function function) {
  const auto pointAt = [&](std::size_t i) {
    Point point{};
    for (std::size_t k = 0; k < causes; ++k) point[k] = draw(seed, i, static_cast<std::uint32_t>(k));
    return point;
  };
  std::vector<double> a(n);
  std::vector<double> b(n);
  for (std::size_t i = 0; i < n; ++i) {
    a[i] = function(pointAt(i));
    b[i] = function(pointAt(n + i));
  }
  std::vector<VarianceShares> shares;
  for (std::size_t k = 0; k < causes; ++k) {
    std::vector<double> mixed(n);
    for (std::size_t i = 0; i < n; ++i) {
      Point point = pointAt(i);
      point[k] = pointAt(n + i)[k];
      mixed[i] = function(point);
    }
    shares.push_back(varianceShares(a, b, mixed));
  }
  return shares;
}

double normalDraw(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream) {
  return standardNormal(seed, draw, stream, 0);
}

/// Uniform on (-pi, pi).
double angleDraw(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream) {
  return std::numbers::pi * (2.0 * uniform(seed, draw, stream, 0) - 1.0);
}

double ishigami(const Point& x) {
  const double s = std::sin(x[1]);
  return std::sin(x[0]) + 7.0 * s * s + 0.1 * std::pow(x[2], 4.0) * std::sin(x[0]);
}

/// ln(ROI + 1) of a return that is a product of independent lognormals.
double sumOfLogs(const Point& z) { return 0.4 * z[0] + 0.5 * z[1] + 0.6 * z[2] + 0.2 * z[3]; }

void checkNear(const Estimate& estimate, double truth) {
  CAPTURE(estimate.value, estimate.se, truth);
  CHECK(std::fabs(estimate.value - truth) <= 4.0 * estimate.se + 1e-12);
}

}  // namespace

TEST_CASE("of a product of lognormals every logarithm has its part of the variance, alone and in total", "[shares]") {
  const auto shares = sharesOfFunction(7, 16384, 4, normalDraw, sumOfLogs);
  const std::array truth{0.16 / 0.81, 0.25 / 0.81, 0.36 / 0.81, 0.04 / 0.81};
  for (std::size_t k = 0; k < truth.size(); ++k) {
    checkNear(shares[k].first, truth[k]);
    checkNear(shares[k].total, truth[k]);
    CHECK(shares[k].first.se < 0.015);
    CHECK(shares[k].total.se < 0.015);
  }
}

TEST_CASE("the Ishigami function has its published shares", "[shares]") {
  const auto shares = sharesOfFunction(11, 65536, 3, angleDraw, ishigami);
  checkNear(shares[0].first, 0.313905191147811452);
  checkNear(shares[1].first, 0.442411144790040815);
  checkNear(shares[2].first, 0.0);
  checkNear(shares[0].total, 0.557588855209959185);
  checkNear(shares[1].total, 0.442411144790040815);
  checkNear(shares[2].total, 0.243683664062147733);
  for (const VarianceShares& share : shares) CHECK((share.first.se < 0.01 && share.total.se < 0.01));
}

TEST_CASE("shares alone add up to no more than the whole, within their error", "[shares]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto shares = sharesOfFunction(seed, 2048, 3, angleDraw, ishigami);
    double sum = 0.0;
    double variance = 0.0;
    for (const VarianceShares& share : shares) {
      sum += share.first.value;
      variance += share.first.se * share.first.se;
      CHECK(share.total.value >= share.first.value - 4.0 * (share.first.se + share.total.se));
    }
    CHECK(sum <= 1.0 + 4.0 * std::sqrt(variance));
  }
}

TEST_CASE("a cause without effect has a share of exactly 0, and so has everything where nothing varies", "[shares]") {
  const std::vector<double> a{1.0, 5.0, 2.0, 8.0, -3.0};
  const std::vector<double> b{4.0, 0.5, 9.0, 1.0, 2.0};
  for (const VarianceShares& shares :
       {varianceShares(a, b, a),
        varianceShares(std::vector<double>(5, 3.0), std::vector<double>(5, 3.0), std::vector<double>(5, 3.0))}) {
    CHECK(shares.first.value == 0.0);
    CHECK(shares.first.se == 0.0);
    CHECK(shares.total.value == 0.0);
    CHECK(shares.total.se == 0.0);
  }
}

TEST_CASE("shares do not depend on where the result is counted from, nor on its unit", "[shares]") {
  const auto plain = sharesOfFunction(3, 1024, 3, angleDraw, ishigami);
  const auto moved = sharesOfFunction(3, 1024, 3, angleDraw, [](const Point& x) { return 1e6 + 250.0 * ishigami(x); });
  for (std::size_t k = 0; k < plain.size(); ++k) {
    CHECK(moved[k].first.value == Approx(plain[k].first.value).margin(1e-6));
    CHECK(moved[k].total.value == Approx(plain[k].total.value).margin(1e-6));
  }
}

TEST_CASE("the stated error of a share is the spread of independent estimates", "[shares]") {
  constexpr int kRuns = 200;
  RunningMoments first;
  RunningMoments total;
  RunningMoments stated_first;
  RunningMoments stated_total;
  for (int run = 0; run < kRuns; ++run) {
    const VarianceShares share =
        sharesOfFunction(100 + static_cast<std::uint64_t>(run), 512, 3, angleDraw, ishigami)[0];
    first.add(share.first.value);
    total.add(share.total.value);
    stated_first.add(share.first.se);
    stated_total.add(share.total.se);
  }
  CHECK(stated_first.mean() == Approx(std::sqrt(first.variance())).epsilon(0.2));
  CHECK(stated_total.mean() == Approx(std::sqrt(total.variance())).epsilon(0.2));
}
