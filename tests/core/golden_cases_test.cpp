#include <array>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "benchmark.h"
#include "compare.h"
#include "golden_requests.h"
#include "tier.h"

// One line per case in tests/golden/cases.txt: its kind and number, a fingerprint of every bit of the answer, and a few
// results as hexadecimal floating point numbers, so that a change can be read. tests/engine/golden.test.js holds the
// same fingerprints against the engine that pages load. scripts/approve writes the file anew.

using namespace tierwise;
using namespace tierwise::golden;

namespace {

constexpr std::array kKindNames{"comparison", "curve", "score", "tier", "benchmark"};
constexpr std::array kCaseCounts{600, 120, 240, 120, 120};

/// Mixes numbers bit by bit into 64 bits. Every NaN counts as the same one.
class Fingerprint {
 public:
  void add(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(std::isnan(value) ? std::nan("") : value);
    addWord(static_cast<std::uint32_t>(bits));
    addWord(static_cast<std::uint32_t>(bits >> 32));
  }
  [[nodiscard]] std::string text() const {
    std::array<char, 20> hex{};
    std::snprintf(hex.data(), hex.size(), "%08x%08x", static_cast<unsigned>(high_), static_cast<unsigned>(low_));
    return hex.data();
  }

 private:
  void addWord(std::uint32_t word) {
    low_ = (low_ ^ word) * 0x85EBCA6BU;
    low_ ^= low_ >> 13;
    high_ = std::rotl((high_ + word) * 0xC2B2AE35U, 7) ^ low_;
  }
  std::uint32_t low_ = 0x811C9DC5U;
  std::uint32_t high_ = 0x01000193U;
};

std::string hex(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), " %a", value);
  return text.data();
}

template <typename Enum, std::size_t Count>
std::string word(const std::array<std::string_view, Count>& names, Enum value) {
  std::string text = " ";
  text += names[static_cast<std::size_t>(value)];
  return text;
}

// ---- comparisons

void add(Fingerprint& print, const Probability& probability) {
  print.add(probability.p);
  print.add(probability.se);
}

/// What no draw counts for is a 0.
void add(Fingerprint& print, const Statistic& statistic) {
  print.add(statistic.count);
  if (statistic.count == 0) return;
  for (const double value :
       {statistic.p10, statistic.p50, statistic.p90, statistic.mean, statistic.se10, statistic.se50, statistic.se90})
    print.add(value);
}

const Statistic& metricOf(const OptionSummary& option, Metric metric) {
  return option.metrics[static_cast<std::size_t>(metric)];
}

void add(Fingerprint& print, const OptionSummary& option) {
  print.add(option.slot);
  add(print, option.affordable);
  print.add(option.short_by);
  print.add(option.extrapolated ? 1.0 : 0.0);
  add(print, option.capped);
  print.add(option.loss_5);
  print.add(option.walk_away_fee_safe);
  for (const Probability& probability : option.profit_probability) add(print, probability);
  for (const Statistic& statistic : option.metrics) add(print, statistic);
  if (metricOf(option, Metric::profit).count > 0)
    for (const double value : option.profit) print.add(value);
  if (metricOf(option, Metric::roi).count > 0)
    for (const double value : option.roi) print.add(value);
}

void add(Fingerprint& print, const ContestResult& contest) {
  print.add(static_cast<int>(contest.verdict));
  for (const int slot : {contest.leader, contest.rival}) print.add(slot);
  for (const double value : {contest.p, contest.se, contest.evpi}) print.add(value);
  for (const double regret : contest.regret) print.add(regret);
  for (const Duel& duel : contest.duels)
    for (const double value : {duel.p, duel.se, static_cast<double>(duel.count), duel.difference_p10,
                               duel.difference_p50, duel.difference_p90})
      print.add(value);
}

std::string resultsOf(const OptionSummary& option) {
  std::string text = " slot " + std::to_string(option.slot);
  for (const Metric metric : {Metric::spend, Metric::unique_reach, Metric::clicks, Metric::profit}) {
    const Statistic& statistic = metricOf(option, metric);
    text += statistic.count == 0 ? " none" : hex(statistic.p50);
  }
  return text;
}

std::string comparisonLine(int number) {
  Numbers numbers(Kind::comparison, number);
  const ComparisonRequest request = comparisonOf(Kind::comparison, numbers);
  REQUIRE(validateRequest(request).ok());
  const Comparison comparison = compareOptions(request);
  Fingerprint print;
  for (const OptionSummary& option : comparison.options) add(print, option);
  for (const ContestResult& contest : comparison.contests) add(print, contest);
  std::string line = print.text() + word(kPlatformNames, request.platform);
  for (const OptionSummary& option : comparison.options) line += resultsOf(option);
  line += " verdicts";
  for (const ContestResult& contest : comparison.contests) line += word(kVerdictNames, contest.verdict);
  return line;
}

// ---- curves, scores, tiers, benchmarks

std::string curveLine(int number) {
  Numbers numbers(Kind::curve, number);
  const ComparisonRequest request = comparisonOf(Kind::curve, numbers);
  const CurveSpec spec = curveOf(numbers);
  REQUIRE(validateRequest(request).ok());
  REQUIRE(validateCurve(spec).ok());
  const std::vector<CurvePoint> points = valueCurve(request, spec);
  Fingerprint print;
  for (const CurvePoint& point : points) {
    print.add(point.followers);
    print.add(point.extrapolated ? 1.0 : 0.0);
    print.add(point.affordable ? 1.0 : 0.0);
    for (const Band& band : point.value)
      for (const double value : {band.p10, band.p50, band.p90}) print.add(value);
  }
  std::string line = print.text() + word(kPlatformNames, request.platform);
  for (const CurvePoint* point : {&points.front(), &points.back()})
    for (const Band& band : point->value) line += hex(band.p50);
  return line;
}

void add(Fingerprint& print, const Interval& interval) {
  for (const double value : {interval.p50, interval.low80, interval.high80, interval.low95, interval.high95})
    print.add(value);
}

void add(Fingerprint& print, const ScorePart& part) {
  print.add(part.posts);
  if (part.posts == 0) return;
  for (const Interval& interval : {part.engagement_rate, part.percentile, part.score}) add(print, interval);
  for (const double value : {part.own_weight, part.raw_median, part.raw_mean}) print.add(value);
}

std::string scoreLine(int number) {
  Numbers numbers(Kind::score, number);
  const ScoreCase drawn = scoreOf(numbers);
  REQUIRE(validateScore(drawn.request).ok());
  const Score score = scoreCreator(drawn.request);
  Fingerprint print;
  for (const ScorePart& part : {score.all, score.organic, score.sponsored}) add(print, part);
  for (const double value : {score.benchmark_rate, score.benchmark_spread}) print.add(value);
  for (const bool flag : {score.sufficient, score.extrapolated}) print.add(flag ? 1.0 : 0.0);
  for (const Check& check : score.checks) {
    print.add(check.applies ? 1.0 : 0.0);
    if (!check.applies) continue;
    for (const double value : {check.value, check.low, check.high, check.worth_a_check ? 1.0 : 0.0}) print.add(value);
  }
  return print.text() + word(kFormatNames, drawn.request.format) + hex(score.all.engagement_rate.p50) +
         hex(score.all.engagement_rate.high95) + hex(score.all.score.p50) + hex(score.all.own_weight);
}

/// Every third size lies on a bound, every third one follower below it.
double followersOf(Numbers& numbers, int number) {
  constexpr std::array kBounds{1000.0, 5000.0, 10000.0, 50000.0, 100000.0, 250000.0, 500000.0, 1000000.0};
  const double bound = kBounds[static_cast<std::size_t>(numbers.below(static_cast<int>(kBounds.size())))];
  const double any = std::floor(numbers.scaled(7, 17));
  return number % 3 == 0 ? bound : number % 3 == 1 ? bound - 1.0 : any;
}

std::string tierLine(int number) {
  Numbers numbers(Kind::tier, number);
  const double followers = followersOf(numbers, number);
  Fingerprint print;
  std::string labels;
  for (int i = 0; i < kSchemeCount; ++i) {
    const auto scheme = static_cast<Scheme>(i);
    if (scheme == Scheme::custom) continue;
    const Tier tier = tierOf(followers, scheme);
    for (const double value : {static_cast<double>(tier.position), tier.lower,
                               std::isinf(tier.upper) ? 0.0 : tier.upper, representativeFollowers(tier)})
      print.add(value);
    labels += word(kSchemeNames, scheme) + word(kTierLabelNames, tier.label);
  }
  return print.text() + hex(followers) + labels;
}

std::string benchmarkLine(int number) {
  Numbers numbers(Kind::benchmark, number);
  const Curves curves = buildCurves(assumptionsOf(numbers));
  const double followers = numbers.scaled(7, 22);
  Fingerprint print;
  std::string values;
  for (int i = 0; i < kFormatCount; ++i) {
    const auto format = static_cast<Format>(i);
    const std::array<double, 3> medians{priceAt(curves, format, followers), reachAt(curves, format, followers),
                                        engagementAt(curves, format, followers)};
    for (const double value : medians) print.add(value);
    for (const double value :
         {spreadBetweenCreators(curves, format, followers), reachSpreadBetweenCreators(curves, format, followers),
          benchmarkShareOfPrice(curves, format, followers), benchmarkShareOfReach(curves, format, followers),
          benchmarkShareOfEngagement(curves, format, followers)})
      print.add(value);
    if (i % 3 == 0)
      for (const double value : medians) values += hex(value);
  }
  return print.text() + hex(followers) + values;
}

// ---- the file

std::vector<std::string> computedLines() {
  constexpr std::array kLineOf{comparisonLine, curveLine, scoreLine, tierLine, benchmarkLine};
  std::vector<std::string> lines;
  for (std::size_t kind = 0; kind < kLineOf.size(); ++kind)
    for (int number = 0; number < kCaseCounts[kind]; ++number)
      lines.push_back(std::string(kKindNames[kind]) + " " + std::to_string(number) + " " + kLineOf[kind](number));
  return lines;
}

std::string pathOfGolden() { return std::string(TIERWISE_SOURCE_DIR) + "/tests/golden/cases.txt"; }

std::vector<std::string> goldenLines() {
  std::ifstream file(pathOfGolden());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> wordsOf(const std::string& line) {
  std::vector<std::string> words(1);
  for (const char letter : line)
    if (letter == ' ')
      words.emplace_back();
    else
      words.back() += letter;
  return words;
}

/// How far the printed numbers of two lines lie apart, relative; infinite where a word differs.
double distance(const std::string& before, const std::string& after) {
  const std::vector<std::string> old_words = wordsOf(before);
  const std::vector<std::string> new_words = wordsOf(after);
  if (old_words.size() != new_words.size()) return HUGE_VAL;
  double largest = 0.0;
  for (std::size_t i = 3; i < old_words.size(); ++i) {
    if (old_words[i] == new_words[i]) continue;
    if (old_words[i].find("0x") == std::string::npos || new_words[i].find("0x") == std::string::npos) return HUGE_VAL;
    const double a = std::strtod(old_words[i].c_str(), nullptr);
    const double b = std::strtod(new_words[i].c_str(), nullptr);
    largest = std::fmax(largest, std::fabs(a - b) / std::fmax(std::fabs(a), std::fabs(b)));
  }
  return largest;
}

struct Change {
  int moved = 0;
  double largest = 0.0;
  std::string worst;
};

Change changeOf(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  Change change;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (before[i] == after[i]) continue;
    ++change.moved;
    const double apart = distance(before[i], after[i]);
    if (!change.worst.empty() && apart <= change.largest) continue;
    change.largest = apart;
    change.worst = "was " + before[i] + "\nis  " + after[i];
  }
  return change;
}

}  // namespace

TEST_CASE("1,200 requests give the same bits in every build", "[golden]") {
  const std::vector<std::string> computed = computedLines();
  std::vector<std::string> golden = goldenLines();
  const Change change = changeOf(golden, computed);
  if (std::getenv("TIERWISE_APPROVE") != nullptr) {
    std::cout << "cases.txt: " << change.moved << " of " << computed.size() << " cases moved; printed numbers by up to "
              << change.largest << " relative\n"
              << change.worst << (change.moved > 0 ? "\n" : "");
    std::ofstream file(pathOfGolden());
    for (const std::string& line : computed) file << line << '\n';
    file.close();
    golden = goldenLines();
  }
  REQUIRE(golden.size() == 1200);
  REQUIRE(computed.size() == golden.size());
  CAPTURE(change.moved, change.largest, change.worst);
  CHECK(golden == computed);
}
