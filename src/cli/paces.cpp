// `rubdown paces`: training paces and race equivalents.
#include <fmt/format.h>

#include "cli/performance_option.hpp"
#include "cli/session.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/training/paces_report.hpp"

namespace rubdown::cli {
namespace {

/// The unit of a pace that can be read: `10:15/mi` is thought of in miles.
Units units_said(std::string_view pace) {
  const std::string said = lower(trim(pace));
  return said.ends_with("mi") || said.ends_with("mile") || said.ends_with("miles") ? Units::mi : Units::km;
}

}  // namespace

ExitCode run_paces(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  Units units = settings.units.value_or(Units::km);
  std::optional<Performance> performance;
  std::optional<Pace> easy;
  for (std::string_view option : {"--recent", "--goal"}) {
    auto text = arguments.value(option);
    if (!text) continue;
    performance = parse_performance(*text, units);
    if (!performance)
      error = fmt::format("{} wants a distance and a time such as 10km=47:10, not \"{}\"", option, one_line(*text));
  }
  if (auto text = arguments.value("--easy")) {
    easy = parse_pace(*text, units);
    if (easy && !settings.units) units = units_said(*text);
    if (!easy) error = fmt::format("--easy wants a pace such as 5:40/km, not \"{}\"", one_line(*text));
  }
  if (error.empty() && !performance && !easy)
    error = "`rubdown paces` wants --recent 10km=47:10, --goal marathon=3:45:00 or --easy 5:40/km";
  if (error.empty() && performance && !is_plausible(*performance)) {
    error = "nobody runs like that: check the distance and the time";
    // Hours and minutes are read as minutes and seconds.
    const Performance hours{performance->distance, performance->time * 60};
    if (is_plausible(hours)) error += fmt::format("\ndid you mean {}?", format_clock(hours.time));
  }
  if (!error.empty()) return usage_error(error);
  PacesReport report = performance ? report_paces(*performance) : report_easy_pace(*easy);
  bool json = arguments.value("--format").value_or("text") == "json";
  if (json) return print(paces_json(report) + "\n");
  std::string text = paces_text(report, units, settings.width);
  return print(settings.ascii ? to_ascii(text) : text);
}

}  // namespace rubdown::cli
