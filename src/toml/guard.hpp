// The look at a text before it is parsed: bytes, sizes and depths that no plan needs are refused with a place, so that
// the parser behind it never meets input it was not made for.
#pragma once

#include <string_view>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown::toml {

inline constexpr std::size_t max_bytes = 1 << 20;
inline constexpr std::uint32_t max_line = 16'384;  ///< characters
inline constexpr int max_key_parts = 16;
inline constexpr int max_nesting = 32;

/// What may be done with a text: parse it, parse it without the lines that have findings, or nothing.
enum class Guarded { clean, cut_lines, refused };

/// Looks at `text` (without a byte order mark); adds at most twenty findings.
Guarded guard(std::string_view text, std::uint32_t source, Diagnostics& findings);

}  // namespace rubdown::toml
