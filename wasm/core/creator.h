#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "assumptions.h"
#include "benchmark.h"
#include "market.h"
#include "schema.h"

namespace tierwise {

/// Posts of each format that one creator is hired for; formats of other platforms stay 0.
using Package = std::array<int, kFormatCount>;

/// What the user may have measured about a creator; 0 = not given, the benchmark curve is used.
struct Measured {
  double price = 0.0;            ///< money for one post of the platform's main format
  double reach_rate = 0.0;       ///< people (or views) per follower and post of the main format
  double engagement_rate = 0.0;  ///< engagements per follower and post of the main format
};

/// One rate read off a benchmark curve, and how much of it rests on the benchmark (0 = measured by the
/// user, 1 = all benchmark).
struct Rate {
  double median = 0.0;
  double benchmark_share = 1.0;
};

/// One format of the package for creators of one size.
struct FormatPlan {
  Format format = Format::instagram_feed;
  int count = 0;
  Rate reach;                            ///< people or views per follower and post
  Rate engagement;                       ///< engagements per follower and post; 0 where none is published
  double spread_between_creators = 0.0;  ///< log standard deviation of engagement at this size
  double click_benchmark_share = 1.0;    ///< 0 when the user measured this format's click rate
};

/// Creators of one size, read off the curves once per request.
struct CreatorPlan {
  double followers = 0.0;
  Rate price;  ///< money per post of the main format
  std::array<FormatPlan, kFormatCount> formats{};
  int format_count = 0;
  /// True when every format of the package shows posts to followers only: people then never exceed F.
  bool followers_only = true;
  bool has_engagement = false;
  double conversion = 1.0;  ///< orders per click of this size against the common rate, see evidence.h
};

/// Reads the curves at `followers`. Domain: followers > 0, at least one post in `package`.
CreatorPlan planCreator(const Curves& curves, const Assumptions& assumptions, Platform platform, const Package& package,
                        double followers, const Measured& measured) noexcept;

/// Option level: how far this tier sits off its curve, as standard normals, for a block of draws. All 0 by default: on
/// the curve.
struct OptionNormals {
  DrawRow price{};
  DrawRow reach{};
  DrawRow engagement{};
  DrawRow clicks{};
};

/// The normals of draws first_draw, ... (`count` of them, at most kBlockDraws).
OptionNormals drawOptionNormals(const RandomSource& source, std::uint64_t first_draw, std::size_t count,
                                int slot) noexcept;

/// What multiplies the medians of one format in one draw: benchmark error, and for engagement how the creators that get
/// hired differ from the typical ones of their size.
struct FormatFactors {
  double reach = 1.0;
  double engagement = 1.0;
  double chosen = 1.0;
  double clicks = 1.0;
};

/// The same for a whole creator. A benchmark error is exp(share * (source_spread * z_source + option_spread *
/// z_option)), with share the part of the rate that rests on the benchmark.
struct CreatorFactors {
  double price = 1.0;
  std::array<FormatFactors, kFormatCount> format{};  ///< in the order of CreatorPlan::formats
};

/// Factors of each draw of a block. The spans have the same length, at most kBlockDraws.
void factorsOf(const CreatorPlan& plan, std::span<const Market> markets, const OptionNormals& normals,
               std::span<CreatorFactors> factors) noexcept;

/// One creator at average luck in one draw: what is paid and what comes back.
struct CreatorProfile {
  double fee = 0.0;            ///< money for the whole package
  double handling_cost = 0.0;  ///< money due whether or not the creator delivers
  double delivery_cost = 0.0;  ///< money due on delivery (fee with agency and rights, boost)
  double people = 0.0;         ///< different people reached
  double impressions = 0.0;
  double engagements = 0.0;
  double clicks = 0.0;  ///< before repeated exposure is discounted

  [[nodiscard]] double cost() const noexcept { return handling_cost + delivery_cost; }
};

CreatorProfile profileOf(const CreatorPlan& plan, const Market& market, const CreatorFactors& factors) noexcept;

/// A creator on the curve: no option-level error.
CreatorProfile profileOnCurve(const CreatorPlan& plan, const Market& market) noexcept;

}  // namespace tierwise
