// Words about a schedule that more than one part of the program says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// `week 3 of 18`; for weeks that a rule added behind the plan's `week 2 after the race`.
std::string week_text(const Schedule& schedule, const Week& week);

/// Where a dose begins with the name of its session, what it says besides: ` and eat` of `drink to thirst and eat`.
std::optional<std::string_view> beyond_title(SessionType type, std::string_view dose);

}  // namespace rubdown
