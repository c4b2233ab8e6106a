// Findings about the files a plan names (letter F).
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code unknown_zone{
    "F001", Severity::error, "unknown time zone",
    "The plan's `timezone` is not a zone of this system. Zones have names such as Europe/Berlin or America/New_York; "
    "without the right one, calendar apps would show every session at the wrong hour."};
inline constexpr Code unreadable_rules{
    "F002", Severity::error, "rule file cannot be read",
    "A file named in `[plan] rules` could not be opened. Paths are relative to the plan. No schedule is made with a "
    "part of its rules missing, because a missing rule may be a safety rule."};
inline constexpr Code unreadable_log{
    "F003", Severity::error, "log cannot be read",
    "The plan names a log (`[plan] log`) that could not be opened. Symptoms and red flags stand in the log, so the plan "
    "is not made without it. A plan that names no log may do without the file."};
inline constexpr Code unreadable_busy{
    "F004", Severity::error, "busy calendar cannot be read",
    "A calendar named in `[availability] busy` or with --busy could not be opened or read. Appointments are not placed "
    "as if that time were free."};

std::span<const Code* const> file_codes();

}  // namespace rubdown
