// The chart as SVG: bars with real text, told apart by pattern as well as by colour.
#pragma once

#include <string>

#include "output/chart_data.hpp"

namespace rubdown {

struct ChartSvgStyle {
  int width = 1200, height = 214;
  bool standalone = false;  ///< a file of its own: with a heading and a white ground
};

/// An `svg` element with a title and a description for readers who do not see it.
std::string chart_svg(const Schedule& schedule, const ChartData& chart, const RenderOptions& options,
                      ChartSvgStyle style);

}  // namespace rubdown
