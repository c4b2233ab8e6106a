// Sixteen octets looked at together, since most texts are plain to their end.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace rubdown {

constexpr std::size_t octets_at_once = 16;
/// Octets of other characters than ASCII are below zero.
using Octets [[gnu::vector_size(octets_at_once)]] = signed char;

inline Octets load_octets(const char* from) {
  Octets octets;
  std::memcpy(&octets, from, octets_at_once);
  return octets;
}

/// From 0x7f on to -128, and on to zero.
inline Octets wrapping_add(Octets octets, unsigned char by) {
  using Unsigned [[gnu::vector_size(octets_at_once)]] = unsigned char;
  return std::bit_cast<Octets>(std::bit_cast<Unsigned>(octets) + by);
}

/// How many octets stand before the first that is not zero; sixteen where all are.
inline std::size_t octets_of_zero(Octets octets) {
  const auto [low, high] = std::bit_cast<std::array<std::uint64_t, 2>>(octets);
  const auto before = [](std::uint64_t eight) {
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(eight) : std::countl_zero(eight);
    return static_cast<std::size_t>(bits) / 8;
  };
  return low != 0 ? before(low) : 8 + before(high);
}

inline bool any_octet(Octets octets) {
  const auto [low, high] = std::bit_cast<std::array<std::uint64_t, 2>>(octets);
  return (low | high) != 0;
}

}  // namespace rubdown
