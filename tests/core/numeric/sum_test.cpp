#include "numeric/sum.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "numeric/philox.h"

using Catch::Matchers::WithinRel;

TEST_CASE("A compensated sum keeps what a plain sum loses") {
  const std::vector<double> terms = {1.0, 1e100, 1.0, -1e100};
  double plain = 0.0;
  for (const double term : terms) plain += term;
  CHECK(plain == 0.0);
  CHECK(tierwise::compensatedSum(terms) == 2.0);
}

TEST_CASE("Ten million tenths are exactly a million") {
  tierwise::CompensatedSum sum;
  double plain = 0.0;
  for (int i = 0; i < 10000000; ++i) {
    sum.add(0.1);
    plain += 0.1;
  }
  CHECK(sum.value() == 1000000.0);
  CHECK(std::fabs(plain - 1000000.0) > 1e-5);
}

TEST_CASE("A compensated sum does not depend on the order of its terms") {
  std::vector<double> terms;
  for (std::uint64_t i = 0; i < 10000; ++i) {
    const double u = tierwise::uniform(2, i, 0, 0);
    terms.push_back(1.0 / u);
    terms.push_back(-1.0 / (1.0 - u));
  }
  const double forward = tierwise::compensatedSum(terms);
  const std::vector<double> reversed(terms.rbegin(), terms.rend());
  CHECK_THAT(tierwise::compensatedSum(reversed), WithinRel(forward, 1e-15));
}

TEST_CASE("A sum or mean of nothing is 0") {
  CHECK(tierwise::compensatedSum({}) == 0.0);
  CHECK(tierwise::mean({}) == 0.0);
  CHECK(tierwise::RunningMoments{}.mean() == 0.0);
  CHECK(tierwise::RunningMoments{}.standardError() == 0.0);
}

TEST_CASE("Running moments give mean, variance and standard error of the mean") {
  tierwise::RunningMoments moments;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) moments.add(value);
  CHECK(moments.count() == 8);
  CHECK_THAT(moments.mean(), WithinRel(5.0, 1e-15));
  CHECK_THAT(moments.variance(), WithinRel(32.0 / 7.0, 1e-15));
  CHECK_THAT(moments.standardError(), WithinRel(std::sqrt(4.0 / 7.0), 1e-15));
}

TEST_CASE("Running moments survive a mean that dwarfs the spread") {
  tierwise::RunningMoments near_zero;
  tierwise::RunningMoments far_away;
  for (std::uint64_t i = 0; i < 100000; ++i) {
    const double u = std::floor(tierwise::uniform(4, i, 0, 0) * 1024.0) / 1024.0;  // exact also after adding 1e9
    near_zero.add(u);
    far_away.add(u + 1e9);
  }
  CHECK_THAT(far_away.variance(), WithinRel(near_zero.variance(), 1e-9));
}
