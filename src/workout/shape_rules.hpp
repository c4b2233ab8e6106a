// The one rule of shaping that the printer must know.
#pragma once

#include <vector>

#include "workout/syntax.hpp"

namespace rubdown::workout {

/// True where pieces written one after the other with commas would be read as a total and its parts.
bool reads_as_total(const std::vector<Item>& items);

}  // namespace rubdown::workout
