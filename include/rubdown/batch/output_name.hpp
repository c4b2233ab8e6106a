// Names of output files that no plan can misuse: safe on every file system, different for every athlete.
#pragma once

#include <array>
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

/// Gives each name out once: `ann`, then `ann-2`, `ann-3`. Holds four to ten bytes a name; names whose hashes meet are
/// treated as equal and numbered too, which is harmless. The same names in the same order give the same answers.
class NameRegister {
 public:
  std::string unique(std::string_view name);
  /// True where the name was given out, or another one whose hash is the same.
  bool has(std::string_view name) const;
  std::size_t size() const;

 private:
  /// Hashes with open addressing; 0 is an empty place.
  class Table {
   public:
    bool add(std::uint32_t hash);
    bool has(std::uint32_t hash) const;
    std::size_t size() const { return used_; }

   private:
    void grow();
    std::vector<std::uint32_t> places_;
    std::size_t used_ = 0;
  };

  bool add(std::uint32_t hash) { return tables_[hash >> 28U].add(hash); }
  std::array<Table, 16> tables_;  ///< they grow one by one, so never is all of it there twice
};

}  // namespace rubdown
