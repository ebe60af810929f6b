#pragma once
// Philox4x32: random numbers as a pure function of a counter and a key.
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
// doi 10.1145/2063384.2063405; reference code and known answers in the Random123 library. There is no state: draw 17 is
// the same number whoever asks for it, in whatever order, on however many workers.

#include <array>
#include <cstdint>

namespace tierwise {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

inline constexpr std::uint32_t kPhiloxMultiplier0 = 0xD2511F53U;
inline constexpr std::uint32_t kPhiloxMultiplier1 = 0xCD9E8D57U;
inline constexpr std::uint32_t kPhiloxWeyl0 = 0x9E3779B9U;
inline constexpr std::uint32_t kPhiloxWeyl1 = 0xBB67AE85U;
inline constexpr int kPhiloxRounds = 10;

/// One block of 128 random bits. Ten rounds are the published default; seven are the fewest that pass the test
/// batteries.
constexpr std::array<std::uint32_t, 4> philox4x32(PhiloxCounter counter, PhiloxKey key, int rounds = kPhiloxRounds) noexcept {
  for (int round = 0; round < rounds; ++round) {
    if (round > 0) {
      key[0] += kPhiloxWeyl0;
      key[1] += kPhiloxWeyl1;
    }
    const std::uint64_t product0 = std::uint64_t{kPhiloxMultiplier0} * counter[0];
    const std::uint64_t product1 = std::uint64_t{kPhiloxMultiplier1} * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
  }
  return counter;
}

/// Uniform number in (0, 1) from 64 bits: the top 53 bits plus a half, times 2^-53. Smallest 2^-54, largest 1 - 2^-53.
/// Never 0 and never 1, so that every quantile function may be applied to it. (With all 53 bits set the half rounds the
/// sum up to 1; that one pattern in 2^53 is put back to the largest number below 1.)
constexpr double uniformFromBits(std::uint32_t high, std::uint32_t low) noexcept {
  // Signed, because processors convert signed integers in one step; 53 bits fit either way.
  const auto bits = static_cast<std::int64_t>(((static_cast<std::uint64_t>(high) << 32) | low) >> 11);
  const double value = (static_cast<double>(bits) + 0.5) * 0x1p-53;
  return value < 1.0 ? value : 1.0 - 0x1p-53;
}

/// Two independent uniform numbers in (0, 1): one block of Philox holds 128 bits.
struct UniformPair {
  double first;
  double second;
};

/// The uniform numbers of one draw of one uncertain input.
/// seed   what the user sees and may change; the key of the generator
/// draw   number of the draw, from 0
/// stream which input (or which layer of luck) this is
/// lane   further blocks of the same input and draw: one per creator, for example
constexpr UniformPair uniformPair(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream,
                                  std::uint32_t lane) noexcept {
  const PhiloxKey key = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  const PhiloxCounter counter = {static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(draw >> 32), stream,
                                 lane};
  const std::array<std::uint32_t, 4> word = philox4x32(counter, key);
  return {uniformFromBits(word[1], word[0]), uniformFromBits(word[3], word[2])};
}

/// The first number of uniformPair.
constexpr double uniform(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream, std::uint32_t lane) noexcept {
  return uniformPair(seed, draw, stream, lane).first;
}

}  // namespace tierwise
