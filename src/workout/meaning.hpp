// What a syntax tree means: the kind, the repetitions, the flags and the quality distance.
#pragma once

#include "rubdown/workout/workout.hpp"
#include "workout/syntax.hpp"

namespace rubdown::workout {

/// The kind of one session.
RunKind kind_of(const Session& session);

/// How demanding a kind is, for choosing between two sessions of a day.
int demand_of(RunKind kind);

/// The pieces of a session that are its work, parts instead of their whole.
std::vector<const Item*> work_of(const Session& session);

/// The piece with the most work among those repeated or faster than steady; null where there is none.
const Item* main_set(const Session& session);

std::optional<Range<int>> repetitions_of(const Session& session);

/// The distance run at the effort the kind is named for; nothing where it is not determined.
std::optional<Range<Distance>> quality_of(const Session& session, RunKind kind);

/// True where running and walking are mixed by plan.
bool mixes_walking(const Session& session);

WorkoutFlags flags_of(const Syntax& syntax);

/// Fills kind, totals, repetitions, quality, pace and flags of `workout`.
void interpret(const Syntax& syntax, Units units, Workout& workout);

}  // namespace rubdown::workout
