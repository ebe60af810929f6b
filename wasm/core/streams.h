#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "schema.h"

namespace tierwise {

/// Which Philox stream every uncertain quantity reads. A draw depends on (seed, draw, stream, lane) only,
/// so results are the same for any order, chunking or number of workers. Numbers here are frozen: changing
/// one changes every result for a given seed.

/// Brand level: one draw for everything. Streams 0..999 are the inputs' own numbers.
constexpr std::uint32_t inputStream(int input) noexcept { return static_cast<std::uint32_t>(input); }

/// Source level: one draw per quantity, shared by all tiers.
constexpr std::uint32_t sourceStream(Quantity quantity) noexcept {
  return 1000U + static_cast<std::uint32_t>(quantity);
}

/// Option level: price and reach share one block of random bits, engagement and clicks another.
constexpr std::uint32_t optionPriceReachStream(int slot) noexcept {
  return 2000U + 2U * static_cast<std::uint32_t>(slot);
}
constexpr std::uint32_t optionEngagementClicksStream(int slot) noexcept {
  return 2001U + 2U * static_cast<std::uint32_t>(slot);
}

/// Creator level: how many deliver, then one lane per creator.
constexpr std::uint32_t deliveryStream(int slot) noexcept { return 3000U + static_cast<std::uint32_t>(slot); }
constexpr std::uint32_t creatorReachEngagementStream(int slot) noexcept {
  return 4000U + static_cast<std::uint32_t>(slot);
}
/// Two creators share a lane (first and second half of the block).
constexpr std::uint32_t creatorSalesStream(int slot) noexcept { return 5000U + static_cast<std::uint32_t>(slot); }
/// Creator level when many creators are summed by their moments: two lanes.
constexpr std::uint32_t manyCreatorsStream(int slot) noexcept { return 6000U + static_cast<std::uint32_t>(slot); }

/// Slot of the value curve, outside the slots of options (0 .. kOptionsMax - 1).
inline constexpr int kCurveSlot = 31;

/// So many draws are made together. It changes no result, only how often loops start.
inline constexpr std::size_t kBlockDraws = 64;
using DrawRow = std::array<double, kBlockDraws>;  ///< one number per draw of a block

/// One half of a stream: a block of random bits holds two numbers.
struct StreamHalf {
  std::uint32_t stream = 0;
  int half = 0;  ///< 0 or 1
};

/// One half of a stream that gives the same standard normal in every draw.
struct PinnedNormal {
  StreamHalf of;
  double z = 0.0;
};

/// Draws come in pairs, 2k and 2k + 1. The second is the mirror image of the first: every normal with the other sign,
/// every uniform u as 1 - u (antithetic draws; Hammersley and Morton, Proc. Camb. Phil. Soc. 52 (1956)). What one draw
/// gets too much of the other gets too little of, so that fewer draws give the same precision. Errors are those of pairs
/// (numeric/pairs.h).
constexpr std::uint64_t pairOf(std::uint64_t draw) noexcept { return draw / 2; }
constexpr bool isMirrored(std::uint64_t draw) noexcept { return draw % 2 == 1; }

/// Where all random numbers of a simulation come from. Normally every stream reads the number of the draw itself. For
/// variance shares (sensitivity.h) some streams read other draws, `shift` further on, while the rest stay; to see what
/// one of them does alone, its normals are pinned.
struct RandomSource {
  std::uint64_t seed = 0;
  std::uint64_t shift = 0;  ///< even, so that pairs stay together
  std::span<const StreamHalf> shifted;
  std::span<const PinnedNormal> pinned{};  ///< streams read by drawNormals only

  [[nodiscard]] std::uint64_t drawOf(std::uint64_t draw, std::uint32_t stream, int half) const noexcept {
    for (const StreamHalf& other : shifted)
      if (other.stream == stream && other.half == half) return draw + shift;
    return draw;
  }
};

/// Standard normal numbers of one stream for draws first_draw, first_draw + 1, ... The spans have the same length, at
/// most kBlockDraws.
void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                 std::span<double> second) noexcept;
/// Only the first half of the stream.
void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream,
                 std::span<double> first) noexcept;

}  // namespace tierwise
