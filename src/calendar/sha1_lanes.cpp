// Name-based UUIDs of many names: SHA-1 of eight of them at a time, a lane of vector registers for each.
#include <algorithm>
#include <cstring>

#include "calendar/sha1.hpp"
#include "calendar/sha1_block.hpp"

namespace rubdown {
namespace {

/// A word of one message each: what is done to it is done to all of them. Eight lanes fill one register of AVX2 and two
/// of older machines.
constexpr std::size_t lanes = 8;
using Words [[gnu::vector_size(lanes * sizeof(std::uint32_t))]] = std::uint32_t;

struct Lanes {
  Words state[5];
  Words message[16];
};

/// What sha1.cpp does to one message, with a form for machines that have AVX2: it takes half the time. The rounds
/// are written out by the compiler, so that no word moves where only its name does.
#if defined(__x86_64__) && defined(__GLIBC__)
[[gnu::target_clones("avx2", "default")]]
#endif
void add_blocks(Lanes& each) {
  Words(&w)[16] = each.message;
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
  std::array<std::array<Sha1Block, most_blocks>, lanes> messages{};
  const std::size_t blocks = blocks_of(group.names[0]);
  for (std::size_t lane = 0; lane < group.count; ++lane) {
    const std::string_view name = group.names[lane];
    std::uint8_t* const message = messages[lane][0].data();
    std::memcpy(message, space.data(), space.size());
    if (!name.empty()) std::memcpy(message + space.size(), name.data(), name.size());
    message[space.size() + name.size()] = 0x80;
    sha1_put_length(messages[lane][blocks - 1], space.size() + name.size());
  }
  Lanes each;
  for (std::size_t i = 0; i < sha1_begin.size(); ++i) each.state[i] = Words{} + sha1_begin[i];
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::size_t lane = 0; lane < lanes; ++lane)
#pragma GCC unroll 16
      for (std::size_t t = 0; t < 16; ++t) each.message[t][lane] = load_word(messages[lane][block].data() + 4 * t);
    add_blocks(each);
  }
  for (std::size_t lane = 0; lane < group.count; ++lane) {
    UuidBytes digest{};
    for (std::size_t i = 0; i < digest.size() / 4; ++i) store_word(digest.data() + 4 * i, each.state[i][lane]);
    *group.uuids[lane] = uuid_version_5(digest.data());
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
