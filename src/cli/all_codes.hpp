// The codes of all rooms.
#pragma once

#include <vector>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown::cli {

/// In the order of their ids.
std::vector<const Code*> all_codes();

}  // namespace rubdown::cli
