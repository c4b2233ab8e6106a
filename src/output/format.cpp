#include "rubdown/output/format.hpp"

#include <algorithm>
#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::array rows{
    Format{"week", "", "the days of a week with runs, recovery and why", false, Explain::refusals, false, render_week},
    Format{"month", "", "a grid of whole months with a total a week", false, Explain::nothing, false, render_month},
    Format{"agenda", "", "day after day, each session with its reasons", false, Explain::refusals, false,
           render_agenda},
    Format{"chart", "", "the weeks as bars: distance, long run, recovery", false, Explain::nothing, true, render_chart},
    Format{"list", "", "one plain line a session, for grep and screen readers", false, Explain::nothing, false,
           render_list},
    Format{"json", ".json", "everything, for programs", true, Explain::smallest_changes, true, render_json},
    Format{"ics", ".ics", "for calendar programs, to import or to subscribe to", true, Explain::nothing, false,
           render_ics},
    Format{"csv", ".csv", "a row a session, for spreadsheets", true, Explain::nothing, false, render_csv},
    Format{"markdown", ".md", "a table, for a wiki or a message", true, Explain::refusals, false, render_markdown},
    Format{"html", ".html", "one page with chart, table and reasons, for the screen and for paper", true,
           Explain::refusals, false, render_html},
    Format{"svg", ".svg", "the chart as a picture", true, Explain::nothing, false, render_svg},
};

/// The part of a file name from its last dot on, in lower case; `.markdown` and `.htm` as the usual endings.
std::string ending(std::string_view file_name) {
  const std::size_t slash = file_name.find_last_of('/');
  if (slash != std::string_view::npos) file_name.remove_prefix(slash + 1);
  const std::size_t dot = file_name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string text = lower(file_name.substr(dot));
  if (text == ".markdown") return ".md";
  return text == ".htm" ? ".html" : text;
}

}  // namespace

std::span<const Format> formats() { return rows; }

Explain explained_by(std::span<const Format* const> formats) {
  Explain most = Explain::nothing;
  for (const Format* format : formats) most = std::max(most, format->explain);
  return most;
}

bool print_loads(std::span<const Format* const> formats) {
  return std::any_of(formats.begin(), formats.end(), [](const Format* format) { return format->loads; });
}

bool render_in_parts(const Format& format, const Schedule& schedule, const RenderOptions& options,
                     const TakePart& take) {
  bool wanted = true;
  const TakePart part = [&](std::string_view bytes) { return wanted = wanted && take(bytes); };
  RenderOptions in_parts = options;
  in_parts.take_part = &part;
  std::string rest = format.render(schedule, in_parts);
  part(rest);
  return wanted;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : rows)
    if (format.name == name) return &format;
  return nullptr;
}

const Format* format_for_file(std::string_view file_name) {
  const std::string wanted = ending(file_name);
  if (wanted.empty()) return nullptr;
  for (const Format& format : rows)
    if (format.extension == wanted) return &format;
  return nullptr;
}

}  // namespace rubdown
