// Busy calendars: read by a helper program beside this one, so that hostile input stays fenced off.
#pragma once

#include <string>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/busy_time.hpp"

namespace rubdown::cli {

/// The busy times in the calendar file between two days, findings added (see LoaderInput::read_busy).
std::vector<BusyTime> read_busy_calendar(const std::string& path, Span named, Day from, Day to, const Zone* zone,
                                         Sources& sources, Diagnostics& findings);

}  // namespace rubdown::cli
