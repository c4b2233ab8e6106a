// Every section and key of plan files. The reader, the JSON Schema and `rubdown help plan` are made from these.
#pragma once

#include <array>
#include <iterator>

#include "plan/log_keys.hpp"
#include "plan/words.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "toml/section.hpp"

namespace rubdown::keys {

inline constexpr Key plan_keys[] = {
    {.name = "name", .means = "what the plan is called", .otherwise = "the A race's name"},
    {.name = "id",
     .means = "the identity of its calendar events; keep it when the file is renamed",
     .otherwise = "the file's name and the athlete's"},
    {.name = "units",
     .type = Type::word,
     .means = "what a bare number means and what is printed",
     .otherwise = "km",
     .words = unit_words,
     .noun = "unit",
     .example = "\"km\""},
    {.name = "progression",
     .type = Type::word,
     .means = "how far a long run may go beyond the longest of 30 days before a finding: a tenth, or a quarter",
     .otherwise = "strict",
     .words = progression_words,
     .example = "\"classic\""},
    {.name = "rules",
     .type = Type::texts,
     .means = "rule packs by file name, later ones over earlier ones; `builtin` is the program's own",
     .otherwise = "[\"builtin\"]",
     .example = "[\"builtin\", \"mine.toml\"]"},
    {.name = "extends",
     .means = "a template, relative to this file; this file's keys and days win over it, and its id and log are not "
              "taken; what "
              "becomes of its lists of tables stands with each"},
    {.name = "log", .means = "the log's file, relative to this one", .otherwise = "`<plan>.log.toml` beside the plan"},
};
inline constexpr Section plan{"plan", "The plan as a whole.", plan_keys};

inline constexpr Key recent_keys[] = {
    {.name = "distance", .type = Type::distance, .means = "the distance of a recent race", .required = true},
    {.name = "time", .type = Type::clock, .means = "the time it took", .required = true},
};
inline constexpr Section recent{"athlete.recent", "A recent race, from which paces are estimated.", recent_keys};

inline constexpr Key run_at_keys[] = {
    {.name = "default", .type = Type::time, .means = "the start of runs", .otherwise = "07:00"},
    {.name = "mon", .type = Type::time, .means = "the start on Mondays"},
    {.name = "tue", .type = Type::time, .means = "the start on Tuesdays"},
    {.name = "wed", .type = Type::time, .means = "the start on Wednesdays"},
    {.name = "thu", .type = Type::time, .means = "the start on Thursdays"},
    {.name = "fri", .type = Type::time, .means = "the start on Fridays"},
    {.name = "sat", .type = Type::time, .means = "the start on Saturdays"},
    {.name = "sun", .type = Type::time, .means = "the start on Sundays"},
};
inline constexpr Section run_at{"athlete.run_at", "When runs start.", run_at_keys};

inline constexpr Key athlete_keys[] = {
    {.name = "name", .means = "the runner's name"},
    {.name = "timezone", .means = "the IANA zone of all times in the plan: America/New_York"},
    {.name = "born",
     .type = Type::integer,
     .means = "year of birth, for the spacing of hard days from 40 on",
     .min = 1900,
     .max = 2100,
     .example = "1984"},
    {.name = "weeks_running",
     .type = Type::integer,
     .means = "weeks of regular running before the plan, for beginners' limits",
     .max = 5000},
    {.name = "easy_pace", .type = Type::pace, .means = "pace of easy runs, from which durations are expected"},
    {.name = "recent", .type = Type::table, .means = "a recent race, instead of easy_pace", .section = &recent},
    {.name = "run_at",
     .type = Type::run_times,
     .means = "when runs start: one time, or a table by weekday",
     .otherwise = "07:00",
     .section = &run_at},
};
inline constexpr Section athlete{"athlete", "Who runs.", athlete_keys};

inline constexpr Key race_keys[] = {
    {.name = "name", .means = "the race's name", .required = true, .example = "\"City Marathon\""},
    {.name = "date", .type = Type::day, .means = "its day", .required = true},
    {.name = "start", .type = Type::time, .means = "its start", .otherwise = "09:00"},
    {.name = "distance",
     .type = Type::distance,
     .means = "5 km, 10 km, half, marathon, 50 km, or any distance",
     .required = true},
    {.name = "priority",
     .type = Type::word,
     .means = "A is what the plan is for, B is prepared for, C is run in training",
     .otherwise = "A",
     .words = priority_words,
     .example = "\"A\""},
    {.name = "goal", .type = Type::clock, .means = "the time aimed at"},
    {.name = "location", .means = "where it starts"},
};
inline constexpr Section race{"race", "A race. The last week holds the A race, unless a week says when it starts.",
                              race_keys, true};

inline constexpr Key session_keys[] = {
    {.name = "run", .means = "the workout", .required = true, .example = "\"easy 5 mi\""},
    {.name = "at", .type = Type::time, .means = "when it starts", .otherwise = "athlete.run_at"},
    {.name = "note", .means = "a remark"},
};
inline constexpr Section session{"a day's workout",
                                 "A day, or a part of it, as a table: { run = \"strength 30 min\", at = \"17:00\" }.",
                                 session_keys};

inline constexpr Key week_keys[] = {
    {.name = "phase", .means = "base, build, peak, taper, recovery, or a word of one's own"},
    {.name = "starts", .type = Type::day, .means = "the week's Monday", .otherwise = "counted back from the A race"},
    {.name = "distance",
     .type = Type::distance,
     .means = "what the week should add up to, to be checked against its days"},
    {.name = "note", .means = "a remark printed with the week"},
    {.name = "mon", .type = Type::sessions, .means = "Monday's workout or workouts", .section = &session},
    {.name = "tue", .type = Type::sessions, .means = "Tuesday's", .section = &session},
    {.name = "wed", .type = Type::sessions, .means = "Wednesday's", .section = &session},
    {.name = "thu", .type = Type::sessions, .means = "Thursday's", .section = &session},
    {.name = "fri", .type = Type::sessions, .means = "Friday's", .section = &session},
    {.name = "sat", .type = Type::sessions, .means = "Saturday's", .section = &session},
    {.name = "sun", .type = Type::sessions, .means = "Sunday's", .section = &session},
};
inline constexpr Section week{"week", "A week, in order.", week_keys, true};

inline constexpr Key pin_keys[] = {
    {.name = "date", .type = Type::day, .means = "its day", .required = true},
    {.name = "at", .type = Type::time, .means = "its start", .required = true},
    {.name = "session",
     .type = Type::word,
     .means = "what kind of massage",
     .required = true,
     .words = appointment_words,
     .noun = "kind of massage",
     .example = "\"massage.sport\""},
    {.name = "minutes",
     .type = Type::integer,
     .means = "how long it takes",
     .otherwise = "the usual length of its kind",
     .min = 5,
     .max = 240},
    {.name = "note", .means = "a remark"},
};
inline constexpr Section pin{"recovery.pin", "An appointment that stands; the planner warns about it, never moves it.",
                             pin_keys, true};

inline constexpr Key recovery_keys[] = {
    {.name = "massage_every_days",
     .type = Type::integer,
     .means = "at most one professional massage in so many days; rules may ask for fewer",
     .otherwise = "the rules' own spacing",
     .min = 1,
     .max = 365},
    {.name = "massages_per_month",
     .type = Type::integer,
     .means = "a budget; 0 is self-care only",
     .otherwise = "no limit but the rules' own",
     .max = 31},
    {.name = "prefer",
     .type = Type::word,
     .means = "the kind of massage where a rule leaves the choice",
     .otherwise = "sport",
     .words = preference_words,
     .noun = "kind of massage",
     .example = "\"sport\""},
    {.name = "deep_tissue", .type = Type::boolean, .means = "allow deep-tissue massage", .otherwise = "false"},
    {.name = "cwi", .type = Type::boolean, .means = "allow cold-water immersion", .otherwise = "false"},
    {.name = "early_jog",
     .type = Type::boolean,
     .means = "allow an easy jog from 48 hours after a marathon on",
     .otherwise = "false"},
    {.name = "weekly_massage",
     .type = Type::boolean,
     .means = "allow a massage each week after long runs",
     .otherwise = "false"},
    {.name = "massage_every_weeks",
     .type = Type::integer,
     .means = "a routine massage each so many weeks, whatever was run",
     .otherwise = "none",
     .min = 1,
     .max = 52},
    {.name = "last_massage", .type = Type::day, .means = "the last one before the plan"},
    {.name = "last_deep_massage", .type = Type::day, .means = "the last deep-tissue one before the plan"},
    {.name = "disable", .type = Type::texts, .means = "rules not to apply, by id", .example = "[\"R-EASY\"]"},
    {.name = "pin",
     .type = Type::tables,
     .means = "appointments that stand",
     .section = &pin,
     .extending = Extending::by_day},
};
inline constexpr Section recovery{"recovery", "What recovery the runner wants.", recovery_keys};

inline constexpr Key blocked_keys[] = {
    {.name = "from", .type = Type::day, .means = "the first day", .required = true},
    {.name = "to", .type = Type::day, .means = "the last day", .otherwise = "the first"},
    {.name = "why", .means = "a reason, for explanations"},
};
inline constexpr Section blocked{"availability.blocked", "Days on which nothing is placed but runs.", blocked_keys,
                                 true};

inline constexpr Key availability_keys[] = {
    {.name = "massage",
     .type = Type::windows,
     .means = "when an appointment is possible",
     .otherwise = "18:00 on each day"},
    {.name = "blocked",
     .type = Type::tables,
     .means = "days on which nothing is placed but runs",
     .section = &blocked,
     .extending = Extending::adds_up},
    {.name = "busy",
     .type = Type::texts,
     .means = "calendars (.ics) that occupy time, relative to this file",
     .example = "[\"work.ics\"]"},
    {.name = "busy_days",
     .type = Type::boolean,
     .means = "whether whole days in those calendars are taken, as an absence is and a birthday is not",
     .otherwise = "true"},
};
inline constexpr Section availability{"availability", "When there is time for recovery.", availability_keys};

inline constexpr Key therapist_keys[] = {
    {.name = "name", .means = "the therapist's name", .required = true, .example = "\"Sam Lee\""},
    {.name = "credential", .means = "the title, for example LMT"},
    {.name = "license", .means = "the licence's number; without one nobody is assigned"},
    {.name = "license_expires", .type = Type::day, .means = "the licence's last day"},
    {.name = "organisation", .means = "the practice"},
    {.name = "phone", .means = "for booking"},
    {.name = "url", .means = "for booking"},
    {.name = "address", .means = "where to go"},
    {.name = "hours", .type = Type::windows, .means = "opening hours", .otherwise = "any time"},
    {.name = "offers",
     .type = Type::words,
     .means = "kinds of massage",
     .otherwise = "all but massage.scar",
     .words = appointment_words,
     .noun = "kind of massage",
     .example = "[\"massage.sport\", \"massage.relax\"]"},
    {.name = "price", .type = Type::price, .means = "as it should be printed"},
};
inline constexpr Section therapist{"therapist", "Who gives massages.", therapist_keys, true};

inline constexpr Key cleared_keys[] = {
    {.name = "running", .type = Type::day, .means = "from this day on, says a clinician"},
    {.name = "massage", .type = Type::day, .means = "from this day on, says a clinician"},
};
inline constexpr Section cleared{"surgery.cleared", "What a clinician has allowed; absent is not allowed.",
                                 cleared_keys};

inline constexpr Key surgery_keys[] = {
    {.name = "procedure",
     .type = Type::word,
     .means = "what was done",
     .required = true,
     .words = procedure_words,
     .example = "\"acl-reconstruction\""},
    {.name = "side",
     .type = Type::word,
     .means = "on which side",
     .otherwise = "both",
     .words = side_names,
     .example = "\"right\""},
    {.name = "area",
     .type = Type::word,
     .means = "where, for `other`; the two named procedures are of the knee",
     .words = area_names,
     .example = "\"it-band\""},
    {.name = "on", .type = Type::day, .means = "the day of the operation", .required = true},
    {.name = "cleared", .type = Type::table, .means = "what a clinician has allowed since when", .section = &cleared},
    {.name = "wound_closed", .type = Type::boolean, .means = "the wound has healed over", .otherwise = "false"},
    {.name = "extension_deficit",
     .type = Type::boolean,
     .means = "the knee does not straighten fully",
     .otherwise = "false"},
    {.name = "stiffness", .type = Type::boolean, .means = "the scar or joint is stiff", .otherwise = "false"},
};
inline constexpr Section surgery{"surgery", "An operation on a leg.", surgery_keys, true};

inline constexpr Key condition_keys[] = {
    {.name = "name",
     .type = Type::word,
     .means = "which",
     .required = true,
     .words = condition_names,
     .noun = "condition",
     .example = "\"anticoagulant\""},
    {.name = "since", .type = Type::day, .means = "its first day", .otherwise = "before the plan"},
    {.name = "cleared", .type = Type::day, .means = "the first day without it"},
    {.name = "note", .means = "a remark"},
};
inline constexpr Section condition{"condition", "A lasting condition that holds some recovery back.", condition_keys,
                                   true};

inline constexpr Key change_keys[] = {
    {.name = "date", .type = Type::day, .means = "which day", .required = true},
    {.name = "run",
     .type = Type::sessions,
     .means = "what is done instead of the day's workouts",
     .required = true,
     .section = &session},
    {.name = "why", .means = "a reason, shown at the day with what the week had there"},
};
inline constexpr Section change{"change", "One day's edit; the week's own text stays as it was.", change_keys, true};

inline constexpr Key plan_sections[] = {
    {.name = "plan", .type = Type::table, .section = &plan},
    {.name = "athlete", .type = Type::table, .section = &athlete},
    {.name = "race", .type = Type::tables, .section = &race, .extending = Extending::completes},
    {.name = "week", .type = Type::tables, .section = &week, .extending = Extending::by_number},
    {.name = "recovery", .type = Type::table, .section = &recovery},
    {.name = "availability", .type = Type::table, .section = &availability},
    {.name = "therapist", .type = Type::tables, .section = &therapist},
    {.name = "surgery", .type = Type::tables, .section = &surgery, .extending = Extending::adds_up},
    {.name = "condition", .type = Type::tables, .section = &condition, .extending = Extending::adds_up},
    {.name = "change", .type = Type::tables, .section = &change, .extending = Extending::by_day},
};

/// The format, the sections of a plan, and those of a log.
inline constexpr auto file_keys = [] {
  constexpr std::size_t own = std::size(plan_sections), shared = std::size(log_keys);
  std::array<Key, own + shared> keys{};
  keys[0] = log_keys[0];
  for (std::size_t i = 0; i < own; ++i) keys[i + 1] = plan_sections[i];
  for (std::size_t i = 1; i < shared; ++i) keys[i + own] = log_keys[i];
  return keys;
}();
inline constexpr Section file{"", "A plan file.", file_keys};

}  // namespace rubdown::keys
