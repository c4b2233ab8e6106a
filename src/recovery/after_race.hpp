// The weeks after the goal race, written by rules where the plan ends with it.
#pragma once

#include "recovery/firing.hpp"
#include "rubdown/recovery/recover.hpp"

namespace rubdown {

/// Whether a rule has such runs.
bool writes_runs(const Rule& rule);

/// Adds the runs of rules with `run` after a race, with their weeks and rest days; nothing where the plan has a run
/// after that race. Returns whether there were any.
bool write_weeks_after(const Firings& firings, const Plan& plan, RecoveryShelf& shelf, Schedule& schedule);

/// Takes out what a rule wrote before.
void remove_written_weeks(Schedule& schedule);

/// Adds empty weeks so that `day` lies in one.
void extend_weeks(Schedule& schedule, Day day);

}  // namespace rubdown
