#pragma once
// A whole number as a place in an array.

#include <cstddef>

namespace tierwise {

/// Domain: not negative.
constexpr std::size_t at(int place) noexcept { return static_cast<std::size_t>(place); }

}  // namespace tierwise
