// Text in the pieces a terminal cell holds: grapheme clusters with their display columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rubdown {

/// One code point, or one byte that is not part of any.
struct CodePoint {
  std::int32_t value = -1;  ///< -1 for an invalid byte
  std::size_t bytes = 0;
  bool valid() const { return value >= 0; }
};

/// The first code point of `text`, which must not be empty.
CodePoint first_code_point(std::string_view text);

/// What a reader takes for one character (UAX #29), or one invalid byte.
struct Cluster {
  std::string_view bytes;
  CodePoint first;
  std::size_t code_points = 0;
  std::size_t width = 0;  ///< columns: the widest of its code points; a flag of two letters is 2, an invalid byte 1
};

/// Takes the first cluster off `text`, which must not be empty.
Cluster take_cluster(std::string_view& text);

/// Printable ASCII only, where every byte is one column.
bool is_plain_ascii(std::string_view text);

/// Controls and other characters that must never reach a terminal or a calendar: C0, DEL, C1, direction overrides and
/// marks, line and paragraph separators, the byte order mark, noncharacters.
bool is_unsafe(std::int32_t code_point);

/// A line end of any kind: LF, CR, VT, FF, NEL, U+2028, U+2029.
bool is_line_end(std::int32_t code_point);

}  // namespace rubdown
