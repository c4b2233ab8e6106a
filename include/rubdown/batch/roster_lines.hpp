// Where each athlete of a roster stands, and each plan of theirs, to find those that stand in it twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rubdown {

/// On which line of a roster an athlete stands, by the name of their files and log.
///
/// Memory is the same for every roster, 256 KiB: a table of eight bytes a place that never grows. It remembers the
/// first `most` athletes, more than any coach writes by hand; those after them are compared with these alone.
///
/// Names themselves are not kept. A place holds 40 bits of a name's hash, and 15 others chose the place; two names are
/// taken for one where all of that is the same. Among a million athletes that has a chance of one in a hundred
/// thousand, and it costs a needless warning.
class RosterLines {
 public:
  static constexpr std::size_t most = 25'000;

  /// The line on which the athlete stands already; else nothing, and `line` is remembered where there is room.
  std::optional<std::uint32_t> seen(std::string_view name, std::uint32_t line);

 private:
  std::vector<std::uint64_t> places_;  ///< hash and line, open addressing; 0 is an empty place
  std::size_t used_ = 0;
};

/// Whom and which plans the rows of a roster named so far.
struct RosterSeen {
  RosterLines athletes, plans;
};

}  // namespace rubdown
