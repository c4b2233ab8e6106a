// `rubdown explain`: why a session is there, why another is not, and what a change would make of it.
#include "rubdown/recovery/explain.hpp"

#include <fmt/format.h>

#include "cli/open_plan.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/calendar/uid.hpp"
#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/recovery/nearest_rule.hpp"
#include "rubdown/training/missed.hpp"

namespace rubdown::cli {
namespace {

LoadRequest plain_request(const Arguments& arguments) {
  LoadRequest request;
  request.path = arguments.words()[0];
  request.extra_busy = arguments.values("--busy");
  request.explain = Explain::smallest_changes;
  return request;
}

/// `--without`, `--with` and `--set` on top; `error` names a `--set` without its `=`.
bool add_changes(const Arguments& arguments, LoadRequest& request, std::string& error) {
  request.without_rules = arguments.values("--without");
  request.with_rules = arguments.values("--with");
  for (const std::string& text : arguments.values("--set")) {
    std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
      error = fmt::format("--set wants KEY=VALUE, such as recovery.massage_every_days=7, not \"{}\"", one_line(text));
      return false;
    }
    request.overrides.push_back(
        {std::string{trim(text.substr(0, equals))}, std::string{trim(text.substr(equals + 1))}, {}});
  }
  return !request.without_rules.empty() || !request.with_rules.empty() || !request.overrides.empty();
}

const Rule* find_rule(const RulePack& pack, std::string_view id) {
  for (const Rule& rule : pack.rules) {
    if (lower(rule.id) == lower(id)) return &rule;
  }
  return nullptr;
}

/// What to do about an id that no rule has.
std::string rule_hint(const RulePack& pack, std::string_view id) {
  std::string_view near = nearest_rule(pack, id);
  return near.empty() ? std::string{"see `rubdown rules list`"} : fmt::format("did you mean {}?", near);
}

/// The lighter week after missed runs, where the log calls for one.
std::optional<Suggestion> suggestion_of(const LoadedPlan& loaded) {
  std::optional<Resumption> resumption = resume_after_missed(loaded.schedule, *loaded.plan);
  if (!resumption) return std::nullopt;
  return Suggestion{resumption->advice, resumption->changes, resumption->days, resumption->per_cent};
}

ExitCode explain_change(const Arguments& arguments, LoadRequest changed, const LoadedPlan& before,
                        const ExplainOptions& options, const Settings& settings) {
  for (const char* option : {"--without", "--with"}) {
    for (const std::string& id : arguments.values(option)) {
      if (find_rule(*before.rules, id)) continue;
      return usage_error(fmt::format("no rule \"{}\"\n{}", one_line(id), rule_hint(*before.rules, id)));
    }
  }
  ExitCode code = ExitCode::done;
  std::optional<LoadedPlan> after = open_plan(std::move(changed), settings, code);
  if (!after) return code;
  return print(explain_difference(before.schedule, after->schedule, options), plan_exit_code(after->schedule));
}

}  // namespace

ExitCode run_explain(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  LoadRequest changed = plain_request(arguments);
  bool what_if = add_changes(arguments, changed, error);
  if (!error.empty()) return usage_error(error);
  ExitCode code = ExitCode::done;
  std::optional<LoadedPlan> loaded = open_plan(plain_request(arguments), settings, code);
  if (!loaded) return code;
  const Schedule& schedule = loaded->schedule;
  ExplainOptions options;
  options.width = settings.width;
  options.color = settings.color;
  options.ascii = settings.ascii;
  options.zone = loaded->zone.get();
  options.session_id = [&](const Session& session) { return session_uid(schedule.header, session.identity); };
  options.sources = &loaded->sources;
  options.values = plan_values(0, loaded->sources);
  options.resume = suggestion_of(*loaded);
  if (what_if) return explain_change(arguments, std::move(changed), *loaded, options, settings);
  bool json = arguments.value("--format").value_or("text") == "json";
  ExitCode done = plan_exit_code(schedule);
  if (arguments.words().size() == 1) {
    return print(json ? explain_json(schedule, options) + "\n" : explain_plan(schedule, *loaded->rules, options), done);
  }
  const std::string& word = arguments.words()[1];
  if (std::optional<Day> day = day_of_word(word, schedule.header.today)) {
    return print(
        json ? explain_json(schedule, options, day) + "\n" : explain_day(schedule, *loaded->rules, *day, options),
        done);
  }
  const Rule* rule = find_rule(*loaded->rules, word);
  if (!rule) {
    return usage_error(fmt::format("\"{}\" is neither a date (as 2026-11-01, or today) nor a rule\n{}", one_line(word),
                                   rule_hint(*loaded->rules, word)));
  }
  return print(json ? explain_json(schedule, options, std::nullopt, rule->id) + "\n"
                    : explain_rule(schedule, *loaded->rules, *rule, options),
               done);
}

}  // namespace rubdown::cli
