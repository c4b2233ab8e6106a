// The quick way through the workouts of most days: `rest`, `easy 5 mi`, `strength 20 min`, `easy 5 mi + 6 strides`.
// Two in three texts of a plan are such, and they cost a twentieth of the parser's time here. Nothing else is decided
// here: any other spelling is left to the parser, and what it makes of these texts is what they are.
#pragma once

#include <optional>
#include <string_view>

#include "rubdown/workout/workout.hpp"

namespace rubdown::workout {

/// What parse_workout() makes of `text` in any units, without a finding; or nothing, which says nothing about the text.
std::optional<Workout> read_everyday(std::string_view text);

}  // namespace rubdown::workout
