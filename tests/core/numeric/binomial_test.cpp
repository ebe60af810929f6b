#include "numeric/binomial.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "numeric/beta.h"
#include "numeric/philox.h"
#include "numeric/sum.h"

namespace {

using tierwise::binomialByInversion;

struct Trial {
  int n;
  double p;
};

// Few and many expected successes, both sides of one half, and both sides of the change of method at 30.
constexpr Trial kTrials[] = {{1, 0.3},         {5, 0.95},      {40, 0.95},     {1000, 0.95}, {1000, 0.5},
                             {1000, 0.01},     {2000, 0.0149}, {2000, 0.0151}, {70, 0.43},   {100000, 0.0001},
                             {100000, 0.0003}, {100000, 0.4},  {100000, 0.95}};

/// P(X <= k) from the incomplete beta function, independent of the sums under test.
double atMost(int k, int n, double p) {
  return k >= n ? 1.0 : 1.0 - tierwise::incompleteBeta(p, k + 1.0, static_cast<double>(n - k));
}

}  // namespace

TEST_CASE("A binomial draw is the smallest number whose distribution function reaches u") {
  for (const Trial& trial : kTrials) {
    for (std::uint64_t i = 0; i < 200; ++i) {
      const double u = tierwise::uniform(8, i, 0, 0);
      const int k = binomialByInversion(u, trial.n, trial.p);
      CAPTURE(trial.n, trial.p, u, k);
      REQUIRE(k >= 0);
      REQUIRE(k <= trial.n);
      REQUIRE(atMost(k, trial.n, trial.p) >= u - 1e-12);
      if (k > 0) REQUIRE(atMost(k - 1, trial.n, trial.p) < u + 1e-12);
    }
  }
}

TEST_CASE("Binomial draws agree with exact sums of 30 digits far out in the tails") {
  CHECK(binomialByInversion(1e-12, 1000, 0.5) == 389);
  CHECK(binomialByInversion(1e-6, 1000, 0.5) == 425);
  CHECK(binomialByInversion(1.0 - 1e-12, 1000, 0.95) == 990);
  CHECK(binomialByInversion(1e-12, 100000, 0.4) == 38912);
  CHECK(binomialByInversion(1.0 - 1e-6, 100000, 0.0001) == 28);
}

TEST_CASE("A binomial draw never decreases in u") {
  for (const Trial& trial : kTrials) {
    int before = 0;
    for (int i = 1; i < 5000; ++i) {
      const int k = binomialByInversion(i / 5000.0, trial.n, trial.p);
      CAPTURE(trial.n, trial.p, i);
      REQUIRE(k >= before);
      before = k;
    }
  }
}

TEST_CASE("Certain outcomes are certain") {
  for (const double u : {1e-300, 0.3, 1.0 - 0x1p-53}) {
    CHECK(binomialByInversion(u, 0, 0.5) == 0);
    CHECK(binomialByInversion(u, -3, 0.5) == 0);
    CHECK(binomialByInversion(u, 17, 0.0) == 0);
    CHECK(binomialByInversion(u, 17, -1.0) == 0);
    CHECK(binomialByInversion(u, 17, std::nan("")) == 0);
    CHECK(binomialByInversion(u, 17, 1.0) == 17);
    CHECK(binomialByInversion(u, 17, 2.0) == 17);
  }
  CHECK(binomialByInversion(0.0, 17, 0.5) == 0);
}

TEST_CASE("The most extreme uniform numbers stay within twelve standard deviations") {
  for (const Trial& trial : {Trial{1000, 0.95}, Trial{1000, 0.5}, Trial{100000, 0.4}, Trial{100000, 0.95},
                             Trial{100000, 0.0001}, Trial{70, 0.43}}) {
    const double mean = trial.n * trial.p;
    const double reach = 12.0 * std::sqrt(mean * (1.0 - trial.p));
    CAPTURE(trial.n, trial.p);
    CHECK(std::fabs(binomialByInversion(0x1p-54, trial.n, trial.p) - mean) < reach);
    CHECK(std::fabs(binomialByInversion(1.0 - 0x1p-53, trial.n, trial.p) - mean) < reach);
  }
}

TEST_CASE("Among the uniform numbers of one trial the lower ones are failures") {
  CHECK(binomialByInversion(0.05 - 1e-9, 1, 0.95) == 0);
  CHECK(binomialByInversion(0.05 + 1e-9, 1, 0.95) == 1);
}

TEST_CASE("Binomial draws have mean n p and variance n p (1 - p) within five standard errors") {
  for (const Trial& trial : kTrials) {
    constexpr double kDraws = 20000;
    tierwise::RunningMoments moments;
    for (std::uint64_t i = 0; i < 20000; ++i) {
      moments.add(binomialByInversion(tierwise::uniform(12, i, 2, 0), trial.n, trial.p));
    }
    const double variance = trial.n * trial.p * (1.0 - trial.p);
    const double fourth = variance * (1.0 + 3.0 * variance - 6.0 * trial.p * (1.0 - trial.p));
    CAPTURE(trial.n, trial.p);
    CHECK(std::fabs(moments.mean() - trial.n * trial.p) < 5.0 * std::sqrt(variance / kDraws));
    CHECK(std::fabs(moments.variance() - variance) < 5.0 * std::sqrt((fourth - variance * variance) / kDraws) + 1e-9);
  }
}
