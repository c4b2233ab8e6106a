// The findings of the training room: S about placing runs on days, W about the training itself.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code no_dates{
    "S001", Severity::error, "weeks without dates",
    "A plan's weeks get their dates from the race (the last week holds the A race) or from a week that says `starts`. "
    "Without either there is no calendar. Add a [[race]] with its date, or `starts = DATE`, a Monday, to the first "
    "week."};
inline constexpr Code starts_contradict{
    "S002", Severity::error, "a week starts where it cannot",
    "Weeks follow each other without gaps, so once one week says `starts`, the dates of all are known. A later week "
    "says another date. Correct one of the two, or write the weeks between them."};
inline constexpr Code no_a_race{
    "S003", Severity::warning, "no A race",
    "The plan is dated by its race of priority A. None is, so the last race took its place. Give the race the plan is "
    "for `priority = \"A\"`."};
inline constexpr Code race_outside{
    "S004", Severity::warning, "race outside the plan",
    "A race lies before the first week or many weeks after the last, so it has no place in the calendar. Check its "
    "date, mostly the year, or write the weeks up to it."};
inline constexpr Code run_on_race_day{
    "S005", Severity::warning, "another session on race day",
    "A [[race]] stands on its own date. If the plan writes \"race\", \"rest\" or nothing on that day the race takes "
    "the "
    "place; anything else is kept beside it, since it may be a warm-up, and mentioned, since it may be a wrong date."};
inline constexpr Code races_too_close{
    "S006", Severity::warning, "races too close together",
    "After a race one easy day for each 3 km of it is usual (daniels-2014). A second race within that time would ask "
    "for rest and for racing on the same days; recovery wins, and the less important race is planned as a C race."};
inline constexpr Code change_outside{
    "S007", Severity::error, "change outside the plan",
    "A [[change]] replaces what the plan has on a day, and this day is in none of its weeks. Correct the date."};
inline constexpr Code changed_twice{
    "S008", Severity::warning, "a day changed twice",
    "Two [[change]] tables name the same day. The later one in the file stands; take the other out."};
inline constexpr Code log_without_session{
    "S009", Severity::warning, "logged session not in the plan",
    "The log says that a session was done or missed on a day, and the plan has no such session there. A run done "
    "outside the plan needs a distance or a time to count. Correct the date or the number of the session."};
inline constexpr Code sessions_overlap{
    "S010", Severity::warning, "two sessions at the same time",
    "Two sessions of a day have clock times that overlap. Give one of them another `at`."};

/// All of them, in order.
std::span<const Code* const> training_codes();

}  // namespace rubdown
