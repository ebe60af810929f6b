#pragma once

#include <cstdint>

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

}  // namespace tierwise
