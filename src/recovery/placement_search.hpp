// The exact search: the best chain of appointments over time. See placement_search.cpp for why it is exact.
#pragma once

#include <optional>
#include <vector>

#include "recovery/placement_terms.hpp"

namespace rubdown::placing {

/// One appointment of the best chain, by start; a fixed one also where it serves nothing.
struct Step {
  Minute start = 0;
  int length = 0;
  SessionType type = SessionType::massage_sport;
  std::size_t opening = 0;
  std::optional<std::size_t> fixed;  ///< index into Terms::fixed
  std::vector<std::size_t> serves;   ///< indices into Terms::wants, ascending
};

struct Solution {
  std::vector<Step> steps;
  std::vector<std::size_t> crowded;  ///< wants left out because too many were open at once
};

Solution solve(const Terms& terms);

}  // namespace rubdown::placing
