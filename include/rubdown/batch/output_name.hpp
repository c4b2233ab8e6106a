// Names of output files that no plan can misuse: safe on every file system, different for every athlete.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// A file name made of a text: ASCII letters in lower case, digits, `-`, `_` and `.` between them; accented Latin
/// letters lose their accent; letters and digits of other scripts stay, in lower case and composed (NFC); everything
/// else becomes one `-`; at most 80 bytes of valid UTF-8; never empty (`athlete`), never starting with a dot, never a
/// device name of Windows. It holds no slash, so it cannot lead out of a folder.
std::string safe_file_name(std::string_view text);

/// Whether the text has anything that a file name can keep: `!?` has not, and all such texts make one name.
bool can_name_files(std::string_view text);

/// Gives each name out once: `ann`, then `ann-2`, `ann-3`. Holds a little over three bytes a name, so that a hundred
/// thousand of them are a third of a megabyte; names whose hashes of 34 bits meet are treated as equal and numbered
/// too, which is harmless and happens once in three runs of a hundred thousand. The same names in the same order give
/// the same answers.
class NameRegister {
 public:
  std::string unique(std::string_view name);
  /// True where the name was given out, or another one whose hash is the same.
  bool has(std::string_view name) const;
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t groups = 1024, rests_in_block = 20, blocks_in_slab = 1024;
  /// A name's hash: which group it is in, and what is held of it there.
  struct Place {
    std::size_t group;
    std::uint32_t rest;
  };
  /// Rests of one group, three bytes each, and which block was there before this one: a cache line.
  struct Block {
    std::uint32_t before;
    std::array<std::uint8_t, 3 * rests_in_block> rests;
  };
  struct Group {
    std::uint32_t last = 0, size = 0;  ///< its last block, from 1, and how many names it has
  };

  static Place place_of(std::string_view name);
  const Block& block(std::uint32_t number) const;
  bool holds(const Place& place) const;
  bool add(const Place& place);

  std::array<Group, groups> groups_{};
  /// Blocks never move: vectors that grow while plans are made leave holes that no plan fits in.
  std::vector<std::unique_ptr<Block[]>> slabs_;
  std::uint32_t blocks_ = 0;
  std::size_t size_ = 0;
};

}  // namespace rubdown
