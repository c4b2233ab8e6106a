// Runs on days: weeks anchored to dates, changes applied, expected durations, run times. No recovery yet.
#pragma once

#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"
#include "rubdown/training/paces.hpp"

namespace rubdown {

/// The plan's weeks, runs, races and rest days as a schedule (header, weeks, sessions; what was logged as done or
/// missed is applied). Weeks are anchored by the first `starts`, else by the last A race in the last week that is not
/// after it. Findings: weeks that cannot be dated, races outside the plan or off their day, changes outside the plan.
Schedule schedule_runs(const Plan& plan, std::string_view default_id, Day today, Diagnostics& findings);
/// The same for who has the paces of the plan's athlete already (athlete_paces()).
Schedule schedule_runs(const Plan& plan, const TrainingPaces& paces, std::string_view default_id, Day today,
                       Diagnostics& findings);

}  // namespace rubdown
