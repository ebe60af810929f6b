#include "luck.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "numeric/binomial.h"
#include "numeric/bulk.h"
#include "numeric/elementary.h"
#include "numeric/normal.h"
#include "numeric/philox.h"
#include "numeric/range.h"
#include "streams.h"

namespace tierwise {
namespace {

/// First two moments of reach luck cut at the cap.
struct Moments {
  double mean = 1.0;
  double square = 1.0;
  [[nodiscard]] double variance() const noexcept { return std::max(0.0, square - mean * mean); }
};

/// E[min(L, c)] and E[min(L, c)^2] for lognormal L with mean 1 and log standard deviation s:
/// Phi((ln c - s^2/2)/s) + c (1 - Phi((ln c + s^2/2)/s)), and
/// exp(s^2) Phi((ln c - 3 s^2/2)/s) + c^2 (1 - Phi((ln c + s^2/2)/s)).
Moments momentsOfCutLuck(double sigma, double cap) noexcept {
  const double square = exponential(sigma * sigma);
  if (sigma == 0.0) return {std::min(1.0, cap), std::min(1.0, cap * cap)};
  constexpr double kFarAway = 8.0;  // standard deviations beyond which the cut has no effect in double
  const double distance = naturalLog(cap) / sigma;
  if (distance > kFarAway + 1.5 * sigma) return {1.0, square};
  const double beyond = normalCdf(-distance - 0.5 * sigma);
  return {normalCdf(distance - 0.5 * sigma) + cap * beyond,
          square * normalCdf(distance - 1.5 * sigma) + cap * cap * beyond};
}

/// A lognormal with the given mean and variance, at standard normal z.
double matchedLognormal(double mean, double variance, double z) noexcept {
  const double sigma_squared = logOnePlus(variance / (mean * mean));
  return mean * exponential(std::sqrt(sigma_squared) * z - 0.5 * sigma_squared);
}

/// Correlation of the logarithms of two lognormals with these means, variances and covariance.
double logCorrelation(double covariance, double mean_a, double variance_a, double mean_b, double variance_b) noexcept {
  const double sigma_a = std::sqrt(logOnePlus(variance_a / (mean_a * mean_a)));
  const double sigma_b = std::sqrt(logOnePlus(variance_b / (mean_b * mean_b)));
  if (sigma_a == 0.0 || sigma_b == 0.0) return 0.0;
  return std::min(1.0, logOnePlus(covariance / (mean_a * mean_b)) / (sigma_a * sigma_b));
}

/// Product of (1 - u_j) over n creators with mean share `mean` and variance `variance`, to second order:
/// n ln(1 - mean) - n variance / (2 (1 - mean)^2).
double missedShareByMoments(int creators, double mean, double variance) noexcept {
  if (mean >= 1.0) return 0.0;
  const double missed = 1.0 - mean;
  const double log_missed = logOnePlus(-mean) - variance / (2.0 * missed * missed);
  return exponential(creators * log_missed);
}

/// Largest of n independent lucks: the quantile at v^(1/n).
double largestLuck(double sigma, int creators, double v) noexcept {
  const double p = exponential(naturalLog(v) / creators);
  constexpr double kBelowOne = 1.0 - 0x1p-53;
  return luckWithMeanOne(sigma, inverseNormal(std::min(p, kBelowOne)));
}

constexpr std::size_t kMostLanes = 32;

std::size_t roomFor(const LuckRequest& request) noexcept { return static_cast<std::size_t>(request.creators); }

/// So many creators, over several draws, that their lucks stay in the fast memory.
constexpr std::size_t kLucksAtOnce = 1024;

/// Reach, engagement and sales luck of creators, one after the other.
struct LuckRows {
  std::vector<double> reach, engagement, sales;

  explicit LuckRows(std::size_t lucks) : reach(lucks), engagement(lucks), sales(lucks) {}
  [[nodiscard]] std::array<std::span<double>, 3> all() noexcept { return {reach, engagement, sales}; }
};

/// Uniform numbers of the creators of one pair of draws; two creators share a lane of the sales stream.
void readUniforms(const RandomSource& source, std::uint64_t draw, int slot, std::size_t at, std::size_t creators,
                  LuckRows& rows) noexcept {
  const std::uint32_t reach_engagement = creatorReachEngagementStream(slot);
  const std::uint32_t sales = creatorSalesStream(slot);
  uniformPairsOfLanes(source.seed, pairOf(source.drawOf(draw, reach_engagement, 0)), reach_engagement, 0,
                      std::span(rows.reach).subspan(at, creators), std::span(rows.engagement).subspan(at, creators));
  std::array<double, kMostLanes> first;
  std::array<double, kMostLanes> second;
  for (std::size_t done = 0; done < creators; done += 2 * kMostLanes) {
    const std::size_t some = std::min(creators - done, 2 * kMostLanes);
    const std::size_t lanes = (some + 1) / 2;
    uniformPairsOfLanes(source.seed, pairOf(source.drawOf(draw, sales, 0)), sales,
                        static_cast<std::uint32_t>(done / 2), std::span(first).first(lanes),
                        std::span(second).first(lanes));
    for (std::size_t j = 0; j < some; ++j)
      rows.sales[at + done + j] = j % 2 == 0 ? first[j / 2] : second[j / 2];
  }
}

/// Where the normals of a draw's creators begin; both draws of a pair read the same ones.
struct PairPlaces {
  std::vector<std::size_t> of_draw;
  std::size_t total = 0;
};

PairPlaces placesOf(std::uint64_t first_draw, std::span<const LuckRequest> requests) {
  PairPlaces places;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const bool has_partner = i > 0 && pairOf(first_draw + i) == pairOf(first_draw + i - 1);
    places.of_draw.push_back(has_partner ? places.of_draw.back() : places.total);
    places.total = std::max(places.total, places.of_draw.back() + roomFor(requests[i]));
  }
  return places;
}

LuckRows drawLuckNormals(const RandomSource& source, std::uint64_t first_draw, int slot,
                         std::span<const LuckRequest> requests, const PairPlaces& places) {
  LuckRows normals(places.total);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const std::size_t at = places.of_draw[i];
    const bool is_last_of_pair = i + 1 == requests.size() || places.of_draw[i + 1] != at;
    const std::size_t partner = i > 0 && places.of_draw[i - 1] == at ? roomFor(requests[i - 1]) : 0;
    if (is_last_of_pair)
      readUniforms(source, first_draw + i, slot, at, std::max(partner, roomFor(requests[i])), normals);
  }
  for (const std::span<double> row : normals.all()) inverseNormalEach(row);
  return normals;
}

/// Exponents of luck with mean 1, from standard normals with the sign of the draw.
void writeExponents(std::span<const double> normals, double sign, double sigma, std::span<double> exponents) noexcept {
  for (std::size_t j = 0; j < normals.size(); ++j) exponents[j] = sigma * (sign * normals[j]) - 0.5 * sigma * sigma;
}

LuckTotals totalsOf(const LuckRows& rows, std::size_t at, const LuckRequest& request) noexcept {
  LuckTotals totals;
  for (std::size_t j = at; j < at + roomFor(request); ++j) {
    const double reach = std::min(request.scale.cap, rows.reach[j]);
    totals.reach += reach;
    totals.engagement += rows.engagement[j];
    totals.clicks += reach * rows.sales[j];
    totals.missed_share *= std::max(0.0, 1.0 - request.scale.share_per_luck * reach);
    totals.largest_reach = std::max(totals.largest_reach, reach);
  }
  return totals;
}

void sumSomeExactly(const RandomSource& source, std::uint64_t first_draw, int slot,
                    std::span<const LuckRequest> requests, std::span<LuckTotals> totals, std::size_t lucks) {
  const PairPlaces places = placesOf(first_draw, requests);
  LuckRows normals = drawLuckNormals(source, first_draw, slot, requests, places);
  LuckRows rows(lucks);
  std::size_t at = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const std::size_t creators = roomFor(requests[i]);
    const double sign = isMirrored(first_draw + i) ? -1.0 : 1.0;
    const std::array<double, 3> sigmas{requests[i].spread.reach, requests[i].spread.engagement,
                                       requests[i].spread.sales};
    for (std::size_t row = 0; row < sigmas.size(); ++row)
      writeExponents(normals.all()[row].subspan(places.of_draw[i], creators), sign, sigmas[row],
                     rows.all()[row].subspan(at, creators));
    at += creators;
  }
  for (const std::span<double> row : rows.all()) exponentialEach(row);
  at = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    totals[i] = totalsOf(rows, at, requests[i]);
    at += roomFor(requests[i]);
  }
}

/// Without spread every luck is 1: nothing has to be drawn. The same sums in the same order as one by one.
LuckTotals sumWithoutLuck(const LuckRequest& request) noexcept {
  const double reach = std::min(request.scale.cap, 1.0);
  const double missed = std::max(0.0, 1.0 - request.scale.share_per_luck * reach);
  LuckTotals totals;
  for (int j = 0; j < request.creators; ++j) {
    totals.reach += reach;
    totals.engagement += 1.0;
    totals.clicks += reach;
    totals.missed_share *= missed;
    totals.largest_reach = reach;
  }
  return totals;
}

enum class Way { one_by_one, moments, no_luck };

Way wayOf(const LuckRequest& request) noexcept {
  if (request.creators > kCreatorsSummedExactly) return Way::moments;
  const LuckSpread& spread = request.spread;
  const bool is_lucky = spread.reach != 0.0 || spread.engagement != 0.0 || spread.sales != 0.0;
  return is_lucky ? Way::one_by_one : Way::no_luck;
}

}  // namespace

void sumLuckExactly(const RandomSource& source, std::uint64_t first_draw, int slot,
                    std::span<const LuckRequest> requests, std::span<LuckTotals> totals) {
  std::size_t from = 0;
  while (from < requests.size()) {
    std::size_t lucks = 0;
    std::size_t to = from;
    while (to < requests.size() && (to == from || lucks + roomFor(requests[to]) <= kLucksAtOnce))
      lucks += roomFor(requests[to++]);
    sumSomeExactly(source, first_draw + from, slot, requests.subspan(from, to - from), totals.subspan(from, to - from),
                   lucks);
    from = to;
  }
}

LuckTotals sumLuckByMoments(const RandomSource& source, std::uint64_t draw, int slot,
                            const LuckRequest& request) noexcept {
  const auto& [creators, spread, scale] = request;
  const std::uint32_t stream = manyCreatorsStream(slot);
  const std::uint64_t pair = pairOf(source.drawOf(draw, stream, 0));
  const double sign = isMirrored(draw) ? -1.0 : 1.0;
  const NormalPair of_pair = standardNormalPair(source.seed, pair, stream, 0);
  const NormalPair reach_engagement{sign * of_pair.first, sign * of_pair.second};
  const UniformPair sales_largest = uniformPair(source.seed, pair, stream, 1);
  const double v_largest = isMirrored(draw) ? 1.0 - sales_largest.second : sales_largest.second;
  const Moments reach = momentsOfCutLuck(spread.reach, scale.cap);
  const double n = creators;
  const double sales_square = exponential(spread.sales * spread.sales);
  const double mean = n * reach.mean;
  const double reach_variance = n * reach.variance();
  const double clicks_variance = n * std::max(0.0, reach.square * sales_square - reach.mean * reach.mean);
  const double engagement_variance = n * exponentialMinusOne(spread.engagement * spread.engagement);
  const double rho = logCorrelation(reach_variance, mean, reach_variance, mean, clicks_variance);
  const double z_clicks =
      rho * reach_engagement.first + std::sqrt(std::max(0.0, 1.0 - rho * rho)) * sign * inverseNormal(sales_largest.first);

  LuckTotals totals;
  totals.reach = std::min(n * scale.cap, matchedLognormal(mean, reach_variance, reach_engagement.first));
  totals.engagement = matchedLognormal(n, engagement_variance, reach_engagement.second);
  totals.clicks = matchedLognormal(mean, clicks_variance, z_clicks);
  totals.missed_share = missedShareByMoments(creators, scale.share_per_luck * totals.reach / n,
                                             scale.share_per_luck * scale.share_per_luck * reach.variance());
  totals.largest_reach = std::clamp(largestLuck(spread.reach, creators, v_largest), totals.reach / n,
                                    std::max(totals.reach / n, std::min(scale.cap, totals.reach)));
  return totals;
}

void sumLuck(const RandomSource& source, std::uint64_t first_draw, int slot, std::span<const LuckRequest> requests,
             std::span<LuckTotals> totals) {
  std::array<LuckRequest, kBlockDraws> one_by_one;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    one_by_one[i] = requests[i];
    if (wayOf(requests[i]) != Way::one_by_one) one_by_one[i].creators = 0;
  }
  sumLuckExactly(source, first_draw, slot, std::span(one_by_one).first(requests.size()), totals);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (wayOf(requests[i]) == Way::moments) totals[i] = sumLuckByMoments(source, first_draw + i, slot, requests[i]);
    if (wayOf(requests[i]) == Way::no_luck) totals[i] = sumWithoutLuck(requests[i]);
  }
}

int drawDelivered(const RandomSource& source, std::uint64_t draw, int slot, int hired, double completion) noexcept {
  const std::uint32_t stream = deliveryStream(slot);
  const double u = uniform(source.seed, pairOf(source.drawOf(draw, stream, 0)), stream, 0);
  return binomialByInversion(isMirrored(draw) ? 1.0 - u : u, hired, completion);
}

}  // namespace tierwise
