// A time that is taken in the athlete's own calendar.
#pragma once

#include <string>

#include "rubdown/base/day.hpp"

namespace rubdown {

/// Civil times in the athlete's zone, the end exclusive. The title is shown by `explain` and `busy` alone.
struct BusyTime {
  Civil begin{}, end{};
  bool all_day = false;
  std::string title;
};

}  // namespace rubdown
