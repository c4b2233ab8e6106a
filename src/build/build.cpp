#include "rubdown/build.hpp"

#include "rubdown/recovery/recover.hpp"
#include "rubdown/training/findings.hpp"
#include "rubdown/training/load.hpp"
#include "rubdown/training/schedule_runs.hpp"

namespace rubdown {

Schedule build(const BuildInput& input, Diagnostics& findings) {
  Schedule schedule = schedule_runs(input.plan, input.default_id, input.today, findings);
  recover(schedule, input.plan, input.rules, input.busy, findings, input.explain);
  add_loads(schedule);  // stops take runs out, and weeks after the race come in
  find_training(schedule, input.plan, findings);
  return schedule;
}

}  // namespace rubdown
