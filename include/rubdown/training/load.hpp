// Training load for display: session-RPE, monotony and strain, fitness and fatigue. Contested as predictors of injury;
// nothing in the program decides by them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// Effort expected of a session on the 0-10 scale, by kind, length and race distance. The planner's own numbers.
int expected_effort(const Session& session);

/// Expected effort times minutes (foster-2001); 0 for rest, recovery and what does not take place.
double session_load(const Session& session);

/// Mean daily load over the sample standard deviation of the days; nothing where all days are alike (foster-1998). The
/// sample deviation is a choice: with the population's the same week comes out about 8 % higher.
std::optional<double> monotony(std::span<const double> days);

/// Exponentially smoothed load after each day, from 0: x += (load - x) (1 - e^(-1/days)).
std::vector<double> smoothed(std::span<const double> loads, double days);

/// The last week over the mean of four (coupled); nothing without four weeks. Criticised as an artefact of its own
/// arithmetic (lolli-2019, impellizzeri-2021): contested, never a gate.
std::optional<double> acute_chronic_ratio(std::span<const double> weeks);

/// Fills `load` of every week of the schedule.
void add_loads(Schedule& schedule);

}  // namespace rubdown
