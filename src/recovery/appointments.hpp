// Appointments: the placement problem of a schedule, and its answer as sessions, refusals and records.
#pragma once

#include <span>
#include <vector>

#include "recovery/asks.hpp"
#include "rubdown/recovery/placement.hpp"
#include "rubdown/recovery/recover.hpp"
#include "rubdown/schedule/busy_time.hpp"

namespace rubdown {

/// Everything the placement needs to know; takes the demands out of `asked`. Details of times kept clear are written
/// only where somebody will read them.
PlacementProblem placement_problem(std::vector<Appointed>& asked, const Firings& firings, std::span<const Ban> bans,
                                   const Schedule& schedule, const Plan& plan, const RulePack& rules,
                                   std::span<const BusyTime> busy, bool with_details = true);

/// Places the demands of the problem, which were `asked` in this order, and adds sessions, records and refusals to
/// `schedule`.
void place_appointments(const std::vector<Appointed>& asked, const PlacementProblem& problem, std::span<const Ban> bans,
                        const Plan& plan, Explain explain, Schedule& schedule);

/// The appointments the plan pins and those that were logged, as sessions.
void add_fixed(const Plan& plan, const std::vector<StopSpan>& stops, Schedule& schedule);

/// Findings about pins that stand where they should not, and about therapists who are never assigned.
void check_pins(const Plan& plan, const PlacementProblem& problem, const std::vector<StopSpan>& stops,
                Diagnostics& findings);
void check_therapists(const Plan& plan, const Schedule& schedule, Diagnostics& findings);

}  // namespace rubdown
