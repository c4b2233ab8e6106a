// Values as TOML 1.0 text, for the plans this room writes.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/base/units.hpp"

namespace rubdown {

/// A basic string; controls are escaped.
std::string toml_quoted(std::string_view text);

/// `marathon`, `half`, `10 km`, `5 mi`, `1500 m`: as plan files write a distance.
std::string toml_distance(Distance distance);

}  // namespace rubdown
