// Why a demand was not served: every constraint that refused a start, counted.
#pragma once

#include <vector>

#include "recovery/placement_search.hpp"

namespace rubdown::placing {

/// The demands the solution does not serve, by index, each with what refused its starts where reasons are asked for.
std::vector<RefusedDemand> refusals(const Terms& terms, const Solution& solution, bool with_reasons);

}  // namespace rubdown::placing
