// The canonical notation: parsing it gives the tree it was printed from.
#pragma once

#include <string>

#include "workout/syntax.hpp"

namespace rubdown::workout {

std::string print(const Syntax& syntax);

}  // namespace rubdown::workout
