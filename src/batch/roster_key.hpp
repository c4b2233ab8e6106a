// What the two kinds of roster share: names of columns, and what a row amounts to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rubdown/batch/roster.hpp"

namespace rubdown {

/// The plan's key that a short name or a name with dots stands for (`id` and `plan` as they are), written just so as
/// in TOML; or nothing where it is unknown.
std::optional<std::string> roster_key(std::string_view name);

/// The same of a column's header, however it is spaced, cased or hyphenated: `Time Zone`, `Racedate`, `Athlete name`.
std::optional<std::string> header_key(std::string_view header);

/// The keys that an unknown column about symptoms, warning signs, operations or their clearance should have been;
/// empty for one about something else. What stands in it must not get lost.
std::string health_keys(std::string_view header);

/// True of an unknown column, of remarks or of anything but those every roster has (email): unless it is about health,
/// what stands in it is heard for warning signs, as a note of today.
bool is_heard(std::string_view header);

/// Says that a cell under such a column would not count.
void report_health_cell(std::string_view header, std::string_view wanted, Span at, Diagnostics& findings);

/// Says that a column is not used, unless it is one of remarks, or of those every roster has (email).
void report_unknown_column(std::string_view column, Span at, Diagnostics& findings);

/// Takes `id` and `plan` out of the overrides, gives the athlete a name, a label, a log and an identity.
/// `seen` remembers on which line each athlete stands, and each plan that a row names.
void finish_job(AthleteJob& job, const std::string& roster, std::uint32_t line, const std::string& default_plan,
                RosterSeen& seen);

}  // namespace rubdown
