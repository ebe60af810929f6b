#pragma once
// The standard normal distribution.

#include <cstdint>

namespace tierwise {

/// 90th percentile of the standard normal: p10 and p90 lie this many standard deviations from the median.
inline constexpr double kZ90 = 1.2815515655446004;

/// Quantile of the standard normal. Algorithm AS 241 (PPND16), Wichura, Applied Statistics 37 (1988),
/// doi 10.2307/2347330; relative error about 1e-15, also far out in the tails. Domain (0, 1). p = .5 gives exactly 0. p
/// <= 0 gives -infinity, p >= 1 gives +infinity, NaN gives NaN.
double inverseNormal(double p) noexcept;

/// P(Z <= z). Relative error below (1 + z^2) 2e-16 in the lower tail, as far as the result is normal (about z > -37).
double normalCdf(double z) noexcept;

/// Density of the standard normal at z.
double normalDensity(double z) noexcept;

/// A standard normal draw by inversion of the uniform number of the same name in philox.h: increasing in that number.
double standardNormal(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream, std::uint32_t lane) noexcept;

/// Two independent standard normal draws from one block of random bits. `first` equals standardNormal of the same
/// address.
struct NormalPair {
  double first;
  double second;
};
NormalPair standardNormalPair(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream,
                              std::uint32_t lane) noexcept;

}  // namespace tierwise
