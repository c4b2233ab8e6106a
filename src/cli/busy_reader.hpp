// Busy calendars: read by a helper program beside this one, so that hostile input stays fenced off.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/calendar/busy.hpp"
#include "rubdown/schedule/busy_time.hpp"

namespace rubdown::cli {

/// What the helper program says of a calendar file. Nothing, with `error`, where the file cannot be opened or the
/// helper cannot be run.
std::optional<BusyReport> ask_busy_helper(const std::string& path, const BusyRequest& request, std::uint32_t source,
                                          Diagnostics& findings, std::string& error);

/// The busy times in a calendar between two days (see LoaderInput::read_busy).
std::vector<BusyTime> read_busy_calendar(const std::string& path, Span named, Day from, Day to, const Zone* zone,
                                         Sources& sources, Diagnostics& findings);

}  // namespace rubdown::cli
