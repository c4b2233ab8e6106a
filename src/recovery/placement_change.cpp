#include "rubdown/recovery/placement.hpp"

namespace rubdown {

std::string smallest_change(const PlacementProblem&, const Placement&, std::size_t) { return {}; }

}  // namespace rubdown
