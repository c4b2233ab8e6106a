// Placement as its definition reads: every set of appointments is tried. Slow and obvious; it shares no code with the
// search it checks.
#pragma once

#include <string>

#include "rubdown/recovery/placement.hpp"

namespace rubdown::reference {

/// The best placement; `refused` holds the demands alone. `tries` counts the sets that were looked at.
Placement best_placement(const PlacementProblem& problem, long& tries);

/// What is wrong with an answer: empty where each appointment stands inside an opening and its demands' windows, clear
/// of everything, spaced and under every ceiling.
std::string broken_promise(const PlacementProblem& problem, const Placement& placement);

}  // namespace rubdown::reference
