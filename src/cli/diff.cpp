// `rubdown diff`: what changed between two plans' calendars, or since a calendar file was written.
#include "rubdown/schedule/diff.hpp"

#include <fmt/format.h>

#include "cli/open_plan.hpp"
#include "output/json_text.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/calendar/entries.hpp"
#include "rubdown/calendar/uid.hpp"

namespace rubdown::cli {
namespace {

void write_side(JsonText& json, std::string_view key, const std::optional<DiffEntry>& entry) {
  json.key(key);
  if (!entry) {
    json.null();
    return;
  }
  json.open_object();
  json.key("identity").text(entry->identity).key("date").text(format_day(entry->day));
  json.key("start").text_or_null(entry->start ? format_time(time_of(*entry->start)) : "");
  json.key("title").text(entry->title).key("type").text(entry->type);
  json.close_object();
}

std::string diff_json(const std::vector<SessionChange>& changes) {
  JsonText json;
  json.open_object();
  json.key("schema_version").number(1).key("changes").open_array(true);
  for (const SessionChange& change : changes) {
    json.open_object();
    json.key("kind").text(name(change.kind));
    write_side(json, "before", change.before);
    write_side(json, "after", change.after);
    json.key("fields").open_array();
    for (const FieldChange& field : change.fields) {
      json.open_object();
      json.key("field").text(field.field).key("before").text(field.before).key("after").text(field.after);
      json.close_object();
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

bool is_calendar(std::string_view path) { return lower(path).ends_with(".ics"); }

std::optional<LoadedPlan> open(const std::string& path, const Settings& settings, ExitCode& code) {
  LoadRequest request;
  request.path = path;
  return open_plan(std::move(request), settings, code);
}

/// The events of a calendar file; nothing, with the exit code, where it cannot be read as one.
std::optional<std::vector<DiffEntry>> read_calendar(const std::string& path, std::string_view tag, const Zone* zone,
                                                    const Settings& settings, ExitCode& code) {
  std::string error;
  std::optional<std::string> text = read_file(path, error);
  if (!text) {
    code = io_error(path, error);
    return std::nullopt;
  }
  Sources sources;
  Diagnostics findings;
  const std::uint32_t source = sources.add(path, *text);
  std::vector<DiffEntry> entries = calendar_entries(*text, tag, zone, source, findings);
  findings.sort();
  if (settings.verbosity >= 0) print_findings(findings, sources, settings);
  for (const Diagnostic& finding : findings) {
    if (finding.code->id != "C005") continue;
    code = ExitCode::invalid;
    return std::nullopt;
  }
  if (entries.empty() && settings.verbosity >= 0) {
    complain(fmt::format("{} holds no event of this plan; a plan is known by [plan] id and the athlete's name",
                         one_line(path)));
  }
  return entries;
}

/// The plan's calendar as it would be written today, read back as the file is.
std::vector<DiffEntry> printed_calendar(const LoadedPlan& plan, std::string_view tag, const Settings& settings) {
  RenderOptions options = render_options(plan, settings);
  std::string error;
  options.span = chosen_days({}, plan.schedule, true, error);
  Diagnostics none;
  return calendar_entries(render_ics(plan.schedule, options), tag, options.zone, 0, none);
}

ExitCode print_changes(const Arguments& arguments, const Settings& settings, const std::vector<SessionChange>& changes,
                       ExitCode code) {
  const bool json = arguments.value("--format").value_or("text") == "json";
  const std::string text = json ? diff_json(changes) : diff_text(changes);
  return print(settings.ascii && !json ? to_ascii(text) : text, code);
}

ExitCode compare_calendars(const Arguments& arguments, const Settings& settings) {
  ExitCode code = ExitCode::done;
  const auto before = read_calendar(arguments.words()[0], {}, nullptr, settings, code);
  if (!before) return code;
  const auto after = read_calendar(arguments.words()[1], {}, nullptr, settings, code);
  if (!after) return code;
  return print_changes(arguments, settings, diff(*before, *after, today(settings, nullptr)), code);
}

/// A file was written before the plan is what it is now, wherever the two stand.
ExitCode compare_with_calendar(const Arguments& arguments, const Settings& settings, const std::string& file,
                               const std::string& path) {
  ExitCode code = ExitCode::done;
  const std::optional<LoadedPlan> plan = open(path, settings, code);
  if (!plan) return code;
  const std::string tag = CalendarIds(plan->schedule.header).tag();
  const auto before = read_calendar(file, tag, plan->zone.get(), settings, code);
  if (!before) return code;
  const auto changes = diff(*before, printed_calendar(*plan, tag, settings), plan->schedule.header.today);
  return print_changes(arguments, settings, changes, plan_exit_code(plan->schedule));
}

}  // namespace

ExitCode run_diff(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  const std::string &first = arguments.words()[0], &second = arguments.words()[1];
  if (is_calendar(first) && is_calendar(second)) return compare_calendars(arguments, settings);
  if (is_calendar(first)) return compare_with_calendar(arguments, settings, first, second);
  if (is_calendar(second)) return compare_with_calendar(arguments, settings, second, first);
  ExitCode code = ExitCode::done;
  std::optional<LoadedPlan> before = open(first, settings, code);
  if (!before) return code;
  std::optional<LoadedPlan> after = open(second, settings, code);
  if (!after) return code;
  return print_changes(arguments, settings, diff(before->schedule, after->schedule, settings.units),
                       plan_exit_code(after->schedule));
}

}  // namespace rubdown::cli
