#include "rubdown/batch/loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/build.hpp"
#include "rubdown/recovery/codes.hpp"
#include "rubdown/recovery/safety_stops.hpp"

namespace rubdown {
namespace {

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// `--without` and `--with` are the runner's settings for this one run.
void apply_switches(const LoadRequest& request, Plan& plan) {
  for (const std::string& id : request.without_rules) plan.recovery.disable.push_back({id, {}});
  std::erase_if(plan.recovery.disable, [&](const At<std::string>& id) { return has(request.with_rules, id.value); });
}

/// The days busy times can matter on: the plan's, and the weeks the planner may write after the race.
std::pair<Day, Day> busy_days(const Schedule& schedule) {
  if (schedule.weeks.empty()) return {schedule.header.today, schedule.header.today};
  return {schedule.weeks.front().start, schedule.weeks.back().start + std::chrono::days{7 + 8 * 7}};
}

/// Findings about a plan as a whole have no place; among several plans they need their file all the same.
void place_in(std::uint32_t source, Diagnostics& findings) {
  const bool all_placed =
      std::none_of(findings.begin(), findings.end(), [](const Diagnostic& finding) { return finding.at == Span{}; });
  if (source != 0 && !all_placed) {
    Diagnostics placed;
    for (const Diagnostic& finding : findings) {
      Span at = finding.at;
      if (at == Span{}) at.source = source;
      placed.add(*finding.code, at, finding.message, finding.help);
    }
    findings = std::move(placed);
  }
  findings.sort();
}

}  // namespace

std::string path_beside(std::string_view base, std::string_view name) {
  if (!name.empty() && name[0] == '/') return std::string{name};
  std::size_t slash = base.rfind('/');
  return slash == std::string_view::npos ? std::string{name} : std::string{base.substr(0, slash + 1)}.append(name);
}

const std::string* read_from(const LoadedPlan& loaded, const std::string& path) {
  for (std::uint32_t source = 0; source < loaded.sources.size(); ++source) {
    if (same_file(loaded.sources[source].name, path)) return &loaded.sources[source].name;
  }
  return nullptr;
}

std::string default_plan_id(std::string_view path) {
  std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && dot > 0) path = path.substr(0, dot);
  return path == "-" ? "plan" : std::string{path};
}

std::shared_ptr<const Zone> Loader::zone(std::string_view name) {
  if (auto known = zones_.find(name); known != zones_.end()) return known->second;
  std::shared_ptr<const Zone> zone;
  if (is_zone_name(name)) {
    std::string error;
    std::optional<std::string> bytes = input_.read_file(std::string{zone_folder}.append(name), error);
    if (bytes) {
      if (std::optional<Zone> parsed = parse_tzif(name, *bytes, error)) {
        zone = std::make_shared<const Zone>(std::move(*parsed));
      }
    }
    if (!zone && name == "UTC") zone = std::make_shared<const Zone>(fixed_zone("UTC", std::chrono::seconds{0}));
  }
  zones_.emplace(name, zone);
  return zone;
}

void Loader::find_zone(LoadedPlan& loaded) {
  const At<std::string>& name = loaded.plan->athlete.timezone;
  if (name.value.empty()) return;
  loaded.zone = zone(name.value);
  if (loaded.zone) return;
  loaded.findings.add(unknown_zone, name.at, fmt::format("unknown time zone \"{}\"", one_line(name.value)),
                      "use a name such as Europe/Berlin or America/New_York");
}

std::shared_ptr<const RulePack> Loader::rules_for(LoadedPlan& loaded) {
  const std::vector<At<std::string>>& names = loaded.plan->rules;
  bool only_builtin = std::all_of(names.begin(), names.end(), [](const auto& n) { return n.value == "builtin"; });
  if (only_builtin && !names.empty()) {
    return std::shared_ptr<const RulePack>{std::shared_ptr<void>{}, &builtin_rules()};
  }
  RulePack pack;
  pack.sources = builtin_rules().sources;  // what is known of studies, whichever rules cite them
  for (const At<std::string>& name : names) {
    if (name.value == "builtin") {
      if (&name == &names.front()) {
        pack = builtin_rules();
        continue;
      }
      put_over(pack, builtin_rules());
      loaded.findings.add(builtin_comes_late, name.at,
                          "\"builtin\" behind other packs brings back what they replace or disable",
                          "later packs win: write rules = [\"builtin\", ...] with your own behind it");
      continue;
    }
    std::string path = path_beside(loaded.sources[name.at.source].name, name.value);
    std::string error;
    std::optional<std::string> text = input_.read_file(path, error);
    if (!text) {
      loaded.findings.add(unreadable_rules, name.at, fmt::format("cannot read \"{}\": {}", one_line(path), error),
                          "paths are relative to the plan");
      continue;
    }
    std::uint32_t source = loaded.sources.add(path, std::move(*text));
    read_rules(source, loaded.sources, pack, loaded.findings);
  }
  const bool on_builtin = std::any_of(names.begin(), names.end(), [](const auto& n) { return n.value == "builtin"; });
  if (!on_builtin && !names.empty()) report_missing_stops(pack, builtin_rules(), names.front().at, loaded.findings);
  return std::make_shared<const RulePack>(std::move(pack));
}

void Loader::read_log_beside(const LoadRequest& request, LoadedPlan& loaded) {
  Plan& plan = *loaded.plan;
  if (request.log_text) {
    std::uint32_t source = loaded.sources.add("<log>", *request.log_text);
    read_log(source, loaded.sources, plan.units, plan.entries, loaded.findings);
    return;
  }
  if (plan.log) {
    std::string path = path_beside(loaded.sources[plan.log->at.source].name, plan.log->value);
    std::string error;
    if (read_log_file(path, loaded, error)) return;
    loaded.findings.add(unreadable_log, plan.log->at, fmt::format("cannot read \"{}\": {}", one_line(path), error),
                        "create the file, or take the `log` key out");
    return;
  }
  // A roster's athlete may have a log under their own name and one beside their plan: a warning sign in either counts.
  std::string error;
  const bool beside = request.path != "-" && !request.is_template;
  if (beside && read_log_file(log_name(request.path), loaded, error)) loaded.log_beside = log_name(request.path);
  if (request.log && !(beside && *request.log == log_name(request.path))) read_log_file(*request.log, loaded, error);
}

bool Loader::read_log_file(const std::string& path, LoadedPlan& loaded, std::string& error) {
  std::optional<std::string> text = input_.read_file(path, error);
  if (!text) return false;
  std::uint32_t source = loaded.sources.add(path, std::move(*text));
  read_log(source, loaded.sources, loaded.plan->units, loaded.plan->entries, loaded.findings);
  return true;
}

void Loader::read_busy(const LoadRequest& request, LoadedPlan& loaded) {
  const std::vector<At<std::string>>& named = loaded.plan->availability.busy;
  if (named.empty() && request.extra_busy.empty()) return;
  Diagnostics ignored;
  std::pair<Day, Day> days = busy_days(build({*loaded.plan,
                                              request.default_id.value_or(default_plan_id(request.path)),
                                              *loaded.rules,
                                              {},
                                              input_.today(loaded.zone.get())},
                                             ignored));
  auto read = [&](const std::string& path, Span at) {
    if (!input_.read_busy) {
      loaded.findings.add(unreadable_busy, at, fmt::format("cannot read \"{}\" here", one_line(path)));
      return;
    }
    std::vector<BusyTime> times =
        input_.read_busy(path, at, days.first, days.second, loaded.zone.get(), loaded.sources, loaded.findings);
    const bool days_count = loaded.plan->availability.busy_days;
    std::copy_if(times.begin(), times.end(), std::back_inserter(loaded.busy),
                 [&](const BusyTime& time) { return days_count || !time.all_day; });
  };
  for (const At<std::string>& name : named) read(path_beside(loaded.sources[name.at.source].name, name.value), name.at);
  for (const std::string& path : request.extra_busy) read(path, {});
}

LoadedPlan Loader::load(LoadRequest request) {
  LoadedPlan loaded;
  if (request.sources) loaded.sources = std::move(*request.sources);
  if (!request.text) {
    std::string error;
    request.text = input_.read_file(request.path, error);
    if (!request.text) {
      loaded.unreadable = error;
      return loaded;
    }
  }
  std::uint32_t source = loaded.sources.add(request.path == "-" ? "<stdin>" : request.path, std::move(*request.text));
  FileReader read_beside = [&](std::string_view from, std::string_view path) -> std::optional<std::string> {
    std::string error;
    return input_.read_file(path_beside(from, path), error);
  };
  loaded.plan =
      read_plan({source, read_beside, request.overrides, request.overrides.empty() ? nullptr : &shared_, &workouts_},
                loaded.sources, loaded.findings);
  if (!loaded.plan) {
    place_in(source, loaded.findings);
    return loaded;
  }
  apply_switches(request, *loaded.plan);
  read_log_beside(request, loaded);
  find_zone(loaded);
  for (At<std::string>& remark : request.remarks) {
    const Day today = input_.today(loaded.zone.get());
    loaded.plan->entries.notes.push_back({today, std::nullopt, std::move(remark.value), remark.at});
  }
  loaded.rules = rules_for(loaded);
  for (const std::string& id : request.with_rules) {
    if (loaded.rules->find(id) != nullptr) continue;
    loaded.findings.add(disabled_unknown, {}, fmt::format("no rule is called `{}`", one_line(id)),
                        "a pack of the plan may have taken it out; `rubdown rules list` shows the built-in ones");
  }
  read_busy(request, loaded);
  loaded.schedule = build({*loaded.plan, request.default_id.value_or(default_plan_id(request.path)), *loaded.rules,
                           loaded.busy, input_.today(loaded.zone.get()), request.explain, shelf_.get(), request.loads},
                          loaded.findings);
  place_in(source, loaded.findings);
  return loaded;
}

}  // namespace rubdown
