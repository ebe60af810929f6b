#include "numeric/bulk.h"

#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>
#include <vector>

#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/philox.h"

namespace tierwise {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<std::uint64_t> bitsOf(const std::vector<double>& values) {
  std::vector<std::uint64_t> bits;
  for (const double value : values) bits.push_back(value == value ? std::bit_cast<std::uint64_t>(value) : 0);
  return bits;
}

/// Both: each value alone, and all of them at once.
template <class Scalar, class Bulk>
void requireSameBits(std::vector<double> values, Scalar scalar, Bulk bulk) {
  std::vector<double> expected(values.size());
  std::transform(values.begin(), values.end(), expected.begin(), scalar);
  bulk(std::span<double>(values));
  REQUIRE(bitsOf(values) == bitsOf(expected));
}

std::vector<double> uniforms(std::size_t count, double scale, double shift) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(uniform(7, i, 3, 0) * scale + shift);
  return values;
}

TEST_CASE("many exponentials at once have the bits of one at a time") {
  requireSameBits(uniforms(200'001, 40.0, -20.0), exponential, exponentialEach);
  requireSameBits(uniforms(20'000, 1600.0, -800.0), exponential, exponentialEach);
  requireSameBits({0.0, -0.0, 1.0, 1e-300, 0x1p-54, 0x1p-55, 512.0, 511.9, -512.0, 709.0, 710.0, -745.0, -746.0,
                   kInfinity, -kInfinity, 3.0, kNan, 4.0, 0.5},
                  exponential, exponentialEach);
}

TEST_CASE("many normal quantiles at once have the bits of one at a time") {
  requireSameBits(uniforms(200'001, 1.0, 0.0), inverseNormal, inverseNormalEach);
  requireSameBits({0.5, 0.925, 0.075, 0.9250000001, 0.0749999999, 0.0, 1.0, 0.3, -1.0, 0.3, 2.0, 1e-300, 0x1p-54, kNan,
                   0.25, 1.0 - 0x1p-53},
                  inverseNormal, inverseNormalEach);
}

TEST_CASE("random numbers made in bulk are those of their address, for any number of them") {
  constexpr std::uint64_t kSeed = 0x123456789abcdef0;
  constexpr std::uint64_t kDraw = 0x1'0000'0002;
  for (const std::size_t count : {0U, 1U, 2U, 3U, 4U, 5U, 63U, 64U}) {
    std::vector<double> first(count);
    std::vector<double> second(count);
    std::vector<double> expected_first;
    std::vector<double> expected_second;
    uniformPairsOfLanes(kSeed, kDraw, 4001, 7, first, second);
    for (std::uint32_t i = 0; i < count; ++i) {
      const UniformPair pair = uniformPair(kSeed, kDraw, 4001, 7 + i);
      expected_first.push_back(pair.first);
      expected_second.push_back(pair.second);
    }
    REQUIRE(first == expected_first);
    REQUIRE(second == expected_second);
  }
}

TEST_CASE("draws made in bulk are those of their address, also where the draw number passes 32 bits") {
  constexpr std::uint64_t kFirst = 0xffff'fffe;
  std::vector<double> first(9);
  std::vector<double> second(9);
  uniformPairsOfDraws(42, kFirst, 17, first, second);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const UniformPair pair = uniformPair(42, kFirst + i, 17, 0);
    REQUIRE(first[i] == pair.first);
    REQUIRE(second[i] == pair.second);
  }
}

}  // namespace
}  // namespace tierwise
