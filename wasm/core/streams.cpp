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

}  // namespace

void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream, std::span<double> first,
                 std::span<double> second) noexcept {
  const std::uint64_t first_half = source.drawOf(first_draw, stream, 0);
  const std::uint64_t second_half = source.drawOf(first_draw, stream, 1);
  uniformPairsOfDraws(source.seed, first_half, stream, first, second);
  if (second_half != first_half) {
    DrawRow unused;
    uniformPairsOfDraws(source.seed, second_half, stream, std::span(unused).first(second.size()), second);
  }
  inverseNormalEach(first);
  inverseNormalEach(second);
  pin(source, {stream, 0}, first);
  pin(source, {stream, 1}, second);
}

void drawNormals(const RandomSource& source, std::uint64_t first_draw, std::uint32_t stream,
                 std::span<double> first) noexcept {
  DrawRow unused;
  uniformPairsOfDraws(source.seed, source.drawOf(first_draw, stream, 0), stream, first,
                      std::span(unused).first(first.size()));
  inverseNormalEach(first);
  pin(source, {stream, 0}, first);
}

}  // namespace tierwise
