#pragma once

#include <span>

namespace tierwise {

/// What several options bring together in one draw: audiences that overlap, exposures that repeat, a fixed cost that is
/// paid once.

/// What one option brings for one share of the budget in one draw. People of the target group, money, counts.
struct Part {
  double unique = 0.0;   ///< different people
  double gross = 0.0;    ///< people counted once per creator
  double largest = 0.0;  ///< people of the option's largest creator; for ads all of `unique`
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;  ///< chosen lens, before the campaign is paid for
  double spend = 0.0;
  double fixed = 0.0;       ///< part of `spend` that creators' options share: setting up and tools
  double affordable = 0.0;  ///< 1 where the share buys anything; else all of the above are 0
};

/// What all options of a draw share.
struct SharedAudience {
  double size = 0.0;          ///< people
  double overlap = 0.0;       ///< 0 by chance .. 1 all the same people
  double repeat_value = 0.0;  ///< worth of one more exposure of the same person
};

/// What a whole split brings in one draw.
struct Whole {
  double unique = 0.0;
  double gross = 0.0;
  double effective = 0.0;
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;
  double spend = 0.0;
};

/// Joins the audiences of several parts as those of the creators of one option are joined (audience.h), takes back what
/// the overlap makes of clicks and contribution (each pair of options loses half each), and pays the fixed cost once.
/// One part alone comes out as it went in. At most kJoinMax parts.
Whole joinParts(std::span<const Part> parts, const SharedAudience& audience) noexcept;

inline constexpr int kJoinMax = 5;

/// A part with everything worked out that does not depend on its company.
struct ReadyPart {
  double unique = 0.0;
  double gross = 0.0;
  double largest = 0.0;
  double missed = 1.0;  ///< share of the audience it does not reach, audiences independent
  double burden = 0.0;  ///< unique over effective people: how hard lost exposures hit its clicks
  double engagements = 0.0;
  double clicks = 0.0;
  double contribution = 0.0;
  double spend = 0.0;
  double fixed = 0.0;
};

ReadyPart readyPart(const Part& part, const SharedAudience& audience) noexcept;

/// joinParts for parts that are ready.
Whole joinReady(std::span<const ReadyPart* const> parts, const SharedAudience& audience) noexcept;

}  // namespace tierwise
