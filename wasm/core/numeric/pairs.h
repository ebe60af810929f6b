#pragma once
// Shares and their errors over draws that come in mirrored pairs (streams.h): draws 2k and 2k + 1 are not independent of
// each other, so errors are worked out from pair to pair.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tierwise {

/// Share of hits among counted draws, as a ratio estimate over pairs (Cochran, Sampling Techniques, 1977, 6.3): with h_c
/// hits among n_c counted draws in pair c the share is p = sum h / sum n, and the sum of hits has the standard deviation
/// sqrt(sum (h_c - p n_c)^2). For independent draws that is the usual sqrt(n p (1 - p)).
class PairedShare {
 public:
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

/// Standard error of the mean of values from some draws, whose increasing numbers are given: sqrt(sum (s_c - m n_c)^2) / N,
/// with s_c the sum and n_c the number of the values of pair c and m the mean of all N. Zero for no values.
inline double pairedMeanError(std::span<const double> values, std::span<const std::size_t> draws, double mean) noexcept {
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
