// The sections of a plan file, one function each: from a table to its part of the Plan.
#pragma once

#include "rubdown/plan/plan.hpp"
#include "rubdown/workout/workout_reader.hpp"
#include "toml/table.hpp"

namespace rubdown {

void read_plan_section(toml::Table& table, Plan& plan);
void read_athlete(toml::Table& table, Plan& plan);
void read_race(toml::Table& table, Plan& plan);
void read_week(toml::Table& table, Plan& plan, WorkoutReader& workouts);
/// A week of texts alone, its days in their order and each a text that was read before, as most weeks are: what
/// read_week() makes of it, at half the cost. False where it is not so; nothing is changed then.
bool read_plain_week(const toml::Value& value, const toml::NumberUnits& units, Plan& plan,
                     const WorkoutReader& workouts);
void read_recovery(toml::Table& table, Plan& plan);
void read_availability(toml::Table& table, Plan& plan);
void read_therapist(toml::Table& table, Plan& plan);
void read_surgery(toml::Table& table, Plan& plan);
void read_condition(toml::Table& table, Plan& plan);
void read_change(toml::Table& table, Plan& plan, WorkoutReader& workouts);

/// The sections that plan and log files share; `table` is the file itself.
void read_entries(toml::Table& table, const toml::Section& file, Log& log);

/// A day's workouts as written: a text, a number, a table, or an array of these.
void read_sessions(toml::Table& table, std::size_t key, WorkoutReader& workouts, std::vector<PlanSession>& into);

}  // namespace rubdown
