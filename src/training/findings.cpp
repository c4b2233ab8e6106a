#include "rubdown/training/findings.hpp"

#include "rubdown/training/log_doubts.hpp"
#include "rubdown/training/missed.hpp"
#include "training/running.hpp"

namespace rubdown {

void find_training(const Schedule& schedule, const Plan& plan, Diagnostics& findings) {
  find_training(schedule, plan, athlete_paces(plan).paces, findings);
}

void find_training(const Schedule& schedule, const Plan& plan, const TrainingPaces& paces, Diagnostics& findings) {
  if (schedule.weeks.empty()) return;
  const Running running = running_of(schedule, plan.units, easy_pace(paces));
  find_jumps(running, plan, findings);
  find_patterns(running, plan, findings);
  find_taper(running, plan, findings);
  find_dates(running, schedule, plan, findings);
  find_times(plan, findings);
  find_missed(schedule, plan, findings);
  find_log_doubts(schedule, plan, findings);
}

}  // namespace rubdown
