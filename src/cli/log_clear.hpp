// `rubdown log --clear`: what ends a warning sign, a complaint or an illness that was logged before.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/plan/log.hpp"

namespace rubdown::cli {

/// The entries to append so that what `what` names (`calf-swelling:left`, `it-band`, `fever`) is over from `on` on:
/// each entry about it that is still open, once more and with `cleared = on`; a log only grows, and a later entry about
/// the same ends the earlier ones. `error` says why there is none.
std::string clearing_entries(const Log& log, std::string_view what, Day on, std::string& error);

}  // namespace rubdown::cli
