// Recovery for a schedule of runs: facts, stops, demands, placement, reasons and refusals.
#pragma once

#include <memory>
#include <span>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/busy_time.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// What plans have in common that are looked at by the built-in rules; for one thread.
class RecoveryShelf;
std::shared_ptr<RecoveryShelf> make_recovery_shelf();

/// Adds recovery sessions, notes, stops, unplaced demands and the weeks after the race to `schedule` (which holds runs,
/// races and rest), in place. Pure and idempotent: what a rule wrote before is replaced, never doubled.
/// The shelf spares work where it was made for these rules; the schedule holds what it takes from there.
void recover(Schedule& schedule, const Plan& plan, const RulePack& rules, std::span<const BusyTime> busy,
             Diagnostics& findings, Explain explain = Explain::smallest_changes, RecoveryShelf* shelf = nullptr);

}  // namespace rubdown
