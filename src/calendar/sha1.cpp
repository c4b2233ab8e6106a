#include "calendar/sha1.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace rubdown {
namespace {

using State = std::array<std::uint32_t, 5>;

constexpr std::uint32_t load(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

constexpr void store(std::uint8_t* bytes, std::uint32_t word) {
  bytes[0] = static_cast<std::uint8_t>(word >> 24);
  bytes[1] = static_cast<std::uint8_t>(word >> 16);
  bytes[2] = static_cast<std::uint8_t>(word >> 8);
  bytes[3] = static_cast<std::uint8_t>(word);
}

/// A function of three words and a constant, for twenty rounds (RFC 3174 section 5).
struct Choice {
  static constexpr std::uint32_t constant = 0x5a827999;
  static std::uint32_t of(std::uint32_t b, std::uint32_t c, std::uint32_t d) { return d ^ (b & (c ^ d)); }
};
template <std::uint32_t Constant>
struct Parity {
  static constexpr std::uint32_t constant = Constant;
  static std::uint32_t of(std::uint32_t b, std::uint32_t c, std::uint32_t d) { return b ^ c ^ d; }
};
struct Majority {
  static constexpr std::uint32_t constant = 0x8f1bbcdc;
  static std::uint32_t of(std::uint32_t b, std::uint32_t c, std::uint32_t d) { return (b & c) | (d & (b | c)); }
};

using Words = std::array<std::uint32_t, 16>;

/// Round T. Instead of moving five words on by one place each, the places' names move; of the words of the message the
/// last sixteen are kept, which is what the next is made of.
template <std::size_t T, class Function>
void one_round(State& s, Words& w) {
  std::uint32_t& word = w[T % 16];
  if constexpr (T >= 16) word = std::rotl(w[(T + 13) % 16] ^ w[(T + 8) % 16] ^ w[(T + 2) % 16] ^ word, 1);
  std::uint32_t& b = s[(81 - T) % 5];
  const std::uint32_t mixed = Function::of(b, s[(82 - T) % 5], s[(83 - T) % 5]);
  s[(84 - T) % 5] += std::rotl(s[(80 - T) % 5], 5) + mixed + Function::constant + word;
  b = std::rotl(b, 30);
}

/// Written out at compile time, since a loop over them takes three times as long.
template <std::size_t First, class Function, std::size_t... T>
void twenty_rounds(State& s, Words& w, std::index_sequence<T...>) {
  (one_round<First + T, Function>(s, w), ...);
}

void add_block(State& state, const std::uint8_t* block) {
  Words w{};
  for (std::size_t t = 0; t < w.size(); ++t) w[t] = load(block + 4 * t);
  State s = state;
  constexpr std::make_index_sequence<20> twenty;
  twenty_rounds<0, Choice>(s, w, twenty);
  twenty_rounds<20, Parity<0x6ed9eba1>>(s, w, twenty);
  twenty_rounds<40, Majority>(s, w, twenty);
  twenty_rounds<60, Parity<0xca62c1d6>>(s, w, twenty);
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += s[i];
}

/// The two digits of every octet, one after the other.
constexpr std::array<char, 512> all_hex_digits() {
  constexpr std::string_view hex = "0123456789abcdef";
  std::array<char, 512> digits{};
  for (std::size_t octet = 0; octet < 256; ++octet) {
    digits[2 * octet] = hex[octet / 16];
    digits[2 * octet + 1] = hex[octet % 16];
  }
  return digits;
}
constexpr std::array<char, 512> hex_digits = all_hex_digits();

}  // namespace

Sha1Digest sha1(std::string_view first, std::string_view second) {
  State state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  std::array<std::uint8_t, 64> block{};
  std::size_t used = 0;
  for (std::string_view bytes : {first, second}) {
    while (!bytes.empty()) {
      const std::size_t part = std::min(bytes.size(), block.size() - used);
      std::memcpy(block.data() + used, bytes.data(), part);
      bytes.remove_prefix(part);
      used += part;
      if (used < block.size()) break;
      add_block(state, block.data());
      used = 0;
    }
  }
  constexpr std::size_t before_length = 56;
  block[used++] = 0x80;
  std::fill(block.begin() + static_cast<std::ptrdiff_t>(used), block.end(), std::uint8_t{0});
  if (used > before_length) {
    add_block(state, block.data());
    block.fill(0);
  }
  const std::uint64_t bits = (std::uint64_t{first.size()} + second.size()) * 8;
  store(block.data() + before_length, static_cast<std::uint32_t>(bits >> 32));
  store(block.data() + before_length + 4, static_cast<std::uint32_t>(bits));
  add_block(state, block.data());
  Sha1Digest digest{};
  for (std::size_t i = 0; i < state.size(); ++i) store(digest.data() + 4 * i, state[i]);
  return digest;
}

UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name) {
  std::array<char, 16> first{};
  std::memcpy(first.data(), space.data(), space.size());
  const Sha1Digest digest = sha1({first.data(), first.size()}, name);
  UuidBytes uuid{};
  std::copy_n(digest.begin(), uuid.size(), uuid.begin());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x50);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

std::array<char, 36> format_uuid(const UuidBytes& uuid) {
  std::array<char, 36> text{};
  char* at = text.data();
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *at++ = '-';
    at = std::copy_n(hex_digits.data() + std::size_t{2} * uuid[i], 2, at);
  }
  return text;
}

}  // namespace rubdown
