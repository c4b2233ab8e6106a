// `rubdown check`: every finding about plans and the training in them.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/open_plan.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/plan/read_plan.hpp"
#include "rubdown/training/missed.hpp"

namespace rubdown::cli {
namespace {

DiagnosticFormat chosen_layout(const Arguments& arguments) {
  std::string_view name = arguments.value("--output-format").value_or(::isatty(STDOUT_FILENO) == 1 ? "full" : "");
  if (name == "concise") return DiagnosticFormat::concise;
  if (name == "json") return DiagnosticFormat::json;
  if (name == "github") return DiagnosticFormat::github;
  return DiagnosticFormat::full;
}

/// The tables that W015 speaks of, to paste.
std::string tables_to_paste(const LoadedPlan& loaded, const std::string& path) {
  if (!loaded.plan) return {};
  std::optional<Resumption> resumption = resume_after_missed(loaded.schedule, *loaded.plan);
  if (!resumption || resumption->changes.empty()) return {};
  return fmt::format("\nTo resume with about {} %, paste this at the end of {}:\n\n{}", resumption->per_cent,
                     one_line(path), resumption->changes);
}

/// That sessions find no place is no fault of the file, but who checks it will want to know.
std::string without_place(const LoadedPlan& loaded, const std::string& path) {
  const auto& unplaced = loaded.schedule.unplaced;
  const auto count = std::count_if(unplaced.begin(), unplaced.end(),
                                   [&](const Unplaced& one) { return one.day >= loaded.schedule.header.today; });
  if (count == 0) return {};
  return fmt::format("{} no place; `rubdown explain {}` says why\n",
                     count == 1 ? "1 session finds" : fmt::format("{} sessions find", count), one_line(path));
}

/// A log by its name, as beside a plan.
bool is_log(std::string_view path) { return path.ends_with(".log.toml"); }

/// True where the log is read with one of the plans anyway.
bool belongs_to_one(const std::vector<std::string>& paths, const std::string& log) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return !is_log(path) && log_name(path) == log; });
}

/// A log without its plan: what is wrong with the file itself.
bool check_log(const std::string& path, Sources& sources, Diagnostics& all, std::string& error) {
  std::optional<std::string> text = read_file(path, error);
  if (!text) return false;
  Log log;
  Diagnostics findings;
  std::uint32_t source = sources.add(path, std::move(*text));
  read_log(source, sources, Units::km, log, findings);
  findings.sort();
  all.append(findings);
  return true;
}

/// `4 plans`, `4 plans and 1 log`.
std::string files(std::size_t plans, std::size_t logs) {
  if (logs == 0) return counted(plans, "plan");
  return plans == 0 ? counted(logs, "log") : counted(plans, "plan") + " and " + counted(logs, "log");
}

std::string summary(const Diagnostics& findings, const std::string& what) {
  std::size_t errors = 0, warnings = 0, notes = 0;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::error) ++errors;
    if (finding.severity == Severity::warning) ++warnings;
    if (finding.severity == Severity::note) ++notes;
  }
  if (errors + warnings + notes == 0) return fmt::format("{}: nothing to find fault with\n", what);
  return fmt::format("{}: {}, {}, {}\n", what, counted(errors, "error"), counted(warnings, "warning"),
                     counted(notes, "note"));
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
  std::size_t read = 0, logs = 0;
  bool stopped = false;
  std::string to_paste, unplaced;
  for (const std::string& path : paths) {
    if (is_log(path)) {
      if (belongs_to_one(paths, path)) continue;
      if (check_log(path, sources, all, error))
        ++logs;
      else
        unreadable = io_error(path, error);
      continue;
    }
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
    for (const Stop& stop : loaded.schedule.stops) warn_of_stop(stop, path, settings);
    const bool may_be_explained = !loaded.findings.has_errors();
    all.append(loaded.findings);
    to_paste += tables_to_paste(loaded, path);
    if (may_be_explained) unplaced += without_place(loaded, path);
  }
  DiagnosticFormat layout = chosen_layout(arguments);
  std::string text = render(all, sources, {layout, settings.color});
  if (layout == DiagnosticFormat::full && settings.verbosity >= 0 && read + logs > 0) {
    if (!text.empty()) text += '\n';
    text += summary(all, files(read, logs)) + unplaced + to_paste;
  }
  bool fails = all.has_errors() || (arguments.has("--strict") && all.has_warnings());
  ExitCode code = print(text, fails ? ExitCode::invalid : stopped ? ExitCode::stopped : ExitCode::done);
  return unreadable != ExitCode::done ? unreadable : code;
}

}  // namespace rubdown::cli
