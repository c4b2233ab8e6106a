// Trees over trees: a file over its template, a roster's cell over both.
#pragma once

#include <string>
#include <string_view>

#include "toml/section.hpp"
#include "toml/value.hpp"

namespace rubdown::toml {

/// Puts `over` on `base`: tables merge key by key, everything else is replaced, but for lists of tables that say
/// otherwise in `section`, whose tables both are (Key::extending). `completes` is the caller's, who does it before.
void merge(Value& base, Value&& over, const Section& section);

/// Sets the value of a dotted key to a loose text, making tables on the way. A number picks an item of an array of
/// tables, from 1; without one the first is meant. The tree refers to both texts. Returns why it could not, or nothing.
std::string set(Value& root, std::string_view dotted_key, std::string_view text, Span at);

}  // namespace rubdown::toml
