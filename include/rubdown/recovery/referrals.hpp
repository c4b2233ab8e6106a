// What sends a runner to a clinician though nothing is stopped: who looks for stops alone would pass over it.
#pragma once

#include <vector>

#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// The notices of a schedule whose rules ask for a clinician, by a `refer` among their sessions or by their grade,
/// `safety`.
std::vector<Advice> referrals(const Schedule& schedule, const RulePack& rules);

}  // namespace rubdown
