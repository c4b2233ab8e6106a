// The rule that is meant by an id nobody has.
#pragma once

#include <string_view>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

/// The id meant by one that is mistyped or lacks its letter in front; empty where none is near enough.
std::string_view nearest_rule(const RulePack& pack, std::string_view id);

}  // namespace rubdown
