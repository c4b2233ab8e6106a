// Findings about workout texts.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code not_understood{"K001", Severity::warning, "workout not understood",
                                     "Nothing in this part of the workout is a distance, a time, an effort or an "
                                     "activity known to rubdown. The text is kept "
                                     "as written and stands in the calendar as a run of unknown size. Write a size or "
                                     "an effort, as in `easy 5 mi`; `rubdown "
                                     "help workouts` lists the notation."};
inline constexpr Code misspelt_word{"K002", Severity::warning, "misspelt word in a workout",
                                    "A word is unknown but close to one that would mean something here. It is kept as "
                                    "a note and changes nothing. Correct it, "
                                    "or put the remark in quotes to say that it is meant."};
inline constexpr Code minutes_or_metres{"K003", Severity::warning, "minutes or metres",
                                        "A number has no unit, or the unit `m`, and both readings are possible. The "
                                        "message says which one was taken: `long 12 m` is a run of 12 minutes, where "
                                        "12 miles may be meant. Write `min`, `m`, `km` or `mi` to settle it."};
inline constexpr Code total_differs{"K004", Severity::warning, "stated total differs from its parts",
                                    "The parts of the workout add up to more than a tenth more or less than the total "
                                    "it states. The stated total is used. "
                                    "Correct the one or the other."};
inline constexpr Code repeat_without_count{"K005", Severity::warning, "repetition without a count",
                                           "The text asks for something to be repeated but does not say how often. "
                                           "Write the count, as in `6 x 400 m` or `repeat 6 "
                                           "times`."};
inline constexpr Code workout_too_long{"K006", Severity::warning, "workout text too long",
                                       "A workout text has at most 500 characters; what follows is kept in the text "
                                       "but not read. Move remarks to the day's "
                                       "`note`."};
inline constexpr Code nested_too_deep{
    "K007", Severity::warning, "brackets nested too deep",
    "Brackets may stand eight deep in a workout; what is inside deeper ones is not read."};
inline constexpr Code empty_workout{"K008", Severity::warning, "empty workout",
                                    "The workout has no text. Write `rest` for a day without one."};
inline constexpr Code cannot_be_meant{"K009", Severity::warning, "size, pace or effort that cannot be meant",
                                      "A part of the workout is below zero, nothing at all, faster than anyone runs, "
                                      "or an effort that is not known. The rest is read; the message says what became "
                                      "of the part. Correct it, or put a remark in quotes."};

/// All codes of workout texts, in order.
std::span<const Code* const> workout_codes();

}  // namespace rubdown
