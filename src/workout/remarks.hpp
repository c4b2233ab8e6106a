// Findings about a text that was read.
#pragma once

#include <vector>

#include "rubdown/workout/workout.hpp"
#include "workout/parser.hpp"

namespace rubdown::workout {

void add_remarks(std::string_view text, const Lexed& lexed, const Syntax& syntax, const Workout& read, Units units,
                 std::vector<Remark>& remarks);

}  // namespace rubdown::workout
