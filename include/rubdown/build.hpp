// From a plan to a schedule: the one function that calls the rooms in their order.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/plan/plan.hpp"
#include "rubdown/recovery/rule.hpp"
#include "rubdown/schedule/busy_time.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

class RecoveryShelf;

struct BuildInput {
  const Plan& plan;
  std::string_view default_id;  ///< plan id where the plan has none
  const RulePack& rules;
  std::span<const BusyTime> busy;
  Day today;
  Explain explain = Explain::refusals;  ///< what is said about what was refused
  RecoveryShelf* shelf = nullptr;       ///< kept from one plan to the next (make_recovery_shelf); null: for this one
  bool loads = true;                    ///< reckon the training load of weeks, which few formats print
};

/// plan -> training (days, expected durations) -> recovery (facts, stops, demands, placement) -> Schedule. Findings
/// about the training and the placement are added; a schedule is made also where there are errors.
Schedule build(const BuildInput& input, Diagnostics& findings);

}  // namespace rubdown
