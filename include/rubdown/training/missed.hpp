// After missed training: how much to resume with, as a suggestion the runner can paste. Nothing is changed unasked.
#pragma once

#include <optional>
#include <string>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// A break that ends today, or has just ended, and what the first week after it should hold. The percentages are the
/// planner's own; a week or more without running cost marathoners 5 to 8 % of their time (feely-2023).
struct Resumption {
  Day first{}, last{};  ///< first and last day missed
  int days = 0;
  int per_cent = 0;     ///< of the planned distances: 90, 75, 60; 0: the goal wants rebuilding
  std::string advice;   ///< one or two sentences
  std::string changes;  ///< [[change]] tables for the next seven days, TOML; empty where per_cent is 0
};

/// The suggestion for a runner whose log has a break of four days or more up to `header.today`, without a run done
/// after it; nothing otherwise, nor where a [[change]] of the next run shows that the runner has decided.
std::optional<Resumption> resume_after_missed(const Schedule& schedule, const Plan& plan);

/// The same as a finding (W015), placed at the last missed entry of the log.
void find_missed(const Schedule& schedule, const Plan& plan, Diagnostics& findings);

}  // namespace rubdown
