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
inline constexpr Code log_without_session{
    "S009", Severity::warning, "logged session not in the plan",
    "The log says that a session was done or missed on a day, and the plan has no such session there. A run done "
    "outside the plan needs a distance or a time to count. Correct the date or the number of the session."};
inline constexpr Code sessions_overlap{
    "S010", Severity::warning, "two sessions at the same time",
    "Two sessions of a day have clock times that overlap. Give one of them another `at`."};

inline constexpr Code single_run_jump{
    "W001", Severity::warning, "a run much longer than any before",
    "A run is more than ten per cent longer than the longest of the 30 days before it. Among 5205 runners such single "
    "jumps went with more overuse injuries, while the change from week to week did not (brandt-frandsen-2025; "
    "observational). Below 16 km a step of a mile is let pass. The first week of a plan is not judged, since what came "
    "before it is unknown, and races are not. With `progression = \"classic\"` in [plan] jumps up to a quarter pass."};
inline constexpr Code week_jump{
    "W002", Severity::note, "a week over ten per cent larger",
    "A week's distance is more than ten per cent over the largest of the three weeks before it, so a return from a "
    "lighter week is not counted. The ten per cent rule did not lower injuries when it was tried (buist-2008): a note, "
    "not a warning."};
inline constexpr Code large_week_jump{
    "W003", Severity::warning, "a week over thirty per cent larger",
    "A week's distance is more than thirty per cent over the largest of the three weeks before it. In novices steps of "
    "that size went with some overuse injuries (nielsen-2014). Spread the step over more weeks."};
inline constexpr Code hard_back_to_back{
    "W004", Severity::warning, "hard days back to back",
    "Two hard sessions stand on consecutive days: repetitions, tempo, hills, a race, 8 km or more at marathon pace, or "
    "a long run of 24 km or more. About 48 hours between them is usual practice. Put an easy day between."};
inline constexpr Code no_cutback{
    "W005", Severity::warning, "no lighter week",
    "Six weeks rise without a lighter one among them. Every third or fourth week with about a quarter less is usual "
    "practice, without trials behind it."};
inline constexpr Code taper_missing{
    "W006", Severity::warning, "taper missing",
    "The weeks before the A race hold almost as much as the largest week. In trials two weeks with 41 to 60 % less "
    "distance, at the same intensity and as often as before, did best (bosquet-2007, wang-2023); among recreational "
    "marathoners three strict weeks did best (smyth-lawlor-2021)."};
inline constexpr Code taper_too_deep{
    "W007", Severity::warning, "taper too deep",
    "The weeks before the A race hold very little, compared with the largest week. Trials support cutting the distance "
    "by 41 to 60 % (bosquet-2007); cutting more has not done better."};
inline constexpr Code long_run_share{
    "W008", Severity::note, "a long run that is much of the week",
    "The long run takes more of the week's distance than is usual for the number of runs: 55 % with three runs a week, "
    "52 % with four, 40 % with five, 33 % with six or more. The bounds are read off public plans; none of them was "
    "tested."};
inline constexpr Code week_total{
    "W009", Severity::warning, "a week's number against its runs",
    "The week says a `distance`, and its runs add up to another. One of the two is a slip. With a race in the week "
    "either sum is accepted, with the race or without it."};
inline constexpr Code race_off_day{"W010", Severity::warning, "a race off its day",
                                   "The plan's words put a race on a day on which no [[race]] is, while a [[race]] of "
                                   "that distance is near, or it is a "
                                   "marathon that no [[race]] names. Taper and recovery follow the [[race]]."};
inline constexpr Code hard_after_race{
    "W011", Severity::warning, "hard running too soon after the race",
    "A hard or long run stands within the easy days after the race: one day for each 3 km raced is usual "
    "(daniels-2014)."};
inline constexpr Code days_past_race{
    "W012", Severity::note, "days past the race",
    "The last week goes on after the race the plan is for. Often the race's date is a week or a day off. Where it is "
    "meant, give the week `phase = \"recovery\"`."};
inline constexpr Code plan_ends_elsewhere{
    "W013", Severity::warning, "a plan that does not end on the race",
    "The A race is not in the plan's last week. Weeks after it are fine where they say `phase = \"recovery\"`; else a "
    "date is probably wrong."};
inline constexpr Code licence_expires{
    "W014", Severity::warning, "a licence that ends before the plan",
    "A therapist's licence ends before the plan does. Appointments after that day are not assigned to them."};

inline constexpr Code resume_lighter{
    "W015", Severity::note, "training missed",
    "The log has four days or more without running up to today. Making up for them is not advised: resume with 90 % of "
    "the distances after 4 to 7 days, 75 % after 8 to 14, 60 % after 15 to 28, and rebuild the goal after more. A week "
    "or "
    "more without running cost marathoners 5 to 8 % of their time (feely-2023); the percentages are the planner's own. "
    "`rubdown explain` prints [[change]] tables to paste; nothing is changed unasked."};
inline constexpr Code beyond_runners{
    "W016", Severity::warning, "a time outside what runners run",
    "The goal of a race, or the time in `recent`, has an index below 10 or above 90 (Daniels and Gilbert 1979): no "
    "record is as fast, or a walk is faster. The paces of the plan are worked out from it all the same; the command "
    "`rubdown paces` refuses such a time."};
inline constexpr Code unlikely_run{
    "W017", Severity::warning, "a run that is hard to believe",
    "The log has a run of more than 100 km that the plan did not ask for, one of more than three times what it asked "
    "for, or a pace that nobody runs. Recovery follows what was done, so a slip of the keyboard asks for the wrong "
    "one. Correct the entry; where it is right, nothing needs to be done."};
inline constexpr Code request_contradicts{"W051", Severity::error, "a plan that cannot be made",
                                          "What `rubdown new` was asked for contradicts itself or leaves no room: too "
                                          "few weeks, more runs and rest days than "
                                          "a week has, a long run on a rest day."};
inline constexpr Code entry_too_low{
    "W052", Severity::error, "a block that begins above the runner",
    "A block begins with a long run and a week that the runner should have run already: the long run in the last 30 "
    "days, the week for three weeks. Otherwise its first steps are the large jumps that went with injuries "
    "(brandt-frandsen-2025). A longer block begins lower; the message says which one would do."};
inline constexpr Code block_begun{
    "W053", Severity::warning, "a block that has begun",
    "The first week of the plan that `rubdown new` writes lies in the past, because the race is nearer than the block "
    "is "
    "long. The plan is written as asked; the message names the longest block that still fits. Starting in its middle "
    "means starting with runs that nobody has built up to."};

inline constexpr Code cell_not_understood{
    "W061", Severity::warning, "a cell that is not understood",
    "A cell of an imported week grid is not understood as a workout. Its text is kept in the plan as it is, a run of "
    "unknown size; correct it there. `rubdown workout TEXT` tells how a text is understood."};
inline constexpr Code column_left_out{
    "W062", Severity::note, "a column left out",
    "A column of an imported week grid is neither a day nor a week's number, date, phase or note. Totals are left out, "
    "since they follow from the runs."};
inline constexpr Code row_left_out{
    "W063", Severity::note, "a row left out",
    "A row of an imported week grid has no session on any day. Headings over several weeks become their phase."};
inline constexpr Code no_grid{"W064", Severity::error, "no week grid",
                              "The table is not read as weeks and days. Give a row a week and a column a day, best "
                              "with the weekdays as headings; "
                              "without headings the first seven columns after numbers or dates are Monday to Sunday."};
inline constexpr Code dates_left_out{
    "W065", Severity::warning, "dates left out",
    "The dates of an imported week grid are not one a week, or have no year, or are missing in some weeks. The plan's "
    "weeks then get their dates from the race, or from `starts` in the first week."};

/// All of them, in order.
std::span<const Code* const> training_codes();

}  // namespace rubdown
