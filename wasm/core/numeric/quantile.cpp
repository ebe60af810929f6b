#include "numeric/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tierwise {
namespace {

/// Where a quantile lies in a sorted sample: at order statistic `index` plus `fraction` of the way to the next.
struct Position {
  std::size_t index;
  double fraction;
};

Position positionOf(std::size_t n, double rank) noexcept {
  const double h = std::clamp(rank, 0.0, static_cast<double>(n - 1));
  const double below = std::floor(h);
  return {static_cast<std::size_t>(below), h - below};
}

Position positionOfQuantile(std::size_t n, double p) noexcept {
  return positionOf(n, static_cast<double>(n - 1) * std::clamp(p, 0.0, 1.0));
}

/// Infinite values stand for "never": nothing is interpolated out of an infinite or into an equal value. Adding 0 turns
/// -0 into +0: the two compare equal, so which of them a selection finds is left to the library.
double between(double below, double above, double fraction) noexcept {
  const bool as_is = fraction == 0.0 || below == above || std::isinf(below);
  return (as_is ? below : below + fraction * (above - below)) + 0.0;
}

/// 0 also between two equal infinities.
double halfDistance(double below, double above) noexcept { return below == above ? 0.0 : 0.5 * (above - below); }

double valueAtPosition(std::span<const double> sorted, Position at) noexcept {
  const std::size_t next = std::min(at.index + 1, sorted.size() - 1);
  return between(sorted[at.index], sorted[next], at.fraction);
}

/// Value at a position of the sorted sample. Everything before `from` is known to be no larger than what follows.
/// Afterwards the same holds for at.index. Which of several equal doubles is moved makes no difference to the value.
double select(std::span<double> values, std::size_t from, Position at) noexcept {
  const auto offset = [&](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
  std::nth_element(offset(from), offset(at.index), values.end());
  const double below = values[at.index];
  if (at.fraction == 0.0) return between(below, below, 0.0);
  return between(below, *std::min_element(offset(at.index + 1), values.end()), at.fraction);
}

/// Ranks, counted from 0, one binomial standard deviation below and above the quantile.
struct RankBand {
  double below;
  double above;
};

RankBand rankBand(std::size_t n, double p) noexcept {
  const double count = static_cast<double>(n);
  const double centre = count * p - 0.5;
  const double deviation = std::sqrt(count * p * (1.0 - p));
  return {centre - deviation, centre + deviation};
}

/// Ranks of the order statistics that a quantile and its standard error read: each position and its successor.
constexpr std::size_t kRanksPerQuantile = 6;

void addRanks(std::array<std::size_t, kRanksPerQuantile>& ranks, std::size_t n, double p) noexcept {
  const RankBand band = rankBand(n, p);
  const std::array<Position, 3> positions{positionOf(n, band.below), positionOfQuantile(n, p),
                                          positionOf(n, band.above)};
  for (std::size_t i = 0; i < positions.size(); ++i) {
    ranks[2 * i] = positions[i].index;
    ranks[2 * i + 1] = std::min(positions[i].index + 1, n - 1);
  }
}

/// Puts the order statistics of `ranks` (not decreasing, counted from the front of `values`) in their places: the
/// middle rank first, then each side on its own.
void place(std::span<double> values, std::span<const std::size_t> ranks, std::size_t offset) noexcept {
  if (ranks.empty() || values.size() < 2) return;
  const std::size_t middle = ranks.size() / 2;
  const std::size_t rank = ranks[middle] - offset;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
  std::size_t below = middle;
  while (below > 0 && ranks[below - 1] == ranks[middle]) --below;
  std::size_t above = middle + 1;
  while (above < ranks.size() && ranks[above] == ranks[middle]) ++above;
  place(values.first(rank), ranks.first(below), offset);
  place(values.subspan(rank + 1), ranks.subspan(above), offset + rank + 1);
}

}  // namespace

void arrangeForQuantiles(std::span<double> values, std::span<const double> probabilities) noexcept {
  if (values.size() < 2) return;
  constexpr std::size_t kMostQuantiles = 8;
  std::array<std::size_t, kRanksPerQuantile * kMostQuantiles> ranks{};
  std::size_t count = 0;
  for (const double p : probabilities.first(std::min(probabilities.size(), kMostQuantiles))) {
    std::array<std::size_t, kRanksPerQuantile> read{};
    addRanks(read, values.size(), std::clamp(p, 0.0, 1.0));
    for (const std::size_t rank : read) ranks[count++] = rank;
  }
  const std::span<std::size_t> used = std::span(ranks).first(count);
  std::sort(used.begin(), used.end());
  place(values, used, 0);
}

double sortedQuantile(std::span<const double> sorted, double p) noexcept {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  return valueAtPosition(sorted, positionOfQuantile(sorted.size(), p));
}

double quantile(std::span<double> values, double p) noexcept {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  return select(values, 0, positionOfQuantile(values.size(), p));
}

Deciles deciles(std::span<double> values) noexcept {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return {nan, nan, nan};
  const Position low = positionOfQuantile(values.size(), 0.1);
  const Position middle = positionOfQuantile(values.size(), 0.5);
  const Position high = positionOfQuantile(values.size(), 0.9);
  const double p10 = select(values, 0, low);
  const double p50 = select(values, low.index, middle);
  return {p10, p50, select(values, middle.index, high)};
}

double sortedQuantileStandardError(std::span<const double> sorted, double p) noexcept {
  const std::size_t n = sorted.size();
  if (n < 2) return 0.0;
  const RankBand band = rankBand(n, std::clamp(p, 0.0, 1.0));
  const double below = valueAtPosition(sorted, positionOf(n, band.below));
  return halfDistance(below, valueAtPosition(sorted, positionOf(n, band.above)));
}

double quantileStandardError(std::span<double> values, double p) noexcept {
  const std::size_t n = values.size();
  if (n < 2) return 0.0;
  const RankBand band = rankBand(n, std::clamp(p, 0.0, 1.0));
  const Position low = positionOf(n, band.below);
  const double below = select(values, 0, low);
  return halfDistance(below, select(values, low.index, positionOf(n, band.above)));
}

double probabilityStandardError(double p, std::size_t n) noexcept {
  return n == 0 ? 0.0 : std::sqrt(p * (1.0 - p) / static_cast<double>(n));
}

}  // namespace tierwise
