#include "calendar/sha1.hpp"

#include <algorithm>
#include <bit>

namespace rubdown {
namespace {

using State = std::array<std::uint32_t, 5>;

void add_block(State& state, const std::uint8_t* block) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t t = 0; t < 16; ++t) {
    w[t] = static_cast<std::uint32_t>(block[4 * t] << 24 | block[4 * t + 1] << 16 | block[4 * t + 2] << 8 |
                                      block[4 * t + 3]);
  }
  for (std::size_t t = 16; t < 80; ++t) w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
  std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  const auto round = [&](std::uint32_t f, std::uint32_t k, std::uint32_t word) {
    const std::uint32_t next = std::rotl(a, 5) + f + e + k + word;
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  };
  // The functions and constants of RFC 3174 section 5.
  std::size_t t = 0;
  for (; t < 20; ++t) round((b & c) | (~b & d), 0x5a827999, w[t]);
  for (; t < 40; ++t) round(b ^ c ^ d, 0x6ed9eba1, w[t]);
  for (; t < 60; ++t) round((b & c) | (b & d) | (c & d), 0x8f1bbcdc, w[t]);
  for (; t < 80; ++t) round(b ^ c ^ d, 0xca62c1d6, w[t]);
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

}  // namespace

Sha1Digest sha1(std::string_view bytes) {
  State state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  std::array<std::uint8_t, 64> block{};
  std::size_t used = 0;
  const auto add = [&](std::uint8_t byte) {
    block[used++] = byte;
    if (used == block.size()) {
      add_block(state, block.data());
      used = 0;
    }
  };
  for (const char c : bytes) add(static_cast<std::uint8_t>(c));
  add(0x80);
  while (used != 56) add(0);
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) add(static_cast<std::uint8_t>(bits >> shift));
  Sha1Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name) {
  std::string input(space.begin(), space.end());
  input += name;
  const Sha1Digest digest = sha1(input);
  UuidBytes uuid{};
  std::copy_n(digest.begin(), uuid.size(), uuid.begin());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x50);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

std::string format_uuid(const UuidBytes& uuid) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += hex[uuid[i] >> 4];
    text += hex[uuid[i] & 15];
  }
  return text;
}

}  // namespace rubdown
