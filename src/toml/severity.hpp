// Words for how much something hurts.
#pragma once

#include <optional>
#include <string_view>

namespace rubdown::toml {

/// Of 0 to 10: mild is 2, moderate 5, severe 8; nothing for any other word.
std::optional<int> severity_of(std::string_view word);

}  // namespace rubdown::toml
