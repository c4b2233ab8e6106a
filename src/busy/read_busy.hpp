// A calendar file's busy times: the whole way from bytes to a report.
#pragma once

#include <string>
#include <string_view>

#include "busy/file_zones.hpp"
#include "rubdown/calendar/busy.hpp"

namespace rubdown {

constexpr std::size_t largest_calendar = std::size_t{20} << 20;  ///< octets

/// Reads any bytes. `zone_file` gives the bytes of zone files by name. Decisions where calendars differ:
/// 1. Zones: see FileZones. 2. Times without a zone and whole days are in the athlete's zone. 3. Repeats: see
/// occurrences(). 4. Busy is what is not TRANSP:TRANSPARENT, cancelled, marked free by Outlook or declined by the
/// owner; tentative counts as busy and says so; whole days count unless the request says otherwise; VFREEBUSY counts.
/// 5. No end: a date is one day, a time has no length and is not busy; an end before the start is no length (B010).
/// 6. Bytes: LF or CRLF, BOM, Latin-1, unfolded and broken lines, several calendars, vCalendar 1.0 (without its rules),
/// a missing end. 7. Limits: 20 MB, 64 KB a line, components 16 deep, 10,000 repeats of an event, findings by the
/// dozen.
BusyReport read_busy(std::string_view bytes, const BusyRequest& request, const ZoneFile& zone_file,
                     Diagnostics& findings);

}  // namespace rubdown
