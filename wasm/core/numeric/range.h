#pragma once
// An uncertain input: a number, or a range of 10th, 50th and 90th percentile, and the value it takes for a standard
// normal z. A positive quantity is lognormal, a share is logit-normal. The median is kept as given, so that z = 0
// returns it bit for bit.

namespace tierwise {

/// 10th, 50th and 90th percentile, low <= median <= high, all in the same unit.
struct Range {
  double low;
  double median;
  double high;
};

/// What the number is, which decides the distribution and the values allowed.
enum class Shape {
  positive,  ///< above 0, no upper limit: lognormal
  share,     ///< a fraction from 0 to 1: logit-normal inside, constant at the two ends
};

/// The range that is just one number.
constexpr Range exactly(double value) noexcept { return {value, value, value}; }

/// True if the range stands for one number: low equals high.
constexpr bool isConstant(const Range& range) noexcept { return range.low == range.high; }

/// True if the range is finite, ordered and inside the domain of its shape. A positive constant may be 0 (a cost of
/// nothing); a share may be 0 or 1 only as a constant.
bool isValid(const Range& range, Shape shape) noexcept;

/// Standard deviation of the logarithm: ln(high / low) / (2 kZ90); 0 for a constant. Domain: valid and positive.
double logSigma(const Range& range) noexcept;

/// Standard deviation of the log odds: (logit(high) - logit(low)) / (2 kZ90); 0 for a constant. Domain: a valid share.
double logitSigma(const Range& range) noexcept;

/// median * e^(sigma z): the value of a positive quantity with the given spread of its logarithm. Exactly the median if
/// sigma z is 0.
double positiveAt(double median, double sigma, double z) noexcept;

/// The share whose log odds lie `shift` from those of `median`; e = exp(-|shift|), which never overflows.
double shiftedShare(double median, double shift, double e) noexcept;

/// logistic(logit(median) + sigma z), the value of a share; computed as odds so that sigma z = 0 gives exactly the
/// median.
double shareAt(double median, double sigma, double z) noexcept;

/// The value of a positive quantity at the standard normal z.
double drawPositive(const Range& range, double z) noexcept;

/// The value of a share at the standard normal z, in [0, 1].
double drawShare(const Range& range, double z) noexcept;

/// drawPositive or drawShare, by shape.
double drawAt(const Range& range, Shape shape, double z) noexcept;

/// Luck with mean 1: e^(sigma z - sigma^2 / 2). A wider spread alone must not raise the expected result.
double luckWithMeanOne(double sigma, double z) noexcept;

}  // namespace tierwise
