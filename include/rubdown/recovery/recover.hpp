// Recovery for a schedule of runs: facts, stops, demands, placement, reasons and refusals.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/busy_time.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// Adds recovery sessions, notes, stops, unplaced demands and the weeks after the race to `schedule` (which holds runs,
/// races and rest), in place. Pure and idempotent: what a rule wrote before is replaced, never doubled.
void recover(Schedule& schedule, const Plan& plan, const RulePack& rules, std::span<const BusyTime> busy,
             Diagnostics& findings, Explain explain = Explain::smallest_changes);

}  // namespace rubdown
