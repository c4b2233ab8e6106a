// `rubdown new`: a complete plan to start from.
#include <fmt/format.h>

#include "cli/open_plan.hpp"
#include "cli/performance_option.hpp"
#include "plan/windows.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/training/generate.hpp"
#include "rubdown/training/paces_report.hpp"

namespace rubdown::cli {
namespace {

std::string wants(std::string_view option, std::string_view what, std::string_view value) {
  return fmt::format("{} wants {}, not \"{}\"", option, what, one_line(value));
}

std::string read_dates(const Arguments& arguments, const Settings& settings, GenerateRequest& request) {
  std::optional<std::string_view> on = arguments.value("--on");
  if (!on) return "`rubdown new` wants the day of the race: --on 2027-11-07";
  std::optional<Day> day = parse_day(*on);
  if (!day) return wants("--on", "a date as 2027-11-07", *on);
  request.on = *day;
  request.race = arguments.value("--race").value_or("");
  // Without a given day the answer must not depend on the clock: the same words, the same plan.
  if (settings.today || settings.clock) request.today = today(settings, nullptr);
  request.clock = today(settings, nullptr);  // for what is said about the plan
  if (auto zone = arguments.value("--timezone")) {
    request.timezone = *zone;
    if (!make_loader(settings).zone(*zone))
      return fmt::format("unknown time zone \"{}\"\nzones are named as Europe/Berlin", one_line(*zone));
  }
  return {};
}

std::string read_sizes(const Arguments& arguments, GenerateRequest& request) {
  struct Row {
    std::string_view option;
    std::optional<Distance>* target;
  };
  if (auto text = arguments.value("--distance")) {
    std::optional<Distance> distance = parse_distance(*text, request.units);
    if (!distance) return wants("--distance", "a distance such as marathon or 21.1km", *text);
    request.distance = *distance;
  }
  for (const Row& row : {Row{"--longest", &request.longest}, Row{"--weekly", &request.weekly}}) {
    auto text = arguments.value(row.option);
    if (!text) continue;
    *row.target = parse_distance(*text, request.units);
    if (!*row.target) return wants(row.option, "a distance such as 18km", *text);
  }
  if (auto text = arguments.value("--weeks")) {
    request.weeks = parse_count(*text, 10, 30);
    if (!request.weeks) return wants("--weeks", "a number from 10 to 30", *text);
  }
  if (auto text = arguments.value("--runs")) {
    request.runs = parse_count(*text, 3, 7);
    if (!request.runs) return wants("--runs", "a number from 3 to 7", *text);
  }
  if (auto text = arguments.value("--goal")) {
    request.goal = parse_clock(*text);
    if (!request.goal) return wants("--goal", "a time such as 3:45:00", *text);
  }
  return {};
}

std::string read_days(const Arguments& arguments, GenerateRequest& request) {
  if (auto text = arguments.value("--long-day")) {
    std::optional<int> day = weekday(*text);
    if (!day) return wants("--long-day", "a weekday: mon, tue, wed, thu, fri, sat or sun", *text);
    request.long_day = *day;
  }
  for (const std::string& word : arguments.values("--rest")) {
    std::optional<int> day = weekday(word);
    if (!day) return wants("--rest", "weekdays: mon,fri", word);
    request.rest.push_back(*day);
  }
  if (auto text = arguments.value("--level")) request.level = parse_level(*text);
  if (auto text = arguments.value("--progression")) request.progression = *parse_progression(*text);
  return {};
}

}  // namespace

std::optional<Performance> parse_performance(std::string_view text, Units units) {
  std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  std::optional<Distance> distance = parse_distance(text.substr(0, equals), units);
  std::optional<Seconds> time = parse_clock(text.substr(equals + 1));
  if (!distance || !time) return std::nullopt;
  return Performance{*distance, *time};
}

ExitCode run_new(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  GenerateRequest request;
  request.units = settings.units.value_or(Units::km);
  error = read_dates(arguments, settings, request);
  if (error.empty()) error = read_sizes(arguments, request);
  if (error.empty()) error = read_days(arguments, request);
  if (auto text = arguments.value("--recent"); text && error.empty()) {
    request.recent = parse_performance(*text, request.units);
    if (!request.recent) error = wants("--recent", "a distance and a time such as 10km=47:10", *text);
  }
  if (error.empty() && request.recent && !is_plausible(*request.recent)) error = "--recent: nobody runs like that";
  if (error.empty() && request.goal && !is_plausible({request.distance, *request.goal})) {
    error = "--goal: nobody runs like that; check the time and the distance";
  }
  if (!error.empty()) return usage_error(error);
  Diagnostics findings;
  std::string plan = generate_plan(request, findings);
  std::string said;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::note && settings.verbosity < 0) continue;
    said += said.empty() ? "" : "\n";
    said += finding.message;
    if (!finding.help.empty()) said += "\n" + finding.help;
  }
  if (!said.empty()) complain(said);
  if (plan.empty()) return ExitCode::usage;
  auto file = arguments.value("--output");
  if (!file || *file == "-") return print(plan);
  // A plan that someone may have worked on is never written over.
  if (std::string problem; read_file(std::string{*file}, problem)) {
    return io_error(*file, "is there already; a plan is never written over");
  }
  if (!write_file(std::string{*file}, plan, error)) return io_error(*file, error);
  return ExitCode::done;
}

}  // namespace rubdown::cli
