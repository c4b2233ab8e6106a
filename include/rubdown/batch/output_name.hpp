// Names of output files that no plan can misuse: safe on every file system, different for every athlete.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// A file name made of a text: ASCII letters in lower case, digits, `-`, `_` and `.` between them; accented Latin
/// letters lose their accent, everything else becomes one `-`; at most 80 bytes; never empty, never starting with a
/// dot, never a device name of Windows. It holds no slash, so it cannot lead out of a folder.
std::string safe_file_name(std::string_view text);

/// Gives each name out once: `ann`, then `ann-2`, `ann-3`. Holds five bytes a name; names whose hashes meet are
/// treated as equal and numbered too, which is harmless. The same names in the same order give the same answers.
class NameRegister {
 public:
  std::string unique(std::string_view name);
  /// True where the name was given out, or another one whose hash is the same.
  bool has(std::string_view name) const;
  std::size_t size() const;

 private:
  using Group = std::vector<std::uint32_t>;  ///< hashes in order
  static constexpr unsigned group_bits = 10;
  static std::size_t group_of(std::uint32_t hash) { return hash >> (32 - group_bits); }
  bool add(std::uint32_t hash);

  /// They grow one by one and in small steps, so that there is little room that nothing is in.
  std::vector<Group> groups_ = std::vector<Group>(std::size_t{1} << group_bits);
};

}  // namespace rubdown
