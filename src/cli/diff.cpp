// `rubdown diff`: what changed between two plans' calendars.
#include "rubdown/schedule/diff.hpp"

#include <fmt/format.h>

#include "cli/open_plan.hpp"
#include "output/json_text.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::cli {
namespace {

void write_side(JsonText& json, std::string_view key, const Session* session) {
  json.key(key);
  if (!session) {
    json.null();
    return;
  }
  json.open_object();
  json.key("identity").text(session->identity).key("date").text(format_day(session->day));
  json.key("start").text_or_null(session->start ? format_time(time_of(*session->start)) : "");
  json.key("title").text(session->title).key("type").text(type_name(*session));
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

std::optional<LoadedPlan> open(const std::string& path, const Settings& settings, ExitCode& code) {
  LoadRequest request;
  request.path = path;
  return open_plan(std::move(request), settings, code);
}

}  // namespace

ExitCode run_diff(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  ExitCode code = ExitCode::done;
  std::optional<LoadedPlan> before = open(arguments.words()[0], settings, code);
  if (!before) return code;
  std::optional<LoadedPlan> after = open(arguments.words()[1], settings, code);
  if (!after) return code;
  std::vector<SessionChange> changes = diff(before->schedule, after->schedule);
  bool json = arguments.value("--format").value_or("text") == "json";
  std::string text = json ? diff_json(changes) : diff_text(changes);
  return print(settings.ascii && !json ? to_ascii(text) : text, plan_exit_code(after->schedule));
}

}  // namespace rubdown::cli
