// `rubdown check`: every finding about plans and the training in them.
#include <fmt/format.h>
#include <unistd.h>

#include "cli/command.hpp"
#include "cli/open_plan.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

DiagnosticFormat chosen_layout(const Arguments& arguments) {
  std::string_view name = arguments.value("--output-format").value_or(::isatty(STDOUT_FILENO) == 1 ? "full" : "");
  if (name == "concise") return DiagnosticFormat::concise;
  if (name == "json") return DiagnosticFormat::json;
  if (name == "github") return DiagnosticFormat::github;
  return DiagnosticFormat::full;
}

std::string count(std::size_t n, std::string_view word) { return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s"); }

std::string summary(const Diagnostics& findings, std::size_t plans) {
  std::size_t errors = 0, warnings = 0, notes = 0;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::error) ++errors;
    if (finding.severity == Severity::warning) ++warnings;
    if (finding.severity == Severity::note) ++notes;
  }
  if (errors + warnings + notes == 0) return fmt::format("{}: nothing to find fault with\n", count(plans, "plan"));
  return fmt::format("{}: {}, {}, {}\n", count(plans, "plan"), count(errors, "error"), count(warnings, "warning"),
                     count(notes, "note"));
}

}  // namespace

ExitCode run_check(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  const std::vector<std::string>& paths = arguments.words();
  Loader loader = make_loader(settings);
  Sources sources;
  Diagnostics all;
  ExitCode unreadable = ExitCode::done;
  std::size_t read = 0;
  bool stopped = false;
  for (const std::string& path : paths) {
    LoadRequest request;
    request.path = path;
    request.sources = std::move(sources);
    LoadedPlan loaded = loader.load(std::move(request));
    sources = std::move(loaded.sources);
    if (loaded.unreadable)
      unreadable = io_error(path, *loaded.unreadable);
    else
      ++read;
    stopped = stopped || !loaded.schedule.stops.empty();
    for (const Stop& stop : loaded.schedule.stops) {
      complain(
          fmt::format("{}: {}: {}", one_line(path), stop.urgent ? "STOP, get medical help now" : "STOP", stop.message));
    }
    all.append(loaded.findings);
  }
  DiagnosticFormat layout = chosen_layout(arguments);
  std::string text = render(all, sources, {layout, settings.color});
  if (layout == DiagnosticFormat::full && settings.verbosity >= 0 && read > 0) {
    if (!text.empty()) text += '\n';
    text += summary(all, read);
  }
  bool fails = all.has_errors() || (arguments.has("--strict") && all.has_warnings());
  ExitCode code = print(text, fails ? ExitCode::invalid : stopped ? ExitCode::stopped : ExitCode::done);
  return unreadable != ExitCode::done ? unreadable : code;
}

}  // namespace rubdown::cli
