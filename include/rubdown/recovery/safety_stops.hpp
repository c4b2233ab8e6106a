// What a pack of rules leaves out of the built-in stops: a runner must hear of it, since nothing else stands in for
// them.
#pragma once

#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/recovery/rule.hpp"

namespace rubdown {

/// Adds R106 about a rule that stopped something and no longer does; `at` is where it was taken out.
void report_stop_left_out(std::string_view id, Span at, Diagnostics& findings);

/// Adds one R106 where a pack that was not made on top of `builtin` lacks stops of it; `at` is where the pack is named.
void report_missing_stops(const RulePack& pack, const RulePack& builtin, Span at, Diagnostics& findings);

/// Adds R106 at each warning sign that was logged and is not cleared by `today`, where a rule of `builtin` would stop
/// something for it and none of `pack` does, or the plan disables it.
void report_unheard_flags(const Plan& plan, const RulePack& pack, const RulePack& builtin, Day today,
                          Diagnostics& findings);

}  // namespace rubdown
