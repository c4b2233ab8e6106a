// Folding: how a content line of any length becomes lines of at most 75 octets (RFC 5545 section 3.1).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace rubdown {

constexpr std::size_t line_octets = 75;  ///< without the line end

/// The most octets that a line of `octets` takes where no part of it is shorter than 70.
constexpr std::size_t folded_octets(std::size_t octets) { return octets + 3 * (octets / (line_octets - 5)) + 2; }

/// Writes a line, folded and ended, to where there is room for folded_octets(); returns the place behind it.
/// `begun(from, cut)` says how many octets before `cut`, at most four, belong to what goes on there and are not to be
/// parted from it; `from` is where the folded line begins, and `cut` is in the line.
template <class Begun>
char* put_folded(char* to, std::string_view line, Begun begun) {
  constexpr std::string_view fold = "\r\n ", line_end = "\r\n";
  std::size_t from = 0;
  for (std::size_t left = line_octets; line.size() - from > left; left = line_octets - 1) {
    const std::size_t part = left - begun(from, from + left);
    // As many octets in every case, which takes few instructions: those too many are written over.
    std::memcpy(to, line.data() + from, line_octets);
    std::memcpy(to + part, fold.data(), fold.size());
    to += part + fold.size();
    from += part;
  }
  to = std::copy(line.begin() + static_cast<std::ptrdiff_t>(from), line.end(), to);
  return std::copy(line_end.begin(), line_end.end(), to);
}

/// For put_folded(): a line that may be cut anywhere.
inline auto cut_anywhere() {
  return [](std::size_t, std::size_t) { return std::size_t{0}; };
}

/// The same for one whose value, from `value` on, is escaped text: no cut is inside a character or an escape.
inline auto cut_text(std::string_view line, std::size_t value) {
  return [=](std::size_t from, std::size_t cut) {
    const auto goes_on = [=](std::size_t at) { return (line[at] & 0xc0) == 0x80; };
    std::size_t back = 0;
    if (cut <= value || (!goes_on(cut) && line[cut - 1] != '\\')) return back;
    while (cut - back > value && goes_on(cut - back)) ++back;
    if (back > 0) return back;
    // Of backslashes in a row each second one ends an escape; the line begins with none that does.
    while (cut - back > std::max(from, value) && line[cut - back - 1] == '\\') ++back;
    return back % 2;
  };
}

}  // namespace rubdown
