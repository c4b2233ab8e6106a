// `rubdown busy`: the busy times the program reads from a calendar, and what it skipped.
#include <fmt/format.h>

#include "cli/busy_reader.hpp"
#include "cli/open_plan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {

ExitCode run_busy(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  BusyRequest request;
  request.timezone = arguments.value("--timezone").value_or("UTC");
  std::shared_ptr<const Zone> zone = make_loader(settings).zone(request.timezone);
  if (!zone && error.empty()) {
    error = fmt::format("unknown time zone \"{}\"\nzones are named as Europe/Berlin", one_line(request.timezone));
  }
  request.from = today(settings, zone.get());
  auto read_day = [&](std::string_view option, Day& day) {
    auto text = arguments.value(option);
    if (!text) return;
    std::optional<Day> parsed = parse_day(*text);
    if (parsed)
      day = *parsed;
    else
      error = fmt::format("{} wants a date as 2026-11-01, not \"{}\"", option, one_line(*text));
  };
  read_day("--from", request.from);
  request.to = request.from + std::chrono::days{27};
  read_day("--to", request.to);
  if (error.empty() && request.to < request.from) error = "--to lies before --from";
  if (!error.empty()) return usage_error(error);
  Sources sources;
  Diagnostics findings;
  const std::string& path = arguments.words()[0];
  std::uint32_t source = sources.add(path == "-" ? "<stdin>" : path, {});
  std::optional<BusyReport> report = ask_busy_helper(path, request, source, findings, error);
  if (!report) return io_error(path, error);
  findings.sort();
  print_findings(findings, sources, settings);
  bool json = arguments.value("--format").value_or("list") == "json";
  const std::string_view other = arguments.value("--timezone") ? "" : " (--timezone names another)";
  const std::string head = fmt::format("{} to {}, {}{}\n\n", format_day(request.from), format_day(request.to),
                                       one_line(request.timezone), other);
  return print(json ? json_busy(*report, *zone) : head + list_busy(*report),
               findings.has_errors() ? ExitCode::invalid : ExitCode::done);
}

}  // namespace rubdown::cli
