// What the two kinds of roster share: names of columns, and what a row amounts to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rubdown/batch/roster.hpp"

namespace rubdown {

/// The plan's key a column stands for (`id` and `plan` as they are), or nothing where it is unknown.
std::optional<std::string> roster_key(std::string_view column);

/// Says that a column is not used, unless it is one of those every roster has (email, notes).
void report_unknown_column(std::string_view column, Span at, Diagnostics& findings);

/// Takes `id` and `plan` out of the overrides, gives the athlete a name, a label, a log and an identity.
/// `seen` remembers on which line each athlete stands, and each plan that a row names.
void finish_job(AthleteJob& job, const std::string& roster, std::uint32_t line, const std::string& default_plan,
                RosterSeen& seen);

}  // namespace rubdown
