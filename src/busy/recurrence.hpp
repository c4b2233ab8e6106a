// Recurrence rules, expanded by libical: the only file that knows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/zone.hpp"

namespace rubdown {

/// What to expand: an RRULE's value and the first instance's civil time in its zone.
struct RuleQuestion {
  std::string_view rule;
  Civil start{};
  bool date = false;           ///< whole days
  const Zone* zone = nullptr;  ///< the zone of `start`, for UNTIL in UTC
  Civil from{}, to{};          ///< instances wanted: `from <= instance < to`
  std::size_t most = 10'000;   ///< no more instances than this
};

struct RuleAnswer {
  std::vector<Civil> instances;  ///< in order; the first instance only where the rule says it
  std::string problem;           ///< what the rule does, in words, where it cannot be followed
  bool cut = false;              ///< there are more than `most`, or finding them took too many steps
};

RuleAnswer expand_rule(const RuleQuestion& question);

}  // namespace rubdown
