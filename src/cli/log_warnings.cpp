#include "cli/log_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/plan/write_log.hpp"
#include "rubdown/recovery/codes.hpp"
#include "rubdown/recovery/stop_triggers.hpp"

namespace rubdown::cli {
namespace {

/// The plan as it were with such a log, and what would hold up its stops.
struct Supposed {
  LoadedPlan loaded;
  std::vector<StopTrigger> triggers;
};

Supposed suppose(const std::string& path, std::string log, const Settings& settings) {
  LoadRequest request;
  request.path = path;
  request.log_text = std::move(log);
  Supposed supposed{make_loader(settings).load(std::move(request)), {}};
  const LoadedPlan& loaded = supposed.loaded;
  if (loaded.plan && loaded.rules) supposed.triggers = stop_triggers(loaded.schedule, *loaded.plan, *loaded.rules);
  return supposed;
}

auto count_of(const Supposed& supposed, std::string_view rule) {
  return std::count_if(supposed.triggers.begin(), supposed.triggers.end(),
                       [rule](const StopTrigger& trigger) { return trigger.rule == rule; });
}

/// Whether a finding says that a file of rules cannot be used.
bool is_about_rules(const Diagnostic& finding, const LoadedPlan& loaded) {
  if (finding.code == &unreadable_rules) return true;
  const std::vector<At<std::string>>& names = loaded.plan->rules;
  return finding.severity == Severity::error && std::any_of(names.begin(), names.end(), [&](const auto& name) {
           return name.value != "builtin" && loaded.sources[finding.at.source].name ==
                                                 path_beside(loaded.sources[name.at.source].name, name.value);
         });
}

}  // namespace

std::string refused_entries(const Arguments& arguments, std::string entries, Day now) {
  for (const std::string_view option : {"--note", "--why"}) {
    const auto words = arguments.value(option);
    if (words) entries.append("\n").append(log_entry(LoggedNote{now, {}, std::string{*words}, {}}));
  }
  return entries;
}

void warn_of_refused(const std::string& path, const std::string& entries, const Settings& settings) {
  if (entries.empty()) return;
  const Supposed with = suppose(path, entries, settings);
  if (with.triggers.empty()) return;
  const Supposed without = suppose(path, {}, settings);  // a plan may hold entries of its own
  bool any = false;
  for (const Stop& stop : with.loaded.schedule.stops) {
    if (count_of(with, stop.id) <= count_of(without, stop.id)) continue;
    any = true;
    complain(fmt::format("{}: {}", stop.urgent ? "STOP, get medical help now" : "STOP", stop.message));
  }
  if (any) complain("this holds a warning sign, and it was not logged: log it alone, words with --note");
}

void warn_of_unheard(const LoadedPlan& loaded, const Settings& settings) {
  Diagnostics said;
  bool unread = false;
  for (const Diagnostic& finding : loaded.findings) {
    const bool rules = is_about_rules(finding, loaded);
    unread = unread || rules;
    if (rules || finding.code == &safety_stop_left_out) {
      said.add(*finding.code, finding.at, finding.message, finding.help);
    }
  }
  if (said.empty()) return;
  said.sort();
  print_findings(said, loaded.sources, settings);
  if (unread) complain("it was logged, but not looked at for warning signs by the rules that could not be read");
}

std::string log_of_athlete(const std::string& roster) {
  return fmt::format(
      "{} is a roster, and a log is about one athlete\n"
      "that of the athlete `bob` is bob.log.toml beside the roster: write there, for example\n"
      "  [[flag]]\n  name = \"calf-swelling\"\n  side = \"left\"\n  on = 2026-11-01",
      one_line(roster));
}

}  // namespace rubdown::cli
