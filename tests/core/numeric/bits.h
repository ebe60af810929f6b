#pragma once
// Comparing doubles by their bits.

#include <bit>
#include <cstdint>

/// The 64 bits of a double.
inline std::uint64_t bitsOf(double value) { return std::bit_cast<std::uint64_t>(value); }

/// FNV-1a hash over the bits of a sequence of doubles, lowest byte first.
class BitHash {
 public:
  void add(double value) {
    const std::uint64_t bits = bitsOf(value);
    for (int shift = 0; shift < 64; shift += 8) {
      hash_ ^= (bits >> shift) & 0xff;
      hash_ *= 1099511628211u;
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037u;
};
