// `rubdown log --clear`: what ends a warning sign, a complaint, an illness or a remark that was logged before.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/batch/loader.hpp"
#include "rubdown/recovery/stop_triggers.hpp"

namespace rubdown::cli {

/// The entries to append so that what `what` names (`calf-swelling:left`, `it-band`, `fever`, or the rule of a stop,
/// `C-DVT`) is over from `on` on: each entry about it that is still open, once more and with `cleared = on`; a log only
/// grows, and a later entry about the same ends the earlier ones. `given` is all that is to be cleared at once. `error`
/// says why there is none.
std::string clearing_entries(const LoadedPlan& loaded, std::string_view what, std::span<const std::string> given,
                             Day on, std::string& error);

/// Lines that say how a stop ends: what to write once it is cleared, or until when it still holds. `path` is the
/// plan's.
std::string how_it_ends(const Stop& stop, const std::vector<StopTrigger>& triggers, std::string_view path);

}  // namespace rubdown::cli
