#include "rubdown/build.hpp"

#include "rubdown/recovery/recover.hpp"
#include "rubdown/training/findings.hpp"
#include "rubdown/training/load.hpp"
#include "rubdown/training/schedule_runs.hpp"

namespace rubdown {

Schedule build(const BuildInput& input, Diagnostics& findings) {
  const TrainingPaces paces = athlete_paces(input.plan).paces;
  Schedule schedule = schedule_runs(input.plan, paces, input.default_id, input.today, findings);
  recover(schedule, input.plan, input.rules, input.busy, findings, input.explain, input.shelf);
  if (input.loads) add_loads(schedule);  // stops take runs out, and weeks after the race come in
  find_training(schedule, input.plan, paces, findings);
  return schedule;
}

}  // namespace rubdown
