// What a workout is: the run a text asks for, as a value.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"

namespace rubdown {

/// The one main kind of a workout.
enum class RunKind {
  rest,
  easy,
  recovery,
  long_run,
  steady,
  marathon_pace,
  tempo,
  intervals,
  hills,
  fartlek,
  progression,
  race,
  cross,
  strength,
  mobility,
  walk,
  other
};

std::string_view name(RunKind kind);   ///< `marathon-pace`, `long`, as in files and JSON
std::string_view title(RunKind kind);  ///< `Marathon pace`, `Long run`, as printed
std::optional<RunKind> parse_run_kind(std::string_view word);
std::span<const std::string_view> run_kind_names();

/// True for kinds that are running (not rest, cross, strength, mobility, walk, other).
bool is_run(RunKind kind);

/// Facts about how a text was written. The order is the order of printing.
struct WorkoutFlags {
  bool choice = false;     ///< `or`: the text offers a choice
  bool optional = false;   ///< a part is optional
  bool two_a_day = false;  ///< `double`: AM and PM
  bool run_walk = false;   ///< `runwalk`
  bool strides = false;
  bool warm_up = false;       ///< `wu`
  bool cool_down = false;     ///< `cd`
  bool range = false;         ///< the total or the count is a range
  bool total_stated = false;  ///< a total besides parts
  friend bool operator==(const WorkoutFlags&, const WorkoutFlags&) = default;
};
std::vector<std::string_view> names(const WorkoutFlags& flags);  ///< `or`, `optional`, `double`, ...

struct WorkoutSyntax;  // src/workout: the parsed notation

/// What the parts of a workout that have a distance add up to.
struct MeasuredPart {
  Range<Distance> distance;
  bool rests_only = false;  ///< all other parts are rests for a time: nothing else is run
  friend bool operator==(const MeasuredPart&, const MeasuredPart&) = default;
};

/// What a calendar calls a workout, distances in some units.
struct WorkoutTitle {
  Units units = Units::km;
  std::string text;
};

/// A workout. `text` is what the user wrote, kept as written. Totals are absent where the text does not determine
/// them; nothing is guessed.
struct Workout {
  RunKind kind = RunKind::rest;
  std::optional<Range<Distance>> distance;  ///< whole workout
  std::optional<Range<Seconds>> duration;   ///< whole workout
  std::optional<MeasuredPart> measured;     ///< of a run whose distance as a whole is not determined
  std::optional<Range<int>> repetitions;    ///< of the main set
  std::optional<Range<Distance>>
      quality;               ///< distance at the main kind's effort where it is known (marathon pace block)
  std::optional<Pace> pace;  ///< the one stated pace of a continuous run, if any
  WorkoutFlags flags;
  std::string steps;                  ///< the canonical notation: parsing it gives an equal workout
  std::string text;                   ///< as written
  std::optional<WorkoutTitle> title;  ///< workout_title(), where a WorkoutReader made it for all who share the workout
};

/// Reads one workout text. Never fails: what cannot be understood stays as its text, a run of unknown size, with a
/// finding that names the part. `units` is what a bare distance means. `at` is where the text stands; findings point
/// into it when it is a one-line place, else they have no place.
Workout parse_workout(std::string_view text, Units units, Span at, Diagnostics& findings);

/// The workout in the canonical notation; `parse_workout(print_workout(w))` equals `w` but for its text and findings.
std::string print_workout(const Workout& workout);

/// `Long run 12 mi`, `Intervals 6 × 800 m`: one short line.
std::string workout_title(const Workout& workout, Units units);

}  // namespace rubdown
