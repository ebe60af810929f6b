#pragma once
// The benchmark curves: price, reach and engagement of a creator of any size, read between the published tiers.

#include <array>

#include "assumptions.h"
#include "numeric/curve.h"
#include "schema.h"

namespace tierwise {

/// One benchmark quantity of one format over log followers.
struct BenchmarkCurve {
  LogLogCurve median;       ///< through the tiers' medians; empty where nothing is published
  LogLinearCurve spread;    ///< standard deviation of the logarithm between creators of one size
  LogLinearCurve measured;  ///< 1 at points the user measured, 0 at benchmark points
};

/// The curves of one format.
struct FormatCurves {
  BenchmarkCurve price;       ///< money for one post of the platform's main format
  BenchmarkCurve reach;       ///< people reached (or views, see FormatTraits::counts_views) per follower and post
  BenchmarkCurve engagement;  ///< engagements per follower and post; empty for a Story
};

/// All curves of one set of assumptions, by Format.
struct Curves {
  std::array<FormatCurves, kFormatCount> format{};
};

/// Curves through the assumptions' points at kCurveFollowers. Some thousand operations: build them once per request.
/// A point given as a constant (low = high) says nothing about how creators differ, so it keeps the published spread.
/// Domain: assumptions that pass validateAssumptions.
Curves buildCurves(const Assumptions& assumptions) noexcept;

/// Money for one post of the main format of the format's platform: the reel's price is the feed post's, before its
/// ratio.
double priceAt(const Curves& curves, Format format, double followers) noexcept;

/// People reached (or views, see FormatTraits::counts_views) per follower and post.
double reachAt(const Curves& curves, Format format, double followers) noexcept;

/// Engagements per follower and post; 0 where none is published.
double engagementAt(const Curves& curves, Format format, double followers) noexcept;

/// Whether an engagement rate is published for the format. None is for Stories.
bool hasEngagement(Format format) noexcept;

/// tau(F): standard deviation of log engagement between creators of one size, straight in log followers from tier to
/// tier and constant beyond. 0 where no engagement rate is published.
double spreadBetweenCreators(const Curves& curves, Format format, double followers) noexcept;

/// The same for reach (or views) per follower.
double reachSpreadBetweenCreators(const Curves& curves, Format format, double followers) noexcept;

/// How much of a value read off a curve rests on the benchmark, 0 to 1: 0 at points the user measured, 1 at benchmark
/// points, straight in log followers between them.
double benchmarkShareOfPrice(const Curves& curves, Format format, double followers) noexcept;
double benchmarkShareOfReach(const Curves& curves, Format format, double followers) noexcept;
/// 1 where no engagement rate is published.
double benchmarkShareOfEngagement(const Curves& curves, Format format, double followers) noexcept;

/// True below the first and above the last tier's point, where a curve only continues a straight line.
bool extrapolated(double followers) noexcept;

}  // namespace tierwise
