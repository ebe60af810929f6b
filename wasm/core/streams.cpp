#include "streams.h"

#include <algorithm>

#include "numeric/bulk.h"

namespace tierwise {
namespace {

void pin(const RandomSource& source, StreamHalf half, std::span<double> normals) noexcept {
  for (const PinnedNormal& pinned : source.pinned)
    if (pinned.of.stream == half.stream && pinned.of.half == half.half)
      std::fill(normals.begin(), normals.end(), pinned.z);
}

/// Normals of so many pairs as a block of draws can touch.
struct PairRows {
  std::array<double, kBlockDraws / 2 + 1> first;
  std::array<double, kBlockDraws / 2 + 1> second;
};

std::size_t pairsIn(std::uint64_t first_draw, std::size_t draws) noexcept {
  return draws == 0 ? 0 : static_cast<std::size_t>(pairOf(first_draw + draws - 1) - pairOf(first_draw)) + 1;
}

void spread(std::span<const double> of_pairs, std::uint64_t first_draw, std::span<double> of_draws) noexcept {
  for (std::size_t i = 0; i < of_draws.size(); ++i) {
    const std::uint64_t draw = first_draw + i;
    const double z = of_pairs[static_cast<std::size_t>(pairOf(draw) - pairOf(first_draw))];
    of_draws[i] = isMirrored(draw) ? -z : z;
  }
}

/// One half of the stream, from `first_draw` on.
void drawHalf(std::uint64_t seed, std::uint64_t first_draw, std::uint32_t stream, int half,
              std::span<double> normals) noexcept {
  PairRows rows;
  const std::size_t pairs = pairsIn(first_draw, normals.size());
  uniformPairsOfDraws(seed, pairOf(first_draw), stream, std::span(rows.first).first(pairs),
                      std::span(rows.second).first(pairs));
  const std::span<double> wanted = std::span(half == 0 ? rows.first : rows.second).first(pairs);
  inverseNormalEach(wanted);
  spread(wanted, first_draw, normals);
}

void drawBothHalves(std::uint64_t seed, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                    std::span<double> second) noexcept {
  PairRows rows;
  const std::size_t pairs = pairsIn(first_draw, first.size());
  const std::array<std::span<double>, 2> of_pairs{std::span(rows.first).first(pairs),
                                                  std::span(rows.second).first(pairs)};
  uniformPairsOfDraws(seed, pairOf(first_draw), stream, of_pairs[0], of_pairs[1]);
  for (const std::span<double> half : of_pairs) inverseNormalEach(half);
  spread(of_pairs[0], first_draw, first);
  spread(of_pairs[1], first_draw, second);
}

}  // namespace

void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                 std::span<double> second) noexcept {
  const std::uint64_t from = source.drawOf(first_draw, stream, 0);
  if (source.drawOf(first_draw, stream, 1) != from) {
    drawHalf(source.seed, from, stream, 0, first);
    drawHalf(source.seed, source.drawOf(first_draw, stream, 1), stream, 1, second);
  } else {
    drawBothHalves(source.seed, from, stream, first, second);
  }
  pin(source, {stream, 0}, first);
  pin(source, {stream, 1}, second);
}

void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream,
                 std::span<double> first) noexcept {
  drawHalf(source.seed, source.drawOf(first_draw, stream, 0), stream, 0, first);
  pin(source, {stream, 0}, first);
}

}  // namespace tierwise
