#include "numeric/pairs.h"

#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace tierwise {
namespace {

PairedShare shareOf(std::initializer_list<std::pair<double, double>> pairs) {
  PairedShare share;
  for (const auto& [hits, counted] : pairs) share.add(hits, counted);
  return share;
}

TEST_CASE("a share over single draws has the error of a proportion") {
  const PairedShare share = shareOf({{1, 1}, {0, 1}, {1, 1}, {1, 1}});
  CHECK(share.share() == 0.75);
  CHECK(share.standardError() == Catch::Approx(std::sqrt(0.75 * 0.25 / 4.0)).epsilon(1e-14));
}

TEST_CASE("pairs that always split leave no error, pairs that always agree have twice the variance") {
  CHECK(shareOf({{1, 2}, {1, 2}, {1, 2}}).standardError() == 0.0);
  const PairedShare agree = shareOf({{2, 2}, {0, 2}, {2, 2}, {0, 2}});
  CHECK(agree.share() == 0.5);
  CHECK(agree.standardError() == Catch::Approx(std::sqrt(2.0 * 0.25 / 8.0)).epsilon(1e-14));
}

TEST_CASE("what does not count changes nothing") {
  const PairedShare some = shareOf({{1, 1}, {0, 0}, {2, 2}, {0, 1}, {0, 0}});
  const PairedShare same = shareOf({{1, 1}, {2, 2}, {0, 1}});
  CHECK(some.share() == same.share());
  CHECK(some.standardError() == same.standardError());
  CHECK(shareOf({}).share() == 0.0);
  CHECK(shareOf({{0, 0}}).standardError() == 0.0);
}

TEST_CASE("an odd last draw stands alone") {
  const PairedShare share = pairedShare(
      3, [](std::size_t i) { return i == 2 ? 1.0 : 0.0; }, [](std::size_t) { return true; });
  CHECK(share.counted() == 3.0);
  CHECK(share.share() == Catch::Approx(1.0 / 3.0));
  CHECK(share.deviation() == Catch::Approx(std::sqrt(std::pow(2.0 / 3.0, 2) + std::pow(2.0 / 3.0, 2))).epsilon(1e-14));
}

TEST_CASE("values at or below a threshold are counted as any other hit") {
  std::vector<double> values;
  std::vector<std::uint8_t> flags;
  for (int i = 0; i < 501; ++i) {
    values.push_back(i * 37 % 101);
    flags.push_back(i * 53 % 7 < 5 ? 1 : 0);
  }
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{500}, std::size_t{501}}) {
    const std::span<const double> some = std::span(values).first(count);
    constexpr std::array<double, 3> kThresholds{-1.0, 40.0, 77.0};
    const auto all = sharesAtOrBelow(kThresholds, some, {});
    const auto flagged = sharesAtOrBelow(kThresholds, some, std::span(flags).first(count));
    for (std::size_t t = 0; t < kThresholds.size(); ++t) {
      const auto hit = [&](std::size_t i) { return values[i] <= kThresholds[t] ? 1.0 : 0.0; };
      const PairedShare slowly = pairedShare(count, hit, [](std::size_t) { return true; });
      CHECK(all[t].share() == slowly.share());
      CHECK(all[t].deviation() == slowly.deviation());
      const PairedShare flagged_slowly = pairedShare(count, hit, [&](std::size_t i) { return flags[i] != 0; });
      CHECK(flagged[t].share() == flagged_slowly.share());
      CHECK(flagged[t].deviation() == flagged_slowly.deviation());
      CHECK(flagged[t].counted() == flagged_slowly.counted());
    }
  }
}

TEST_CASE("the error of a mean looks at pairs, and at single draws where the partner does not count") {
  const std::vector<double> values{1.0, 3.0, 5.0, 2.0, 4.0};
  // draws 0 and 1 are a pair around the mean of 3; 3 and 4 belong to different pairs; 6 and 7 are one
  const std::vector<std::size_t> draws{0, 1, 3, 4, 6};
  const double expected = std::sqrt(2.0 * 2.0 + 2.0 * 2.0 + 1.0 + 1.0) / 5.0;
  CHECK(pairedMeanError(values, draws, 3.0) == Catch::Approx(expected).epsilon(1e-14));
  const std::vector<std::size_t> mirrored{0, 1, 2, 3, 4};
  CHECK(pairedMeanError({values.data(), 2}, {mirrored.data(), 2}, 2.0) == 0.0);
  CHECK(pairedMeanError(values, 3.0) == pairedMeanError(values, mirrored, 3.0));
  CHECK(pairedMeanError({}, 0.0) == 0.0);
  CHECK(pairedMeanError({}, {}, 0.0) == 0.0);
}

}  // namespace
}  // namespace tierwise
