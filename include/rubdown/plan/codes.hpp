// The findings about what a plan (P) or a log (L) says. How it is written is told by the T codes.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code extends_unreadable{
    "P001", Severity::error, "template cannot be read",
    "The file that extends names could not be read. Its path is relative to the file that names it."};
inline constexpr Code extends_cycle{
    "P002", Severity::error, "templates go in a circle",
    "A template extends a file that, directly or through others, extends it again. A chain of templates may be eight "
    "files long."};
inline constexpr Code bad_override{
    "P003", Severity::error, "column does not lead to a key",
    "A column of a roster names a key of the plan with dots: athlete.easy_pace, race.goal, week.3.tue. A number picks "
    "a "
    "table that repeats, counted from 1; without one the first is meant, of races the A race."};
inline constexpr Code bad_zone_name{
    "P004", Severity::error, "not a time zone",
    "A time zone is named as in the IANA database, Area/Location: America/New_York, Europe/Berlin, Asia/Kolkata; or "
    "UTC. Abbreviations such as EST and offsets do not say when the clocks change."};
inline constexpr Code not_a_monday{
    "P005", Severity::error, "week does not start on a Monday",
    "A week runs from Monday to Sunday. Without starts, weeks are counted back from the A race."};
inline constexpr Code no_weeks{
    "P006", Severity::error, "no weeks",
    "A plan is made of [[week]] tables, one a week, in order. Without any there is nothing to put in a calendar."};
inline constexpr Code race_twice{"P007", Severity::error, "two races on a day",
                                 "Two [[race]] tables name the same date. One of the dates is most likely mistyped."};
inline constexpr Code change_twice{
    "P008", Severity::error, "two changes of a day",
    "A [[change]] replaces all of a day's workouts, so a second one for the same day would undo the first. Put both "
    "workouts in one: run = [\"easy 4 mi\", \"strength 30 min\"]."};
inline constexpr Code therapist_twice{"P009", Severity::error, "two therapists of one name",
                                      "Appointments name their therapist, so names must differ."};
inline constexpr Code not_a_window{
    "P010", Severity::error, "not a weekly window",
    "A window is days and hours: \"mon-fri 17:30-20:30\", \"sat 10:00-16:00\", \"mon,wed 18:00-20:00\", \"daily "
    "18:00-20:00\". Days may wrap round the week (fri-mon); hours may not pass midnight, but may end at 24:00."};
inline constexpr Code area_needed{
    "P011", Severity::error, "surgery without an area",
    "For a procedure other than the two that are known by name, the plan must say which part of the leg was operated "
    "on, so that nothing is placed on it before it is cleared."};
inline constexpr Code area_contradicts{"P012", Severity::error, "area does not fit the procedure",
                                       "Reconstruction of the anterior cruciate ligament and repair of the patellar "
                                       "tendon are operations on the knee. For "
                                       "another place write procedure = \"other\"."};
inline constexpr Code bad_rule_id{
    "P013", Severity::error, "not a rule's id",
    "Rules are named by their id, letters, digits and hyphens: R-EASY. See rubdown rules list."};
inline constexpr Code ends_before_it_begins{
    "P014", Severity::error, "ends before it begins",
    "The second date lies before the first: the last blocked day before the first, or the day something was cleared "
    "before the day it began."};
inline constexpr Code empty_cell{
    "P015", Severity::error, "nothing in a day",
    "A day holds a workout as text, a distance as a number, a table with run, at and note, or an array of these. For a "
    "day off write \"rest\", or leave the day out."};
inline constexpr Code implausible_time{
    "P016", Severity::error, "time does not fit the distance",
    "The pace that follows from distance and time is faster than 1:30 or slower than 30:00 a kilometre. Two numbers "
    "are "
    "minutes and seconds, three are hours, minutes and seconds: \"3:45\" is 3 min 45 s, \"3:45:00\" is 3 h 45 min."};
inline constexpr Code pin_twice{"P017", Severity::error, "two appointments at one time",
                                "Two [[recovery.pin]] tables name the same day and time."};
inline constexpr Code race_unclear{
    "P018", Severity::error, "not clear which race",
    "A [[race]] of a plan that extends a template may lack its name, date or distance: then it completes the "
    "template's race of that name, or the only one, or the only one without a date. Where none of these is the case, "
    "write the name of the one that is meant. What completes one race stands in one table."};
inline constexpr Code cleared_before{
    "L001", Severity::error, "cleared before it began",
    "The day something was cleared lies before the day it was reported. While this stands, neither date can be "
    "trusted, so the report counts as not cleared."};
inline constexpr Code done_and_missed{"L002", Severity::warning, "done and missed",
                                      "The same workout is logged as done and as missed. It counts as done."};
inline constexpr Code bad_area{
    "L003", Severity::error, "not a body area",
    "An area is written as its word, with a side before it where only one side is meant: \"calf\", \"right it-band\"."};
inline constexpr Code skipped_nothing{
    "L004", Severity::error, "nothing was skipped",
    "A [[skipped]] table says in what which self-care was left out: stretching, hydration, rolling."};

/// All of the above, by id.
std::span<const Code* const> plan_codes();
std::span<const Code* const> log_codes();

}  // namespace rubdown
