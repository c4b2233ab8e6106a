// Slips of the keyboard in what was logged: distances and paces that nobody runs.
#pragma once

#include <optional>
#include <string>

#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// What is hard to believe in a workout that was done, as a sentence without its full stop. `schedule` may have the
/// entry in it or not.
std::optional<std::string> log_doubt(const LoggedDone& done, const Schedule& schedule, Units units);

/// The same as findings (W017), each at its entry.
void find_log_doubts(const Schedule& schedule, const Plan& plan, Diagnostics& findings);

/// Whether the day lies in the eight weeks before the plan's first: a run on it is no slip, and counts for nothing.
bool is_shortly_before(const Schedule& schedule, Day day);

}  // namespace rubdown
