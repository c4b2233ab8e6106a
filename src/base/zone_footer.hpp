// The footer of a TZif file: reading it and following it from year to year.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "rubdown/base/zone.hpp"

namespace rubdown {

/// Reads `EST5EDT,M3.2.0,M11.1.0` (RFC 9636 section 3.3: POSIX TZ, times from -167 to 167 hours). Daylight time
/// without its two days is refused: a zone file always has them.
std::optional<ZoneFooter> parse_zone_footer(std::string_view text);

/// A change of the clock that a footer makes.
struct FooterChange {
  Instant when;
  bool to_daylight = false;
};

/// The two changes that belong to `year`, in order; at one instant the change to daylight time comes last, so that
/// a rule which ends and starts together means daylight time all year.
std::array<FooterChange, 2> footer_changes(const ZoneFooter& footer, int year);

/// How far outside its own year a change may lie: 167 hours and an offset.
constexpr std::chrono::hours change_outside_year{24 * 9};

/// What the footer says at `instant`.
const ZoneOffset& footer_offset(const ZoneFooter& footer, Instant instant);

/// The year `instant` lies in, by UTC, held inside -30000 to 30000.
int utc_year(Instant instant);

/// True for the names zones give their offsets: three or more of letters, digits, `+` and `-`.
bool is_zone_abbreviation(std::string_view text);

}  // namespace rubdown
