#include "numeric/philox.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

#include "numeric/sum.h"

namespace {

using tierwise::philox4x32;
using tierwise::uniform;
using tierwise::uniformFromBits;
using tierwise::uniformPair;
using Words = std::array<std::uint32_t, 4>;

constexpr Words kPiCounter = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
constexpr tierwise::PhiloxKey kPiKey = {0xa4093822, 0x299f31d0};
constexpr std::uint32_t kOnes = 0xffffffff;

std::vector<double> uniforms(std::uint64_t seed, std::size_t n, std::uint32_t stream) {
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = uniform(seed, i, stream, 0);
  return values;
}

/// Distance of the sample mean from 1/2 in standard errors.
double zOfMean(const std::vector<double>& values) {
  return (tierwise::mean(values) - 0.5) / std::sqrt(1.0 / 12.0 / static_cast<double>(values.size()));
}

}  // namespace

TEST_CASE("Philox with ten rounds gives the published known answers") {
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox4x32({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) ==
        Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32(kPiCounter, kPiKey) == Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox with seven rounds gives the published known answers") {
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}, 7) == Words{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48});
  CHECK(philox4x32(kPiCounter, kPiKey, 7) == Words{0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a});
}

TEST_CASE("A uniform number is never 0 and never 1") {
  CHECK(uniformFromBits(0, 0) == 0x1p-54);
  CHECK(uniformFromBits(kOnes, kOnes) == 1.0 - 0x1p-53);
  CHECK(uniformFromBits(0x80000000, 0) == 0.5);
  CHECK(uniformFromBits(0, 0x7ff) == 0x1p-54);
  CHECK(uniformFromBits(0, 0x800) == 1.5 * 0x1p-53);
}

TEST_CASE("Seed and draw fill the low word first, then stream and lane") {
  const tierwise::UniformPair pair = uniformPair(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x13198a2e, 0x03707344);
  CHECK(pair.first == uniformFromBits(0x94fdcceb, 0xd16cfe09));
  CHECK(pair.second == uniformFromBits(0x24126ea1, 0x5001e420));
  CHECK(uniform(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x13198a2e, 0x03707344) == pair.first);
}

TEST_CASE("Every part of the address changes the number") {
  const double base = uniform(1, 2, 3, 4);
  CHECK(uniform(2, 2, 3, 4) != base);
  CHECK(uniform(1 + (1ull << 32), 2, 3, 4) != base);
  CHECK(uniform(1, 3, 3, 4) != base);
  CHECK(uniform(1, 2 + (1ull << 32), 3, 4) != base);
  CHECK(uniform(1, 2, 4, 4) != base);
  CHECK(uniform(1, 2, 3, 5) != base);
}

TEST_CASE("Uniform numbers have mean 1/2 and variance 1/12 within five standard errors") {
  const std::vector<double> values = uniforms(7, 200000, 0);
  tierwise::RunningMoments moments;
  for (const double u : values) moments.add(u);
  const double standard_error_of_variance = std::sqrt((1.0 / 80.0 - 1.0 / 144.0) / 200000.0);
  CHECK(std::fabs(zOfMean(values)) < 5.0);
  CHECK(std::fabs(moments.variance() - 1.0 / 12.0) < 5.0 * standard_error_of_variance);
}

TEST_CASE("Uniform numbers fill the interval evenly (Kolmogorov-Smirnov)") {
  std::vector<double> values = uniforms(11, 100000, 5);
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1.0) / n - values[i], values[i] - rank / n});
  }
  CHECK(distance * std::sqrt(n) < 1.95);  // exceeded by chance once in a thousand
  CHECK(distance * std::sqrt(n) > 0.3);   // suspiciously even below this
}

TEST_CASE("Over a thousand seeds the test of the mean rejects about as often as it should") {
  int rejections = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    if (std::fabs(zOfMean(uniforms(seed, 500, 0))) > 2.5758293035489004) ++rejections;
  }
  CHECK(rejections >= 2);
  CHECK(rejections <= 20);
}

TEST_CASE("Neighbouring draws, streams, lanes and the two numbers of a block are uncorrelated") {
  constexpr std::uint64_t kDraws = 100000;
  tierwise::CompensatedSum draws, streams, lanes, halves;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const double u = uniform(3, i, 1, 1) - 0.5;
    draws.add(u * (uniform(3, i + 1, 1, 1) - 0.5));
    streams.add(u * (uniform(3, i, 2, 1) - 0.5));
    lanes.add(u * (uniform(3, i, 1, 2) - 0.5));
    halves.add(u * (uniformPair(3, i, 1, 1).second - 0.5));
  }
  const double bound = 5.0 * std::sqrt(static_cast<double>(kDraws)) / 12.0;
  CHECK(std::fabs(draws.value()) < bound);
  CHECK(std::fabs(streams.value()) < bound);
  CHECK(std::fabs(lanes.value()) < bound);
  CHECK(std::fabs(halves.value()) < bound);
}
