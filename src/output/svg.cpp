// SVG: the chart as a picture of its own, the stops above it.
#include "output/chart_svg.hpp"
#include "output/markup.hpp"
#include "output/words.hpp"

namespace rubdown {

std::string render_svg(const Schedule& schedule, const RenderOptions& options) {
  constexpr ChartSvgStyle page{.width = 1200, .height = 420, .standalone = true};
  const std::string chart = chart_svg(schedule, chart_of(schedule), options, page);
  const std::vector<const Stop*> stops = stops_for(schedule, options.span);
  if (stops.empty()) return chart;
  const int line = 24;
  const int top = 16 + line * static_cast<int>(stops.size());
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(page.width) + " " +
                    std::to_string(page.height + top) + "\" font-family=\"sans-serif\">\n";
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n";
  int y = line;
  for (const Stop* stop : stops) {
    out += "<text x=\"20\" y=\"" + std::to_string(y) + "\" font-size=\"14\" font-weight=\"bold\" fill=\"#A01818\">" +
           markup(std::string(stop_heading(*stop)) + ". " + stop->message) + "</text>\n";
    y += line;
  }
  out += "<g transform=\"translate(0 " + std::to_string(top) + ")\">\n" + chart + "</g>\n</svg>\n";
  return out;
}

}  // namespace rubdown
