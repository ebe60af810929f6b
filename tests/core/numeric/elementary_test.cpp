#include "numeric/elementary.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "bits.h"
#include "numeric/normal.h"
#include "numeric/philox.h"

namespace {

using Catch::Matchers::WithinRel;
using tierwise::complementaryError;
using tierwise::exponential;
using tierwise::exponentialMinusOne;
using tierwise::logistic;
using tierwise::logit;
using tierwise::logOnePlus;
using tierwise::naturalLog;

using Function = double (*)(double);

struct Golden {
  const char* name;
  Function function;
  double x;
  double frozen;   // the bits every build must give
  double nearest;  // nearest double to the true value (50-digit arithmetic)
};

constexpr Golden kGoldens[] = {
    {"exp", exponential, 0x1p+0, 0x1.5bf0a8b145769p+1, 0x1.5bf0a8b145769p+1},
    {"exp", exponential, -0x1p+0, 0x1.78b56362cef38p-2, 0x1.78b56362cef38p-2},
    {"exp", exponential, 0x1p-1, 0x1.a61298e1e069cp+0, 0x1.a61298e1e069cp+0},
    {"exp", exponential, 0x1.12e0be826d695p-30, 0x1.000000044b83p+0, 0x1.000000044b83p+0},
    {"exp", exponential, -0x1.999999999999ap-4, 0x1.cf46d99d52b3ap-1, 0x1.cf46d99d52b3ap-1},
    {"exp", exponential, 0x1.ap+1, 0x1.9ca53b781114bp+4, 0x1.9ca53b781114bp+4},
    {"exp", exponential, -0x1.48p+4, 0x1.57a3afeed00abp-30, 0x1.57a3afeed00abp-30},
    {"exp", exponential, 0x1.2cp+8, 0x1.c05c0a7166b4ap+432, 0x1.c05c0a7166b4ap+432},
    {"exp", exponential, -0x1.5ep+9, 0x1.14f2b0fb9307fp-1010, 0x1.14f2b0fb9307fp-1010},
    {"exp", exponential, 0x1.62d999999999ap+9, 0x1.d75ae7a50ee14p+1023, 0x1.d75ae7a50ee14p+1023},
    {"exp", exponential, -0x1.72p+9, 0x0.0000000000055p-1022, 0x0.0000000000055p-1022},
    {"log", naturalLog, 0x1p+1, 0x1.62e42fefa39efp-1, 0x1.62e42fefa39efp-1},
    {"log", naturalLog, 0x1.8p+1, 0x1.193ea7aad030bp+0, 0x1.193ea7aad030bp+0},
    {"log", naturalLog, 0x1.999999999999ap-4, -0x1.26bb1bbb55515p+1, -0x1.26bb1bbb55515p+1},
    {"log", naturalLog, 0x1.000001ad7f29bp+0, 0x1.ad7f2847b6492p-24, 0x1.ad7f2847b6492p-24},
    {"log", naturalLog, 0x1.ff7ced916872bp-1, -0x1.064670d979b73p-10, -0x1.064670d979b73p-10},
    {"log", naturalLog, 0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9, -0x1.5963447f87fb5p+9},
    {"log", naturalLog, 0x0.0000000000001p-1022, -0x1.74385446d71c3p+9, -0x1.74385446d71c3p+9},
    {"log", naturalLog, 0x1.2a05f2p+33, 0x1.7069e2aa2aa5bp+4, 0x1.7069e2aa2aa5bp+4},
    {"log", naturalLog, 0x1.e666666666666p-1, -0x1.a431d5bcc193ep-5, -0x1.a431d5bcc193ep-5},
    {"log", naturalLog, 0x1.e240c9fbe76c9p+16, 0x1.77281cad8a844p+3, 0x1.77281cad8a844p+3},
    {"log1p", logOnePlus, 0x1.19799812dea11p-40, 0x1.19799812de065p-40, 0x1.19799812de065p-40},
    {"log1p", logOnePlus, -0x1.0624dd2f1a9fcp-10, -0x1.064670d979b6fp-10, -0x1.064670d979b6fp-10},
    {"log1p", logOnePlus, 0x1p-1, 0x1.9f323ecbf984cp-2, 0x1.9f323ecbf984cp-2},
    {"log1p", logOnePlus, 0x1p+1, 0x1.193ea7aad030ap+0, 0x1.193ea7aad030bp+0},
    {"log1p", logOnePlus, -0x1.e666666666666p-1, -0x1.7f7427b73e38fp+1, -0x1.7f7427b73e38fp+1},
    {"log1p", logOnePlus, -0x1.ffffde7210be9p-1, -0x1.ba18a998fc064p+3, -0x1.ba18a998fc064p+3},
    {"expm1", exponentialMinusOne, 0x1.19799812dea11p-40, 0x1.19799812df3bdp-40, 0x1.19799812df3bdp-40},
    {"expm1", exponentialMinusOne, -0x1.0624dd2f1a9fcp-10, -0x1.0603521cac48cp-10, -0x1.0603521cac48cp-10},
    {"expm1", exponentialMinusOne, 0x1p-1, 0x1.4c2531c3c0d38p-1, 0x1.4c2531c3c0d38p-1},
    {"expm1", exponentialMinusOne, -0x1.8p+1, -0x1.e6824f33314f5p-1, -0x1.e6824f33314f5p-1},
    {"expm1", exponentialMinusOne, 0x1.4p+5, 0x1.a220d397972eap+57, 0x1.a220d397972ebp+57},
    {"expm1", exponentialMinusOne, 0x1p+0, 0x1.b7e151628aed2p+0, 0x1.b7e151628aed3p+0},
    {"erfc", complementaryError, 0x1.999999999999ap-4, 0x1.c66b42bb6099ap-1, 0x1.c66b42bb60999p-1},
    {"erfc", complementaryError, 0x1p-1, 0x1.eb02147ce245cp-2, 0x1.eb02147ce245cp-2},
    {"erfc", complementaryError, 0x1p+0, 0x1.4226162fbddd5p-3, 0x1.4226162fbddd5p-3},
    {"erfc", complementaryError, 0x1p+1, 0x1.328f5ec350e66p-8, 0x1.328f5ec350e67p-8},
    {"erfc", complementaryError, 0x1.4p+2, 0x1.b0c1a759f773ap-40, 0x1.b0c1a759f7739p-40},
    {"erfc", complementaryError, 0x1.4p+4, 0x1.b54f244df93dep-583, 0x1.b54f244df93dfp-583},
    {"erfc", complementaryError, -0x1p+0, 0x1.d7bb3d3a08445p+0, 0x1.d7bb3d3a08445p+0},
    {"erfc", complementaryError, -0x1.8p+1, 0x1.fffe8d6209afdp+0, 0x1.fffe8d6209afdp+0},
    {"erfc", complementaryError, 0x1.ap+4, 0x1.284bfe1cdea24p-981, 0x1.284bfe1cdea24p-981},
};

/// One number that stands for the bits of 100,000 results at fixed points between low and high.
std::uint64_t fingerprint(Function function, double low, double high) {
  BitHash hash;
  for (std::uint64_t i = 0; i < 100000; ++i) {
    hash.add(function(low + (high - low) * tierwise::uniform(1, i, 0, 0)));
  }
  return hash.value();
}

}  // namespace

TEST_CASE("Elementary functions give the frozen bits in every build") {
  for (const Golden& golden : kGoldens) {
    CAPTURE(golden.name, golden.x);
    CHECK(bitsOf(golden.function(golden.x)) == bitsOf(golden.frozen));
  }
}

TEST_CASE("Elementary functions are within one unit in the last place of the true value") {
  for (const Golden& golden : kGoldens) {
    CAPTURE(golden.name, golden.x);
    const std::uint64_t got = bitsOf(golden.function(golden.x));
    const std::uint64_t best = bitsOf(golden.nearest);
    CHECK((got > best ? got - best : best - got) <= 1);
  }
}

TEST_CASE("A hundred thousand results of each function have the frozen fingerprint") {
  CHECK(fingerprint(exponential, -745, 709) == 0x35530e3247673062u);
  CHECK(fingerprint(naturalLog, 0, 10) == 0xea6a8bd9799da4fdu);
  CHECK(fingerprint(logOnePlus, -1, 3) == 0xe55de9aedffae7bau);
  CHECK(fingerprint(exponentialMinusOne, -5, 5) == 0xab64533952d30f7au);
  CHECK(fingerprint(complementaryError, -6, 27) == 0xc2f9c1b42629ecdau);
  CHECK(fingerprint(tierwise::inverseNormal, 0, 1) == 0x7835d70524d6a83eu);
}

TEST_CASE("Elementary functions are exact where the answer is a whole number") {
  CHECK(exponential(0.0) == 1.0);
  CHECK(naturalLog(1.0) == 0.0);
  CHECK(exponentialMinusOne(0.0) == 0.0);
  CHECK(logOnePlus(0.0) == 0.0);
  CHECK(logistic(0.0) == 0.5);
  CHECK(logit(0.5) == 0.0);
}

TEST_CASE("Elementary functions say infinity or NaN outside their domain") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(exponential(710.0) == kInfinity);
  CHECK(exponential(-746.0) == 0.0);
  CHECK(naturalLog(0.0) == -kInfinity);
  CHECK(std::isnan(naturalLog(-1.0)));
  CHECK(logOnePlus(-1.0) == -kInfinity);
}

TEST_CASE("Power multiplies exponents") {
  CHECK_THAT(tierwise::power(10.0, 3.0), WithinRel(1000.0, 1e-14));
  CHECK_THAT(tierwise::power(2.0, -0.5), WithinRel(std::sqrt(0.5), 1e-15));
  CHECK(tierwise::power(7.0, 0.0) == 1.0);
  CHECK(tierwise::power(1.0, 123.456) == 1.0);
}

TEST_CASE("Logistic and logit undo each other") {
  for (const double share : {1e-300, 1e-9, 0.003, 0.3, 0.5, 0.77, 0.999999}) {
    CAPTURE(share);
    CHECK_THAT(logistic(logit(share)), WithinRel(share, 1e-13));
  }
}

TEST_CASE("Logistic stays inside its bounds however far out") {
  CHECK(logistic(800.0) == 1.0);
  CHECK(logistic(-800.0) == 0.0);
  CHECK_THAT(logistic(-700.0), WithinRel(exponential(-700.0), 1e-15));
  CHECK_THAT(logistic(2.0) + logistic(-2.0), WithinRel(1.0, 1e-15));
}
