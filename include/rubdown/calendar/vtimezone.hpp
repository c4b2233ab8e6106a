// A time zone as calendars carry it: RFC 5545 section 3.6.5.
#pragma once

#include <string>

#include "rubdown/base/zone.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {

/// Writes the VTIMEZONE that gives `zone`'s offsets from `first` to `last`: one STANDARD and at most one DAYLIGHT with
/// a yearly rule anchored in 1970 where the years allow it, else a STANDARD for the time before and one sub-component
/// for each change of the clock from the last before `first` to the first after `last`. Of two offsets the larger is
/// DAYLIGHT, whatever the zone calls it: readers take that for granted, and Dublin and Casablanca have it the other
/// way.
void write_vtimezone(IcsText& ics, const Zone& zone, Instant first, Instant last);

/// True for the names of UTC itself, whose times are written with `Z` instead.
bool is_utc_name(std::string_view zone);

}  // namespace rubdown
