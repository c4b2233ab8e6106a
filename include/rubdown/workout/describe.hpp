// A workout told: as one line of JSON for programs, as a few lines for people, and the notation explained.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/workout/workout.hpp"

namespace rubdown {

struct WorkoutStyle {
  Units units = Units::km;  ///< for totals
  bool color = false;       ///< kind in bold, doubts in yellow (ECMA-48)
  bool ascii = false;
};

/// One line without a line end:
/// `{"text","kind","distance_m":[min,max]|null,"duration_s":...,"repetitions":...,"flags":[],
/// "steps":"...","findings":[{"code","severity","line","column","message","help"}]}`. Always valid UTF-8.
std::string workout_json(const Workout& workout, std::span<const Diagnostic> findings);

/// Several lines: the text, the kind, what is known of distance, time and repetitions, a line a step, the doubts.
std::string workout_text(const Workout& workout, std::span<const Diagnostic> findings, WorkoutStyle style = {});

/// What `rubdown help workouts` prints: the notation by examples, lines of at most 80 columns.
std::string_view workout_help();

}  // namespace rubdown
