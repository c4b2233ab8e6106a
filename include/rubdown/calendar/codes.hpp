// The findings of the calendar room: C about times and an earlier calendar file, B about busy calendars.
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
    "The earlier calendar file was not written by this program for this plan, or somebody added events to it. Events "
    "with the same UID are updated. All others are carried over as they are, and none of them is cancelled, because "
    "the program cannot know who still needs them."};
inline constexpr Code previous_not_calendar{"C005", Severity::warning, "the earlier calendar is no calendar",
                                            "The file named as the earlier calendar holds no BEGIN:VCALENDAR, so "
                                            "nothing in it can be compared and the calendar "
                                            "is written as if there were none. Check the file's name."};
inline constexpr Code previous_repeats{"C006", Severity::warning, "a UID twice in the earlier calendar",
                                       "Two events of the earlier calendar file have the same UID. Calendar programs "
                                       "keep one of them; so does the update, "
                                       "the one with the higher SEQUENCE, then the later."};

inline constexpr Code busy_damaged{
    "B001", Severity::warning, "damage in a busy calendar",
    "A part of the calendar cannot be read: a line that is none, a component that does not end. It is left out and the "
    "rest is read. An event that lost its end is read as far as it goes."};
inline constexpr Code busy_event{
    "B002", Severity::warning, "an event that cannot be read",
    "An event has no start, or a date or time that is none, so it is not known when it is. It is left out; look at its "
    "line in the file."};
inline constexpr Code zone_unknown{
    "B003", Severity::warning, "an unknown time zone",
    "An event names a time zone that the calendar does not describe, that is no IANA name (Europe/Berlin) and no "
    "Windows name. Its times are read in the calendar's own zone where it names one, else in yours. They may be off."};
inline constexpr Code zone_incomplete{
    "B004", Severity::note, "a zone described incompletely",
    "The calendar describes a time zone, but not whole: a part lacks its start or its offsets. The zone of the same "
    "name from the system is used instead."};
inline constexpr Code busy_rule{
    "B005", Severity::warning, "a recurrence that cannot be followed",
    "An event repeats by a rule that cannot be read, or that makes more repeats than are worth counting. The event "
    "itself and the repeats found so far count; later ones do not."};
inline constexpr Code busy_not_calendar{
    "B006", Severity::error, "a busy calendar that is no calendar",
    "The file named as a calendar holds no BEGIN:VCALENDAR, so nothing is known about when you are busy. Check that it "
    "is an iCalendar file (.ics), not a web page or an archive."};
inline constexpr Code busy_too_large{"B007", Severity::error, "a busy calendar that is too large",
                                     "A calendar may have up to 20 MB. Export fewer years or fewer calendars into it."};
inline constexpr Code busy_cut_off{
    "B008", Severity::error, "a busy calendar was not read to its end",
    "The program that reads calendars stopped before its end: it used too much memory or time, or was stopped. Not all "
    "busy times are known. A calendar that does this is damaged or made to do harm."};
inline constexpr Code busy_encoding{"B009", Severity::note, "a busy calendar that is not UTF-8",
                                    "iCalendar files are UTF-8. This one is not; it was read as Latin-1, so titles may "
                                    "look odd. Times are not affected."};
inline constexpr Code busy_order{
    "B010", Severity::warning, "an event that ends before it begins",
    "The end of an event is earlier than its start. It is taken to have no length, so it is not busy."};

std::span<const Code* const> calendar_codes();

}  // namespace rubdown
