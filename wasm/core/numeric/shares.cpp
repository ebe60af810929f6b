#include "numeric/shares.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "numeric/sum.h"

namespace tierwise {
namespace {

/// Sums over some draws, of values counted from a common origin.
struct Sums {
  double count = 0.0;
  double value = 0.0;    ///< a + b
  double square = 0.0;   ///< a^2 + b^2
  double change = 0.0;   ///< mixed - a
  double product = 0.0;  ///< b (mixed - a)
  double apart = 0.0;    ///< (a - mixed)^2

  void add(double a, double b, double mixed) noexcept {
    const double moved = mixed - a;
    count += 1.0;
    value += a + b;
    square += a * a + b * b;
    change += moved;
    product += b * moved;
    apart += moved * moved;
  }
};

Sums plus(const Sums& a, const Sums& b) noexcept {
  return {a.count + b.count,   a.value + b.value,     a.square + b.square,
          a.change + b.change, a.product + b.product, a.apart + b.apart};
}

Sums minus(const Sums& a, const Sums& b) noexcept {
  return {a.count - b.count,   a.value - b.value,     a.square - b.square,
          a.change - b.change, a.product - b.product, a.apart - b.apart};
}

struct Pair {
  double first = 0.0;
  double total = 0.0;
};

Pair sharesOf(const Sums& sums) noexcept {
  if (!(sums.count > 0.0)) return {};
  const double mean = sums.value / (2.0 * sums.count);
  const double variance = sums.square / (2.0 * sums.count) - mean * mean;
  if (!(variance > 0.0)) return {};
  return {(sums.product - mean * sums.change) / sums.count / variance, sums.apart / sums.count / (2.0 * variance)};
}

/// Jackknife standard error from the estimates with one batch left out.
double jackknife(const std::array<double, kShareBatches>& left_out) noexcept {
  RunningMoments moments;
  for (const double value : left_out) moments.add(value);
  const double batches = kShareBatches;
  return std::sqrt(moments.variance() * (batches - 1.0) * (batches - 1.0) / batches);
}

}  // namespace

VarianceShares varianceShares(std::span<const double> a, std::span<const double> b,
                              std::span<const double> mixed) noexcept {
  const std::size_t count = a.size();
  const double origin = 0.5 * (mean(a) + mean(b));
  std::array<Sums, kShareBatches> batches{};
  // a mirrored pair of draws stays in one batch
  for (std::size_t i = 0; i < count; ++i)
    batches[i / 2 * 2 * kShareBatches / count].add(a[i] - origin, b[i] - origin, mixed[i] - origin);
  Sums all;
  for (const Sums& batch : batches) all = plus(all, batch);
  std::array<double, kShareBatches> first{};
  std::array<double, kShareBatches> total{};
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Pair left = sharesOf(minus(all, batches[i]));
    first[i] = left.first;
    total[i] = left.total;
  }
  const Pair whole = sharesOf(all);
  return {{whole.first, jackknife(first)}, {whole.total, jackknife(total)}};
}

}  // namespace tierwise
