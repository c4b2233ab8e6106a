// What rules say about runs the plan has: warm-ups inside them, advice on them, notices about the plan.
#pragma once

#include "recovery/firing.hpp"
#include "rubdown/recovery/recover.hpp"

namespace rubdown {

/// Adds advice and its reasons to sessions and notices to the schedule. Nothing else is changed.
void add_advice(const Firings& firings, const Facts& facts, Schedule& schedule);

/// Adds what is done inside a run: of each kind the one of the highest priority.
void add_warm_ups(const Firings& firings, const Facts& facts, RecoveryShelf& shelf, Schedule& schedule);

/// Adds the reasons of rules that add nothing on purpose to the sessions they speak about.
void add_nothing(const Firings& firings, Schedule& schedule);

}  // namespace rubdown
