#pragma once
// Whole arrays at once: the functions that a simulation calls most. Two lanes of a vector register do the work where the
// machine has them; element by element the bits are those of the scalar function of the same name, on every build.

#include <cstdint>
#include <span>

namespace tierwise {

/// Each value x becomes e^x, as `exponential` in elementary.h.
void exponentialEach(std::span<double> values) noexcept;

/// Each probability becomes the standard normal quantile, as `inverseNormal` in normal.h.
void inverseNormalEach(std::span<double> probabilities) noexcept;

/// uniformPair(seed, draw, stream, lane) of philox.h for lane = first_lane, first_lane + 1, ... Both spans have the same
/// length, at most 2^32 - first_lane.
void uniformPairsOfLanes(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream, std::uint32_t first_lane,
                         std::span<double> first, std::span<double> second) noexcept;

/// The same for lane 0 and draw = first_draw, first_draw + 1, ...
void uniformPairsOfDraws(std::uint64_t seed, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                         std::span<double> second) noexcept;

}  // namespace tierwise
