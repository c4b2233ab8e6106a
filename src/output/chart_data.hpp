// The numbers every chart draws, terminal, SVG and HTML alike.
#pragma once

#include <string>
#include <vector>

#include "output/view.hpp"

namespace rubdown {

struct ChartWeek {
  int number = 0;
  Day start{};
  std::string phase;
  Distance total{}, long_run{}, race{};  ///< `long_run` and `race` are parts of `total`
  Minutes recovery{0};
  bool known = true, now = false;
  std::string race_name;
};

struct ChartData {
  std::vector<ChartWeek> weeks;
  Distance most{};  ///< the largest total
  Minutes most_recovery{0};
};

/// `62.5`, `62.5+` where some run has no size, `?` where none has; with the unit where asked.
std::string total_text(const ChartWeek& week, Units units, bool with_unit);

/// All weeks of the plan: a chart shows the plan, whatever days are asked for.
ChartData chart_of(const Schedule& schedule);

}  // namespace rubdown
