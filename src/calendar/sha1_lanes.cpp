// Name-based UUIDs of many names: SHA-1 of eight of them at a time, a lane of vector registers for each.
#include <bit>
#include <cstring>

#include "calendar/sha1.hpp"
#include "calendar/sha1_block.hpp"
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

namespace rubdown {
namespace {

/// A word of one message each: what is done to it is done to all of them. Eight lanes fill one register of AVX2 and two
/// of older machines.
constexpr std::size_t lanes = 8;
using Words [[gnu::vector_size(lanes * sizeof(std::uint32_t))]] = std::uint32_t;

constexpr std::size_t half_octets = lanes * sizeof(std::uint32_t);  ///< of a block
using Bytes [[gnu::vector_size(half_octets)]] = unsigned char;

/// Words as this machine holds them from such with the highest octet first, or back.
[[gnu::always_inline]] inline void turn_octets(Words& words) {
  if constexpr (std::endian::native == std::endian::big) return;
  const auto bytes = reinterpret_cast<Bytes>(words);
  words = reinterpret_cast<Words>(__builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14,
                                                          13, 12, 19, 18, 17, 16, 23, 22, 21, 20, 27, 26, 25, 24, 31,
                                                          30, 29, 28));
}

struct Lanes {
  Words state[5];
  const std::uint8_t* blocks[lanes];  ///< of each message the next
};

/// The words of all blocks, the first of each first: two squares of eight by eight words are turned over their
/// diagonals, in pairs of one word, two and four.
[[gnu::always_inline]] inline void turn_blocks(const Lanes& each, Words (&words)[16]) {
#pragma GCC unroll 2
  for (std::size_t half = 0; half < 2; ++half) {
    Words rows[lanes], pairs[lanes], fours[lanes];
#pragma GCC unroll 8
    for (std::size_t i = 0; i < lanes; ++i) std::memcpy(&rows[i], each.blocks[i] + half * half_octets, half_octets);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < lanes; i += 2) {
      pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
      pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
#pragma GCC unroll 2
    for (std::size_t i = 0; i < lanes; i += 4) {
      fours[i] = __builtin_shufflevector(pairs[i], pairs[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      fours[i + 1] = __builtin_shufflevector(pairs[i], pairs[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
      fours[i + 2] = __builtin_shufflevector(pairs[i + 1], pairs[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
      fours[i + 3] = __builtin_shufflevector(pairs[i + 1], pairs[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
    }
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
      words[8 * half + i] = __builtin_shufflevector(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
      words[8 * half + i + 4] = __builtin_shufflevector(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
  }
#pragma GCC unroll 16
  for (Words& word : words) turn_octets(word);
}

/// What sha1.cpp does to one message. The rounds are written out by the compiler, so that no word moves where only its
/// name does.
[[gnu::always_inline]] inline void add_blocks(Lanes& each) {
  Words w[16];
  turn_blocks(each, w);
  Words a = each.state[0], b = each.state[1], c = each.state[2], d = each.state[3], e = each.state[4];
#pragma GCC unroll 80
  for (unsigned t = 0; t < sha1_rounds; ++t) {
    Words& word = w[t % 16];
    if (t >= 16) {
      const Words mixed = w[(t + 13) % 16] ^ w[(t + 8) % 16] ^ w[(t + 2) % 16] ^ word;
      word = mixed << 1 | mixed >> 31;
    }
    const Words chosen = t < 20 ? d ^ (b & (c ^ d)) : t >= 40 && t < 60 ? (b & c) | (d & (b | c)) : b ^ c ^ d;
    const Words next = (a << 5 | a >> 27) + chosen + e + sha1_constants[t / 20] + word;
    e = d;
    d = c;
    c = b << 30 | b >> 2;
    b = a;
    a = next;
  }
  each.state[0] += a;
  each.state[1] += b;
  each.state[2] += c;
  each.state[3] += d;
  each.state[4] += e;
}

/// The front of each digest as the text of a UUID, with the version and variant of RFC 9562 in it; two at a time become
/// digits.
[[gnu::always_inline]] inline void put_texts(const Lanes& each, const std::array<UuidText*, lanes>& texts) {
  Words a = each.state[0], b = (each.state[1] & 0xffff0fff) | 0x5000;
  Words c = (each.state[2] & 0x3fffffff) | 0x80000000, d = each.state[3];
  for (Words* const words : {&a, &b, &c, &d}) turn_octets(*words);
  const Words ab_low = __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13);
  const Words ab_high = __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15);
  const Words cd_low = __builtin_shufflevector(c, d, 0, 8, 1, 9, 4, 12, 5, 13);
  const Words cd_high = __builtin_shufflevector(c, d, 2, 10, 3, 11, 6, 14, 7, 15);
  const Words pairs[lanes / 2]{__builtin_shufflevector(ab_low, cd_low, 0, 1, 8, 9, 4, 5, 12, 13),
                               __builtin_shufflevector(ab_low, cd_low, 2, 3, 10, 11, 6, 7, 14, 15),
                               __builtin_shufflevector(ab_high, cd_high, 0, 1, 8, 9, 4, 5, 12, 13),
                               __builtin_shufflevector(ab_high, cd_high, 2, 3, 10, 11, 6, 7, 14, 15)};
  using Wide [[gnu::vector_size(half_octets)]] = std::uint16_t;
#pragma GCC unroll 4
  for (std::size_t i = 0; i < lanes / 2; ++i) {
    Bytes first = reinterpret_cast<Bytes>(reinterpret_cast<Wide>(pairs[i]) >> 4) & 15;
    Bytes second = reinterpret_cast<Bytes>(pairs[i]) & 15;
    first += '0' + (reinterpret_cast<Bytes>(first > 9) & ('a' - '0' - 10));
    second += '0' + (reinterpret_cast<Bytes>(second > 9) & ('a' - '0' - 10));
    // The first sixteen digits of both, and the last.
    const Bytes digits[2]{
        __builtin_shufflevector(first, second, 0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39, 16, 48, 17, 49,
                                18, 50, 19, 51, 20, 52, 21, 53, 22, 54, 23, 55),
        __builtin_shufflevector(first, second, 8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47, 24, 56, 25,
                                57, 26, 58, 27, 59, 28, 60, 29, 61, 30, 62, 31, 63)};
    std::array<char, 4 * half_octets / 2> all;
    std::memcpy(all.data(), digits, sizeof digits);
#pragma GCC unroll 2
    for (std::size_t which = 0; which < 2; ++which) {
      const char* const front = all.data() + which * half_octets / 2;
      const char* const back = front + half_octets;
      char* const to = texts[i + which * lanes / 2]->data();
      to[8] = to[13] = to[18] = to[23] = '-';
      std::memcpy(to, front, 8);
      std::memcpy(to + 9, front + 8, 4);
      std::memcpy(to + 14, front + 12, 4);
      std::memcpy(to + 19, back, 4);
      std::memcpy(to + 24, back + 4, 12);
    }
  }
}

/// All of it: `blocks` of each message, then the texts.
[[gnu::always_inline]] inline void make_texts(Lanes& each, int blocks, const std::array<UuidText*, lanes>& texts) {
  for (; blocks > 0; --blocks) {
    add_blocks(each);
    for (const std::uint8_t*& next : each.blocks) next += sha1_block_octets;
  }
  put_texts(each, texts);
}

using MakeTexts = void(Lanes&, int blocks, const std::array<UuidText*, lanes>&);

void make_texts_anywhere(Lanes& each, int blocks, const std::array<UuidText*, lanes>& texts) {
  make_texts(each, blocks, texts);
}

// A form for machines that have AVX2 takes half the time.
#if defined(__x86_64__) && defined(__GLIBC__)
[[gnu::target("avx2")]] void make_texts_avx2(Lanes& each, int blocks, const std::array<UuidText*, lanes>& texts) {
  make_texts(each, blocks, texts);
}
#ifndef CPU_FEATURE_ACTIVE
bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
#else
/// The C library found out at start; the compiler's way asks the processor again, which on a virtual machine takes a
/// twentieth of the time that one calendar takes.
bool has_avx2() { return CPU_FEATURE_ACTIVE(AVX2); }
#endif
MakeTexts* best_form() { return has_avx2() ? make_texts_avx2 : make_texts_anywhere; }
#else
MakeTexts* best_form() { return make_texts_anywhere; }
#endif

constexpr std::size_t space_octets = std::tuple_size_v<UuidBytes>;
/// Of the longest names that make one block, and two, with their space before them.
constexpr std::size_t one_block = sha1_before_length - 1 - space_octets, two_blocks = one_block + sha1_block_octets;

/// Most names are so short that two copies of a size that is known here make theirs.
void copy_name(std::uint8_t* to, std::string_view name) {
  constexpr std::size_t some = 8, more = 16;
  const std::size_t size = name.size();
  if (size >= more && size <= 2 * more) {
    std::memcpy(to, name.data(), more);
    std::memcpy(to + size - more, name.data() + size - more, more);
  } else if (size >= some && size < more) {
    std::memcpy(to, name.data(), some);
    std::memcpy(to + size - some, name.data() + size - some, some);
  } else if (size > 0) {
    std::memcpy(to, name.data(), size);
  }
}

/// The blocks of one name with its space before it: one, or two.
void put_message(std::uint8_t* to, const UuidBytes& space, std::string_view name, bool two) {
  const std::size_t size = space_octets + name.size();
  std::memset(to, 0, sha1_block_octets);
  if (two) std::memset(to + sha1_block_octets, 0, sha1_block_octets);
  std::memcpy(to, space.data(), space_octets);
  copy_name(to + space_octets, name);
  to[size] = 0x80;
  // The length in bits: of so short a message two octets say it.
  std::uint8_t* const end = to + (two ? 2 : 1) * sha1_block_octets;
  end[-2] = static_cast<std::uint8_t>(size >> 5);
  end[-1] = static_cast<std::uint8_t>(size << 3);
}

/// Messages of as many blocks, a lane for each, and where their UUIDs go.
struct Together {
  explicit Together(bool two_blocks_each) : two(two_blocks_each) {}
  bool two;
  std::size_t count = 0;
  std::array<std::array<std::uint8_t, 2 * sha1_block_octets>, lanes> messages;
  std::array<UuidText*, lanes> uuids;
};

void take(Together& group) {
  UuidText unused;
  for (std::size_t lane = group.count; lane < lanes; ++lane) {
    group.messages[lane].fill(0);
    group.uuids[lane] = &unused;
  }
  Lanes each;
  for (std::size_t lane = 0; lane < lanes; ++lane) each.blocks[lane] = group.messages[lane].data();
  for (std::size_t i = 0; i < sha1_begin.size(); ++i) each.state[i] = Words{} + sha1_begin[i];
  best_form()(each, group.two ? 2 : 1, group.uuids);
  group.count = 0;
}

}  // namespace

void put_uuids_v5(const UuidBytes& space, std::span<const std::string_view> names, std::span<UuidText> uuids) {
  Together short_names(false), long_names(true);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i];
    if (name.size() > two_blocks) {
      uuids[i] = format_uuid(uuid_v5_bytes(space, name));
      continue;
    }
    Together& group = name.size() > one_block ? long_names : short_names;
    put_message(group.messages[group.count].data(), space, name, group.two);
    group.uuids[group.count] = &uuids[i];
    if (++group.count == lanes) take(group);
  }
  for (Together* group : {&short_names, &long_names})
    if (group->count > 0) take(*group);
}

}  // namespace rubdown
