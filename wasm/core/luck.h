#pragma once

#include <cstdint>
#include <span>

#include "streams.h"

namespace tierwise {

/// Creator level: spread of one creator's luck (log standard deviations). Luck has mean 1, so a wide
/// spread is no free lunch; over many creators it averages out.
struct LuckSpread {
  double reach = 0.0;
  double engagement = 0.0;
  double sales = 0.0;
};

/// How luck turns into people: reach luck is cut at `cap` (nobody reaches more people than there are),
/// and one unit of reach luck reaches `share_per_luck` of the target audience.
struct ReachScale {
  double cap = 0.0;             ///< largest possible reach luck, may be infinite
  double share_per_luck = 0.0;  ///< in [0, 1/cap]
};

/// Sums over the creators that delivered.
struct LuckTotals {
  double reach = 0.0;          ///< sum of reach luck, cut at the cap
  double engagement = 0.0;     ///< sum of engagement luck
  double clicks = 0.0;         ///< sum of reach luck * sales luck
  double missed_share = 1.0;   ///< share of the audience that no creator reaches, audiences independent
  double largest_reach = 0.0;  ///< largest reach luck of one creator
};

/// Up to this many creators are summed one by one; more are summed by their moments.
inline constexpr int kCreatorsSummedExactly = 64;

/// What is summed in one draw.
struct LuckRequest {
  int creators = 0;  ///< that deliver
  LuckSpread spread;
  ReachScale scale;
};

/// One draw per creator and quantity, summed one by one, for draws first_draw, ... (at most kBlockDraws). Cost grows
/// linearly with the creators.
void sumLuckExactly(const RandomSource& source, std::uint64_t first_draw, int slot,
                    std::span<const LuckRequest> requests, std::span<LuckTotals> totals);

/// The same sums in constant time: lognormals with the exact mean and variance of each sum and the exact
/// covariance of reach and clicks (Fenton-Wilkinson); missed share to second order in the audience share.
/// The error against the exact sums is bounded in tests/core/luck_test.cpp.
LuckTotals sumLuckByMoments(const RandomSource& source, std::uint64_t draw, int slot,
                            const LuckRequest& request) noexcept;

/// Exact up to kCreatorsSummedExactly creators, by moments beyond.
void sumLuck(const RandomSource& source, std::uint64_t first_draw, int slot, std::span<const LuckRequest> requests,
             std::span<LuckTotals> totals);

/// Creators out of `hired` that deliver: binomial, by inversion of one uniform number.
int drawDelivered(const RandomSource& source, std::uint64_t draw, int slot, int hired, double completion) noexcept;

}  // namespace tierwise
