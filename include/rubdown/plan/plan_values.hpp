// Which file says what, where a plan and the templates it extends make one plan together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rubdown/base/source.hpp"

namespace rubdown {

/// One value as it is in force.
struct PlanValue {
  std::string key;   ///< `athlete.easy_pace`, `race.2.date` where there are several, `therapist`
  std::string text;  ///< as written, without quotes; of a table what makes it: `knee, 9, 2027-08-09`
  std::string file;
  std::uint32_t line = 0;  ///< 0: many lines
};

struct PlanValues {
  std::vector<PlanValue> list;  ///< the plan's own first, then file by file; the days of weeks are counted
  std::size_t files = 1;        ///< the plan and its templates
};

/// Of the plan whose text is `sources[source]`, with its templates behind it, as read_plan() leaves them.
PlanValues plan_values(std::uint32_t source, const Sources& sources);

}  // namespace rubdown
