// The canonical notation of a tree, and the tree it stands for.
#pragma once

#include <string>
#include <string_view>

#include "workout/syntax.hpp"

namespace rubdown::workout {

/// The canonical notation of what was read of `text`. Prose can print to something that reads otherwise; then the
/// notation rules and `syntax` becomes what it says, and where it does not settle, the text is kept as one remark.
std::string settle(Syntax& syntax, std::string_view text, Units units);

}  // namespace rubdown::workout
