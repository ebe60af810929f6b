#include "luck.h"

#include <algorithm>
#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "numeric/quantile.h"
#include "numeric/sum.h"

using namespace tierwise;

namespace {

constexpr std::uint64_t kSeed = 7;
constexpr double kNoCap = std::numeric_limits<double>::infinity();
constexpr LuckSpread kUsual{0.5, 0.5, 1.0};

/// One draw alone.
template <auto Sum>
LuckTotals oneDraw(std::uint64_t seed, std::uint64_t draw, int slot, int creators, const LuckSpread& spread,
                   const ReachScale& scale) {
  const LuckRequest request{creators, spread, scale};
  LuckTotals totals;
  Sum({seed, 0, {}}, draw, slot, {&request, 1}, {&totals, 1});
  return totals;
}

constexpr auto one_by_one = oneDraw<sumLuckExactly>;
constexpr auto either_way = oneDraw<sumLuck>;

LuckTotals byMoments(std::uint64_t seed, std::uint64_t draw, int slot, int creators, const LuckSpread& spread,
                     const ReachScale& scale) {
  return sumLuckByMoments({seed, 0, {}}, draw, slot, {creators, spread, scale});
}

using Sums = LuckTotals (*)(std::uint64_t, std::uint64_t, int, int, const LuckSpread&, const ReachScale&);

std::vector<double> sample(Sums sums, int draws, int creators, const ReachScale& scale,
                           const std::function<double(const LuckTotals&)>& what) {
  std::vector<double> values;
  for (int draw = 0; draw < draws; ++draw)
    values.push_back(what(sums(kSeed, static_cast<std::uint64_t>(draw), 0, creators, kUsual, scale)));
  return values;
}

double standardErrorOfMean(const std::vector<double>& values) {
  RunningMoments moments;
  for (const double value : values) moments.add(value);
  return moments.standardError();
}

struct Part {
  const char* name;
  double (*of)(const LuckTotals&);
};

constexpr std::array<Part, 5> kParts{{
    {"reach", [](const LuckTotals& totals) { return totals.reach; }},
    {"engagement", [](const LuckTotals& totals) { return totals.engagement; }},
    {"clicks", [](const LuckTotals& totals) { return totals.clicks; }},
    {"reached share", [](const LuckTotals& totals) { return 1.0 - totals.missed_share; }},
    {"largest", [](const LuckTotals& totals) { return totals.largest_reach; }},
}};

}  // namespace

TEST_CASE("luck has mean 1, so a wide spread is no free lunch", "[luck]") {
  constexpr int kDraws = 20000;
  constexpr int kCreators = 10;
  for (const Part& quantity : {kParts[0], kParts[1], kParts[2]}) {
    INFO(quantity.name);
    const std::vector<double> values = sample(one_by_one, kDraws, kCreators, {kNoCap, 0.0}, quantity.of);
    CHECK(std::abs(mean(values) - kCreators) < 5.0 * standardErrorOfMean(values));
  }
}

TEST_CASE("without spread every creator has luck 1", "[luck]") {
  const LuckTotals totals = one_by_one(kSeed, 0, 0, 5, {0.0, 0.0, 0.0}, {kNoCap, 0.1});
  CHECK(totals.reach == 5.0);
  CHECK(totals.engagement == 5.0);
  CHECK(totals.clicks == 5.0);
  CHECK(totals.largest_reach == 1.0);
  CHECK(totals.missed_share == Catch::Approx(std::pow(0.9, 5)).epsilon(1e-15));
}

TEST_CASE("where nobody’s reach varies, many creators reach exactly what was expected, whatever else varies", "[luck]") {
  constexpr int kCreators = 500;
  constexpr LuckSpread kEvenReach{0.0, 0.5, 1.0};
  for (std::uint64_t draw = 0; draw < 8; ++draw) {
    const LuckTotals totals = byMoments(kSeed, draw, 0, kCreators, kEvenReach, {kNoCap, 0.001});
    CHECK(totals.reach == kCreators);
    CHECK(totals.largest_reach == 1.0);
    CHECK(totals.missed_share == Catch::Approx(std::pow(0.999, kCreators)).epsilon(1e-12));
    CHECK(totals.engagement != kCreators);
    CHECK(totals.clicks != kCreators);
  }
}

TEST_CASE("nobody delivering reaches nobody", "[luck]") {
  const LuckTotals totals = either_way(kSeed, 0, 0, 0, kUsual, {kNoCap, 0.1});
  CHECK(totals.reach == 0.0);
  CHECK(totals.clicks == 0.0);
  CHECK(totals.missed_share == 1.0);
}

TEST_CASE("reach luck is cut at the cap", "[luck]") {
  for (int draw = 0; draw < 200; ++draw) {
    const LuckTotals totals = one_by_one(kSeed, static_cast<std::uint64_t>(draw), 0, 8, kUsual, {1.2, 0.5});
    CHECK(totals.largest_reach <= 1.2);
    CHECK(totals.reach <= 8 * 1.2);
  }
}

TEST_CASE("luck averages out: the relative spread falls with the root of the number", "[luck]") {
  const auto relativeSpread = [](int creators) {
    RunningMoments moments;
    for (const double value : sample(one_by_one, 4000, creators, {kNoCap, 0.0}, kParts[0].of))
      moments.add(value / creators);
    return std::sqrt(moments.variance());
  };
  CHECK(relativeSpread(64) == Catch::Approx(relativeSpread(1) / 8.0).epsilon(0.1));
}

TEST_CASE("two options draw different luck, the same option the same", "[luck]") {
  const ReachScale scale{kNoCap, 0.0};
  const double first = one_by_one(kSeed, 3, 0, 4, kUsual, scale).reach;
  CHECK(first == one_by_one(kSeed, 3, 0, 4, kUsual, scale).reach);
  CHECK(first != one_by_one(kSeed, 3, 1, 4, kUsual, scale).reach);
  CHECK(first != one_by_one(kSeed, 4, 0, 4, kUsual, scale).reach);
  CHECK(first != one_by_one(kSeed + 1, 3, 0, 4, kUsual, scale).reach);
}

// Summing by moments must not move a quantile by more than a few percent of the median, and the mean by no
// more than sampling error. Bounds: the largest difference seen over these cases, rounded up.
TEST_CASE("many creators by their moments agree with one by one", "[luck]") {
  constexpr int kDraws = 20000;
  const ReachScale cases[] = {{kNoCap, 0.001}, {kNoCap, 0.0001}, {1.5, 0.004}, {1.0, 0.01}};
  for (const int creators : {65, 200}) {
    for (const ReachScale& scale : cases) {
      for (const Part& quantity : kParts) {
        INFO(quantity.name << " of " << creators << " creators, cap " << scale.cap << ", share "
                           << scale.share_per_luck);
        std::vector<double> exact = sample(one_by_one, kDraws, creators, scale, quantity.of);
        std::vector<double> moments = sample(byMoments, kDraws, creators, scale, quantity.of);
        const double error_of_means = 5.0 * (standardErrorOfMean(exact) + standardErrorOfMean(moments));
        CHECK(std::abs(mean(exact) - mean(moments)) < error_of_means + 1e-4 * std::abs(mean(exact)));
        const Deciles a = deciles(exact);
        const Deciles b = deciles(moments);
        CHECK(std::abs(a.p10 - b.p10) < 0.03 * a.p50);
        CHECK(std::abs(a.p50 - b.p50) < 0.02 * a.p50);
        CHECK(std::abs(a.p90 - b.p90) < 0.03 * a.p50);
      }
    }
  }
}

TEST_CASE("many creators who all reach everybody have clicks, not rounding errors", "[luck]") {
  const LuckSpread spread{0.3, 0.5, 0.0};
  for (int step = 0; step <= 100; ++step) {
    const double cap = std::exp(-spread.reach * (5.0 + 0.05 * step));
    CAPTURE(cap);
    CHECK(byMoments(kSeed, 0, 0, 500, spread, {cap, 1.0 / cap}).clicks == Catch::Approx(500.0 * cap));
  }
}

TEST_CASE("delivery is binomial", "[luck]") {
  constexpr int kDraws = 20000;
  RunningMoments moments;
  for (int draw = 0; draw < kDraws; ++draw)
    moments.add(drawDelivered({kSeed, 0, {}}, static_cast<std::uint64_t>(draw), 0, 20, 0.95));
  CHECK(std::abs(moments.mean() - 19.0) < 5.0 * moments.standardError());
  CHECK(moments.variance() == Catch::Approx(20 * 0.95 * 0.05).epsilon(0.05));
  CHECK(drawDelivered({kSeed, 0, {}}, 0, 0, 7, 1.0) == 7);
}

TEST_CASE("draws made together are the draws made alone", "[luck]") {
  constexpr std::size_t kCount = 40;
  std::vector<LuckRequest> requests;
  for (std::size_t i = 0; i < kCount; ++i)
    requests.push_back({static_cast<int>(i * i % 131), {0.1 * static_cast<double>(i % 7), 0.5, 1.0}, {1.7, 0.01}});
  std::vector<LuckTotals> together(kCount);
  sumLuck({kSeed, 0, {}}, 1000, 3, requests, together);
  for (std::size_t i = 0; i < kCount; ++i) {
    INFO("draw " << i);
    const LuckTotals alone =
        either_way(kSeed, 1000 + i, 3, requests[i].creators, requests[i].spread, requests[i].scale);
    for (const Part& quantity : kParts) CHECK(quantity.of(together[i]) == quantity.of(alone));
  }
}

TEST_CASE("without luck the short way gives the bits of the long one", "[luck]") {
  for (const int creators : {0, 1, 7, 64}) {
    for (const double cap : {0.7, 3.0}) {
      const LuckTotals shortly = either_way(kSeed, 5, 0, creators, {0.0, 0.0, 0.0}, {cap, 0.013});
      const LuckTotals one_after_the_other = one_by_one(kSeed, 5, 0, creators, {0.0, 0.0, 0.0}, {cap, 0.013});
      for (const Part& part : kParts) CHECK(part.of(shortly) == part.of(one_after_the_other));
    }
  }
}
