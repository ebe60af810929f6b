#pragma once
// Tiers: what an account of a given size is called, under which scheme, and how big a typical account of a tier is.
// The labels are conventions that disagree (the upper edge of "micro" is 10,000 to 100,000, depending on the source),
// so every answer carries its scheme and what the other schemes say.

#include <array>
#include <span>

#include "problem.h"
#include "schema.h"

namespace tierwise {

/// One tier of one scheme: the half-open interval lower <= followers < upper.
struct Tier {
  /// Place in the scheme, smallest tier first; -1 = below influencer size.
  int position = -1;
  /// What the scheme calls it. Tiers of the custom scheme have no label of their own: there it is `below` for
  /// position -1 and carries no meaning for the others.
  TierLabel label = TierLabel::below;
  double lower = 0.0;  ///< followers, included; 0 below influencer size
  double upper = 0.0;  ///< followers, not included; +infinity for the open top tier
};

/// What one account is called.
struct Classification {
  Scheme scheme = Scheme::industry;
  Tier tier;
  /// The same account under every scheme, by Scheme. The entry of `custom` is the empty Tier if no custom bounds came
  /// along.
  std::array<Tier, kSchemeCount> by_scheme{};
};

/// Checks a scheme and its custom bounds (lower bounds in followers, smallest first; used by Scheme::custom only).
/// Faults, all with Field::scheme: unknown_choice; wrong_length for no bounds or more than kCustomTiersMax; and with
/// the position of the bound in `index`: not_finite, below_minimum (under 1 follower), above_maximum, not_increasing.
Problem validateScheme(Scheme scheme, std::span<const double> custom = {}) noexcept;

/// How many tiers a valid scheme has.
int tierCount(Scheme scheme, std::span<const double> custom = {}) noexcept;

/// The tier at a position of a valid scheme, -1 to tierCount - 1; the tier below influencer size for any other
/// position.
Tier tierAt(Scheme scheme, int position, std::span<const double> custom = {}) noexcept;

/// The tier an account falls in. Domain: followers >= 0, a valid scheme.
Tier tierOf(double followers, Scheme scheme, std::span<const double> custom = {}) noexcept;

/// The tier an account falls in and what every other scheme calls it. Domain: followers >= 0, a valid scheme.
Classification classify(double followers, Scheme scheme, std::span<const double> custom = {}) noexcept;

/// The account that stands for a tier: the geometric midpoint sqrt(lower upper) of its bounds, in followers. An open
/// top tier counts as ending at five times its lower bound (the top band of most published tables is 1M to 5M), which
/// makes it lower sqrt(5). 0 for the tier below influencer size. Worked example: nano of the industry scheme, 1,000 to
/// 10,000, gives sqrt(10^7) = 3,162.28.
double representativeFollowers(const Tier& tier) noexcept;

/// The same for the tier at a position of a scheme.
double representativeFollowers(Scheme scheme, int position, std::span<const double> custom = {}) noexcept;

/// The same by label. 0 if the scheme has no tier of that label; the custom scheme has none.
double representativeFollowers(Scheme scheme, TierLabel label) noexcept;

}  // namespace tierwise
