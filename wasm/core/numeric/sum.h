#pragma once
// Sums that do not lose digits, and running means.

#include <cmath>
#include <cstddef>
#include <span>

namespace tierwise {

/// Compensated sum (Neumaier, ZAMM 54 (1974), doi 10.1002/zamm.19740540106): what each addition rounds away is
/// collected and added at the end. The result depends on the order of the terms only in the last digit. Finite terms
/// only.
class CompensatedSum {
 public:
  constexpr void add(double term) noexcept {
    const double next = total_ + term;
    const bool total_is_larger = magnitude(total_) >= magnitude(term);
    lost_ += total_is_larger ? (total_ - next) + term : (term - next) + total_;
    total_ = next;
  }
  constexpr double value() const noexcept { return total_ + lost_; }

 private:
  static constexpr double magnitude(double x) noexcept { return x < 0.0 ? -x : x; }
  double total_ = 0.0;
  double lost_ = 0.0;
};

/// Compensated sum of all terms, in their order. An empty span gives 0.
constexpr double compensatedSum(std::span<const double> terms) noexcept {
  CompensatedSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

/// Arithmetic mean. An empty span gives 0.
constexpr double mean(std::span<const double> values) noexcept {
  return values.empty() ? 0.0 : compensatedSum(values) / static_cast<double>(values.size());
}

/// Mean and variance of numbers that arrive one by one (Welford, Technometrics 4 (1962),
/// doi 10.1080/00401706.1962.10490022). Accurate also where the mean is large against the spread.
class RunningMoments {
 public:
  constexpr void add(double value) noexcept {
    if (count_ == 0) origin_ = value;
    count_ += 1;
    const double shifted = value - origin_;
    const double before = shifted - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (shifted - mean_);
  }
  constexpr std::size_t count() const noexcept { return count_; }
  /// Mean so far; 0 before the first value.
  constexpr double mean() const noexcept { return origin_ + mean_; }
  /// Sample variance (divisor n - 1); 0 for fewer than two values.
  constexpr double variance() const noexcept { return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1); }
  /// Standard error of the mean, sqrt(variance / n); 0 for fewer than two values.
  double standardError() const noexcept {
    return count_ < 2 ? 0.0 : std::sqrt(variance() / static_cast<double>(count_));
  }

 private:
  std::size_t count_ = 0;
  double origin_ = 0.0;  // the first value; the rest is counted from there
  double mean_ = 0.0;
  double squares_ = 0.0;
};

}  // namespace tierwise
