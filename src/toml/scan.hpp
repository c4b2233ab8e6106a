// The quick way through a file of the shape that plans have: headers, bare keys, strings without escapes, whole
// numbers, dates, times, arrays and inline tables. It costs a tenth of the library's parser and the guard before it,
// and it decides nothing else: a file with anything it does not know, every error included, is left to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "toml/value.hpp"

namespace rubdown::toml {

/// The tree that parse() makes of `text`, places included, of a text that guard() finds clean; or nothing, which says
/// nothing about the text. The tree refers to the text.
std::optional<Value> scan(std::string_view text, std::uint32_t source);

}  // namespace rubdown::toml
