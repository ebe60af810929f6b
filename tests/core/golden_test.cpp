#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "compare.h"
#include "numeric/elementary.h"
#include "numeric/philox.h"
#include "scenario.h"

// The same request gives the same bits with every compiler and in WebAssembly. Results of varied requests are kept as
// hexadecimal floating point numbers in tests/golden/comparisons.txt. When a change is meant to move them, run the
// native test with TIERWISE_APPROVE=1 and review the difference.

using namespace tierwise;
using namespace tierwise::scenario;

namespace {

constexpr int kCases = 24;
constexpr std::uint64_t kSeed = 20261123;
constexpr std::array kMetrics{Metric::creators,     Metric::spend,  Metric::unique_reach, Metric::engagements,
                              Metric::clicks,       Metric::profit, Metric::roi_tracked,  Metric::roi_seen_and_unseen,
                              Metric::walk_away_fee};

double between(double low, double high, std::uint64_t number, std::uint32_t what) {
  return low * exponential(uniform(kSeed, number, what, 0) * naturalLog(high / low));
}

Package packageOf(Platform platform, std::uint64_t number) {
  Package package{};
  for (int i = 0; i < kFormatCount; ++i)
    if (kFormatTraits[static_cast<std::size_t>(i)].platform == platform)
      package[static_cast<std::size_t>(i)] = 1 + static_cast<int>(number % 3);
  return package;
}

ComparisonRequest requestOf(std::uint64_t number) {
  ComparisonRequest request = fashionOnInstagram(200);
  request.seed = kSeed + number;
  request.platform = static_cast<Platform>(number % kPlatformCount);
  request.lens = static_cast<Lens>(number % kLensCount);
  request.package = packageOf(request.platform, number);
  request.budget = between(500.0, 1e6, number, 0);
  set(request.assumptions, Input::overlap, uniform(kSeed, number, 1, 0));
  set(request.assumptions, Input::audience_size, between(1e4, 1e8, number, 2));
  setOptions(request, {creators(0, between(1e3, 1e5, number, 3)), creators(1, between(1e5, 1e7, number, 4)), ads(2)});
  return request;
}

std::string lineOf(std::uint64_t number, int slot, Metric metric, const Statistic& statistic) {
  std::array<char, 200> line{};
  std::snprintf(line.data(), line.size(), "%d %d %s %a %a %a %a", static_cast<int>(number), slot,
                std::string(kMetricNames[static_cast<std::size_t>(metric)]).c_str(), statistic.p10, statistic.p50,
                statistic.p90, statistic.mean);
  return line.data();
}

std::vector<std::string> computedLines() {
  std::vector<std::string> lines;
  for (std::uint64_t number = 0; number < kCases; ++number) {
    const Comparison comparison = compareOptions(requestOf(number));
    for (const int slot : {0, 1, 2})
      for (const Metric metric : kMetrics)
        lines.push_back(lineOf(number, slot, metric, scenario::metricOf(comparison, slot, metric)));
  }
  return lines;
}

std::string pathOfGolden() { return std::string(TIERWISE_SOURCE_DIR) + "/tests/golden/comparisons.txt"; }

std::vector<std::string> goldenLines() {
  std::ifstream file(pathOfGolden());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the same request gives the same bits in every build", "[golden]") {
  const std::vector<std::string> computed = computedLines();
  if (std::getenv("TIERWISE_APPROVE") != nullptr) {
    std::ofstream file(pathOfGolden());
    for (const std::string& line : computed) file << line << '\n';
  }
  const std::vector<std::string> golden = goldenLines();
  REQUIRE(golden.size() == kCases * 3 * kMetrics.size());
  REQUIRE(computed.size() == golden.size());
  for (std::size_t i = 0; i < golden.size(); ++i) CHECK(computed[i] == golden[i]);
}
