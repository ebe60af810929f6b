#include "numeric/bulk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

#include "musl/tierwise_musl_tables.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/normal_coefficients.h"
#include "numeric/philox.h"

namespace tierwise {
namespace {

// Two lanes side by side. g++ and clang turn these into whatever vector unit the build may use, or into two scalars:
// additions, products and quotients are rounded in the same way either way.
using Pair = double __attribute__((vector_size(16)));
using BitPair = std::uint64_t __attribute__((vector_size(16)));

Pair loadPair(const double* values) noexcept { return Pair{values[0], values[1]}; }

void storePair(double* values, Pair pair) noexcept {
  values[0] = pair[0];
  values[1] = pair[1];
}

Pair both(double value) noexcept { return Pair{value, value}; }

// ---- e^x

constexpr unsigned kExpTableBits = TIERWISE_EXP_TABLE_BITS;
constexpr std::uint64_t kExpTableSize = 1U << kExpTableBits;
static_assert(TIERWISE_EXP_POLY_ORDER == 5);

/// Where musl's exp takes its common path: 2^-54 <= |x| < 512.
bool isCommon(double x) noexcept {
  const auto exponent = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(x) >> 52) & 0x7ff;
  constexpr std::uint32_t kSmallest = 0x3c9;  // of 2^-54
  constexpr std::uint32_t kLargest = 0x408;   // of 512
  return exponent - kSmallest < kLargest - kSmallest;
}

/// musl's exp, step by step, on its common path: x = k ln2/128 + r, e^x = 2^(k/128) e^r. Written out here so that the
/// compiler can overlap several of them; the table look-up would undo what vector lanes save.
double commonExponential(double x) noexcept {
  const auto& data = tierwise_musl_exp_data;
  const double shifted = x * data.invln2N + data.shift;
  const auto k = std::bit_cast<std::uint64_t>(shifted);
  const double whole = shifted - data.shift;
  const double r = x + whole * data.negln2hiN + whole * data.negln2loN;
  const std::uint64_t entry = 2 * (k % kExpTableSize);
  const auto tail = std::bit_cast<double>(data.tab[entry]);
  const auto scale = std::bit_cast<double>(data.tab[entry + 1] + (k << (52 - kExpTableBits)));
  const double r2 = r * r;
  const double rest =
      tail + r + r2 * (data.poly[0] + r * data.poly[1]) + r2 * r2 * (data.poly[2] + r * data.poly[3]);
  return scale + scale * rest;
}

// ---- normal quantile

Pair polynomialOfPair(const NormalCoefficients& c, Pair x) noexcept {
  Pair value = both(c.back());
  for (std::size_t i = c.size() - 1; i-- > 0;) value = value * x + both(c[i]);
  return value;
}

bool isCentre(double q) noexcept { return q <= kNormalCentre && q >= -kNormalCentre; }

Pair centreQuantileOfPair(Pair q) noexcept {
  const Pair x = both(kNormalCentreSquared) - q * q;
  return q * (polynomialOfPair(kNormalCentreTop, x) / polynomialOfPair(kNormalCentreBottom, x));
}

/// So many numbers that the list of those in the tails stays small.
constexpr std::size_t kTailsAtOnce = 256;

/// First all of them as if they lay in the centre, two by two; then the few that do not, one by one.
void inverseNormalSome(std::span<double> probabilities) noexcept {
  struct Tail {
    std::size_t at;
    double p;
  };
  std::array<Tail, kTailsAtOnce> tails;
  std::size_t tail_count = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const double p = probabilities[i];
    tails[tail_count] = {i, p};
    tail_count += isCentre(p - 0.5) ? 0 : 1;
  }
  std::size_t i = 0;
  for (; i + 1 < probabilities.size(); i += 2)
    storePair(&probabilities[i], centreQuantileOfPair(loadPair(&probabilities[i]) - both(0.5)));
  if (i < probabilities.size()) probabilities[i] = inverseNormal(probabilities[i]);
  for (std::size_t tail = 0; tail < tail_count; ++tail) probabilities[tails[tail].at] = inverseNormal(tails[tail].p);
}

// ---- Philox, four blocks at once

constexpr std::size_t kBlocks = 4;

using Words = std::array<std::uint32_t, kBlocks>;

/// Word w of the four counters (before) or of the four results (after) side by side.
struct FourBlocks {
  std::array<Words, 4> word;
};

#if defined(__wasm_simd128__)

/// One round: two 32 x 32 -> 64 bit products in each block. See philox4x32 for the same in plain numbers.
void philoxRound(v128_t (&word)[4], std::uint32_t key0, std::uint32_t key1) noexcept {
  const v128_t factor0 = wasm_u32x4_splat(kPhiloxMultiplier0);
  const v128_t factor1 = wasm_u32x4_splat(kPhiloxMultiplier1);
  const v128_t front0 = wasm_u64x2_extmul_low_u32x4(word[0], factor0);
  const v128_t back0 = wasm_u64x2_extmul_high_u32x4(word[0], factor0);
  const v128_t front1 = wasm_u64x2_extmul_low_u32x4(word[2], factor1);
  const v128_t back1 = wasm_u64x2_extmul_high_u32x4(word[2], factor1);
  const v128_t high0 = wasm_i32x4_shuffle(front0, back0, 1, 3, 5, 7);
  const v128_t high1 = wasm_i32x4_shuffle(front1, back1, 1, 3, 5, 7);
  word[0] = wasm_v128_xor(wasm_v128_xor(high1, word[1]), wasm_u32x4_splat(key0));
  word[2] = wasm_v128_xor(wasm_v128_xor(high0, word[3]), wasm_u32x4_splat(key1));
  word[1] = wasm_i32x4_shuffle(front1, back1, 0, 2, 4, 6);
  word[3] = wasm_i32x4_shuffle(front0, back0, 0, 2, 4, 6);
}

FourBlocks philoxOfFour(const FourBlocks& counters, std::uint64_t seed) noexcept {
  v128_t word[4];
  for (std::size_t w = 0; w < 4; ++w) word[w] = wasm_v128_load(counters.word[w].data());
  auto key0 = static_cast<std::uint32_t>(seed);
  auto key1 = static_cast<std::uint32_t>(seed >> 32);
  for (int round = 0; round < kPhiloxRounds; ++round) {
    philoxRound(word, key0, key1);
    key0 += kPhiloxWeyl0;
    key1 += kPhiloxWeyl1;
  }
  FourBlocks blocks;
  for (std::size_t w = 0; w < 4; ++w) wasm_v128_store(blocks.word[w].data(), word[w]);
  return blocks;
}

#else

FourBlocks philoxOfFour(const FourBlocks& counters, std::uint64_t seed) noexcept {
  const PhiloxKey key = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  FourBlocks blocks;
  for (std::size_t i = 0; i < kBlocks; ++i) {
    const PhiloxCounter block = philox4x32(
        {counters.word[0][i], counters.word[1][i], counters.word[2][i], counters.word[3][i]}, key);
    for (std::size_t w = 0; w < block.size(); ++w) blocks.word[w][i] = block[w];
  }
  return blocks;
}

#endif

/// Writes the uniform numbers of as many of the four blocks as the spans still have room for.
void storeUniforms(const FourBlocks& bits, std::size_t at, std::span<double> first, std::span<double> second) noexcept {
  const std::size_t count = std::min(kBlocks, first.size() - at);
  for (std::size_t i = 0; i < count; ++i) {
    first[at + i] = uniformFromBits(bits.word[1][i], bits.word[0][i]);
    second[at + i] = uniformFromBits(bits.word[3][i], bits.word[2][i]);
  }
}

Words repeated(std::uint32_t word) noexcept { return {word, word, word, word}; }

Words countingFrom(std::uint32_t word) noexcept { return {word, word + 1, word + 2, word + 3}; }

}  // namespace

void exponentialEach(std::span<double> values) noexcept {
  for (double& value : values) value = isCommon(value) ? commonExponential(value) : exponential(value);
}

void inverseNormalEach(std::span<double> probabilities) noexcept {
  for (std::size_t from = 0; from < probabilities.size(); from += kTailsAtOnce)
    inverseNormalSome(probabilities.subspan(from, std::min(kTailsAtOnce, probabilities.size() - from)));
}

void uniformPairsOfLanes(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream, std::uint32_t first_lane,
                         std::span<double> first, std::span<double> second) noexcept {
  const Words draw_low = repeated(static_cast<std::uint32_t>(draw));
  const Words draw_high = repeated(static_cast<std::uint32_t>(draw >> 32));
  for (std::size_t i = 0; i < first.size(); i += kBlocks) {
    const Words lanes = countingFrom(first_lane + static_cast<std::uint32_t>(i));
    storeUniforms(philoxOfFour({{draw_low, draw_high, repeated(stream), lanes}}, seed), i, first, second);
  }
}

void uniformPairsOfDraws(std::uint64_t seed, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                         std::span<double> second) noexcept {
  for (std::size_t i = 0; i < first.size(); i += kBlocks) {
    FourBlocks counters{{Words{}, Words{}, repeated(stream), repeated(0)}};
    for (std::size_t block = 0; block < kBlocks; ++block) {
      const std::uint64_t draw = first_draw + i + block;
      counters.word[0][block] = static_cast<std::uint32_t>(draw);
      counters.word[1][block] = static_cast<std::uint32_t>(draw >> 32);
    }
    storeUniforms(philoxOfFour(counters, seed), i, first, second);
  }
}

}  // namespace tierwise
