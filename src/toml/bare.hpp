// Values that stand without quotes, in the forms that plans have.
#pragma once

#include <string_view>

#include "toml/value.hpp"

namespace rubdown::toml {

/// `2026-11-01`, a day that exists. False for anything else, which says nothing about the text; so below.
bool set_day(std::string_view text, Value& value);

/// A number, a time or a truth. The text is not empty.
bool set_bare(std::string_view text, Value& value);

}  // namespace rubdown::toml
