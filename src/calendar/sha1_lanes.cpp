// Name-based UUIDs of many names: SHA-1 of eight of them at a time, a lane of vector registers for each.
#include <bit>
#include <cstring>

#include "calendar/sha1.hpp"
#include "calendar/sha1_block.hpp"

namespace rubdown {
namespace {

/// A word of one message each: what is done to it is done to all of them. Eight lanes fill one register of AVX2 and two
/// of older machines.
constexpr std::size_t lanes = 8;
using Words [[gnu::vector_size(lanes * sizeof(std::uint32_t))]] = std::uint32_t;

constexpr std::size_t half_octets = lanes * sizeof(std::uint32_t);  ///< of a block

struct Lanes {
  Words state[5];
  const std::uint8_t* blocks[lanes];  ///< of each message the next
};

/// The words of all blocks, the first of each first: two squares of eight by eight words are turned over their
/// diagonals, in pairs of one word, two and four. With a form for machines that have AVX2, as below.
#if defined(__x86_64__) && defined(__GLIBC__)
[[gnu::target_clones("avx2", "default")]]
#endif
void turn_blocks(const Lanes& each, Words (&words)[16]) {
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
  if constexpr (std::endian::native == std::endian::little) {
    using Bytes [[gnu::vector_size(half_octets)]] = unsigned char;
#pragma GCC unroll 16
    for (Words& word : words) {
      const auto bytes = reinterpret_cast<Bytes>(word);
      word = reinterpret_cast<Words>(__builtin_shufflevector(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14,
                                                             13, 12, 19, 18, 17, 16, 23, 22, 21, 20, 27, 26, 25, 24, 31,
                                                             30, 29, 28));
    }
  }
}

/// What sha1.cpp does to one message, with a form for machines that have AVX2: it takes half the time. The rounds
/// are written out by the compiler, so that no word moves where only its name does.
#if defined(__x86_64__) && defined(__GLIBC__)
[[gnu::target_clones("avx2", "default")]]
#endif
void add_blocks(Lanes& each) {
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

/// The blocks that a name makes with its space before it.
constexpr std::size_t blocks_of(std::string_view name) {
  return (std::tuple_size_v<UuidBytes> + name.size() + 8) / sha1_block_octets + 1;
}
constexpr std::size_t most_blocks = 2;  ///< of names that are taken together

/// Names that make as many blocks, a lane for each, and where their UUIDs go.
struct Together {
  std::array<std::string_view, lanes> names;
  std::array<UuidBytes*, lanes> uuids{};
  std::size_t count = 0;
};

void take_together(const UuidBytes& space, Together& group) {
  std::array<std::array<Sha1Block, most_blocks>, lanes> messages;
  const std::size_t blocks = blocks_of(group.names[0]);
  Lanes each;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    std::uint8_t* const message = messages[lane][0].data();
    std::memset(message, 0, sha1_block_octets);
    if (blocks > 1) messages[lane][1].fill(0);
    each.blocks[lane] = message;
    if (lane >= group.count) continue;
    const std::string_view name = group.names[lane];
    std::memcpy(message, space.data(), space.size());
    if (!name.empty()) std::memcpy(message + space.size(), name.data(), name.size());
    message[space.size() + name.size()] = 0x80;
    sha1_put_length(messages[lane][blocks - 1], space.size() + name.size());
  }
  for (std::size_t i = 0; i < sha1_begin.size(); ++i) each.state[i] = Words{} + sha1_begin[i];
  for (std::size_t block = 0; block < blocks; ++block) {
    add_blocks(each);
    for (const std::uint8_t*& next : each.blocks) next += sha1_block_octets;
  }
  // As uuid_version_5(), before words become octets.
  each.state[1] = (each.state[1] & 0xffff0fff) | 0x5000;
  each.state[2] = (each.state[2] & 0x3fffffff) | 0x80000000;
  for (std::size_t lane = 0; lane < group.count; ++lane) {
    const auto word = [&](std::size_t i) { return big_endian(each.state[i][lane]); };
    const std::array<std::uint32_t, 4> words{word(0), word(1), word(2), word(3)};
    std::memcpy(group.uuids[lane]->data(), words.data(), sizeof words);
  }
  group.count = 0;
}

}  // namespace

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

}  // namespace rubdown
