// `rubdown import`: a week grid in CSV to a plan.
#include <fmt/format.h>

#include "cli/session.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/training/import_grid.hpp"

namespace rubdown::cli {

ExitCode run_import(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  ImportRequest request;
  request.name = arguments.value("--name").value_or("");
  request.units = settings.units.value_or(Units::km);
  request.race = arguments.value("--race").value_or("");
  if (auto text = arguments.value("--on")) {
    request.on = parse_day(*text);
    if (!request.on) error = fmt::format("--on wants a date as 2027-11-07, not \"{}\"", one_line(*text));
  }
  if (auto text = arguments.value("--distance")) {
    std::optional<Distance> distance = parse_distance(*text, request.units);
    if (!distance)
      error = fmt::format("--distance wants a distance such as marathon, not \"{}\"", one_line(*text));
    else
      request.distance = *distance;
  }
  if (!error.empty()) return usage_error(error);
  const std::string& path = arguments.words()[0];
  std::optional<std::string> text = read_file(path, error);
  if (!text) return io_error(path, error);
  Sources sources;
  Diagnostics findings;
  std::uint32_t source = sources.add(path == "-" ? "<stdin>" : path, *text);
  std::string plan = import_grid(*text, source, request, findings);
  findings.sort();
  print_findings(findings, sources, settings);
  if (plan.empty()) return ExitCode::invalid;
  return print(plan);
}

}  // namespace rubdown::cli
