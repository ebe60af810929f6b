#pragma once
// Shares and their errors over draws that come in mirrored pairs (streams.h): draws 2k and 2k + 1 are not independent
// of each other, so errors are worked out from pair to pair.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tierwise {

/// Share of hits among counted draws, as a ratio estimate over pairs (Cochran, Sampling Techniques, 1977, 6.3): with
/// h_c hits among n_c counted draws in pair c the share is p = sum h / sum n, and the sum of hits has the standard
/// deviation sqrt(sum (h_c - p n_c)^2). For independent draws that is the usual sqrt(n p (1 - p)).
class PairedShare {
 public:
  constexpr PairedShare() noexcept = default;
  /// From sums over the pairs of which 0, 1 and 2 draws count.
  constexpr PairedShare(const std::size_t (&hits)[3], const std::size_t (&hits_squared)[3],
                        const std::size_t (&pairs)[3]) noexcept {
    for (std::size_t counted = 1; counted < 3; ++counted) {
      const auto n = static_cast<double>(counted);
      hits_ += static_cast<double>(hits[counted]);
      counted_ += n * static_cast<double>(pairs[counted]);
      hits_squared_ += static_cast<double>(hits_squared[counted]);
      hits_counted_ += n * static_cast<double>(hits[counted]);
      counted_squared_ += n * n * static_cast<double>(pairs[counted]);
    }
  }
  /// One pair, or what of it counts: hits (halves for ties) among `counted` draws, 0 to 2.
  constexpr void add(double hits, double counted) noexcept {
    hits_ += hits;
    counted_ += counted;
    hits_squared_ += hits * hits;
    hits_counted_ += hits * counted;
    counted_squared_ += counted * counted;
  }
  /// 0 when nothing counts.
  [[nodiscard]] constexpr double share() const noexcept { return counted_ > 0.0 ? hits_ / counted_ : 0.0; }
  [[nodiscard]] constexpr double counted() const noexcept { return counted_; }
  /// Standard deviation of the number of hits.
  [[nodiscard]] double deviation() const noexcept {
    const double p = share();
    const double variance = hits_squared_ - 2.0 * p * hits_counted_ + p * p * counted_squared_;
    return variance > 0.0 ? std::sqrt(variance) : 0.0;
  }
  [[nodiscard]] double standardError() const noexcept { return counted_ > 0.0 ? deviation() / counted_ : 0.0; }

 private:
  // Counts and their products: whole numbers and quarters, exact in double.
  double hits_ = 0.0;
  double counted_ = 0.0;
  double hits_squared_ = 0.0;
  double hits_counted_ = 0.0;
  double counted_squared_ = 0.0;
};

/// Counts of hits over pairs of draws: all of them, in pairs of which only one draw counts, and pairs of two hits.
struct HitCounts {
  std::size_t hits = 0;
  std::size_t single = 0;
  std::size_t both = 0;
};

/// Shares of the values at or below each threshold, among those that count; `counts` has one flag (0 or 1) per value,
/// or is empty where all count. The same numbers as pairedShare below, many times quicker: one pass for all thresholds,
/// in whole numbers and without branches.
template <std::size_t kThresholds>
std::array<PairedShare, kThresholds> sharesAtOrBelow(const std::array<double, kThresholds>& thresholds,
                                                     std::span<const double> values,
                                                     std::span<const std::uint8_t> counts) noexcept {
  std::array<HitCounts, kThresholds> found{};
  std::size_t pairs_of[3] = {0, 0, 0};  // pairs with 0, 1 and 2 values that count
  const std::size_t whole = values.size() / 2 * 2;
  if (counts.empty()) {
    pairs_of[2] = whole / 2;
    for (std::size_t i = 0; i < whole; i += 2) {
      const double low = values[i] < values[i + 1] ? values[i] : values[i + 1];
      const double high = values[i] < values[i + 1] ? values[i + 1] : values[i];
      for (std::size_t t = 0; t < kThresholds; ++t) {
        found[t].hits += low <= thresholds[t] ? 1U : 0U;
        found[t].both += high <= thresholds[t] ? 1U : 0U;
      }
    }
    for (HitCounts& each : found) each.hits += each.both;
  } else {
    std::size_t singles = 0;
    std::size_t doubles = 0;
    for (std::size_t i = 0; i < whole; i += 2) {
      const unsigned first = counts[i];
      const unsigned second = counts[i + 1];
      singles += first ^ second;
      doubles += first & second;
      for (std::size_t t = 0; t < kThresholds; ++t) {
        const unsigned a = (values[i] <= thresholds[t] ? 1U : 0U) & first;
        const unsigned b = (values[i + 1] <= thresholds[t] ? 1U : 0U) & second;
        found[t].hits += a + b;
        found[t].single += (a | b) & (first ^ second);
        found[t].both += a & b;
      }
    }
    pairs_of[1] = singles;
    pairs_of[2] = doubles;
  }
  const bool has_last = whole < values.size() && (counts.empty() || counts[whole] != 0);
  if (has_last) ++pairs_of[1];
  std::array<PairedShare, kThresholds> shares;
  for (std::size_t t = 0; t < kThresholds; ++t) {
    HitCounts& each = found[t];
    const std::size_t last = has_last && values[whole] <= thresholds[t] ? 1 : 0;
    const std::size_t single = each.single + last;
    const std::size_t paired = each.hits - each.single;
    shares[t] = PairedShare({0, single, paired}, {0, single, paired + 2 * each.both}, pairs_of);
  }
  return shares;
}

/// Share over all draws: `isHit(i)` as 0, 1/2 or 1, `counts(i)` as 0 or 1. A last draw without a partner stands alone.
template <class Hit, class Counts>
PairedShare pairedShare(std::size_t draws, Hit hit, Counts counts) noexcept {
  PairedShare share;
  for (std::size_t i = 0; i < draws; i += 2) {
    double hits = counts(i) ? hit(i) : 0.0;
    double counted = counts(i) ? 1.0 : 0.0;
    if (i + 1 < draws && counts(i + 1)) {
      hits += hit(i + 1);
      counted += 1.0;
    }
    share.add(hits, counted);
  }
  return share;
}

/// Standard error of the mean of values from every draw, 0 on: sqrt(sum (s_c - m n_c)^2) / N, with s_c the sum and n_c
/// the number of the values of pair c and m the mean of all N. Zero for no values.
inline double pairedMeanError(std::span<const double> values, double mean) noexcept {
  double squares = 0.0;
  for (std::size_t i = 0; i < values.size(); i += 2) {
    const double partner = i + 1 < values.size() ? values[i + 1] - mean : 0.0;
    const double stray = values[i] - mean + partner;
    squares += stray * stray;
  }
  return values.empty() ? 0.0 : std::sqrt(squares) / static_cast<double>(values.size());
}

/// Standard error of the mean of values from some draws, whose increasing numbers are given; those of a pair whose
/// other half is missing stand alone.
inline double pairedMeanError(std::span<const double> values, std::span<const std::size_t> draws,
                              double mean) noexcept {
  double squares = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double stray = values[i] - mean;
    const bool has_partner = i + 1 < values.size() && draws[i] % 2 == 0 && draws[i + 1] == draws[i] + 1;
    if (has_partner) stray += values[++i] - mean;
    squares += stray * stray;
  }
  return values.empty() ? 0.0 : std::sqrt(squares) / static_cast<double>(values.size());
}

}  // namespace tierwise
