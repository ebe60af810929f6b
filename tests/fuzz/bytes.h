#pragma once
// Turns a fuzzer's bytes into numbers and assumptions. When the bytes run out everything is 0, so that any length
// works.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "assumptions.h"
#include "benchmarks.h"
#include "numeric/elementary.h"

namespace tierwise::fuzz {

/// Stops the fuzzer at a broken promise; the input that led here is kept.
inline void require(bool holds) {
  if (!holds) __builtin_trap();
}

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}

  [[nodiscard]] bool empty() const { return left_ == 0; }

  std::uint8_t byte() {
    if (left_ == 0) return 0;
    --left_;
    return *data_++;
  }

  bool flag() { return (byte() & 1) != 0; }

  /// 0 to count - 1; count <= 65536.
  int below(int count) {
    const int high = count > 256 ? byte() : 0;
    return (high * 256 + byte()) % count;
  }

  /// 0 to 1, both included.
  double fraction() { return below(65536) / 65535.0; }

  std::uint64_t bits() {
    std::uint64_t all = 0;
    for (int i = 0; i < 8; ++i) all = all << 8 | byte();
    return all;
  }

  /// Any double at all: the usual troublemakers, or eight bytes as they come.
  double wild() {
    using Limits = std::numeric_limits<double>;
    constexpr std::array<double, 14> kTroublemakers{
        0.0,           -0.0,  1.0,    -1.0, Limits::quiet_NaN(), Limits::infinity(),   -Limits::infinity(),
        Limits::max(), 1e300, -1e300, 1e15, Limits::min(),       Limits::denorm_min(), 0x1.fffffffffffffp-1};
    const auto choice = static_cast<std::size_t>(byte()) % (2 * kTroublemakers.size());
    return choice < kTroublemakers.size() ? kTroublemakers[choice] : std::bit_cast<double>(bits());
  }

  /// A number from minimum to maximum (0 <= minimum < maximum): an end, close to an end, or between the two, evenly or
  /// by orders of magnitude.
  double within(double minimum, double maximum) {
    using Limits = std::numeric_limits<double>;
    double value = minimum;
    switch (byte() % 8) {
      case 0:
        return minimum;
      case 1:
        return maximum;
      case 2:
        value = minimum + Limits::denorm_min();
        break;
      case 3:
        value = maximum * (1.0 - 0x1p-53);
        break;
      case 4:
        value = minimum + fraction() * (maximum - minimum);
        break;
      case 5:
        value = maximum * exponential(-700.0 * fraction());
        break;
      default:
        value = maximum * exponential(naturalLog(std::max(minimum, maximum * 1e-12) / maximum) * fraction());
    }
    return std::clamp(value, minimum, maximum);
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

/// A range that validateAssumptions accepts: a constant, a range as narrow as doubles allow, or any.
inline Range validRange(Bytes& bytes, const InputDefault& input) {
  const int kind = bytes.byte();
  if ((kind & 1) != 0) return exactly(bytes.within(input.minimum, input.maximum));
  const bool is_share = input.shape == Shape::share;
  std::array<double, 3> points{};
  for (double& point : points) {
    point = bytes.within(input.minimum, input.maximum);
    point = std::max(point, std::numeric_limits<double>::denorm_min());
    if (is_share) point = std::min(point, 1.0 - 0x1p-53);
  }
  if ((kind & 6) == 6) {
    const double below = std::max(points[0] * (1.0 - 0x1p-53), input.minimum);
    return {below > 0.0 ? below : points[0], points[0], points[0]};
  }
  std::sort(points.begin(), points.end());
  return {points[0], points[1], points[2]};
}

/// The published assumptions with up to `changes` of them replaced, by valid ranges or by anything.
inline Assumptions assumptionsFrom(Bytes& bytes, int changes, bool is_wild) {
  Assumptions assumptions = defaultAssumptions();
  for (int i = 0; i < changes; ++i) {
    const auto at = static_cast<std::size_t>(bytes.below(kInputCount));
    assumptions[at].measured = bytes.flag();
    if (is_wild)
      assumptions[at].range = {bytes.wild(), bytes.wild(), bytes.wild()};
    else
      assumptions[at].range = validRange(bytes, kInputDefaults[at]);
  }
  return assumptions;
}

}  // namespace tierwise::fuzz
