// Trees over trees: a file over its template, a roster's cell over both.
#pragma once

#include <string>
#include <string_view>

#include "toml/value.hpp"

namespace rubdown::toml {

/// Puts `over` on `base`: tables merge key by key, everything else is replaced. Arrays of tables are replaced too, but
/// for keys `by_number` says yes to: there the first table merges with the first, and so on.
void merge(Value& base, Value&& over, bool (*by_number)(std::string_view key));

/// Sets the value of a dotted key to a loose text, making tables on the way. A number picks an item of an array of
/// tables, from 1; without one the first is meant. The tree refers to both texts. Returns why it could not, or nothing.
std::string set(Value& root, std::string_view dotted_key, std::string_view text, Span at);

}  // namespace rubdown::toml
