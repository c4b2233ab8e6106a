// Lengths of time as rule files write them: `24 h`, `15 min`, `3 d`, `-0.5 h`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rubdown/base/units.hpp"

namespace rubdown {

/// A number with the unit min, h, d or w, whole minutes, at most a year; negative lies before.
std::optional<Minutes> parse_lapse(std::string_view text);

/// `24 h` for whole hours, `15 min` for others; days from ten days on: `14 d`.
std::string format_lapse(Minutes lapse);

/// As people say it: `15 min`, `48 h`, `7 days` and `4 days 18 h` from three days on. Not below zero.
std::string lapse_in_words(Minutes lapse);

}  // namespace rubdown
