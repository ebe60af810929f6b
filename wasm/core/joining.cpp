#include "joining.h"

#include <algorithm>
#include <array>

namespace tierwise {
namespace {

double minimumOf(double a, double b) noexcept { return a < b ? a : b; }
double maximumOf(double a, double b) noexcept { return a > b ? a : b; }

/// People that the option's creators would reach if their audiences overlapped by chance only:
/// unique = (1 - overlap) independent + overlap largest, solved for `independent`.
double independentPeople(const Part& part, const SharedAudience& audience) noexcept {
  if (audience.overlap >= 1.0) return part.unique;
  const double independent = (part.unique - audience.overlap * part.largest) / (1.0 - audience.overlap);
  return std::clamp(independent, part.unique, maximumOf(part.unique, minimumOf(audience.size, part.gross)));
}

double effectivePeople(double unique, double gross, const SharedAudience& audience) noexcept {
  return unique + audience.repeat_value * (gross - unique);
}

/// The parts of a split, added up.
struct Joining {
  double missed = 1.0;
  double largest = 0.0;
  double people = 0.0;   ///< sum of the parts' different people
  double squares = 0.0;  ///< sum of their squares
  double fixed = 0.0;
  double largest_fixed = 0.0;
};

double uniquePeople(const Joining& joining, const SharedAudience& audience) noexcept {
  const double independent = audience.size * (1.0 - joining.missed);
  const double mixed = (1.0 - audience.overlap) * independent + audience.overlap * joining.largest;
  const double most = maximumOf(joining.largest, minimumOf(audience.size, joining.people));
  return maximumOf(joining.largest, minimumOf(mixed, most));
}

/// People met by several options cost (1 - repeat value) of an exposure each. Any two options are taken to share people
/// in proportion to the product of their reach, and each of the two bears half of it. This is what is lost per pair.
double lostPerPair(const Joining& joining, double unique, const SharedAudience& audience) noexcept {
  const double pairs = joining.people * joining.people - joining.squares;
  return pairs > 0.0 ? (1.0 - audience.repeat_value) * (joining.people - unique) / pairs : 0.0;
}

}  // namespace

ReadyPart readyPart(const Part& part, const SharedAudience& audience) noexcept {
  const double effective = effectivePeople(part.unique, part.gross, audience);
  return {part.unique,
          part.gross,
          part.largest,
          1.0 - independentPeople(part, audience) / audience.size,
          effective > 0.0 ? part.unique / effective : 0.0,
          part.engagements,
          part.clicks,
          part.contribution,
          part.spend,
          part.fixed};
}

Whole joinReady(std::span<const ReadyPart* const> parts, const SharedAudience& audience) noexcept {
  Joining joining;
  Whole whole;
  for (const ReadyPart* each : parts) {
    const ReadyPart& part = *each;
    joining.missed *= part.missed;
    joining.largest = maximumOf(joining.largest, part.largest);
    joining.people += part.unique;
    joining.squares += part.unique * part.unique;
    joining.fixed += part.fixed;
    joining.largest_fixed = maximumOf(joining.largest_fixed, part.fixed);
    whole.gross += part.gross;
    whole.engagements += part.engagements;
    whole.spend += part.spend;
  }
  whole.unique = uniquePeople(joining, audience);
  whole.effective = effectivePeople(whole.unique, whole.gross, audience);
  whole.spend -= joining.fixed - joining.largest_fixed;
  const double lost = lostPerPair(joining, whole.unique, audience);
  for (const ReadyPart* each : parts) {
    const ReadyPart& part = *each;
    const double kept = minimumOf(1.0, maximumOf(0.0, 1.0 - lost * (joining.people - part.unique) * part.burden));
    whole.clicks += part.clicks * kept;
    whole.contribution += part.contribution * kept;
  }
  return whole;
}

Whole joinParts(std::span<const Part> parts, const SharedAudience& audience) noexcept {
  std::array<ReadyPart, kJoinMax> ready;
  std::array<const ReadyPart*, kJoinMax> places{};
  const std::size_t count = std::min(parts.size(), ready.size());
  for (std::size_t i = 0; i < count; ++i) {
    ready[i] = readyPart(parts[i], audience);
    places[i] = &ready[i];
  }
  return joinReady(std::span(places).first(count), audience);
}

}  // namespace tierwise
