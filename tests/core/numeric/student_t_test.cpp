#include "numeric/student_t.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "numeric/normal.h"

namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using tierwise::studentTCdf;
using tierwise::studentTQuantile;

struct Entry {
  double p;
  double df;
  double t;
};

// 50-digit arithmetic; the whole degrees of freedom agree with every printed table.
constexpr Entry kTable[] = {
    {.75, 1, 1.0},
    {.75, 2, 0.816496580927726033},
    {.75, 2.5, 0.785013682992301105},
    {.75, 10, 0.699812061312431627},
    {.75, 120, 0.676539724912520222},
    {.9, 1, 3.07768353717525413},
    {.9, 3, 1.63774435369621032},
    {.9, 4, 1.5332062740589441},
    {.9, 5, 1.47588404882448125},
    {.9, 7.3, 1.40892231774804216},
    {.9, 30, 1.31041502539139571},
    {.95, 1, 6.3137515146750374},
    {.95, 2, 2.91998558035372417},
    {.95, 2.5, 2.55821861413593546},
    {.95, 5, 2.01504837333302354},
    {.95, 120, 1.65765089935523521},
    {.975, 1, 12.7062047361746933},
    {.975, 2, 4.30265272974946179},
    {.975, 2.5, 3.57465484200368176},
    {.975, 3, 3.18244630528370844},
    {.975, 4, 2.77644510519779349},
    {.975, 5, 2.57058183563631478},
    {.975, 7.3, 2.34506673654770305},
    {.975, 10, 2.22813885198627422},
    {.975, 30, 2.04227245630123789},
    {.975, 120, 1.97993040508244046},
    {.995, 1, 63.6567411628715244},
    {.995, 4, 4.60409487134999205},
    {.995, 7.3, 3.45103165562218463},
    {.995, 30, 2.74999565356722497},
    {.9995, 1, 636.61924876878973},
    {.9995, 2, 31.5990545764453634},
    {.9995, 5, 6.86882662588127513},
    {.9995, 120, 3.37345376856253361},
};

}  // namespace

TEST_CASE("Student t quantiles agree with the published tables") {
  for (const Entry& entry : kTable) {
    CAPTURE(entry.p, entry.df);
    CHECK_THAT(studentTQuantile(entry.p, entry.df), WithinRel(entry.t, 1e-12));
  }
}

TEST_CASE("The distribution function of Student t undoes its quantile") {
  for (const double df : {0.5, 1.0, 1.5, 4.0, 6.7, 40.0, 3000.0}) {
    for (const double p : {1e-8, 0.01, 0.24, 0.26, 0.4999, 0.6, 0.9, 0.999}) {
      CAPTURE(df, p);
      CHECK_THAT(studentTCdf(studentTQuantile(p, df), df), WithinRel(p, 1e-11));
    }
  }
}

TEST_CASE("Two degrees of freedom have a closed form") {
  for (const double p : {1e-12, 0.001, 0.2, 0.45, 0.7, 0.99}) {
    CAPTURE(p);
    const double exact = (2.0 * p - 1.0) / std::sqrt(2.0 * p * (1.0 - p));
    CHECK_THAT(studentTQuantile(p, 2.0), WithinRel(exact, 1e-13));
  }
}

// By Newton's method on the incomplete beta function in 60-digit arithmetic.
TEST_CASE("Student t quantiles hold far out in the tail, for any degrees of freedom") {
  constexpr Entry kFar[] = {
      {1e-20, .5, -1.02849115631634012e39},   {1e-80, .5, -1.02849115631634009e159},
      {1e-140, .5, -1.02849115631634005e279}, {1e-20, 1.5, -11245005997832.1358},
      {1e-140, 1.5, -1.12450059978321355e93}, {1e-280, 1.5, -2.42266310113461506e186},
      {1e-160, 2.5, -8.76543788227999199e63}, {1e-280, 2.5, -8.7654378822799921e111},
      {1e-200, 3, -4.79527572046922338e66},   {1e-280, 3, -2.22576982382244207e93},
      {1e-280, 10, -2.56452571894819784e28},  {1e-280, 100, -6109.38743540546492},
  };
  for (const Entry& entry : kFar) {
    CAPTURE(entry.p, entry.df);
    CHECK_THAT(studentTQuantile(entry.p, entry.df), WithinRel(entry.t, 2e-13));
  }
  CHECK(studentTQuantile(1e-200, 0.5) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("One and two degrees of freedom follow their closed forms down to the smallest p") {
  constexpr double kPi = 3.14159265358979323846;
  for (const double p : {1e-6, 1e-10, 1e-20, 1e-80, 1e-110, 1e-154, 1e-155, 1e-200, 1e-280, 1e-307}) {
    CAPTURE(p);
    // -cot(pi p), of which nothing but these two terms is left
    const double x = kPi * p;
    CHECK_THAT(studentTQuantile(p, 1.0), WithinRel(-(1.0 / x - x / 3.0), 2e-13));
    CHECK_THAT(studentTQuantile(p, 2.0), WithinRel((2.0 * p - 1.0) / std::sqrt(2.0 * p * (1.0 - p)), 2e-13));
  }
}

TEST_CASE("The tail goes on without a jump where the power of t takes over") {
  for (const double df : {0.5, 1.0, 1.5, 2.0, 3.0, 10.0}) {
    // a step of 1 % from either side of the border, and across it
    double before = 0.0;
    for (int step = 0; step < 400; ++step) {
      const double log10_p = -4.0 - 9.0 * df - 0.004 * df * (step - 200);
      const double t = std::log(-studentTQuantile(std::pow(10.0, log10_p), df));
      CAPTURE(df, log10_p);
      if (step > 0) CHECK_THAT(t - before, WithinAbs(0.004 * std::log(10.0), 3e-12));
      before = t;
    }
  }
}

TEST_CASE("Student t is symmetric and 0 at one half") {
  CHECK(studentTQuantile(0.5, 3.0) == 0.0);
  CHECK(studentTCdf(0.0, 3.0) == 0.5);
  CHECK(studentTQuantile(0.25, 3.3) == -studentTQuantile(0.75, 3.3));
  CHECK_THAT(studentTCdf(-1.7, 5.0) + studentTCdf(1.7, 5.0), WithinAbs(1.0, 1e-15));
}

TEST_CASE("Student t becomes the normal as degrees of freedom grow, without a jump") {
  CHECK_THAT(studentTQuantile(0.975, 1e12), WithinRel(tierwise::inverseNormal(0.975), 1e-11));
  for (const double p : {1e-9, 0.01, 0.3, 0.975}) {
    CAPTURE(p);
    const double below = studentTQuantile(p, 99999.999);
    CHECK_THAT(studentTQuantile(p, 100000.0), WithinRel(below, 1e-11));
  }
}

TEST_CASE("Fewer degrees of freedom mean wider intervals") {
  double before = std::numeric_limits<double>::infinity();
  for (double df = 0.5; df < 300.0; df *= 1.3) {
    const double t = studentTQuantile(0.9, df);
    CHECK(t < before);
    CHECK(t > tierwise::kZ90);
    before = t;
  }
}

TEST_CASE("Student t says infinity at the ends and NaN outside its domain") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(studentTQuantile(0.0, 3.0) == -kInfinity);
  CHECK(studentTQuantile(1.0, 3.0) == kInfinity);
  CHECK(studentTCdf(-kInfinity, 3.0) == 0.0);
  CHECK(studentTCdf(kInfinity, 3.0) == 1.0);
  CHECK(std::isnan(studentTQuantile(0.5, 0.0)));
  CHECK(std::isnan(studentTQuantile(1.1, 3.0)));
  CHECK(std::isnan(studentTQuantile(std::nan(""), 3.0)));
  CHECK(std::isnan(studentTCdf(1.0, -1.0)));
  CHECK(std::isnan(studentTCdf(std::nan(""), 1.0)));
}
