#include "calendar/sha1.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "calendar/sha1_block.hpp"

namespace rubdown {
namespace {

using State = std::array<std::uint32_t, 5>;

/// RFC 3174 section 6.1, word for word.
void add_block(State& state, const Sha1Block& block) {
  std::array<std::uint32_t, sha1_rounds> w{};
  for (std::size_t t = 0; t < 16; ++t) w[t] = load_word(block.data() + 4 * t);
  for (std::size_t t = 16; t < sha1_rounds; ++t) w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
  auto [a, b, c, d, e] = state;
  for (std::size_t t = 0; t < sha1_rounds; ++t) {
    const bool choice = t < 20, majority = t >= 40 && t < 60;
    const std::uint32_t f = choice ? (b & c) | (~b & d) : majority ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const std::uint32_t next = std::rotl(a, 5) + f + e + w[t] + sha1_constants[t / 20];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

}  // namespace

Sha1Digest sha1(std::string_view first, std::string_view second) {
  State state = sha1_begin;
  Sha1Block block{};
  std::size_t used = 0;
  for (std::string_view bytes : {first, second}) {
    while (!bytes.empty()) {
      const std::size_t part = std::min(bytes.size(), block.size() - used);
      std::memcpy(block.data() + used, bytes.data(), part);
      bytes.remove_prefix(part);
      used += part;
      if (used < block.size()) break;
      add_block(state, block);
      used = 0;
    }
  }
  block[used++] = 0x80;
  std::fill(block.begin() + static_cast<std::ptrdiff_t>(used), block.end(), std::uint8_t{0});
  if (used > sha1_before_length) {
    add_block(state, block);
    block.fill(0);
  }
  sha1_put_length(block, std::uint64_t{first.size()} + second.size());
  add_block(state, block);
  Sha1Digest digest{};
  for (std::size_t i = 0; i < state.size(); ++i) store_word(digest.data() + 4 * i, state[i]);
  return digest;
}

UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name) {
  std::array<char, std::tuple_size_v<UuidBytes>> first{};
  std::memcpy(first.data(), space.data(), space.size());
  return uuid_version_5(sha1({first.data(), first.size()}, name).data());
}

UuidText format_uuid(const UuidBytes& uuid) {
  constexpr std::string_view digits = "0123456789abcdef";
  UuidText text;
  std::size_t at = 0;
  for (const std::uint8_t octet : uuid) {
    if (at == 8 || at == 13 || at == 18 || at == 23) text[at++] = '-';
    text[at++] = digits[octet >> 4];
    text[at++] = digits[octet & 15];
  }
  return text;
}

}  // namespace rubdown
