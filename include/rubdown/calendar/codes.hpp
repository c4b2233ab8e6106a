// The findings of the calendar room: C about times and an earlier calendar file.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code time_in_gap{
    "C001", Severity::warning, "a time the clock skips",
    "On the day summer time begins the clock jumps over an hour, and a session starts in it. Calendar programs "
    "disagree "
    "on such a time, so it is written later by what the clock skips: 02:30 becomes 03:30. Choose a time that exists."};
inline constexpr Code time_twice{
    "C002", Severity::note, "a time the clock shows twice",
    "On the day summer time ends one hour comes twice, and a session starts in it. The first of the two is meant. "
    "Calendar programs disagree on such a time, so it is written in UTC; the instant is right, the label may say UTC."};
inline constexpr Code previous_damaged{
    "C003", Severity::warning, "damage in the earlier calendar",
    "A part of the earlier calendar file cannot be read: a line that is none, a component that does not end, an event "
    "without a UID. What can be read is used; what cannot is named with its line and is not carried over."};
inline constexpr Code previous_foreign{
    "C004", Severity::warning, "the earlier calendar is not of this plan",
    "The earlier calendar file was not written for this plan by this program, or other events were added to it. Events "
    "with the same UID are updated. All others are carried over as they are, since it is not known who wants them; "
    "none of them is cancelled."};
inline constexpr Code previous_not_calendar{"C005", Severity::warning, "the earlier calendar is no calendar",
                                            "The file named as the earlier calendar holds no BEGIN:VCALENDAR, so "
                                            "nothing in it can be compared and the calendar "
                                            "is written as if there were none. Check the file's name."};
inline constexpr Code previous_repeats{"C006", Severity::warning, "a UID twice in the earlier calendar",
                                       "Two events of the earlier calendar file have the same UID. Calendar programs "
                                       "keep one of them; so does the update, "
                                       "the one with the higher SEQUENCE, then the later."};

std::span<const Code* const> calendar_codes();

}  // namespace rubdown
