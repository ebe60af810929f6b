#include "numeric/quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

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

/// Value at a position of the sorted sample. Which of several equal doubles is moved makes no difference to it.
double select(std::span<double> values, Position at) noexcept {
  const auto offset = [&](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
  std::nth_element(values.begin(), offset(at.index), values.end());
  const double below = values[at.index];
  if (at.fraction == 0.0) return between(below, below, 0.0);
  return between(below, *std::min_element(offset(at.index + 1), values.end()), at.fraction);
}

/// Ranks, counted from 0, one standard deviation below and above the quantile.
struct RankBand {
  double below;
  double above;
};

RankBand rankBand(std::size_t n, double p, double deviation) noexcept {
  const double centre = static_cast<double>(n) * p - 0.5;
  return {centre - deviation, centre + deviation};
}

double binomialDeviation(std::size_t n, double p) noexcept { return std::sqrt(static_cast<double>(n) * p * (1.0 - p)); }

/// No pairing of draws can make the error of a share larger than this many times that of independent draws.
constexpr double kMostPaired = 1.4142135623730951;

/// Ranks that a quantile and its standard error may read, counted from 0.
struct RankSpan {
  std::size_t first;
  std::size_t last;
};

RankSpan ranksRead(std::size_t n, double p) noexcept {
  const RankBand band = rankBand(n, p, kMostPaired * binomialDeviation(n, p));
  return {positionOf(n, band.below).index, std::min(positionOf(n, band.above).index + 1, n - 1)};
}

/// Values sorted into buckets of equal width between two of them; whatever lies outside goes to the first or the last.
/// Rounding keeps the order: a larger value never lands in an earlier bucket.
struct Buckets {
  double lowest = 0.0;
  double scale = 0.0;
  std::size_t count = 0;

  [[nodiscard]] std::size_t of(double value) const noexcept {
    const double at = (value - lowest) * scale;
    if (!(at > 0.0)) return 0;
    return at < static_cast<double>(count) ? static_cast<std::size_t>(at) : count - 1;
  }
};

/// Spread over the middle of the finite values, as a few of them show it. count = 0: nothing to spread.
Buckets bucketsFor(std::span<const double> values) noexcept {
  constexpr std::size_t kPilots = 64;
  constexpr std::size_t kFewestPilots = 8;
  constexpr std::size_t kValuesPerBucket = 16;
  constexpr std::size_t kMostBuckets = 1024;
  std::array<double, kPilots> pilots;
  std::size_t finite = 0;
  for (std::size_t i = 0; i < kPilots; ++i) {
    pilots[finite] = values[i * values.size() / kPilots];
    if (!std::isinf(pilots[finite])) ++finite;
  }
  if (finite < kFewestPilots) return {};
  std::sort(pilots.begin(), pilots.begin() + static_cast<std::ptrdiff_t>(finite));
  const double lowest = pilots[1];
  const double width = pilots[finite - 2] - lowest;
  if (!(width > 0.0) || std::isinf(width)) return {};
  const std::size_t count = std::min(values.size() / kValuesPerBucket, kMostBuckets);
  return {lowest, static_cast<double>(count) / width, count};
}

/// Which bucket each value belongs to, and where each bucket begins once sorted, with the end.
struct Sorting {
  std::vector<std::uint16_t> bucket_of;
  std::vector<std::size_t> begin;
};

Sorting sortIntoBuckets(std::span<const double> values, const Buckets& buckets) {
  Sorting sorting{std::vector<std::uint16_t>(values.size()), std::vector<std::size_t>(buckets.count + 1, 0)};
  for (std::size_t i = 0; i < values.size(); ++i) {
    sorting.bucket_of[i] = static_cast<std::uint16_t>(buckets.of(values[i]));
    ++sorting.begin[sorting.bucket_of[i] + 1U];
  }
  for (std::size_t bucket = 1; bucket < sorting.begin.size(); ++bucket)
    sorting.begin[bucket] += sorting.begin[bucket - 1];
  return sorting;
}

/// Below this many values, buckets cost more than they save.
constexpr std::size_t kWorthBuckets = 192;

/// Many columns hold one value over and over: a look is quicker than a sort.
void sortUnsorted(std::span<double> values) noexcept {
  if (!std::is_sorted(values.begin(), values.end())) std::sort(values.begin(), values.end());
}

/// Sorts the buckets for which `isRead(first rank, end)` into their places; the others are left out.
template <class IsRead>
void placeBuckets(std::span<const double> values, const Buckets& buckets, std::span<double> arranged, IsRead isRead) {
  constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);
  const Sorting sorting = sortIntoBuckets(values, buckets);
  std::vector<std::size_t> next(buckets.count);
  for (std::size_t bucket = 0; bucket < buckets.count; ++bucket)
    next[bucket] = isRead(sorting.begin[bucket], sorting.begin[bucket + 1]) ? sorting.begin[bucket] : kLeftOut;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::size_t& place = next[sorting.bucket_of[i]];
    if (place != kLeftOut) arranged[place++] = values[i];
  }
  const auto at = [&](std::size_t place) { return arranged.begin() + static_cast<std::ptrdiff_t>(place); };
  for (std::size_t bucket = 0; bucket < buckets.count; ++bucket)
    if (next[bucket] != kLeftOut) std::sort(at(sorting.begin[bucket]), at(sorting.begin[bucket + 1]));
}

}  // namespace

void arrangeForQuantiles(std::span<const double> values, std::span<const double> probabilities,
                         std::span<double> arranged) {
  const Buckets buckets = values.size() < kWorthBuckets ? Buckets{} : bucketsFor(values);
  if (buckets.count == 0) {
    std::copy(values.begin(), values.end(), arranged.begin());
    return sortUnsorted(arranged);
  }
  std::vector<RankSpan> spans;
  for (const double p : probabilities) spans.push_back(ranksRead(values.size(), std::clamp(p, 0.0, 1.0)));
  placeBuckets(values, buckets, arranged, [&](std::size_t first, std::size_t end) {
    return std::any_of(spans.begin(), spans.end(),
                       [=](const RankSpan& ranks) { return first <= ranks.last && ranks.first < end; });
  });
}

void sortValues(std::span<double> values) {
  const Buckets buckets = values.size() < kWorthBuckets ? Buckets{} : bucketsFor(values);
  if (buckets.count == 0) return sortUnsorted(values);
  const std::vector<double> unsorted(values.begin(), values.end());
  placeBuckets(unsorted, buckets, values, [](std::size_t, std::size_t) { return true; });
}

double sortedQuantile(std::span<const double> sorted, double p) noexcept {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  return valueAtPosition(sorted, positionOfQuantile(sorted.size(), p));
}

double quantile(std::span<double> values, double p) noexcept {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  return select(values, positionOfQuantile(values.size(), p));
}

Deciles deciles(std::span<const double> values) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return {nan, nan, nan};
  constexpr std::array<double, 3> kDeciles{0.1, 0.5, 0.9};
  std::vector<double> arranged(values.size());
  arrangeForQuantiles(values, kDeciles, arranged);
  return {sortedQuantile(arranged, 0.1), sortedQuantile(arranged, 0.5), sortedQuantile(arranged, 0.9)};
}

double sortedQuantileStandardError(std::span<const double> sorted, double p, double deviation) noexcept {
  const std::size_t n = sorted.size();
  if (n < 2) return 0.0;
  p = std::clamp(p, 0.0, 1.0);
  const RankBand band = rankBand(n, p, std::min(deviation, kMostPaired * binomialDeviation(n, p)));
  const double below = valueAtPosition(sorted, positionOf(n, band.below));
  return halfDistance(below, valueAtPosition(sorted, positionOf(n, band.above)));
}

}  // namespace tierwise
