// Folding: how a content line of any length becomes lines of at most 75 octets (RFC 5545 section 3.1).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {

/// What a fold copies of each line: more than it needs, and as much as takes the fewest instructions.
constexpr std::size_t copied_octets = 80;

/// Room for what a line of `octets` becomes where no part of it is shorter than 70.
constexpr std::size_t folded_octets(std::size_t octets) {
  return octets + 3 * (octets / (line_octets - 5)) + 2 + copied_octets;
}

/// Room for what a text becomes that goes on a line, wherever that has to be folded first.
constexpr std::size_t continued_octets(std::size_t octets) { return octets + octets / 16 + copied_octets + 16; }

/// Writes a line, folded and ended, to where there is room for folded_octets(); returns the place behind it.
/// `begun(from, cut)` says how many octets before `cut`, at most four, belong to what goes on there and are not to be
/// parted from it; `from` is where the folded line begins, and `cut` is in the line. Behind the line there are some
/// octets that may be read, so that copied_octets can be copied from each part but the last.
template <class Begun>
char* put_folded(char* to, std::string_view line, Begun begun) {
  const char *from = line.data(), *const end = from + line.size();
  for (std::ptrdiff_t left = line_octets; end - from > left; left = line_octets - 1) {
    const std::ptrdiff_t part = left - begun(from, from + left);
    // As many octets in every case, which takes few instructions: those too many are written over.
    std::memcpy(to, from, copied_octets);
    std::memcpy(to + part, "\r\n  ", 4);
    to += part + 3;
    from += part;
  }
  to = std::copy(from, end, to);
  std::memcpy(to, "\r\n", 2);
  return to + 2;
}

/// For put_folded(): a line that may be cut anywhere.
inline auto cut_anywhere() {
  return [](const char*, const char*) { return std::ptrdiff_t{0}; };
}

/// The same for one whose value is escaped text: no cut is inside a character or an escape.
inline auto cut_text(const char* value) {
  return [=](const char* from, const char* cut) {
    const auto goes_on = [](const char* at) { return (*at & 0xc0) == 0x80; };
    std::ptrdiff_t back = 0;
    if ((!goes_on(cut) && cut[-1] != '\\') || cut <= value) return back;
    while (cut - back > value && goes_on(cut - back)) ++back;
    if (back > 0) return back;
    // Of backslashes in a row each second one ends an escape; the line begins with none that does.
    while (cut - back > std::max(from, value) && cut[-back - 1] == '\\') ++back;
    return back % 2;
  };
}

}  // namespace rubdown
