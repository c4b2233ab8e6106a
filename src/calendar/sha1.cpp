#include "calendar/sha1.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rubdown {
namespace {

constexpr std::size_t block_octets = 64;
constexpr std::size_t before_length = 56;  ///< in the last block, which ends in the length of the message

using Block = std::array<std::uint8_t, block_octets>;

/// A word of one message each: what is done to it is done to all of them by one instruction.
constexpr std::size_t lanes = 4;
using WordOfEach [[gnu::vector_size(lanes * sizeof(std::uint32_t))]] = std::uint32_t;

constexpr std::array<std::uint32_t, 5> begin_state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

constexpr std::uint32_t load(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

constexpr void store(std::uint8_t* bytes, std::uint32_t word) {
  bytes[0] = static_cast<std::uint8_t>(word >> 24);
  bytes[1] = static_cast<std::uint8_t>(word >> 16);
  bytes[2] = static_cast<std::uint8_t>(word >> 8);
  bytes[3] = static_cast<std::uint8_t>(word);
}

template <class Word>
Word rotate_left(Word word, int bits) {
  return word << bits | word >> (32 - bits);
}

/// A function of three words and a constant, for twenty rounds (RFC 3174 section 5).
struct Choice {
  static constexpr std::uint32_t constant = 0x5a827999;
  template <class Word>
  static Word of(Word b, Word c, Word d) {
    return d ^ (b & (c ^ d));
  }
};
template <std::uint32_t Constant>
struct Parity {
  static constexpr std::uint32_t constant = Constant;
  template <class Word>
  static Word of(Word b, Word c, Word d) {
    return b ^ c ^ d;
  }
};
struct Majority {
  static constexpr std::uint32_t constant = 0x8f1bbcdc;
  template <class Word>
  static Word of(Word b, Word c, Word d) {
    return (b & c) | (d & (b | c));
  }
};

/// What is made of a message, or of several: `Word` is one word or one of each.
template <class Word>
struct Digester {
  Word state[5];
  Word message[16];

  /// Round T. Instead of moving five words on by one place each, the places' names move; of the words of the message
  /// the last sixteen are kept, which is what the next is made of.
  template <std::size_t T, class Function>
  static void round(Word (&s)[5], Word (&w)[16]) {
    Word& word = w[T % 16];
    if constexpr (T >= 16) word = rotate_left(w[(T + 13) % 16] ^ w[(T + 8) % 16] ^ w[(T + 2) % 16] ^ word, 1);
    Word& b = s[(81 - T) % 5];
    const Word mixed = Function::of(b, s[(82 - T) % 5], s[(83 - T) % 5]);
    s[(84 - T) % 5] += rotate_left(s[(80 - T) % 5], 5) + mixed + Function::constant + word;
    b = rotate_left(b, 30);
  }

  /// Written out at compile time, since a loop over them takes three times as long.
  template <std::size_t First, class Function, std::size_t... T>
  static void twenty_rounds(Word (&s)[5], Word (&w)[16], std::index_sequence<T...>) {
    (round<First + T, Function>(s, w), ...);
  }

  void add_block() {
    Word s[5] = {state[0], state[1], state[2], state[3], state[4]};
    constexpr std::make_index_sequence<20> twenty;
    twenty_rounds<0, Choice>(s, message, twenty);
    twenty_rounds<20, Parity<0x6ed9eba1>>(s, message, twenty);
    twenty_rounds<40, Majority>(s, message, twenty);
    twenty_rounds<60, Parity<0xca62c1d6>>(s, message, twenty);
    for (std::size_t i = 0; i < 5; ++i) state[i] += s[i];
  }
};

template <class Word>
Digester<Word> beginning() {
  Digester<Word> digester{};
  for (std::size_t i = 0; i < begin_state.size(); ++i) digester.state[i] = Word{} + begin_state[i];
  return digester;
}

void add_block(Digester<std::uint32_t>& digester, const Block& block) {
  for (std::size_t t = 0; t < 16; ++t) digester.message[t] = load(block.data() + 4 * t);
  digester.add_block();
}

/// The end of the last block.
void put_length(Block& block, std::uint64_t octets) {
  store(block.data() + before_length, static_cast<std::uint32_t>(octets >> 29));
  store(block.data() + before_length + 4, static_cast<std::uint32_t>(octets << 3));
}

UuidBytes version_5(const std::uint8_t* digest) {
  UuidBytes uuid{};
  std::copy_n(digest, uuid.size(), uuid.begin());
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0f) | 0x50);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

/// The blocks that a name makes with its space before it.
constexpr std::size_t blocks_of(std::string_view name) {
  return (std::tuple_size_v<UuidBytes> + name.size() + block_octets - before_length) / block_octets + 1;
}
constexpr std::size_t most_blocks = 2;  ///< of names that are taken together

/// Names that make as many blocks, a lane for each, and where their UUIDs go.
struct Together {
  std::array<std::string_view, lanes> names;
  std::array<UuidBytes*, lanes> uuids{};
  std::size_t count = 0;
};

void take_together(const UuidBytes& space, Together& group) {
  std::array<std::array<Block, most_blocks>, lanes> messages{};
  const std::size_t blocks = blocks_of(group.names[0]);
  for (std::size_t lane = 0; lane < group.count; ++lane) {
    const std::string_view name = group.names[lane];
    std::uint8_t* const message = messages[lane][0].data();
    std::memcpy(message, space.data(), space.size());
    if (!name.empty()) std::memcpy(message + space.size(), name.data(), name.size());
    message[space.size() + name.size()] = 0x80;
    put_length(messages[lane][blocks - 1], space.size() + name.size());
  }
  auto digester = beginning<WordOfEach>();
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t lane = 0; lane < group.count; ++lane)
      for (std::size_t t = 0; t < 16; ++t) digester.message[t][lane] = load(messages[lane][block].data() + 4 * t);
    digester.add_block();
  }
  for (std::size_t lane = 0; lane < group.count; ++lane) {
    UuidBytes digest{};
    for (std::size_t i = 0; i < digest.size() / 4; ++i) store(digest.data() + 4 * i, digester.state[i][lane]);
    *group.uuids[lane] = version_5(digest.data());
  }
  group.count = 0;
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
  auto digester = beginning<std::uint32_t>();
  Block block{};
  std::size_t used = 0;
  for (std::string_view bytes : {first, second}) {
    while (!bytes.empty()) {
      const std::size_t part = std::min(bytes.size(), block.size() - used);
      std::memcpy(block.data() + used, bytes.data(), part);
      bytes.remove_prefix(part);
      used += part;
      if (used < block.size()) break;
      add_block(digester, block);
      used = 0;
    }
  }
  block[used++] = 0x80;
  std::fill(block.begin() + static_cast<std::ptrdiff_t>(used), block.end(), std::uint8_t{0});
  if (used > before_length) {
    add_block(digester, block);
    block.fill(0);
  }
  put_length(block, std::uint64_t{first.size()} + second.size());
  add_block(digester, block);
  Sha1Digest digest{};
  for (std::size_t i = 0; i < begin_state.size(); ++i) store(digest.data() + 4 * i, digester.state[i]);
  return digest;
}

UuidBytes uuid_v5_bytes(const UuidBytes& space, std::string_view name) {
  std::array<char, std::tuple_size_v<UuidBytes>> first{};
  std::memcpy(first.data(), space.data(), space.size());
  return version_5(sha1({first.data(), first.size()}, name).data());
}

void uuids_v5_bytes(const UuidBytes& space, std::span<const std::string_view> names, std::span<UuidBytes> uuids) {
  std::array<Together, most_blocks> groups;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t blocks = blocks_of(names[i]);
    if (blocks > most_blocks) {
      uuids[i] = uuid_v5_bytes(space, names[i]);
      continue;
    }
    Together& group = groups[blocks - 1];
    group.names[group.count] = names[i];
    group.uuids[group.count] = &uuids[i];
    if (++group.count == lanes) take_together(space, group);
  }
  for (Together& group : groups)
    if (group.count > 0) take_together(space, group);
}

std::array<char, 36> format_uuid(const UuidBytes& uuid) {
  constexpr std::array<std::uint8_t, 16> places{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
  std::array<char, 36> text;
  for (const unsigned hyphen : {8u, 13u, 18u, 23u}) text[hyphen] = '-';
  const auto put = [&](std::size_t i) {
    std::memcpy(text.data() + places[i], hex_digits.data() + std::size_t{2} * uuid[i], 2);
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) { (put(I), ...); }
  (std::make_index_sequence<places.size()>{});
  return text;
}

}  // namespace rubdown
