// Every section and key of log files; a plan file may hold the same sections.
#pragma once

#include "plan/words.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "toml/section.hpp"

namespace rubdown::keys {

using toml::Extending;
using toml::Key;
using toml::Section;
using toml::Type;

inline constexpr Key symptom_keys[] = {
    {.name = "area",
     .type = Type::word,
     .means = "where",
     .required = true,
     .words = area_names,
     .example = "\"it-band\""},
    {.name = "side",
     .type = Type::word,
     .means = "on which side",
     .otherwise = "both",
     .words = side_names,
     .example = "\"right\""},
    {.name = "severity",
     .type = Type::severity,
     .means = "0 to 10, or mild (2), moderate (5), severe (8)",
     .required = true,
     .max = 10},
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "at", .type = Type::time, .means = "the time"},
    {.name = "night_pain", .type = Type::boolean, .means = "it hurts at night", .otherwise = "false"},
    {.name = "rest_pain", .type = Type::boolean, .means = "it hurts at rest", .otherwise = "false"},
    {.name = "altered_gait", .type = Type::boolean, .means = "it changes how one walks or runs", .otherwise = "false"},
    {.name = "cleared", .type = Type::day, .means = "the first day without it"},
    {.name = "note", .means = "in the runner's words; words of warning signs in it count"},
};
inline constexpr Section symptom{"symptom", "Something that hurts or is tight.", symptom_keys, true};

inline constexpr Key done_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "at", .type = Type::time, .means = "when it started"},
    {.name = "distance", .type = Type::distance, .means = "how far it was", .otherwise = "as planned"},
    {.name = "time", .type = Type::clock, .means = "how long it took", .otherwise = "as expected"},
    {.name = "session",
     .type = Type::integer,
     .means = "which of the day's workouts",
     .otherwise = "the first run",
     .min = 1,
     .max = 9},
    {.name = "note", .means = "a remark; words of warning signs in it count"},
};
inline constexpr Section done{"done", "A workout that was done.", done_keys, true};

inline constexpr Key missed_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "session",
     .type = Type::integer,
     .means = "which of the day's workouts",
     .otherwise = "all of them",
     .min = 1,
     .max = 9},
    {.name = "why", .means = "a reason; words of warning signs in it count"},
};
inline constexpr Section missed{"missed", "Workouts that were not done.", missed_keys, true};

inline constexpr Key stress_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "at", .type = Type::time, .means = "the time"},
    {.name = "level", .type = Type::severity, .means = "0 to 10", .required = true, .max = 10},
    {.name = "note", .means = "a remark; words of warning signs in it count"},
};
inline constexpr Section stress{"stress", "Stress of life, as felt.", stress_keys, true};

inline constexpr Key soreness_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "at", .type = Type::time, .means = "the time"},
    {.name = "level", .type = Type::severity, .means = "0 to 10", .required = true, .max = 10},
    {.name = "areas", .type = Type::areas, .means = "where", .otherwise = "all over"},
};
inline constexpr Section soreness{"soreness", "Sore muscles, on both sides and without a sharp place.", soreness_keys,
                                  true};

inline constexpr Key sleep_keys[] = {
    {.name = "on", .type = Type::day, .means = "the morning after", .required = true},
    {.name = "hours", .type = Type::hours, .means = "how long: \"5:30\" or 5.5", .required = true},
};
inline constexpr Section sleep{"sleep", "A night's sleep.", sleep_keys, true};

inline constexpr Key skipped_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "what",
     .type = Type::words,
     .means = "what was left out",
     .required = true,
     .words = skipped_words,
     .noun = "self-care",
     .example = "[\"stretching\", \"hydration\"]"},
    {.name = "note", .means = "a remark; words of warning signs in it count"},
};
inline constexpr Section skipped{"skipped", "Self-care that was left out.", skipped_keys, true};

inline constexpr Key flag_keys[] = {
    {.name = "name",
     .type = Type::word,
     .means = "which; see rubdown help safety",
     .required = true,
     .words = flag_names,
     .noun = "warning sign",
     .example = "\"calf-swelling\""},
    {.name = "side",
     .type = Type::word,
     .means = "on which side",
     .otherwise = "both",
     .words = side_names,
     .example = "\"right\""},
    {.name = "area", .type = Type::word, .means = "where", .words = area_names, .example = "\"it-band\""},
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "cleared", .type = Type::day, .means = "the first day it no longer holds, says a clinician"},
    {.name = "note", .means = "a remark; words of warning signs in it count"},
};
inline constexpr Section flag{"flag", "A warning sign; it stops sessions until cleared.", flag_keys, true};

inline constexpr Key illness_keys[] = {
    {.name = "on", .type = Type::day, .means = "the first day", .required = true},
    {.name = "fever", .type = Type::boolean, .means = "with fever, chills, aches or a bad chest", .otherwise = "false"},
    {.name = "cleared", .type = Type::day, .means = "the first day without symptoms"},
    {.name = "note", .means = "a remark; words of warning signs in it count"},
};
inline constexpr Section illness{"illness", "A cold or worse.", illness_keys, true};

inline constexpr Key massage_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "session",
     .type = Type::word,
     .means = "which kind",
     .otherwise = "massage.sport",
     .words = appointment_words,
     .noun = "kind of massage",
     .example = "\"massage.sport\""},
};
inline constexpr Section massage{"massage", "A professional massage that was had.", massage_keys, true};

inline constexpr Key note_keys[] = {
    {.name = "on", .type = Type::day, .means = "the day", .required = true},
    {.name = "text",
     .means = "the remark; words of warning signs in it count",
     .required = true,
     .example = "\"new shoes\""},
    {.name = "cleared", .type = Type::day, .means = "the first day a warning sign in it no longer holds"},
};
inline constexpr Section note{"note", "A remark on a day.", note_keys, true};

inline constexpr Key log_keys[] = {
    {.name = "format",
     .type = Type::integer,
     .means = "the version of this format",
     .otherwise = "1",
     .min = 1,
     .max = 1,
     .example = "1"},
    {.name = "symptom", .type = Type::tables, .section = &symptom, .extending = Extending::adds_up},
    {.name = "flag", .type = Type::tables, .section = &flag, .extending = Extending::adds_up},
    {.name = "illness", .type = Type::tables, .section = &illness, .extending = Extending::adds_up},
    {.name = "done", .type = Type::tables, .section = &done, .extending = Extending::adds_up},
    {.name = "missed", .type = Type::tables, .section = &missed, .extending = Extending::adds_up},
    {.name = "stress", .type = Type::tables, .section = &stress, .extending = Extending::adds_up},
    {.name = "soreness", .type = Type::tables, .section = &soreness, .extending = Extending::adds_up},
    {.name = "sleep", .type = Type::tables, .section = &sleep, .extending = Extending::adds_up},
    {.name = "skipped", .type = Type::tables, .section = &skipped, .extending = Extending::adds_up},
    {.name = "massage", .type = Type::tables, .section = &massage, .extending = Extending::adds_up},
    {.name = "note", .type = Type::tables, .section = &note, .extending = Extending::adds_up},
};
inline constexpr Section log{"", "A log file.", log_keys};

}  // namespace rubdown::keys
