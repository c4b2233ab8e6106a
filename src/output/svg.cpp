// SVG: the chart as a picture of its own, the stops above it.
#include "output/blocks.hpp"
#include "output/chart_svg.hpp"
#include "output/markup.hpp"
#include "output/words.hpp"

namespace rubdown {

namespace {

/// The columns of text that fit beside each other at 14 units a letter.
constexpr std::size_t stop_columns = 140;
constexpr int line_height = 22;

std::vector<std::string> stop_lines(const std::vector<const Stop*>& stops) {
  std::vector<std::string> lines;
  for (const Stop* stop : stops) {
    const std::string text = std::string(stop_heading(*stop)) + ". " + stop->message + " Off the calendar " +
                             stop_dates(*stop) + ": " + stop->blocks + ".";
    for (std::string& line : wrapped(text, stop_columns, 6, false)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string render_svg(const Schedule& schedule, const RenderOptions& options) {
  constexpr ChartSvgStyle page{.width = 1200, .height = 420, .standalone = true};
  std::string chart = chart_svg(schedule, chart_of(schedule), options, page);
  const std::vector<std::string> lines = stop_lines(stops_for(schedule, options.span));
  if (lines.empty()) return chart;
  const int top = 16 + line_height * static_cast<int>(lines.size());
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(page.width) + " " +
                    std::to_string(page.height + top) + "\" font-family=\"sans-serif\">\n";
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n";
  int y = line_height;
  for (const std::string& line : lines) {
    out += "<text x=\"20\" y=\"" + std::to_string(y) + "\" font-size=\"14\" font-weight=\"bold\" fill=\"#A01818\">" +
           markup(line) + "</text>\n";
    y += line_height;
  }
  return out + "<g transform=\"translate(0 " + std::to_string(top) + ")\">\n" + chart + "</g>\n</svg>\n";
}

}  // namespace rubdown
