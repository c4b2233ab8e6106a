// `10km=47:10`: a race and its time, as options take it.
#pragma once

#include <optional>
#include <string_view>

#include "rubdown/plan/plan.hpp"

namespace rubdown::cli {

/// Nothing where the text is not a distance, `=` and a time.
std::optional<Performance> parse_performance(std::string_view text, Units units);

}  // namespace rubdown::cli
