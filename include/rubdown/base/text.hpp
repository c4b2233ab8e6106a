// Text as a terminal shows it: display columns by Unicode, never by bytes. All functions accept any bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rubdown {

/// Display columns of `text` (grapheme clusters: wide characters 2, combining marks 0). Invalid bytes count 1.
std::size_t display_width(std::string_view text);

/// `text` padded with spaces, or cut with `…` (`...` where `ascii`), to exactly `width` columns.
std::string fit(std::string_view text, std::size_t width, bool ascii = false);

/// `text` cut to at most `width` columns, with an ellipsis where something was cut; never padded.
std::string cut(std::string_view text, std::size_t width, bool ascii = false);

/// `text` padded on the left to `width` columns; longer text is left as it is.
std::string pad_left(std::string_view text, std::size_t width);

/// Words wrapped to lines of at most `width` columns; a word longer than a line is broken. No line is empty unless
/// the text has an empty line.
std::string wrap(std::string_view text, std::size_t width, std::string_view indent = {});

/// One line that is safe to print: invalid UTF-8 becomes U+FFFD; controls (also C1, DEL, bidi overrides, line and
/// paragraph separators, U+FEFF, noncharacters) are dropped, a line end or tab becomes one space; ends are trimmed.
std::string one_line(std::string_view text);

/// As one_line(), but line ends stay as `\n`.
std::string plain_text(std::string_view text);

/// Valid UTF-8 whatever the input: each invalid byte becomes U+FFFD.
std::string valid_utf8(std::string_view text);
bool is_valid_utf8(std::string_view text);

/// Unicode typography of our own texts as ASCII: dashes, quotes, ×, …, arrows, blocks; other non-ASCII becomes `?`.
std::string to_ascii(std::string_view text);

/// ASCII lower case; other bytes stay.
std::string lower(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace rubdown
