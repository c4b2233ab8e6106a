// Placement problems by number: the same number makes the same problem on every machine.
#pragma once

#include <cstdint>
#include <string>

#include "rubdown/recovery/placement.hpp"

namespace rubdown {

/// A few demands, starts and rules, small enough to try every set of appointments.
PlacementProblem small_case(std::uint64_t seed);

/// A wish a day, hardly more of them than seven days may hold, at few starts: what the ceiling binds.
PlacementProblem daily_case(std::uint64_t seed);

/// A plan of `weeks` weeks as the rules ask for it, with odd availability: for invariants and for the benchmark.
PlacementProblem plan_case(std::uint64_t seed, int weeks, int extra_demands);

/// The problem in words, for a failing test.
std::string describe(const PlacementProblem& problem);
std::string describe(const PlacementProblem& problem, const Placement& placement);

}  // namespace rubdown
