// What is wrong with the training in a plan, whatever the file looks like.
#pragma once

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"
#include "rubdown/training/paces.hpp"

namespace rubdown {

/// Looks at the runs of `schedule` (as schedule_runs() made it) and adds the W findings: jumps in single runs and
/// weeks, hard days back to back, no lighter week, taper missing or too deep, the long run's share, totals that do not
/// add up, races off their day, days past the race, a licence that ends. What was logged as done counts as it was done.
void find_training(const Schedule& schedule, const Plan& plan, Diagnostics& findings);
/// The same for who has the paces of the plan's athlete already (athlete_paces()).
void find_training(const Schedule& schedule, const Plan& plan, const TrainingPaces& paces, Diagnostics& findings);

}  // namespace rubdown
