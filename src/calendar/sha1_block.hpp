// What SHA-1 (RFC 3174) is made of, for one message and for several at a time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "calendar/sha1.hpp"

namespace rubdown {

constexpr std::size_t sha1_block_octets = 64;
constexpr std::size_t sha1_before_length = 56;  ///< in the last block, which ends in the length of the message
using Sha1Block = std::array<std::uint8_t, sha1_block_octets>;

constexpr unsigned sha1_rounds = 80;
constexpr std::array<std::uint32_t, 5> sha1_begin{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
/// Of twenty rounds each.
constexpr std::array<std::uint32_t, 4> sha1_constants{0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};

/// A word as this machine holds it from one with the highest octet first, and back.
constexpr std::uint32_t big_endian(std::uint32_t word) {
  if constexpr (std::endian::native == std::endian::big) return word;
  return word << 24 | (word & 0xff00) << 8 | (word >> 8 & 0xff00) | word >> 24;
}

inline std::uint32_t load_word(const std::uint8_t* bytes) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return big_endian(word);
}

inline void store_word(std::uint8_t* bytes, std::uint32_t word) {
  word = big_endian(word);
  std::memcpy(bytes, &word, sizeof word);
}

/// The end of the last block.
inline void sha1_put_length(Sha1Block& block, std::uint64_t octets) {
  store_word(block.data() + sha1_before_length, static_cast<std::uint32_t>(octets >> 29));
  store_word(block.data() + sha1_before_length + 4, static_cast<std::uint32_t>(octets << 3));
}

/// The front of a digest with the version and variant of RFC 9562 in it.
inline UuidBytes uuid_version_5(const std::uint8_t* digest) {
  UuidBytes uuid;
  std::memcpy(uuid.data(), digest, uuid.size());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x50);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

}  // namespace rubdown
